import {
  type Adjacency,
  type AtlasGraph,
  type EntityType,
  listNeighbours,
  nodeRadius,
  typeOfKind,
} from '../../../index.ts';

/** A graph prepared for the screen: computed once, read on every frame. Arrays are parallel to the graph's nodes or edges. */
export interface Scene {
  readonly graph: AtlasGraph;
  readonly adjacency: Adjacency;
  readonly types: readonly EntityType[];
  /** Where the nodes are drawn: on the way from one layout to the next not where the graph has them. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** In the units of x and y. */
  readonly radius: Float64Array;
  /** Node indices, most mentioned first: the order in which labels are given room. */
  readonly byMentions: readonly number[];
  readonly maxWeight: number;
  readonly communities: number;
}

export function prepareScene(graph: AtlasGraph): Scene {
  const { nodes, edges } = graph;
  return {
    graph,
    adjacency: listNeighbours(graph),
    types: nodes.map(({ kind }) => typeOfKind(kind)),
    x: Float64Array.from(nodes, (node) => node.x),
    y: Float64Array.from(nodes, (node) => node.y),
    radius: Float64Array.from(nodes, (node) => nodeRadius(node.mentions)),
    byMentions: nodes.map((_, i) => i).sort((a, b) => nodes[b]!.mentions - nodes[a]!.mentions || a - b),
    maxWeight: edges.reduce((most, { weight }) => Math.max(most, weight), 1),
    communities: countCommunities(graph),
  };
}

/** The scene of the same nodes and edges laid out anew. The nodes are still drawn where they were. */
export function rearrangeScene(scene: Scene, graph: AtlasGraph): Scene {
  return { ...scene, graph, communities: countCommunities(graph) };
}

/** Puts the nodes where the graph has them. */
export function placeNodes({ graph, x, y }: Scene): void {
  graph.nodes.forEach((node, i) => {
    x[i] = node.x;
    y[i] = node.y;
  });
}

function countCommunities({ nodes }: AtlasGraph): number {
  return nodes.reduce((most, { community }) => Math.max(most, community + 1), 0);
}
