/**
 * In what kinds of name a word stands, learnt from lists of names: for each kind a level of two bits, 0 never or hardly
 * ever, 3 nearly always. "Bancorp" is 3 for companies, "Rovers" for clubs, "Washington" 1 or 2 for several.
 */
export const WORD_KINDS = [
  'company',
  'body',
  'learning',
  'club',
  'party',
  'surname',
  'given name',
  'place',
  'work',
] as const;

/** The kinds that speak for the same kind of name: persons, organisations, places, and what is none of these. */
const SPEAKS_FOR: readonly (readonly number[])[] = [[5, 6], [0, 1, 2, 3, 4], [7], [8]];

/** Levels a sum over the words of a name is cut to. */
const MOST = 3;

/** Level of one kind in a packed value. */
function levelOf(packed: number, kind: number): number {
  return (packed >> (kind * 2)) & 3;
}

export function packLevels(levels: readonly number[]): number {
  return levels.reduce((packed, level, kind) => packed | (level << (kind * 2)), 0);
}

/** How much the words `[from, to)` together speak for a person, an organisation, a place and a work: two bits each. */
export function weighRun(packed: ArrayLike<number>, from: number, to: number): number {
  let weights = 0;
  for (let group = 0; group < SPEAKS_FOR.length; group++) {
    let sum = 0;
    for (let at = from; at < to; at++) {
      let best = 0;
      for (const kind of SPEAKS_FOR[group]!) best = Math.max(best, levelOf(packed[at]!, kind));
      sum += best;
    }
    const mean = Math.round(sum / (to - from));
    weights |= Math.min(MOST, mean) << (group * 2);
  }
  return weights;
}
