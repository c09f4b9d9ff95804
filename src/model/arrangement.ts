/** Where every node of a graph is drawn and what its place in the whole is. Arrays are parallel to the graph's nodes. */
export interface Arrangement {
  /** Unitless plane coordinates, y upwards, rounded to 1/1000. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Louvain communities, numbered from 0, largest first. */
  readonly community: readonly number[];
  /** Neighbours. */
  readonly degree: readonly number[];
  /** Share of shortest paths that pass through, 0..1 (Freeman, normalised), rounded to 1e-6. */
  readonly betweenness: readonly number[];
  readonly seed: number;
}
