import type { EntityGraph } from '../../src/model/graph.ts';
import { createRandom } from '../../src/model/random.ts';

export interface LayoutQuality {
  /**
   * ForceAtlas2's energy made free of scale, lower is better: ½ log(Σ w·d² / Σ w) over the edges, w their weight and d
   * their length, less the mean of log d over two million pairs of nodes drawn by mass (1 + the sum of a node's weights).
   */
  readonly energy: number;
  /**
   * Neighbourhood preservation, 0..1, higher is better: the share of a node's k nearest points that are its neighbours
   * in the graph, k the lesser of 10 and its degree; the mean over 2,000 nodes, or all.
   */
  readonly neighbours: number;
  /**
   * Stress at the best scale, 0..1, lower is better: 1 − (Σ d/g)² / (n · Σ d²/g²) over n pairs, d their distance in the
   * plane and g in edges; from 200 drawn nodes to all, or to every (n / 5,000)th.
   */
  readonly stress: number;
}

/** How well a layout (x and y interleaved, any scale) shows a graph; draws are seeded. Needs a graph with edges. */
export function measureQuality(graph: EntityGraph, positions: ArrayLike<number>): LayoutQuality {
  const random = createRandom(12345);
  const near = indexNeighbours(graph);
  return {
    energy: measureEnergy(graph, positions, random),
    neighbours: measureNeighbours(near, positions, random),
    stress: measureStress(near, positions, random),
  };
}

function measureEnergy(graph: EntityGraph, positions: ArrayLike<number>, random: () => number): number {
  const order = graph.nodes.length;
  const mass = new Float64Array(order).fill(1);
  let [squares, weights] = [0, 0];
  for (const { source, target, weight } of graph.edges) {
    squares += weight * squareDistance(positions, source, target);
    weights += weight;
    mass[source]! += weight;
    mass[target]! += weight;
  }
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
  let [logs, pairs] = [0, 0];
  for (let i = 0; i < 2_000_000; i++) {
    const [a, b] = [pick(), pick()];
    if (a === b) continue;
    logs += 0.5 * Math.log(Math.max(1e-12, squareDistance(positions, a, b)));
    pairs++;
  }
  return 0.5 * Math.log(squares / weights) - logs / pairs;
}

function measureNeighbours(near: readonly Uint32Array[], positions: ArrayLike<number>, random: () => number): number {
  const order = near.length;
  const samples = Math.min(order, 2000);
  let [sum, count] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const node = order <= 2000 ? sample : Math.floor(random() * order);
    const k = Math.min(10, near[node]!.length);
    if (k === 0) continue;
    const own = new Set(near[node]!);
    sum += findNearest(positions, order, node, k).filter((other) => own.has(other)).length / k;
    count++;
  }
  return sum / count;
}

function findNearest(positions: ArrayLike<number>, order: number, node: number, k: number): number[] {
  const found: { other: number; square: number }[] = [];
  let worst = Infinity;
  for (let other = 0; other < order; other++) {
    if (other === node) continue;
    const square = squareDistance(positions, node, other);
    if (square >= worst) continue;
    if (found.length === k) found.pop();
    let at = found.length;
    while (at > 0 && found[at - 1]!.square > square) at--;
    found.splice(at, 0, { other, square });
    if (found.length === k) worst = found[k - 1]!.square;
  }
  return found.map(({ other }) => other);
}

function measureStress(near: readonly Uint32Array[], positions: ArrayLike<number>, random: () => number): number {
  const order = near.length;
  const step = Math.max(1, Math.floor(order / 5000));
  let [squares, sum, count] = [0, 0, 0];
  for (let i = 0; i < 200; i++) {
    const source = Math.floor(random() * order);
    const hops = countHops(near, source);
    for (let node = 0; node < order; node += step) {
      if (hops[node]! <= 0) continue;
      const ratio = Math.sqrt(squareDistance(positions, node, source)) / hops[node]!;
      squares += ratio * ratio;
      sum += ratio;
      count++;
    }
  }
  return 1 - (sum * sum) / (squares * count);
}

function countHops(near: readonly Uint32Array[], source: number): Int32Array {
  const hops = new Int32Array(near.length).fill(-1);
  hops[source] = 0;
  const queue = [source];
  for (const node of queue) {
    for (const other of near[node]!) {
      if (hops[other] !== -1) continue;
      hops[other] = hops[node]! + 1;
      queue.push(other);
    }
  }
  return hops;
}

function indexNeighbours(graph: EntityGraph): Uint32Array[] {
  const near: number[][] = graph.nodes.map(() => []);
  for (const { source, target } of graph.edges) {
    near[source]!.push(target);
    near[target]!.push(source);
  }
  return near.map((list) => Uint32Array.from(list));
}

function squareDistance(positions: ArrayLike<number>, a: number, b: number): number {
  const x = positions[2 * a]! - positions[2 * b]!;
  const y = positions[2 * a + 1]! - positions[2 * b + 1]!;
  return x * x + y * y;
}
