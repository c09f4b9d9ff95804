import { createRandom } from '../model/random.ts';
import { createEnergy } from './energy.ts';
import type { ForceEngine, ForceGraph, Forces } from './force-engine.ts';
import { measureBalance, runToRest } from './rest.ts';

/**
 * A copy of `known` (x and y interleaved, NaN where unknown) in which every node of the connected graph has a place: a
 * new one the weighted mean of its placed neighbours, a little aside, neighbours of the known first.
 */
export function placeUnknown(graph: ForceGraph, known: Float64Array, seed: number): Float64Array {
  const random = createRandom(seed);
  const positions = known.slice();
  const aside = measureReach(known) / Math.sqrt(graph.order) / 2;
  for (;;) {
    const sum = new Float64Array(graph.order * 3);
    const add = (node: number, from: number, weight: number): void => {
      if (!Number.isNaN(positions[2 * node]!) || Number.isNaN(positions[2 * from]!)) return;
      sum[3 * node]! += weight;
      sum[3 * node + 1]! += weight * positions[2 * from]!;
      sum[3 * node + 2]! += weight * positions[2 * from + 1]!;
    };
    for (let edge = 0; edge < graph.source.length; edge++) {
      add(graph.source[edge]!, graph.target[edge]!, graph.weight[edge]!);
      add(graph.target[edge]!, graph.source[edge]!, graph.weight[edge]!);
    }
    let placed = 0;
    for (let node = 0; node < graph.order; node++) {
      const weight = sum[3 * node]!;
      if (weight === 0) continue;
      positions[2 * node] = sum[3 * node + 1]! / weight + (random() - 0.5) * aside;
      positions[2 * node + 1] = sum[3 * node + 2]! / weight + (random() - 0.5) * aside;
      placed++;
    }
    if (placed === 0) return positions;
  }
}

/** Runs the forces from positions until they rest, in place and in the positions' own scale; `fixed` nodes stay. */
export function* settleFrom(
  graph: ForceGraph,
  forces: Forces,
  seed: number,
  startEngine: ForceEngine,
  positions: Float64Array,
  fixed?: Uint8Array,
): Generator<number, void> {
  const { x, y } = findCentre(positions);
  const start = positions.map((value, i) => value - (i % 2 ? y : x));
  const scale = measureBalance(graph, forces, start);
  for (let i = 0; i < start.length; i++) start[i]! *= scale;
  const run = startEngine(graph, start, forces, fixed);
  const energy = createEnergy(graph, forces.logAttraction, seed);
  yield* runToRest(run, graph, energy, { block: 10, calm: 1, tolerance: 0.001 });
  for (let i = 0; i < positions.length; i++) {
    if (fixed?.[i >> 1]) continue;
    positions[i] = run.positions[i]! / scale + (i % 2 ? y : x);
  }
}

/** Positions turned, mirrored if that fits better, and moved to lie as near to the known ones as they can; not scaled. */
export function alignTo(positions: Float64Array, known: Float64Array): Float64Array {
  const shared = positions.map((value, i) => (Number.isNaN(known[i]!) ? NaN : value));
  const [from, to] = [findCentre(shared), findCentre(known)];
  /** Of the turn that fits best: cosine and sine, both times its fit. */
  const turn = (mirror: 1 | -1): { cosine: number; sine: number; quality: number } => {
    let [cosine, sine] = [0, 0];
    for (let i = 0; i < positions.length; i += 2) {
      if (Number.isNaN(known[i]!)) continue;
      const [x, y] = [positions[i]! - from.x, mirror * (positions[i + 1]! - from.y)];
      const [wantedX, wantedY] = [known[i]! - to.x, known[i + 1]! - to.y];
      cosine += x * wantedX + y * wantedY;
      sine += x * wantedY - y * wantedX;
    }
    return { cosine, sine, quality: Math.sqrt(cosine * cosine + sine * sine) };
  };
  const [plain, mirrored] = [turn(1), turn(-1)];
  const mirror = mirrored.quality > plain.quality ? -1 : 1;
  const best = mirror === 1 ? plain : mirrored;
  const [cosine, sine] = best.quality > 0 ? [best.cosine / best.quality, best.sine / best.quality] : [1, 0];
  const out = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = [positions[i]! - from.x, mirror * (positions[i + 1]! - from.y)];
    out[i] = x * cosine - y * sine + to.x;
    out[i + 1] = x * sine + y * cosine + to.y;
  }
  return out;
}

/** Root mean square distance of the nodes that have a place from their centre. */
export function measureReach(positions: Float64Array): number {
  const { x, y, count } = findCentre(positions);
  let square = 0;
  for (let i = 0; i < positions.length; i += 2) {
    if (!Number.isNaN(positions[i]!)) square += (positions[i]! - x) ** 2 + (positions[i + 1]! - y) ** 2;
  }
  return Math.sqrt(square / Math.max(1, count));
}

function findCentre(positions: Float64Array): { x: number; y: number; count: number } {
  let [x, y, count] = [0, 0, 0];
  for (let i = 0; i < positions.length; i += 2) {
    if (Number.isNaN(positions[i]!)) continue;
    x += positions[i]!;
    y += positions[i + 1]!;
    count++;
  }
  return count === 0 ? { x: 0, y: 0, count } : { x: x / count, y: y / count, count };
}
