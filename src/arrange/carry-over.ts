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
  const from = <Value>(values: readonly Value[], none: Value): Value[] =>
    Array.from(source, (old) => (old < 0 ? none : values[old]!));
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
      lines: new Map(
        Array.from(succession.edgesBefore, (old, edge) => [edge, description.lines.get(old)] as const).flatMap(
          ([edge, words]) => (words ? [[edge, words] as const] : []),
        ),
      ),
    },
  };
}

/** Names keep their order; one that took up others comes where the first of them did. Roles stay last. */
function carryRank(
  { graph: { weighing } }: DrawnMap,
  { nodes }: EntityGraph,
  { nodesBefore, heirs, origins }: Succession,
): number[] {
  const place = Float64Array.from(nodes, (_, node) => {
    const [old, origin] = [nodesBefore[node]!, origins[node]!];
    return old >= 0 ? weighing.rank[old]! : origin >= 0 ? weighing.rank[origin]! + 0.5 : Infinity;
  });
  for (const [old, heir] of heirs.entries()) {
    if (heir >= 0) place[heir] = Math.min(place[heir]!, weighing.rank[old]!);
  }
  const isRole = (node: number): number => Number(nodes[node]!.kind === 'role');
  const order = nodes.map((_, node) => node);
  order.sort((a, b) => isRole(a) - isRole(b) || (place[a] === place[b] ? a - b : place[a]! - place[b]!));
  const rank = new Array<number>(nodes.length);
  for (const [at, node] of order.entries()) rank[node] = at;
  return rank;
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
  for (const [old, { source, target }] of before.edges.entries()) {
    const [a, b] = [heirs[source]!, heirs[target]!];
    if (kept[old] === 1 || a < 0 || b < 0) continue;
    const own = left.get(keyOf(a, b));
    const telling = Math.max(own?.telling ?? 0, weighing.telling[old]!);
    left.set(keyOf(a, b), { telling, isDrawn: (own?.isDrawn ?? false) || weighing.drawnFrom[old]! > 0 });
  }
  const telling: number[] = [];
  const drawnFrom: number[] = [];
  const isTied = new Uint8Array(nodes.length);
  const first = new Map<number, number>();
  for (const [edge, { source, target, weight }] of edges.entries()) {
    const old = edgesBefore[edge]!;
    const own = old >= 0 ? undefined : left.get(keyOf(source, target));
    const isDrawn = old >= 0 ? weighing.drawnFrom[old]! > 0 : (own?.isDrawn ?? false);
    telling.push(old >= 0 ? weighing.telling[old]! : (own?.telling ?? 0));
    drawnFrom.push(isDrawn ? Math.max(rank[source]!, rank[target]!) + 1 : 0);
    if (isDrawn) isTied[source] = isTied[target] = 1;
    else if (nodes[source]!.kind !== 'role' && nodes[target]!.kind !== 'role') {
      for (const node of [source, target]) {
        const best = first.get(node);
        if (origins[node]! >= 0 && (best === undefined || edges[best]!.weight < weight)) first.set(node, edge);
      }
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
  const places = nodes.map(({ id }, node) => {
    const old = source[node]!;
    const earlier = nodesBefore[node] === -1 ? known.get(id) : undefined;
    if (earlier) return earlier;
    if (old < 0) return undefined;
    const isNew = nodesBefore[node] === -1;
    return { x: x[old]! + (isNew ? ASIDE : 0), y: y[old]! - (isNew ? ASIDE : 0) };
  });
  const sums = new Map<number, { x: number; y: number; weight: number }>();
  for (const { source: a, target: b, weight } of edges) {
    for (const [node, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const beside = places[other];
      if (places[node] || !beside) continue;
      const sum = sums.get(node) ?? { x: 0, y: 0, weight: 0 };
      sums.set(node, { x: sum.x + beside.x * weight, y: sum.y + beside.y * weight, weight: sum.weight + weight });
    }
  }
  const found = places.map((place, node) => {
    const sum = sums.get(node);
    if (place) return place;
    return sum ? { x: sum.x / sum.weight + ASIDE, y: sum.y / sum.weight - ASIDE } : { x: 0, y: 0 };
  });
  return { x: found.map((place) => round(place.x)), y: found.map((place) => round(place.y)) };
}

/** To 1/1000, without a negative zero. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
