import type { Arrangement } from './arrangement.ts';
import type { AtlasGraph, AtlasNode } from './atlas-folder.ts';
import type { Description } from './description.ts';
import type { Entity } from './entity.ts';
import type { WeighedGraph } from './weighing.ts';

/** A graph as an atlas shows it: each node with its place, rank and region, each edge with how telling it is, without proofs. */
export function placeGraph(
  graph: WeighedGraph,
  arrangement: Arrangement,
  description: Pick<Description, 'region' | 'regions'>,
): AtlasGraph {
  const { telling, drawnFrom } = graph.weighing;
  return {
    nodes: graph.nodes.map((_, node) => placeNode(graph, arrangement, description, node)),
    regions: description.regions,
    edges: graph.edges.map(({ proofs, ...edge }, i) => ({
      ...edge,
      telling: telling[i]!,
      drawnFrom: drawnFrom[i]!,
    })),
  };
}

/** A node of a graph as an atlas shows it: with its place, rank and region. */
export function placeNode(
  { nodes, weighing }: WeighedGraph,
  { x, y, community, degree, betweenness }: Arrangement,
  { region }: Pick<Description, 'region'>,
  node: number,
): AtlasNode {
  // Written out: a decision places all nodes anew, and objects that are spread are slow to make and to read.
  const { id, label, kind, aliases, mentions, articles, confidence, finders, country, hidden, confirmed } =
    nodes[node]!;
  const placed: { -readonly [Key in keyof AtlasNode]: AtlasNode[Key] } = {
    id,
    label,
    kind,
    aliases,
    mentions,
    articles,
    confidence,
    rank: weighing.rank[node]!,
    region: region[node]!,
    x: x[node]!,
    y: y[node]!,
    community: community[node]!,
    degree: degree[node]!,
    betweenness: betweenness[node]!,
  };
  if (finders) placed.finders = finders;
  if (country !== undefined) placed.country = country;
  if (hidden !== undefined) placed.hidden = hidden;
  if (confirmed !== undefined) placed.confirmed = confirmed;
  return placed;
}

/** Entities with the places and measures that an arrangement gives them; what they held of these before is replaced. */
export function placeEntities<Placed extends Entity>(
  entities: readonly Placed[],
  { x, y, community, degree, betweenness }: Arrangement,
) {
  return entities.map((entity, i) => ({
    ...entity,
    x: x[i]!,
    y: y[i]!,
    community: community[i]!,
    degree: degree[i]!,
    betweenness: betweenness[i]!,
  }));
}

/** The other way round: the arrangement that nodes were placed by. */
export function readArrangement(nodes: readonly AtlasNode[], seed: number): Arrangement {
  return {
    x: nodes.map(({ x }) => x),
    y: nodes.map(({ y }) => y),
    community: nodes.map(({ community }) => community),
    degree: nodes.map(({ degree }) => degree),
    betweenness: nodes.map(({ betweenness }) => betweenness),
    seed,
  };
}
