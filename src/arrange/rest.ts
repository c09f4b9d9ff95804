import type { ForceGraph, ForceRun, Forces } from './force-engine.ts';

/**
 * Runs a layout until it rests: until `CALM_BLOCKS` blocks of iterations in a row lower the energy by less than
 * `tolerance` each. Yields the share of `MOST_ITERATIONS` done after each slice of work.
 */
export function* runToRest(
  run: ForceRun,
  graph: ForceGraph,
  energy: (positions: Float64Array) => number,
  tolerance: number,
): Generator<number, void> {
  const slice = Math.max(1, Math.floor(SLICE / (graph.order + graph.source.length)));
  let lowest = energy(run.positions);
  let calm = 0;
  for (let done = 0; done < MOST_ITERATIONS; done += BLOCK) {
    for (let block = 0; block < BLOCK; ) {
      const iterations = Math.min(slice, BLOCK - block);
      run.advance(iterations);
      block += iterations;
      yield (done + block) / MOST_ITERATIONS;
    }
    const now = energy(run.positions);
    calm = lowest - now < tolerance ? calm + 1 : 0;
    if (calm === CALM_BLOCKS) return;
    lowest = Math.min(lowest, now);
  }
}

const BLOCK = 10;
const CALM_BLOCKS = 3;
/** A bound, not the rule: no graph measured came near it. */
const MOST_ITERATIONS = 1000;
/** Nodes and edges that one slice may visit: some ten milliseconds. */
const SLICE = 50_000;

/**
 * Scales positions in place to the size at which repulsion balances attraction and gravity. With attraction growing with
 * distance the best scale s has a closed form: s² = repulsion · Σ mass·mass / (Σ weight·length² + gravity · Σ mass·radius²).
 * With log attraction the same scale is a good start.
 */
export function rescaleToBalance(graph: ForceGraph, forces: Forces, positions: Float64Array): void {
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
  const balance = (forces.repulsion * (mass * mass - squares)) / 2 / (attraction + forces.gravity * pull);
  if (!Number.isFinite(balance) || balance === 0) return;
  const scale = Math.sqrt(balance);
  for (let i = 0; i < positions.length; i++) positions[i]! *= scale;
}
