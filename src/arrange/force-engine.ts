/** A graph as a force-directed engine sees it. Edges are undirected, without loops. */
export interface ForceGraph {
  /** Number of nodes. */
  readonly order: number;
  /** How strongly each node pushes: 1 + the sum of its edges' weights. */
  readonly mass: Float64Array;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float64Array;
}

/** The forces of ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679). */
export interface Forces {
  /** Factor on the repulsion between two nodes, mass · mass / distance. */
  readonly repulsion: number;
  /** Factor on the pull to the origin, mass · distance. */
  readonly gravity: number;
  /** Attraction along an edge: weight · log(1 + distance) if true, weight · distance if not. */
  readonly logAttraction: boolean;
}

/** A layout under way. */
export interface ForceRun {
  /** x and y of each node, interleaved, as they are now; overwritten by `advance`. */
  readonly positions: Float64Array;
  advance(iterations: number): void;
}

/**
 * Starts a layout at `start` (x and y interleaved). Nodes where `fixed` is not 0 push and pull but do not move.
 * This is the door an engine stands behind: same arguments, same positions, on every machine that the engine runs on.
 */
export type ForceEngine = (graph: ForceGraph, start: Float64Array, forces: Forces, fixed?: Uint8Array) => ForceRun;
