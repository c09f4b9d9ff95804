import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { EntityGraph } from '../model/graph.ts';
import { createRandom } from '../model/random.ts';

/**
 * Louvain communities (Blondel et al. 2008) over the edges' weights, by graphology-communities-louvain: for each node
 * the number of its community, from 0, largest first, equals in the order of their first nodes.
 */
export function findCommunities(graph: EntityGraph, seed: number): number[] {
  const copy = new UndirectedGraph();
  graph.nodes.forEach((_, node) => {
    copy.addNode(node);
  });
  graph.edges.forEach(({ source, target, weight }, edge) => {
    copy.addEdgeWithKey(edge, source, target, { weight });
  });
  const found = louvain(copy, { getEdgeWeight: 'weight', rng: createRandom(seed) });
  const communities = graph.nodes.map((_, node) => found[node]!);
  const size = new Map<number, number>();
  for (const community of communities) size.set(community, (size.get(community) ?? 0) + 1);
  const rank = new Map([...size].sort(([, a], [, b]) => b - a).map(([community], index) => [community, index]));
  return communities.map((community) => rank.get(community)!);
}
