import { computeLog } from '../model/logarithm.ts';

/**
 * Dunning's log-likelihood ratio G² (1993) that a word stands in `here` of `size` units by more than the chance with which it
 * stands in `all` of `whole` units, of which the others are a part; 0 where it does not.
 */
export function measureKeyness(here: number, size: number, all: number, whole: number): number {
  if (here * whole <= all * size) return 0;
  const cell = (observed: number, row: number, column: number): number =>
    observed > 0 ? observed * computeLog((observed * whole) / (row * column)) : 0;
  const sum =
    cell(here, size, all) +
    cell(size - here, size, whole - all) +
    cell(all - here, whole - size, all) +
    cell(whole - size - all + here, whole - size, whole - all);
  return Math.max(0, 2 * sum);
}
