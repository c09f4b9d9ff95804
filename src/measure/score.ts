/** How much of what was found is right, and how much of what is right was found. */
export interface Score {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
  /** right / found, 0..1; 0 where nothing was found. */
  readonly precision: number;
  /** right / gold, 0..1; 0 where there is nothing to find. */
  readonly recall: number;
  /** Their harmonic mean. */
  readonly f1: number;
}

/** The score of three counts. Counts of several texts are summed before, not the shares after. */
export function makeScore(right: number, found: number, gold: number): Score {
  const precision = found > 0 ? right / found : 0;
  const recall = gold > 0 ? right / gold : 0;
  const f1 = right > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { right, found, gold, precision, recall, f1 };
}
