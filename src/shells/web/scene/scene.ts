import {
  type Adjacency,
  type AtlasGraph,
  type EntityType,
  listNeighbours,
  nodeRadius,
  typeOfKind,
} from '../../../index.ts';
import { weightForDrawing } from './edge-width.ts';
import { listRegions, type Regions } from './regions.ts';

/** A graph prepared for the screen: computed once. Arrays are parallel to the graph's nodes. */
export interface Scene {
  readonly graph: AtlasGraph;
  readonly adjacency: Adjacency;
  readonly types: readonly EntityType[];
  /** Where the graph has the nodes. The stage draws them elsewhere while they move. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** In the units of x and y. */
  readonly radius: readonly number[];
  /** Node indices, most mentioned first. */
  readonly byMentions: readonly number[];
  /** Node indices in the order in which they come onto a map that has no room for all; roles come last. */
  readonly order: readonly number[];
  /** How much an edge says beyond what chance would, by index. */
  readonly telling: (edge: number) => number;
  readonly regions: Regions;
  /** 1 or more, finite. */
  readonly maxWeight: number;
}

export function prepareScene(graph: AtlasGraph): Scene {
  const { nodes, edges } = graph;
  const types = nodes.map(({ kind }) => typeOfKind(kind));
  const byMentions = nodes.map((_, i) => i).sort((a, b) => nodes[b]!.mentions - nodes[a]!.mentions || a - b);
  const order = orderNodes(graph, byMentions, types);
  const names = order.filter((node) => types[node] !== 'role');
  return {
    graph,
    adjacency: listNeighbours(graph),
    types,
    x: nodes.map((node) => node.x),
    y: nodes.map((node) => node.y),
    radius: nodes.map((node) => nodeRadius(node.mentions)),
    byMentions,
    order,
    regions: listRegions(graph, names),
    telling: (edge) => (edges[edge] as { readonly telling?: number }).telling ?? weightForDrawing(edges[edge]!.weight),
    maxWeight: edges.reduce((most, { weight }) => Math.max(most, weightForDrawing(weight)), 1),
  };
}

/** By rank where the atlas has one, else by mentions; roles last. */
function orderNodes({ nodes }: AtlasGraph, byMentions: readonly number[], types: readonly EntityType[]) {
  const ranks = nodes.map((node) => (node as { readonly rank?: number }).rank);
  const byRank = ranks.every((rank) => rank !== undefined)
    ? byMentions.toSorted((a, b) => ranks[a]! - ranks[b]!)
    : byMentions;
  const isRole = (node: number) => types[node] === 'role';
  return [...byRank.filter((node) => !isRole(node)), ...byRank.filter(isRole)];
}

/** The scene of the same nodes and edges laid out anew. */
export function rearrangeScene(scene: Scene, graph: AtlasGraph): Scene {
  const regions = listRegions(
    graph,
    scene.order.filter((node) => scene.types[node] !== 'role'),
  );
  return { ...scene, graph, regions, x: graph.nodes.map((node) => node.x), y: graph.nodes.map((node) => node.y) };
}

/** Whether two scenes have the same nodes and edges, wherever they lie. */
export function sameGraph(a: Scene, b: Scene): boolean {
  return a.adjacency === b.adjacency;
}
