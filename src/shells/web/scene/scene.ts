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
  /** Of the whole graph, whatever articles count: read weights off the edges. */
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
  /** Orders edges by how far they are from chance, those that say most first; where that is the same, by weight. */
  readonly compareTelling: (a: number, b: number) => number;
  /** How much an edge says beyond what chance would, by index. */
  readonly telling: (edge: number) => number;
  /** Whether an edge is drawn as soon as there is room for both its ends. */
  readonly isFirst: (edge: number) => boolean;
  /** 1 = a name that no edge ties to another name, roles aside. */
  readonly isAlone: Uint8Array;
  /** Names that some edge ties to another name, roles aside. */
  readonly tiedNames: number;
  readonly regions: Regions;
  /** 1 or more, finite. */
  readonly maxWeight: number;
}

/** @param before the same map before decisions changed some names: what the others look like does not depend on these. */
export function prepareScene(graph: AtlasGraph, before?: Scene): Scene {
  const { nodes, edges } = graph;
  const types = nodes.map(({ kind }) => typeOfKind(kind));
  const order = orderByRank(nodes);
  const isAlone = markAlone(graph, types);
  return {
    adjacency: listNeighbours(graph),
    types,
    x: nodes.map((node) => node.x),
    y: nodes.map((node) => node.y),
    order,
    isAlone,
    tiedNames: order.filter((node) => types[node] !== 'role' && !isAlone[node]).length,
    ...weighScene(graph, { types, order, regions: before?.regions }, (edge) => edges[edge]!.drawnFrom > 0),
    ...(before && { maxWeight: before.maxWeight }),
  };
}

/** Nodes mostly come in the order of their ranks. */
function orderByRank(nodes: AtlasGraph['nodes']): readonly number[] {
  const order = nodes.map((_, i) => i);
  const isOrdered = nodes.every((node, i) => i === 0 || nodes[i - 1]!.rank <= node.rank);
  return isOrdered ? order : order.sort((a, b) => nodes[a]!.rank - nodes[b]!.rank);
}

/**
 * The same names and lines in the same places, counted in some of the articles only.
 *
 * @param graph as those articles make it, its nodes and edges parallel to the scene's.
 * @param drawnFrom for each edge the number of names with which it is first drawn, 0 = not among the first lines.
 */
export function rangeScene(scene: Scene, graph: AtlasGraph, drawnFrom: readonly number[]): Scene {
  return { ...scene, ...weighScene(graph, scene, (edge) => drawnFrom[edge]! > 0) };
}

/** The same scene with other weights on its names and lines: quick, for a map that follows a hand. */
export function countScene(scene: Scene, graph: AtlasGraph): Scene {
  return graph === scene.graph ? scene : { ...scene, graph, maxWeight: heaviest(graph) };
}

function heaviest({ edges }: AtlasGraph): number {
  return edges.reduce((most, { weight }) => Math.max(most, weightForDrawing(weight)), 1);
}

/** All of a scene that depends on what its articles count. */
function weighScene(
  graph: AtlasGraph,
  { types, order, regions }: Pick<Scene, 'types' | 'order'> & { readonly regions?: Regions | undefined },
  isFirst: (edge: number) => boolean,
): Pick<Scene, 'graph' | 'radius' | 'byMentions' | 'regions' | 'compareTelling' | 'telling' | 'isFirst' | 'maxWeight'> {
  const { nodes, edges } = graph;
  return {
    graph,
    radius: nodes.map((node) => nodeRadius(node.mentions)),
    byMentions: nodes.map((_, i) => i).sort((a, b) => nodes[b]!.mentions - nodes[a]!.mentions || a - b),
    regions: listRegions(
      graph,
      order.filter((node) => types[node] !== 'role'),
      regions,
    ),
    compareTelling: (a, b) =>
      edges[b]!.telling - edges[a]!.telling ||
      weightForDrawing(edges[b]!.weight) - weightForDrawing(edges[a]!.weight) ||
      a - b,
    telling: (edge) => edges[edge]!.telling,
    isFirst,
    maxWeight: heaviest(graph),
  };
}

function markAlone({ nodes, edges }: AtlasGraph, types: readonly EntityType[]): Uint8Array {
  const alone = Uint8Array.from(nodes, (_, node) => (types[node] === 'role' ? 0 : 1));
  for (const { source, target } of edges) {
    if (types[source] !== 'role' && types[target] !== 'role') alone[source] = alone[target] = 0;
  }
  return alone;
}

/** The scene of the same nodes and edges laid out anew. A story keeps its colour, though only one name may have been moved. */
export function rearrangeScene(scene: Scene, graph: AtlasGraph): Scene {
  const regions = listRegions(
    graph,
    scene.order.filter((node) => scene.types[node] !== 'role'),
    scene.regions,
  );
  return { ...scene, graph, regions, x: graph.nodes.map((node) => node.x), y: graph.nodes.map((node) => node.y) };
}

/** Whether two scenes have the same nodes and edges, wherever they lie. */
export function sameGraph(a: Scene, b: Scene): boolean {
  return a.adjacency === b.adjacency;
}
