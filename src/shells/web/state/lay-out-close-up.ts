import {
  type AtlasEdge,
  type AtlasGraph,
  type AtlasSource,
  findSurroundings,
  makeNetwork,
  type Network,
} from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import { createSight, type Sight } from '../scene/sight.ts';
import { type CloseUp, ROOM, type ShownCloseUp } from './close-up.ts';
import type { startLayout as start } from './layout-link.ts';

/** Chooses the names of a close-up and lays them out for themselves; undefined where that was stopped. */
export async function layOutCloseUp(
  startLayout: typeof start,
  { source, scene, of }: { readonly source: AtlasSource; readonly scene: Scene; readonly of: AtlasGraph },
  sight: Sight,
  closeUp: CloseUp,
): Promise<ShownCloseUp | undefined> {
  const { nodes, left } = chooseNames(scene, sight, closeUp);
  const part = cutGraph(scene.graph, nodes, (edge) => sight.edges[edge] === 1);
  const { seed } = source.manifest;
  const { result } = startLayout({ ...source, graph: part }, { seed, layout: LAYOUT }, { progress: () => {} });
  const arrangement = await result;
  if (!arrangement) return undefined;
  const members = new Uint8Array(scene.graph.nodes.length);
  for (const node of nodes) members[node] = 1;
  const [x, y] = [[...scene.x], [...scene.y]];
  nodes.forEach((node, at) => {
    x[node] = arrangement.x[at]!;
    y[node] = arrangement.y[at]!;
  });
  return showPlaces(x, y, { of, names: nodes.length, left }, members);
}

function showPlaces(
  x: readonly number[],
  y: readonly number[],
  facts: Pick<ShownCloseUp, 'of' | 'names' | 'left'>,
  members: Uint8Array,
): ShownCloseUp {
  return {
    ...facts,
    has: (node) => members[node] === 1,
    see: ({ graph }, { nodes: seen, edges }) =>
      createSight(
        Uint8Array.from(members, (member, node) => member & seen[node]!),
        Uint8Array.from(
          graph.edges,
          ({ source: from, target }, edge) => edges[edge]! & members[from]! & members[target]!,
        ),
      ),
    place: (whole) => ({ ...whole, x, y }),
    move: (node, toX, toY) => showPlaces(put(x, node, toX), put(y, node, toY), facts, members),
  };
}

function put(values: readonly number[], at: number, value: number): readonly number[] {
  const next = [...values];
  next[at] = value;
  return next;
}

/** Few names and many lines: wide enough apart that lines can be followed. */
const LAYOUT = { spread: 1.4, shape: 1.3, gravity: 1, separateCommunities: false, preventOverlap: true } as const;

function chooseNames(scene: Scene, sight: Sight, { around, steps, grown, added, most }: CloseUp) {
  const network = networkOf(scene.graph);
  const isName = Uint8Array.from(sight.nodes, (seen, node) => seen & +(scene.types[node] !== 'role'));
  const allowed = { nodes: isName, edges: sight.edges };
  const near = findSurroundings(network, around, steps, most, scene.telling, allowed);
  const further = findSurroundings(network, grown, 1, grown.length * ROOM, scene.telling, allowed);
  const nodes = [...new Set([...near.nodes, ...further.nodes, ...added])];
  return { nodes, left: near.left + further.left };
}

/** Some nodes of a graph and the edges between them, as a graph of its own; nodes in the order given. */
function cutGraph(graph: AtlasGraph, nodes: readonly number[], isSeen: (edge: number) => boolean): AtlasGraph {
  const place = new Map(nodes.map((node, at) => [node, at]));
  const edges = graph.edges.flatMap((edge, index): AtlasEdge[] => {
    const [a, b] = [place.get(edge.source), place.get(edge.target)];
    if (a === undefined || b === undefined || !isSeen(index)) return [];
    return [{ ...edge, source: Math.min(a, b), target: Math.max(a, b) }];
  });
  edges.sort((a, b) => a.source - b.source || a.target - b.target);
  return { nodes: nodes.map((node, rank) => ({ ...graph.nodes[node]!, rank, region: -1 })), edges, regions: [] };
}

/** Graphs made to be walked, once. */
const networks = new WeakMap<object, Network>();

function networkOf({ nodes, edges }: AtlasGraph): Network {
  const known = networks.get(edges) ?? makeNetwork(nodes.length, edges);
  networks.set(edges, known);
  return known;
}
