import type { Atlas } from '../model/atlas.ts';
import type { AtlasGraph, AtlasRoleRelation, AtlasWords } from '../model/atlas-folder.ts';
import type { Region } from '../model/description.ts';
import type { CoMention, Edge, RoleRelation } from '../model/graph.ts';
import { placeGraph } from '../model/placed-nodes.ts';
import { compareText } from '../model/random.ts';

/** A graph in the order in which an atlas is read, and what else points into it. */
export interface OrderedGraph {
  readonly graph: AtlasGraph;
  /** The graph's edges with their proofs, in the same order; their ends are still those of the graph before. */
  readonly proven: readonly Edge[];
  readonly roleRelations: readonly AtlasRoleRelation[];
  readonly words: AtlasWords;
}

/**
 * Nodes in the order in which they come on the map, each edge at the later of its ends, then at the earlier: so the first
 * n names, and the edges between them, are the beginnings of both lists, and a map can be drawn before the rest is there.
 */
export function orderForReading({ graph, arrangement, description }: Mapped): OrderedGraph {
  const { nodes, edges, regions } = placeGraph(graph, arrangement, description);
  const { rank } = graph.weighing;
  const byRank = rank.map((_, node) => node).sort((a, b) => rank[a]! - rank[b]!);
  const later = (edge: number) => Math.max(rank[edges[edge]!.source]!, rank[edges[edge]!.target]!);
  const earlier = (edge: number) => Math.min(rank[edges[edge]!.source]!, rank[edges[edge]!.target]!);
  const order = edges.map((_, edge) => edge).sort((a, b) => later(a) - later(b) || earlier(a) - earlier(b));
  return {
    graph: {
      nodes: byRank.map((node) => nodes[node]!),
      edges: order.map((index) => {
        const edge = edges[index]!;
        return { ...edge, source: rank[edge.source]!, target: rank[edge.target]! };
      }),
      regions: regions.map((region) => moveRegion(region, rank)),
    },
    proven: order.map((edge) => graph.edges[edge]!),
    roleRelations: graph.roleRelations.map((relation) => moveRelation(relation, rank)),
    words: {
      vocabulary: description.vocabulary,
      lines: new Map(
        order.flatMap((edge, place) => {
          const words = description.lines.get(edge);
          return words ? [[place, words] as const] : [];
        }),
      ),
    },
  };
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
