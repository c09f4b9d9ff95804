import { computeLog } from '../model/logarithm.ts';
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
 * The factor by which positions around the origin must grow for repulsion to balance attraction and gravity: where the
 * forces neither stretch nor shrink the whole, repulsion · Σ mass·mass over all pairs = Σ weight·length·pull(length) over
 * the edges + gravity · Σ mass·radius². With attraction growing with distance that has a closed form; with log
 * attraction a few rounds of the same step come near enough.
 */
export function measureBalance(graph: ForceGraph, forces: Forces, positions: Float64Array): number {
  const [push, pull] = [forces.repulsion * sumPairs(graph), forces.gravity * sumGravity(graph, positions)];
  let scale = 1;
  for (let round = 0; round < (forces.logAttraction ? LOG_ROUNDS : 1); round++) {
    const attraction = sumAttraction(graph, positions, scale, forces.logAttraction);
    const next = scale * Math.sqrt(push / (attraction + pull * scale * scale));
    if (!(next > 0 && Number.isFinite(next))) return scale;
    scale = next;
  }
  return scale;
}

const LOG_ROUNDS = 12;

/** Σ mass·mass over all pairs of nodes. */
function sumPairs({ mass }: ForceGraph): number {
  let [sum, squares] = [0, 0];
  for (const value of mass) {
    sum += value;
    squares += value * value;
  }
  return (sum * sum - squares) / 2;
}

function sumGravity({ order, mass }: ForceGraph, positions: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < order; i++) sum += mass[i]! * (positions[2 * i]! ** 2 + positions[2 * i + 1]! ** 2);
  return sum;
}

function sumAttraction(graph: ForceGraph, positions: Float64Array, scale: number, logarithmic: boolean): number {
  let sum = 0;
  for (let edge = 0; edge < graph.source.length; edge++) {
    const [a, b] = [graph.source[edge]!, graph.target[edge]!];
    const x = (positions[2 * a]! - positions[2 * b]!) * scale;
    const y = (positions[2 * a + 1]! - positions[2 * b + 1]!) * scale;
    const square = x * x + y * y;
    sum += graph.weight[edge]! * (logarithmic ? Math.sqrt(square) * computeLog(1 + Math.sqrt(square)) : square);
  }
  return sum;
}

/**
 * What gravity must be multiplied with under log attraction to weigh as much against it as under plain attraction:
 * log(1 + D) / D, D the edge length at which repulsion · Σ mass·mass = Σ weight · D · log(1 + D).
 */
export function measureLogGravity(graph: ForceGraph, repulsion: number): number {
  let total = 0;
  for (const weight of graph.weight) total += weight;
  const wanted = (repulsion * sumPairs(graph)) / total;
  let length = 1;
  for (let round = 0; round < LOG_ROUNDS; round++) length = wanted / computeLog(1 + length);
  return computeLog(1 + length) / length;
}
