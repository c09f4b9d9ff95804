import type { ForceGraph, ForceRun, Forces } from './force-engine.ts';

/** When a layout rests: once `calm` blocks of `block` iterations in a row lower its energy by less than `tolerance` each. */
export interface RestRule {
  readonly block: number;
  readonly calm: number;
  readonly tolerance: number;
}

/** Runs a layout until it rests; yields the share of `MOST_ITERATIONS` done after each slice of work. */
export function* runToRest(
  run: ForceRun,
  graph: ForceGraph,
  energy: (positions: Float64Array) => number,
  { block, calm, tolerance }: RestRule,
): Generator<number, void> {
  const slice = Math.max(1, Math.floor(SLICE / (graph.order + graph.source.length)));
  let lowest = energy(run.positions);
  let calmFor = 0;
  for (let done = 0; done < MOST_ITERATIONS; ) {
    for (let left = block; left > 0; ) {
      const iterations = Math.min(slice, left);
      run.advance(iterations);
      left -= iterations;
      done += iterations;
      yield Math.min(1, done / MOST_ITERATIONS);
    }
    const now = energy(run.positions);
    calmFor = lowest - now < tolerance ? calmFor + 1 : 0;
    if (calmFor === calm) return;
    lowest = Math.min(lowest, now);
  }
}

/** A bound, not the rule: no graph measured came near it. */
const MOST_ITERATIONS = 500;
/** Nodes and edges that one slice may visit: some ten milliseconds. */
const SLICE = 50_000;

/**
 * The factor by which positions around the origin must grow for repulsion to balance attraction and gravity. With
 * attraction growing with distance it has a closed form: its square is repulsion · Σ mass·mass over all pairs, divided by
 * Σ weight·length² over the edges + gravity · Σ mass·radius². With log attraction the same factor is a good start.
 */
export function measureBalance(graph: ForceGraph, forces: Forces, positions: Float64Array): number {
  let [mass, squares, attraction, pull] = [0, 0, 0, 0];
  for (let node = 0; node < graph.order; node++) {
    const own = graph.mass[node]!;
    mass += own;
    squares += own * own;
    pull += own * (positions[2 * node]! ** 2 + positions[2 * node + 1]! ** 2);
  }
  for (let edge = 0; edge < graph.source.length; edge++) {
    const [a, b] = [graph.source[edge]!, graph.target[edge]!];
    const x = positions[2 * a]! - positions[2 * b]!;
    const y = positions[2 * a + 1]! - positions[2 * b + 1]!;
    attraction += graph.weight[edge]! * (x * x + y * y);
  }
  const square = (forces.repulsion * (mass * mass - squares)) / 2 / (attraction + forces.gravity * pull);
  return square > 0 && Number.isFinite(square) ? Math.sqrt(square) : 1;
}
