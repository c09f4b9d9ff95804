import type { Arrangement, Position } from '../model/arrangement.ts';
import type { Description } from '../model/description.ts';
import type { EntityGraph } from '../model/graph.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import { countNeighbours } from './measures.ts';

/** A map: a graph, where it lies and what its parts are about. */
export interface DrawnMap {
  readonly graph: WeighedGraph;
  readonly arrangement: Arrangement;
  readonly description: Description;
}

/** What became of the nodes and edges of a graph; -1 for none (see `Revision` in `relate/revise.ts`). */
export interface Succession {
  readonly nodesBefore: Int32Array;
  readonly edgesBefore: Int32Array;
  readonly heirs: Int32Array;
  readonly origins: Int32Array;
}

/**
 * The map of a graph of which little changed, at once: what stayed keeps its place, its rank and its measures; what two
 * names became has those of the first of them; what was split off stands beside where it was, or where it is `known` to have been. Lines that are proven otherwise
 * count for as telling as the most telling line that went into them. Near enough to go on working; `connectAtlas` says it exactly.
 */
export function carryOver(
  before: DrawnMap,
  graph: EntityGraph,
  succession: Succession,
  known: ReadonlyMap<string, Position>,
): DrawnMap {
  const { nodesBefore, heirs, origins } = succession;
  const source = nodesBefore.map((old, node) => (old >= 0 ? old : origins[node]!));
  const rank = carryRank(before, graph, succession);
  const { arrangement, description } = before;
  const from = (values: readonly number[], none: number): number[] => {
    const carried = new Array<number>(source.length).fill(none);
    for (let node = 0; node < source.length; node++) if (source[node]! >= 0) carried[node] = values[source[node]!]!;
    return carried;
  };
  return {
    graph: { ...graph, weighing: { rank, ...carryLines(before.graph, graph, rank, succession) } },
    arrangement: {
      ...placeNew(arrangement, graph, { nodesBefore, source, known }),
      community: from(arrangement.community, 0),
      degree: countNeighbours(graph),
      betweenness: from(arrangement.betweenness, 0),
      seed: arrangement.seed,
    },
    description: {
      ...description,
      region: from(description.region, -1),
      regions: description.regions.map((region) => ({
        ...region,
        nodes: [...new Set(region.nodes.map((node) => heirs[node]!))].filter((node) => node >= 0),
      })),
      lines: carryWords(description.lines, succession.edgesBefore),
    },
  };
}

/** The words of the lines that are proven as before. */
function carryWords(lines: Description['lines'], edgesBefore: Int32Array): Description['lines'] {
  const carried = new Map<number, readonly string[]>();
  // Edges that stayed are in the order in which they were, and so are the lines.
  let edge = 0;
  for (const [old, words] of [...lines].sort(([a], [b]) => a - b)) {
    while (edge < edgesBefore.length && edgesBefore[edge]! < old) edge++;
    if (edgesBefore[edge] === old) carried.set(edge, words);
  }
  return carried;
}

/** Names keep their order; one that took up others comes where the first of them did. Roles stay last. */
function carryRank(
  { graph: { weighing } }: DrawnMap,
  { nodes }: EntityGraph,
  { nodesBefore, heirs, origins }: Succession,
): number[] {
  const place = new Float64Array(nodes.length).fill(Infinity);
  for (let node = 0; node < nodes.length; node++) {
    const [old, origin] = [nodesBefore[node]!, origins[node]!];
    if (old >= 0) place[node] = weighing.rank[old]!;
    else if (origin >= 0) place[node] = weighing.rank[origin]! + 0.5;
  }
  for (let old = 0; old < heirs.length; old++) {
    const heir = heirs[old]!;
    if (heir >= 0) place[heir] = Math.min(place[heir]!, weighing.rank[old]!);
  }
  const isRole = (node: number): number => Number(nodes[node]!.kind === 'role');
  // Nearly in order already, so that a sort has little to do.
  const order = listPlaced(place, heirs.length);
  order.sort((a, b) => isRole(a) - isRole(b) || (place[a] === place[b] ? a - b : place[a]! - place[b]!));
  const rank = new Array<number>(nodes.length);
  for (const [at, node] of order.entries()) rank[node] = at;
  return rank;
}

/** All nodes by the whole part of their places, those without one last. */
function listPlaced(place: Float64Array, size: number): number[] {
  const at = (node: number): number => Math.min(size, Math.floor(place[node]!));
  const first = new Uint32Array(size + 2);
  for (let node = 0; node < place.length; node++) first[at(node) + 1]!++;
  for (let i = 0; i <= size; i++) first[i + 1]! += first[i]!;
  const order = new Array<number>(place.length).fill(0);
  for (let node = 0; node < place.length; node++) order[first[at(node)]!++] = node;
  return order;
}

function carryLines(
  before: WeighedGraph,
  { nodes, edges }: EntityGraph,
  rank: readonly number[],
  { edgesBefore, heirs, origins }: Succession,
): { readonly telling: number[]; readonly drawnFrom: number[] } {
  const { weighing } = before;
  const kept = new Uint8Array(before.edges.length);
  for (const old of edgesBefore) if (old >= 0) kept[old] = 1;
  const keyOf = (a: number, b: number): number => Math.min(a, b) * nodes.length + Math.max(a, b);
  /** Of the edges that are no more, or proven otherwise, what goes over to those that took their place. */
  const left = new Map<number, { telling: number; isDrawn: boolean }>();
  for (let old = 0; old < kept.length; old++) {
    if (kept[old] === 1) continue;
    const { source, target } = before.edges[old]!;
    const [a, b] = [heirs[source]!, heirs[target]!];
    if (a < 0 || b < 0) continue;
    const own = left.get(keyOf(a, b));
    const telling = Math.max(own?.telling ?? 0, weighing.telling[old]!);
    left.set(keyOf(a, b), { telling, isDrawn: (own?.isDrawn ?? false) || weighing.drawnFrom[old]! > 0 });
  }
  const telling: number[] = [];
  const drawnFrom: number[] = [];
  const isTied = new Uint8Array(nodes.length);
  const first = new Map<number, number>();
  for (let edge = 0; edge < edges.length; edge++) {
    const { source, target, weight } = edges[edge]!;
    const old = edgesBefore[edge]!;
    const own = old >= 0 ? undefined : left.get(keyOf(source, target));
    const isDrawn = old >= 0 ? weighing.drawnFrom[old]! > 0 : (own?.isDrawn ?? false);
    telling.push(old >= 0 ? weighing.telling[old]! : (own?.telling ?? 0));
    drawnFrom.push(isDrawn ? Math.max(rank[source]!, rank[target]!) + 1 : 0);
    if (isDrawn) isTied[source] = isTied[target] = 1;
    if (isDrawn || (origins[source]! < 0 && origins[target]! < 0)) continue;
    if (nodes[source]!.kind === 'role' || nodes[target]!.kind === 'role') continue;
    for (const node of [source, target]) {
      const best = first.get(node);
      if (origins[node]! >= 0 && (best === undefined || edges[best]!.weight < weight)) first.set(node, edge);
    }
  }
  // A name that was split off is tied to the map by its heaviest line.
  for (const [node, edge] of first) {
    const { source, target } = edges[edge]!;
    if (isTied[node] === 0) drawnFrom[edge] = Math.max(rank[source]!, rank[target]!) + 1;
  }
  return { telling, drawnFrom };
}

/** Beside where it came from, else amid its neighbours. In units of the plane. */
const ASIDE = 24;

function placeNew(
  { x, y }: Arrangement,
  { nodes, edges }: EntityGraph,
  from: {
    readonly nodesBefore: Int32Array;
    readonly source: Int32Array;
    readonly known: ReadonlyMap<string, Position>;
  },
): Pick<Arrangement, 'x' | 'y'> {
  const { nodesBefore, source, known } = from;
  const placed = { x: new Array<number>(nodes.length).fill(0), y: new Array<number>(nodes.length).fill(0) };
  /** Nodes that nobody knows a place for, and what their neighbours say of it. */
  const open = new Map<number, { x: number; y: number; weight: number }>();
  for (let node = 0; node < nodes.length; node++) {
    const old = source[node]!;
    const isNew = nodesBefore[node] === -1;
    const earlier = isNew ? known.get(nodes[node]!.id) : undefined;
    if (!earlier && old < 0) open.set(node, { x: 0, y: 0, weight: 0 });
    else {
      placed.x[node] = earlier ? earlier.x : x[old]! + (isNew ? ASIDE : 0);
      placed.y[node] = earlier ? earlier.y : y[old]! - (isNew ? ASIDE : 0);
    }
  }
  for (const { source: a, target: b, weight } of open.size > 0 ? edges : []) {
    const [ofA, ofB] = [open.get(a), open.get(b)];
    const [sum, beside] = ofA ? [ofA, b] : [ofB, a];
    if (!sum || (ofA && ofB)) continue;
    sum.x += placed.x[beside]! * weight;
    sum.y += placed.y[beside]! * weight;
    sum.weight += weight;
  }
  for (const [node, sum] of open) {
    if (sum.weight === 0) continue;
    placed.x[node] = sum.x / sum.weight + ASIDE;
    placed.y[node] = sum.y / sum.weight - ASIDE;
  }
  return { x: placed.x.map(round), y: placed.y.map(round) };
}

/** To 1/1000, without a negative zero. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
