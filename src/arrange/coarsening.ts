import { createRandom } from '../model/random.ts';
import type { ForceGraph } from './force-engine.ts';

/** A smaller graph that stands for a larger one. */
export interface CoarseGraph {
  /** Its nodes are clusters: their mass is their nodes' sum, an edge's weight the sum of the edges it stands for. */
  readonly graph: ForceGraph;
  /** For each node of the larger graph the cluster it is in. */
  readonly cluster: Uint32Array;
}

/**
 * Gathers each node with the neighbours it is tied to most strongly for their mass, at most `MOST_IN_CLUSTER` together.
 * Nodes are visited lightest first, in seeded order among equals, so that loose ends join before hubs are full.
 */
export function coarsenGraph(graph: ForceGraph, seed: number): CoarseGraph {
  const cluster = clusterNodes(graph, seed);
  const count = cluster.reduce((most, value) => Math.max(most, value + 1), 0);
  const mass = new Float64Array(count);
  for (let node = 0; node < graph.order; node++) mass[cluster[node]!]! += graph.mass[node]!;
  const edges = addUpEdges(graph, cluster, count);
  return { cluster, graph: { order: count, mass, ...edges } };
}

/** The edges between clusters, each in the place of the first edge that it stands for. */
function addUpEdges(
  graph: ForceGraph,
  cluster: Uint32Array,
  count: number,
): Pick<ForceGraph, 'source' | 'target' | 'weight'> {
  const size = graph.source.length;
  const [source, target, weight] = [new Uint32Array(size), new Uint32Array(size), new Float64Array(size)];
  // Which edge has which ends: an open table, since a `Map` of as many keys costs several times as much.
  const mask = 2 ** Math.ceil(Math.log2(2 * size + 1)) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  let found = 0;
  for (let edge = 0; edge < size; edge++) {
    const [one, other] = [cluster[graph.source[edge]!]!, cluster[graph.target[edge]!]!];
    if (one === other) continue;
    const [a, b] = [Math.min(one, other), Math.max(one, other)];
    let slot = Math.imul(a * count + b, 0x9e3779b1) & mask;
    for (;;) {
      const at = table[slot]!;
      if (at === -1) {
        table[slot] = found;
        source[found] = a;
        target[found] = b;
        weight[found++] = graph.weight[edge]!;
        break;
      }
      if (source[at] === a && target[at] === b) {
        weight[at]! += graph.weight[edge]!;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { source: source.slice(0, found), target: target.slice(0, found), weight: weight.slice(0, found) };
}

const MOST_IN_CLUSTER = 4;

function clusterNodes(graph: ForceGraph, seed: number): Uint32Array {
  const { order, mass } = graph;
  const { first, other, weight } = indexEdges(graph);
  const random = createRandom(seed);
  const draw = Float64Array.from({ length: order }, random);
  const visit = Uint32Array.from({ length: order }, (_, node) => node).sort(
    (a, b) => mass[a]! - mass[b]! || draw[a]! - draw[b]! || a - b,
  );
  const none = order;
  const cluster = new Uint32Array(order).fill(none);
  const members: number[] = [];
  const massOf: number[] = [];
  for (const node of visit) {
    if (cluster[node] !== none) continue;
    let [best, bestScore] = [-1, 0];
    for (let arc = first[node]!; arc < first[node + 1]!; arc++) {
      const to = other[arc]!;
      const at = cluster[to]!;
      if (at !== none && members[at]! >= MOST_IN_CLUSTER) continue;
      const score = weight[arc]! / (at === none ? mass[to]! : massOf[at]!);
      if (score > bestScore) [best, bestScore] = [to, score];
    }
    if (best === -1) {
      cluster[node] = members.push(1) - 1;
      massOf.push(mass[node]!);
      continue;
    }
    if (cluster[best] === none) {
      cluster[best] = members.push(1) - 1;
      massOf.push(mass[best]!);
    }
    const at = cluster[best]!;
    cluster[node] = at;
    members[at]!++;
    massOf[at]! += mass[node]!;
  }
  return cluster;
}

/** The edges at node i: `first[i] .. first[i + 1]` in `other` and `weight`. */
function indexEdges(graph: ForceGraph): { first: Uint32Array; other: Uint32Array; weight: Float64Array } {
  const first = new Uint32Array(graph.order + 1);
  const size = graph.source.length;
  for (let edge = 0; edge < size; edge++) {
    first[graph.source[edge]! + 1]!++;
    first[graph.target[edge]! + 1]!++;
  }
  for (let node = 0; node < graph.order; node++) first[node + 1]! += first[node]!;
  const fill = first.slice();
  const other = new Uint32Array(size * 2);
  const weight = new Float64Array(size * 2);
  for (let edge = 0; edge < size; edge++) {
    const [a, b] = [graph.source[edge]!, graph.target[edge]!];
    other[fill[a]!] = b;
    weight[fill[a]!++] = graph.weight[edge]!;
    other[fill[b]!] = a;
    weight[fill[b]!++] = graph.weight[edge]!;
  }
  return { first, other, weight };
}
