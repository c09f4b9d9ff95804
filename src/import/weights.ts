import type { DocumentEdge } from '../model/graph-document.ts';

/** How the weights of a file are drawn: a line has a thickness, and so a weight above 0. */
export interface WeightGauge {
  /** The least weight among those below 1, else 1: what counts as one mention where a node is sized by its edges. */
  readonly unit: number;
  /** The weight that an edge is drawn with, from `LEAST` to `MOST`. */
  weigh(weight: number): number;
}

/** Bounds of a drawn weight: the layout multiplies and adds them, and must not overflow. */
const LEAST = 1e-6;
const MOST = 1e9;

/**
 * Files of other programs hold weights that no line can be drawn with. One below zero is drawn by its size, one of zero as
 * the weakest of the file, an infinite one as the strongest; the file's own numbers are kept beside.
 *
 * @param say is told, once each, what is drawn otherwise than it is written, and of how many edges.
 */
export function gaugeWeights(edges: Iterable<DocumentEdge>, say: (message: string) => void): WeightGauge {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  const counts = { negative: 0, zero: 0, infinite: 0, extreme: 0 };
  for (const { weight } of edges) {
    const size = Math.abs(weight);
    if (weight < 0) counts.negative++;
    if (size === 0 || Number.isNaN(size)) counts.zero++;
    else if (size === Number.POSITIVE_INFINITY) counts.infinite++;
    else {
      if (size < LEAST || size > MOST) counts.extreme++;
      least = Math.min(least, size);
      most = Math.max(most, size);
    }
  }
  const bound = (size: number) => Math.max(LEAST, Math.min(MOST, size));
  const weakest = least === Number.POSITIVE_INFINITY ? 1 : bound(least);
  const strongest = most === 0 ? 1 : bound(most);
  const { negative, zero, infinite, extreme } = counts;
  if (negative > 0) say(`${negative} edges have a weight below zero; they are drawn by its size.`);
  if (zero > 0) say(`${zero} edges have a weight of zero; they are drawn as the weakest.`);
  if (infinite > 0) say(`${infinite} edges have an infinite weight; they are drawn as the strongest.`);
  if (extreme > 0)
    say(`${extreme} edges have a weight outside ${LEAST}..${MOST}; they are drawn with the nearest in it.`);
  return {
    unit: Math.min(1, weakest),
    weigh: (weight) => {
      const size = Math.abs(weight);
      if (size === Number.POSITIVE_INFINITY) return strongest;
      return size > 0 ? bound(size) : weakest;
    },
  };
}
