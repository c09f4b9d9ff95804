import type { Finder, Kind } from '../../model/mention.ts';
import type { StatedCurves } from '../weights.ts';

/** Log-odds beyond which nothing is told apart: a confidence of 1 is a rule's, and no rule is right every time. */
const MOST = 6;

/** What is stated at most of a name that the rules keep below the drawing threshold, whatever its like is worth elsewhere. */
const NOT_DRAWN = 0.49;

/**
 * The confidence that is stated of a name, 0..1: the share of names of that finder, kind and confidence of the rules that
 * people marked just so. What has no curve stays as it is: a watchlist's names, coalitions, roles, demonyms.
 */
export function stateConfidence(
  name: {
    readonly finder: Finder;
    readonly kind: Kind;
    readonly confidence: number;
    readonly demonym?: boolean;
    readonly asIs?: boolean;
  },
  curves: StatedCurves = {},
): number {
  const { finder, kind, confidence } = name;
  const curve = name.demonym || name.asIs ? undefined : curves[finder]?.[kind === 'group' ? 'organization' : kind];
  if (!curve) return confidence;
  const odds = Math.max(-MOST, Math.min(MOST, Math.log(confidence / (1 - confidence))));
  const stated = 1 / (1 + Math.exp(-(curve.slope * odds + curve.offset)));
  return confidence < 0.5 ? Math.min(NOT_DRAWN, stated) : stated;
}
