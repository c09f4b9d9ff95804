import type { Article } from '../../model/article.ts';
import type { Mention } from '../../model/mention.ts';

/** Two names that stand side by side, with nothing between them but what joins the words of one name. */
export interface Neighbours {
  /** Ids of the names that the two stand for. */
  readonly left: string;
  readonly right: string;
  readonly joint: Joint;
  /** Both as the article prints them. */
  readonly printed: string;
}

export type Joint = 'space' | 'hyphen' | 'and' | 'comma' | 'possessive';

const JOINTS: readonly (readonly [Joint, RegExp])[] = [
  ['space', /^\s+$/],
  ['hyphen', /^\s*[-/]\s*$/],
  ['and', /^\s*,?\s*(?:and|&)\s+$/i],
  ['comma', /^,\s+$/],
  ['possessive', /^['’]s?\s+$/],
];

/** Every two neighbouring names in one sentence; roles are none. `targets` is parallel to the mentions. */
export function findNeighbours(
  { text }: Article,
  mentions: readonly Mention[],
  targets: readonly string[],
): readonly Neighbours[] {
  const found: Neighbours[] = [];
  for (let at = 1; at < mentions.length; at++) {
    const [one, two] = [mentions[at - 1]!, mentions[at]!];
    const [left, right] = [targets[at - 1]!, targets[at]!];
    if (one.sentence !== two.sentence || left === right || one.kind === 'role' || two.kind === 'role') continue;
    const between = text.slice(one.to, two.from);
    const joint = JOINTS.find(([, pattern]) => pattern.test(between))?.[0];
    if (joint) found.push({ left, right, joint, printed: text.slice(one.from, two.to) });
  }
  return found;
}
