import { DisjointSets } from '../model/disjoint-sets.ts';
import type { Edge } from '../model/graph.ts';

/**
 * For each edge the number of names with which it is first drawn, 0 where it is not one of the first lines.
 *
 * Names come in the order of their rank, and each brings some of its edges to the names already there: its most telling
 * one, the most telling into every other part of the map that it joins, and, if they are beyond chance, those that are
 * among the two most telling so far of either end. So what is connected is connected on the map at every number of names,
 * what is once drawn stays, and the lines are hardly more than the names.
 *
 * @param usable edges that may be drawn so: both ends are names.
 */
export function findBackbone(
  edges: readonly Pick<Edge, 'source' | 'target'>[],
  telling: Float64Array,
  rank: readonly number[],
  usable: (edge: number) => boolean,
): number[] {
  const order = rank.length;
  const { first, brought } = groupByLaterEnd(edges, telling, rank, usable);
  const parts = new DisjointSets(order);
  /** The second most telling of the edges that each node has on the map so far, and the most telling. */
  const second = new Float64Array(order);
  const best = new Float64Array(order);
  const enter = (node: number, value: number): void => {
    second[node] = Math.max(second[node]!, Math.min(best[node]!, value));
    best[node] = Math.max(best[node]!, value);
  };
  const drawnFrom = new Array<number>(edges.length).fill(0);
  for (let at = 0; at < order; at++) {
    for (let i = first[at]!; i < first[at + 1]!; i++) {
      const edge = brought[i]!;
      const { source, target } = edges[edge]!;
      const value = telling[edge]!;
      const isAmongTwo = value > second[source]! || value > second[target]!;
      const joins = parts.join(source, target);
      if (i === first[at] || joins || (value >= BEYOND_CHANCE && isAmongTwo)) drawnFrom[edge] = at + 1;
      enter(source, value);
      enter(target, value);
    }
  }
  return drawnFrom;
}

/**
 * G² that one pair in ten would reach by chance if testimonies were independent trials. At 3.84, one in twenty, 200 names of
 * `bench:telling`'s corpora have hardly more lines than names, and stories look like trees; at 2 crossings grow threefold.
 */
const BEYOND_CHANCE = 2.71;

/** For each rank the usable edges to earlier names, most telling first: `brought[first[rank] .. first[rank + 1])`. */
function groupByLaterEnd(
  edges: readonly Pick<Edge, 'source' | 'target'>[],
  telling: Float64Array,
  rank: readonly number[],
  usable: (edge: number) => boolean,
): { readonly first: Uint32Array; readonly brought: Uint32Array } {
  const first = new Uint32Array(rank.length + 1);
  const later = Int32Array.from(edges, ({ source, target }, edge) =>
    usable(edge) ? Math.max(rank[source]!, rank[target]!) : -1,
  );
  for (const at of later) if (at >= 0) first[at + 1]!++;
  for (let at = 0; at < rank.length; at++) first[at + 1]! += first[at]!;
  const fill = first.slice();
  const brought = new Uint32Array(first[rank.length]!);
  for (const edge of orderByTelling(telling)) if (later[edge]! >= 0) brought[fill[later[edge]!]!++] = edge;
  return { first, brought };
}

/** Edges, the most telling first, equals in their order: sorted as numbers that hold both, which is ten times as fast. */
function orderByTelling(telling: Float64Array): Float64Array {
  const most = telling.reduce((max, value) => Math.max(max, value), 0);
  const keys = telling.map((value, edge) => Math.round((most - value) * 1000) * telling.length + edge).sort();
  return keys.map((key) => key % telling.length);
}
