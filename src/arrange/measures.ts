import type { EntityGraph } from '../model/graph.ts';
import { createRandom } from '../model/random.ts';

/** How many neighbours each node has. */
export function countNeighbours(graph: EntityGraph): number[] {
  const degree = graph.nodes.map(() => 0);
  for (const { source, target } of graph.edges) {
    degree[source]!++;
    degree[target]!++;
  }
  return degree;
}

/**
 * Betweenness centrality (Freeman): the share of shortest paths between all other pairs of nodes that pass through a
 * node, 0..1, rounded to 1e-6; paths are counted in edges, whatever their weight. By Brandes' algorithm (2001), one
 * breadth-first search a source node; yields the share of sources done after each `SLICE` of work.
 *
 * Exact while all sources cost at most `BUDGET` steps (some 3,000 nodes); above that an estimate from as many sources as
 * fit, chosen by the seed, at least `SOURCES_AT_LEAST` (Brandes and Pich 2007): the strongest nodes keep their rank, the
 * value of a weak one is rough.
 */
export function* measureBetweenness(graph: EntityGraph, seed: number): Generator<number, number[]> {
  const order = graph.nodes.length;
  const { first, neighbours } = indexNeighbours(graph);
  const cost = order + neighbours.length;
  const sources = chooseSources(order, Math.max(SOURCES_AT_LEAST, Math.floor(BUDGET / Math.max(1, cost))), seed);
  const through = new Float64Array(order);
  const paths = new Float64Array(order);
  /** How much of the paths to it and beyond, by the number of shortest paths to it, a node hands on to those before it. */
  const share = new Float64Array(order);
  const distance = new Int32Array(order).fill(-1);
  const queue = new Uint32Array(order);
  /** Of the nodes in the queue's order, those one step further that they lead to: `later[ends[i - 1] .. ends[i])`. */
  const later = new Uint32Array(neighbours.length);
  const ends = new Uint32Array(order);
  let work = 0;
  for (let done = 0; done < sources.length; done++) {
    const source = sources[done]!;
    let length = 0;
    queue[length++] = source;
    distance[source] = 0;
    paths[source] = 1;
    let found = 0;
    for (let head = 0; head < length; head++) {
      const node = queue[head]!;
      const next = distance[node]! + 1;
      const own = paths[node]!;
      for (let arc = first[node]!; arc < first[node + 1]!; arc++) {
        const other = neighbours[arc]!;
        if (distance[other] === -1) {
          distance[other] = next;
          queue[length++] = other;
        }
        if (distance[other] !== next) continue;
        paths[other]! += own;
        later[found++] = other;
      }
      ends[head] = found;
    }
    for (let at = length - 1; at >= 0; at--) {
      const node = queue[at]!;
      let sum = 0;
      for (let i = at > 0 ? ends[at - 1]! : 0; i < ends[at]!; i++) sum += share[later[i]!]!;
      const dependency = paths[node]! * sum;
      share[node] = (1 + dependency) / paths[node]!;
      if (at > 0) through[node]! += dependency;
    }
    for (let at = 0; at < length; at++) {
      const node = queue[at]!;
      distance[node] = -1;
      paths[node] = 0;
    }
    work += cost;
    if (work > SLICE) {
      work = 0;
      yield (done + 1) / sources.length;
    }
  }
  const scale = order > 2 ? order / sources.length / ((order - 1) * (order - 2)) : 0;
  return Array.from(through, (value) => Math.min(1, Math.round(value * scale * 1e6) / 1e6));
}

/** Steps (nodes and edge ends visited) that all searches together may take: two seconds. */
const BUDGET = 1.5e8;
const SOURCES_AT_LEAST = 200;
/** Steps between two yields: some ten milliseconds. */
const SLICE = 2e6;

/** `count` of the nodes, or all, without repetition. */
function chooseSources(order: number, count: number, seed: number): Uint32Array {
  const nodes = Uint32Array.from({ length: order }, (_, node) => node);
  if (count >= order) return nodes;
  const random = createRandom(seed);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (order - i));
    [nodes[i], nodes[j]] = [nodes[j]!, nodes[i]!];
  }
  return nodes.subarray(0, count);
}

/** Neighbours of node i: `neighbours[first[i] .. first[i + 1])`. */
function indexNeighbours(graph: EntityGraph): { first: Uint32Array; neighbours: Uint32Array } {
  const first = new Uint32Array(graph.nodes.length + 1);
  for (const { source, target } of graph.edges) {
    first[source + 1]!++;
    first[target + 1]!++;
  }
  for (let node = 0; node < graph.nodes.length; node++) first[node + 1]! += first[node]!;
  const fill = first.slice();
  const neighbours = new Uint32Array(graph.edges.length * 2);
  for (const { source, target } of graph.edges) {
    neighbours[fill[source]!++] = target;
    neighbours[fill[target]!++] = source;
  }
  return { first, neighbours };
}
