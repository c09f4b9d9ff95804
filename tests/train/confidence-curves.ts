import type { Finder, Kind } from '../../src/model/mention.ts';
import type { StatedCurve, StatedCurves } from '../../src/recognise/weights.ts';

/** How sure the rules were of a name, and whether it was right. */
export interface Outcome {
  readonly finder: Finder;
  readonly kind: Kind;
  readonly confidence: number;
  readonly right: boolean;
}

/** Names below this are never drawn, and what they are worth is nobody's question. */
const LEAST = 0.3;

/** Keeps log-odds finite. */
const EDGE = 0.0025;

/** How strongly the curve of a kind, which may rest on few names, is held to that of all kinds of its finder. */
const RIDGE = 1;

/** For each finder and kind the logistic curve from log-odds of confidence to those of being right (Platt 1999). */
export function fitCurves(outcomes: readonly Outcome[]): StatedCurves {
  const curves: Partial<Record<Finder, Partial<Record<Kind, StatedCurve>>>> = {};
  const counted = outcomes.filter(({ confidence }) => confidence >= LEAST);
  for (const finder of [...new Set(counted.map((outcome) => outcome.finder))].sort()) {
    const all = counted.filter((outcome) => outcome.finder === finder);
    const prior = fitCurve(all, { slope: 1, offset: 0 });
    const kindOf = ({ kind }: Outcome): Kind => (kind === 'group' ? 'organization' : kind);
    const own: Partial<Record<Kind, StatedCurve>> = {};
    for (const kind of [...new Set(all.map(kindOf))].sort()) {
      const { slope, offset } = fitCurve(
        all.filter((outcome) => kindOf(outcome) === kind),
        prior,
      );
      own[kind] = { slope: Math.round(1000 * slope) / 1000, offset: Math.round(1000 * offset) / 1000 };
    }
    curves[finder] = own;
  }
  return curves;
}

/** Newton's method on the log-likelihood, with a penalty on the square of the distance from `prior`; half a unit a step at most. */
export function fitCurve(outcomes: readonly Omit<Outcome, 'finder' | 'kind'>[], prior: StatedCurve): StatedCurve {
  let { slope, offset } = prior;
  const rows = outcomes.map(({ confidence, right }) => {
    const inside = Math.min(Math.max(confidence, EDGE), 1 - EDGE);
    return { x: Math.log(inside / (1 - inside)), y: right ? 1 : 0 };
  });
  for (let step = 0; step < 100; step++) {
    let g0 = RIDGE * (prior.slope - slope);
    let g1 = RIDGE * (prior.offset - offset);
    let [h00, h01, h11] = [RIDGE, 0, RIDGE];
    for (const { x, y } of rows) {
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const w = p * (1 - p);
      g0 += (y - p) * x;
      g1 += y - p;
      h00 += w * x * x;
      h01 += w * x;
      h11 += w;
    }
    const determinant = h00 * h11 - h01 * h01;
    const [ds, da] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
    const scale = 0.5 / Math.max(0.5, Math.abs(ds), Math.abs(da));
    slope += scale * ds;
    offset += scale * da;
  }
  return { slope, offset };
}
