import type { Arrangement } from '../model/arrangement.ts';
import type { Description } from '../model/description.ts';
import type { EntityGraph } from '../model/graph.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import { addHomes, type DrawnMap, followGone, type Lineage, nameLine, type Succession, turnBeside } from './lineage.ts';
import { countNeighbours } from './measures.ts';

/**
 * The map of a graph of which little changed, at once: every name that was on the map when it was opened keeps its place, its turn and its
 * story, also where a decision took it away and another brings it back; what two names became comes where the first of them did;
 * what was split off stands beside where it was, in its story, or where it first stood. Lines that are proven otherwise count for as
 * telling as the most telling line that went into them. Near enough to go on working; `settleAtlas` says it exactly.
 */
export function carryOver(
  before: DrawnMap,
  graph: EntityGraph,
  succession: Succession,
  lineage: Lineage,
): { readonly map: DrawnMap; readonly lineage: Lineage } {
  const { homes, lines } = lineage;
  const { nodesBefore, origins } = succession;
  const gone = followGone(lineage, before.graph.nodes, graph.nodes, succession);
  const source = nodesBefore.map((old, node) => (old >= 0 ? old : origins[node]!));
  const rank = carryRank(before, graph, succession, { homes, gone });
  const { arrangement, description } = before;
  const from = (values: readonly number[], none: number): number[] => {
    const carried = new Array<number>(source.length).fill(none);
    for (let node = 0; node < source.length; node++) if (source[node]! >= 0) carried[node] = values[source[node]!]!;
    return carried;
  };
  const region = carryRegions(from(description.region, -1), graph, succession, homes);
  const { group } = before.graph.weighing;
  const map: DrawnMap = {
    graph: {
      ...graph,
      weighing: {
        rank,
        ...carryLines(before.graph, graph, rank, succession, { homes, gone, lines }),
        ...(group && { group: from(group, -1) }),
      },
    },
    arrangement: {
      ...placeNew(arrangement, graph, { nodesBefore, source, homes }),
      community: from(arrangement.community, 0),
      degree: countNeighbours(graph),
      betweenness: from(arrangement.betweenness, 0),
      seed: arrangement.seed,
    },
    description: {
      ...description,
      region,
      regions: description.regions.map((own) => ({
        ...own,
        nodes: [...new Set(own.nodes.map((node) => succession.heirs[node]!))].filter((node) => node >= 0),
      })),
      lines: carryWords(description.lines, succession.edgesBefore),
    },
  };
  return { map, lineage: { homes: addHomes(homes, before, map, succession), gone, lines } };
}

/** The region of each node: of new ones that where they first were, else that of the name that they are most tied to. */
function carryRegions(
  carried: number[],
  { nodes, edges }: EntityGraph,
  { nodesBefore, origins }: Succession,
  homes: Lineage['homes'],
): number[] {
  const open = new Map<number, number>();
  for (let node = 0; node < nodes.length; node++) {
    if (nodesBefore[node]! >= 0) continue;
    const home = homes.get(nodes[node]!.id);
    if (home) carried[node] = home.region;
    else if (origins[node] === -1) open.set(node, 0);
  }
  for (const { source, target, weight } of open.size > 0 ? edges : []) {
    for (const [own, other] of [
      [source, target],
      [target, source],
    ] as const) {
      if (weight <= (open.get(own) ?? Number.POSITIVE_INFINITY) || open.has(other)) continue;
      open.set(own, weight);
      carried[own] = carried[other]!;
    }
  }
  return carried;
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
  { graph: before }: DrawnMap,
  { nodes }: EntityGraph,
  { nodesBefore, origins }: Succession,
  { homes, gone }: Pick<Lineage, 'homes' | 'gone'>,
): number[] {
  const turnOf = (id: string): number => homes.get(id)?.turn ?? homes.size;
  const turn = Float64Array.from(nodes, ({ id }, node) => {
    if (nodesBefore[node]! >= 0 || homes.has(id)) return turnOf(id);
    return turnBeside(homes, before.nodes[origins[node]!]?.id);
  });
  if (gone.size > 0) {
    const least = new Map<string, number>();
    for (const [id, heir] of gone) least.set(heir, Math.min(turnOf(id), least.get(heir) ?? Number.POSITIVE_INFINITY));
    for (let node = 0; node < nodes.length; node++) {
      turn[node] = Math.min(turn[node]!, least.get(nodes[node]!.id) ?? Number.POSITIVE_INFINITY);
    }
  }
  const isRole = (node: number): number => Number(nodes[node]!.kind === 'role');
  // Nearly in order already, so that a sort has little to do.
  const order = listPlaced(turn, homes.size);
  order.sort((a, b) => isRole(a) - isRole(b) || (turn[a] === turn[b] ? a - b : turn[a]! - turn[b]!));
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
  { homes, gone, lines }: Lineage,
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
  const isHeir = new Set(gone.values());
  const isOpened = (id: string): boolean => homes.get(id)?.isOpened === true && !isHeir.has(id);
  const telling: number[] = [];
  const drawnFrom: number[] = [];
  const isTied = new Uint8Array(nodes.length);
  const first = new Map<number, number>();
  for (let edge = 0; edge < edges.length; edge++) {
    const { source, target, weight } = edges[edge]!;
    const old = edgesBefore[edge]!;
    let isDrawn = old >= 0 && weighing.drawnFrom[old]! > 0;
    let tells = old >= 0 ? weighing.telling[old]! : 0;
    if (old < 0) {
      const own = left.get(keyOf(source, target));
      const [a, b] = [nodes[source]!.id, nodes[target]!.id];
      const opened = lines.get(nameLine(a, b));
      // Between two names that are what they were, a line is drawn as it was.
      isDrawn = isOpened(a) && isOpened(b) ? opened !== undefined : (own?.isDrawn ?? false);
      tells = own?.telling ?? opened ?? 0;
    }
    telling.push(tells);
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

/** Beside where it came from, else amid its neighbours: each to another side. In units of the plane. */
const ASIDE = 24;
const SIDES = [
  [1, -1],
  [-1, 1],
  [1, 1],
  [-1, -1],
] as const;

function placeNew(
  { x, y }: Arrangement,
  { nodes, edges }: EntityGraph,
  from: {
    readonly nodesBefore: Int32Array;
    readonly source: Int32Array;
    readonly homes: Lineage['homes'];
  },
): Pick<Arrangement, 'x' | 'y'> {
  const { nodesBefore, source, homes } = from;
  const placed = { x: new Array<number>(nodes.length).fill(0), y: new Array<number>(nodes.length).fill(0) };
  /** Nodes that nobody knows a place for, and what their neighbours say of it. */
  const open = new Map<number, { x: number; y: number; weight: number }>();
  const split = new Map<number, number>();
  for (let node = 0; node < nodes.length; node++) {
    const old = source[node]!;
    const isNew = nodesBefore[node] === -1;
    const home = isNew ? homes.get(nodes[node]!.id) : undefined;
    if (home) [placed.x[node], placed.y[node]] = [home.x, home.y];
    else if (old < 0) open.set(node, { x: 0, y: 0, weight: 0 });
    else if (!isNew) [placed.x[node], placed.y[node]] = [x[old]!, y[old]!];
    else {
      const earlier = split.get(old) ?? 0;
      split.set(old, earlier + 1);
      const [right, up] = SIDES[earlier % SIDES.length]!;
      const away = ASIDE * (1 + Math.floor(earlier / SIDES.length));
      [placed.x[node], placed.y[node]] = [x[old]! + right * away, y[old]! + up * away];
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
