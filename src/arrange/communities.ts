import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { EntityGraph } from '../model/graph.ts';
import { createRandom } from '../model/random.ts';

/**
 * Louvain communities (Blondel et al. 2008) over the edges' weights, by graphology-communities-louvain: for each node
 * the number of its community, from 0, largest first, equals in the order of their first nodes.
 */
export function findCommunities({ nodes, edges }: EntityGraph, seed: number): number[] {
  const graph = new UndirectedGraph();
  for (let node = 0; node < nodes.length; node++) graph.addNode(node);
  edges.forEach(({ source, target, weight }, edge) => {
    graph.addEdgeWithKey(edge, source, target, { weight });
  });
  return partition(graph, nodes.length, seed, 1);
}

/** Lines between 0 .. order − 1, each pair once. */
export interface WeightedLines {
  readonly order: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float64Array;
}

/** The same over lines; the higher the resolution, the more and the smaller the communities (1: as above). */
export function divideLines({ order, source, target, weight }: WeightedLines, resolution: number): number[] {
  const graph = new UndirectedGraph();
  for (let node = 0; node < order; node++) graph.addNode(node);
  source.forEach((from, line) => {
    graph.addEdgeWithKey(line, from, target[line]!, { weight: weight[line]! });
  });
  return partition(graph, order, 1, resolution);
}

function partition(graph: UndirectedGraph, order: number, seed: number, resolution: number): number[] {
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: createRandom(seed), resolution });
  const communities = Array.from({ length: order }, (_, node) => found[node]!);
  const size = new Map<number, number>();
  for (const community of communities) size.set(community, (size.get(community) ?? 0) + 1);
  const rank = new Map([...size].sort(([, a], [, b]) => b - a).map(([community], index) => [community, index]));
  return communities.map((community) => rank.get(community)!);
}
