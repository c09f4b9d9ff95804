import type { Arrangement } from './arrangement.ts';
import type { AtlasGraph, AtlasNode } from './atlas-folder.ts';
import type { Description } from './description.ts';
import type { Entity } from './entity.ts';
import type { WeighedGraph } from './weighing.ts';

/** A graph as an atlas shows it: each node with its place, rank and region, each edge with how telling it is, without proofs. */
export function placeGraph(
  graph: WeighedGraph,
  arrangement: Arrangement,
  { region, regions }: Pick<Description, 'region' | 'regions'>,
): AtlasGraph {
  const { rank, telling, drawnFrom } = graph.weighing;
  const ranked = graph.nodes.map((entity, i) => ({ ...entity, rank: rank[i]!, region: region[i]! }));
  return {
    nodes: placeEntities(ranked, arrangement),
    regions,
    edges: graph.edges.map(({ proofs, ...edge }, i) => ({
      ...edge,
      telling: telling[i]!,
      drawnFrom: drawnFrom[i]!,
    })),
  };
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
