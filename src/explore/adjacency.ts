import type { AtlasGraph } from '../model/atlas-folder.ts';

/** One end of an edge as seen from the other. */
export interface Neighbour {
  readonly node: number;
  readonly edge: number;
  readonly weight: number;
}

/** For every node its neighbours, heaviest edge first, ties by node. */
export type Adjacency = readonly (readonly Neighbour[])[];

export function listNeighbours({ nodes, edges }: AtlasGraph): Adjacency {
  const degrees = new Uint32Array(nodes.length);
  for (let edge = 0; edge < edges.length; edge++) {
    degrees[edges[edge]!.source]!++;
    degrees[edges[edge]!.target]!++;
  }
  const lists = Array.from(degrees, (degree) => new Array<Neighbour>(degree));
  const filled = new Uint32Array(nodes.length);
  const add = (to: number, neighbour: Neighbour): void => {
    lists[to]![filled[to]!++] = neighbour;
  };
  for (const edge of orderByWeight(edges)) {
    const { source, target, weight } = edges[edge]!;
    add(source, { node: target, edge, weight });
    add(target, { node: source, edge, weight });
  }
  // In the order in which an atlas is read neighbours of one weight come in order.
  for (const list of lists) if (!isOrdered(list)) list.sort(compareNeighbours);
  return lists;
}

function compareNeighbours(a: Neighbour, b: Neighbour): number {
  return b.weight - a.weight || a.node - b.node;
}

function isOrdered(list: readonly Neighbour[]): boolean {
  for (let at = 1; at < list.length; at++) if (compareNeighbours(list[at - 1]!, list[at]!) > 0) return false;
  return true;
}

/** The heaviest first, in order where they weigh the same: put into one place for each weight, for these are few. */
function orderByWeight(edges: AtlasGraph['edges']): Uint32Array {
  const counts = new Map<number, number>();
  for (const { weight } of edges) counts.set(weight, (counts.get(weight) ?? 0) + 1);
  const next = new Map<number, number>();
  let place = 0;
  for (const weight of Float64Array.from(counts.keys()).sort().reverse()) {
    next.set(weight, place);
    place += counts.get(weight)!;
  }
  const ordered = new Uint32Array(edges.length);
  for (let edge = 0; edge < edges.length; edge++) {
    const { weight } = edges[edge]!;
    const at = next.get(weight)!;
    ordered[at] = edge;
    next.set(weight, at + 1);
  }
  return ordered;
}

/** The edge between two nodes, or undefined. */
export function findEdge(adjacency: Adjacency, a: number, b: number): number | undefined {
  const [from, to] = (adjacency[a]?.length ?? 0) <= (adjacency[b]?.length ?? 0) ? [a, b] : [b, a];
  return adjacency[from]?.find(({ node }) => node === to)?.edge;
}
