import { computeLog } from './logarithm.ts';

/**
 * Dunning's log-likelihood ratio G² (1993) of the table [both, a − both; b − both, whole − a − b + both]: how far from chance
 * it is that of `whole` units `both` belong to the `a` as well as to the `b`. 0 where they are no more than chance would have.
 *
 * @param both at most `a` and at most `b`; fractions of units count as such.
 */
export function measureLikelihoodRatio(both: number, a: number, b: number, whole: number): number {
  if (both * whole <= a * b) return 0;
  const cell = (observed: number, row: number, column: number): number =>
    observed > 0 ? observed * computeLog((observed * whole) / (row * column)) : 0;
  const sum =
    cell(both, a, b) +
    cell(a - both, a, whole - b) +
    cell(b - both, whole - a, b) +
    cell(whole - a - b + both, whole - a, whole - b);
  return Math.max(0, 2 * sum);
}
