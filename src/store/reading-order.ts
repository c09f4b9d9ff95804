import type { Atlas } from '../model/atlas.ts';
import type { AtlasEdge, AtlasGraph, AtlasRoleRelation, AtlasWords } from '../model/atlas-folder.ts';
import type { Region } from '../model/description.ts';
import type { CoMention, Edge, RoleRelation } from '../model/graph.ts';
import { placeNode } from '../model/placed-nodes.ts';
import { compareText } from '../model/random.ts';

/** A graph in the order in which an atlas is read, and what else points into it. */
export interface OrderedGraph {
  readonly graph: AtlasGraph;
  /** The graph's edges with their proofs, in the same order; their ends are still those of the graph before. */
  readonly proven: readonly Edge[];
  /** Made when asked for: a decision leaves thousands as they are. */
  readonly roleRelations: readonly AtlasRoleRelation[];
  readonly words: AtlasWords;
}

/**
 * Nodes in the order in which they come on the map, each edge at the later of its ends, then at the earlier: so the first
 * n names, and the edges between them, are the beginnings of both lists, and a map can be drawn before the rest is there.
 */
export function orderForReading({ graph, arrangement, description }: Mapped): OrderedGraph {
  const { rank, telling, drawnFrom } = graph.weighing;
  const byRank = new Array<number>(rank.length);
  for (const [node, at] of rank.entries()) byRank[at] = node;
  const order = orderEdges(graph.edges, rank);
  const edges = new Array<AtlasEdge>(order.length);
  const proven = new Array<Edge>(order.length);
  const lines = new Map<number, readonly string[]>();
  for (let place = 0; place < order.length; place++) {
    const index = order[place]!;
    const edge = graph.edges[index]!;
    proven[place] = edge;
    edges[place] = placeEdge(edge, rank, telling[index]!, drawnFrom[index]!);
    const words = description.lines.get(index);
    if (words) lines.set(place, words);
  }
  let roleRelations: readonly AtlasRoleRelation[] | undefined;
  return {
    graph: {
      nodes: byRank.map((node) => placeNode(graph, arrangement, description, node)),
      edges,
      regions: description.regions.map((region) => moveRegion(region, rank)),
    },
    proven,
    get roleRelations() {
      roleRelations ??= graph.roleRelations.map((relation) => moveRelation(relation, rank));
      return roleRelations;
    },
    words: { vocabulary: description.vocabulary, lines },
  };
}

/** Without its proofs. Written out: a decision places all edges anew, and a spread is many times as slow. */
function placeEdge(edge: Edge, rank: readonly number[], telling: number, drawnFrom: number): AtlasEdge {
  const { weight, articles, independentArticles } = edge;
  const [source, target] = [rank[edge.source]!, rank[edge.target]!];
  if (independentArticles === undefined) return { source, target, weight, articles, telling, drawnFrom };
  return { source, target, weight, articles, independentArticles, telling, drawnFrom };
}

/** Edges by the later of their ends, then by the earlier: counted into place, as a decision orders all of them anew. */
function orderEdges(edges: readonly Edge[], rank: readonly number[]): Uint32Array {
  const size = edges.length;
  const [earlier, later, byIndex] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  for (let edge = 0; edge < size; edge++) {
    const { source, target } = edges[edge]!;
    const [a, b] = [rank[source]!, rank[target]!];
    earlier[edge] = Math.min(a, b);
    later[edge] = Math.max(a, b);
    byIndex[edge] = edge;
  }
  return countInto(countInto(byIndex, earlier, rank.length), later, rank.length);
}

/** A list by the keys of its items; items of one key stay in order. @param keys below `limit`. */
function countInto(list: Uint32Array, keys: Uint32Array, limit: number): Uint32Array {
  const first = new Uint32Array(limit + 1);
  for (let at = 0; at < keys.length; at++) first[keys[at]! + 1]!++;
  for (let at = 0; at < limit; at++) first[at + 1]! += first[at]!;
  const sorted = new Uint32Array(list.length);
  for (let at = 0; at < list.length; at++) {
    const item = list[at]!;
    sorted[first[keys[item]!]!++] = item;
  }
  return sorted;
}

/** What of an atlas its order is about. */
type Mapped = Pick<Atlas, 'graph' | 'arrangement' | 'description'>;

/** The same in the order of the nodes' ids, edges by source, then target: that in which a graph is made. */
export function orderById({ graph, proofs, roleRelations, lines }: ReadGraph) {
  const byId = graph.nodes.map((_, node) => node);
  byId.sort((a, b) => compareText(graph.nodes[a]!.id, graph.nodes[b]!.id));
  const place = new Array<number>(byId.length);
  for (const [at, node] of byId.entries()) place[node] = at;
  const nodes = byId.map((node) => graph.nodes[node]!);
  const edges = graph.edges.map((edge, index) => ({
    edge: { ...edge, source: place[edge.source]!, target: place[edge.target]!, proofs: proofs[index]! },
    words: lines.get(index),
  }));
  edges.sort(({ edge: a }, { edge: b }) => a.source - b.source || a.target - b.target);
  return {
    nodes,
    edges: edges.map(({ edge }) => edge),
    roleRelations: roleRelations.map((relation) => moveRelation(relation, place)),
    description: {
      regions: graph.regions.map((region) => moveRegion(region, place)),
      region: nodes.map(({ region }) => region),
      lines: new Map(edges.flatMap(({ words }, edge) => (words ? [[edge, words] as const] : []))),
    },
  };
}

/** A graph as an atlas is read, with the proofs of each edge. */
interface ReadGraph {
  readonly graph: AtlasGraph;
  readonly proofs: readonly (readonly CoMention[])[];
  readonly roleRelations: readonly AtlasRoleRelation[];
  readonly lines: AtlasWords['lines'];
}

function moveRegion(region: Region, places: readonly number[]): Region {
  return { ...region, nodes: region.nodes.map((node) => places[node]!) };
}

function moveRelation(
  { role, holder, organization, proofs }: RoleRelation,
  places: readonly number[],
): AtlasRoleRelation {
  return {
    role: places[role]!,
    ...(holder !== undefined && { holder: places[holder]! }),
    ...(organization !== undefined && { organization: places[organization]! }),
    proofs,
  };
}
