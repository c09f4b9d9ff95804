import type { AtlasGraph } from '../model/atlas-folder.ts';

/** One end of an edge as seen from the other. */
export interface Neighbour {
  readonly node: number;
  readonly edge: number;
  readonly weight: number;
}

/** For every node its neighbours, heaviest edge first, ties by node. */
export type Adjacency = readonly (readonly Neighbour[])[];

export function listNeighbours(graph: AtlasGraph): Adjacency {
  const lists: Neighbour[][] = graph.nodes.map(() => []);
  graph.edges.forEach(({ source, target, weight }, edge) => {
    lists[source]!.push({ node: target, edge, weight });
    lists[target]!.push({ node: source, edge, weight });
  });
  for (const list of lists) list.sort((a, b) => b.weight - a.weight || a.node - b.node);
  return lists;
}

/** The edge between two nodes, or undefined. */
export function findEdge(adjacency: Adjacency, a: number, b: number): number | undefined {
  const [from, to] = (adjacency[a]?.length ?? 0) <= (adjacency[b]?.length ?? 0) ? [a, b] : [b, a];
  return adjacency[from]?.find(({ node }) => node === to)?.edge;
}
