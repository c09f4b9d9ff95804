import { computeLog } from '../model/logarithm.ts';
import { createRandom } from '../model/random.ts';
import type { ForceGraph } from './force-engine.ts';

/**
 * ForceAtlas2's own energy made free of scale; lower is better. Half the log of the edges' weighted mean squared length
 * (with log attraction: the log of their weighted mean length), less the mass-weighted mean log distance of all pairs.
 * Above `ALL_PAIRS_TO` nodes the second mean is over a seeded sample of pairs, the same at every call, so that what the sample errs
 * by is in both of two energies that are compared.
 */
export function createEnergy(
  graph: ForceGraph,
  logAttraction: boolean,
  seed: number,
): (positions: Float64Array) => number {
  const { a, b, share } = graph.order <= ALL_PAIRS_TO ? listPairs(graph) : samplePairs(graph, seed);
  let total = 0;
  for (const weight of graph.weight) total += weight;
  return (positions) => {
    const squared = (i: number, j: number): number => {
      const x = positions[2 * i]! - positions[2 * j]!;
      const y = positions[2 * i + 1]! - positions[2 * j + 1]!;
      return x * x + y * y;
    };
    let length = 0;
    for (let edge = 0; edge < graph.source.length; edge++) {
      const square = squared(graph.source[edge]!, graph.target[edge]!);
      length += graph.weight[edge]! * (logAttraction ? Math.sqrt(square) : square);
    }
    let apart = 0;
    for (let pair = 0; pair < a.length; pair++) {
      apart += share[pair]! * 0.5 * computeLog(Math.max(1e-12, squared(a[pair]!, b[pair]!)));
    }
    return computeLog(Math.max(1e-12, length / total)) * (logAttraction ? 1 : 0.5) - apart;
  };
}

const ALL_PAIRS_TO = 150;
const PAIRS_A_NODE = 4;
const PAIRS_AT_LEAST = 10_000;
const PAIRS_AT_MOST = 100_000;

interface Pairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Weight of each pair; their sum is 1. */
  readonly share: Float64Array;
}

function listPairs({ order, mass }: ForceGraph): Pairs {
  const count = (order * (order - 1)) / 2;
  const [a, b, share] = [new Uint32Array(count), new Uint32Array(count), new Float64Array(count)];
  let pair = 0;
  let total = 0;
  for (let i = 0; i < order; i++) {
    for (let j = 0; j < i; j++) {
      a[pair] = i;
      b[pair] = j;
      share[pair] = mass[i]! * mass[j]!;
      total += share[pair++]!;
    }
  }
  return { a, b, share: share.map((value) => value / total) };
}

function samplePairs({ order, mass }: ForceGraph, seed: number): Pairs {
  const random = createRandom(seed);
  const below = new Float64Array(order);
  let total = 0;
  for (let node = 0; node < order; node++) {
    total += mass[node]!;
    below[node] = total;
  }
  const pick = (): number => {
    const wanted = random() * total;
    let [low, high] = [0, order - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const count = Math.min(PAIRS_AT_MOST, Math.max(PAIRS_AT_LEAST, PAIRS_A_NODE * order));
  const [a, b] = [new Uint32Array(count), new Uint32Array(count)];
  for (let pair = 0; pair < count; ) {
    a[pair] = pick();
    b[pair] = pick();
    if (a[pair] !== b[pair]) pair++;
  }
  return { a, b, share: new Float64Array(count).fill(1 / count) };
}
