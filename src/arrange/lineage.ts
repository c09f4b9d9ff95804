import type { Arrangement, Position } from '../model/arrangement.ts';
import type { Description } from '../model/description.ts';
import type { WeighedGraph } from '../model/weighing.ts';

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

/** Where a name belongs on a map that decisions change: from when the map was opened, or from when it first came. */
interface Home extends Position {
  /** Names come in the order of their turns. */
  readonly turn: number;
  /** -1 for none. */
  readonly region: number;
  /** Whether it was on the map that was opened. */
  readonly isOpened: boolean;
}

/** What of a map that was opened is kept while decisions change it, so that taking one back brings back what was there. */
export interface Lineage {
  /** By the ids of all names that were ever on the map. */
  readonly homes: ReadonlyMap<string, Home>;
  /** Names that were on the map and are not now: the id of the one that they are part of. */
  readonly gone: ReadonlyMap<string, string>;
  /** How telling the lines are that were drawn on the map that was opened, by `nameLine`. */
  readonly lines: ReadonlyMap<string, number>;
}

/** The lineage of a map that no decision changed yet. */
export function beginLineage({
  graph: { nodes, edges, weighing },
  arrangement: { x, y },
  description,
}: DrawnMap): Lineage {
  const homes = new Map(
    nodes.map(({ id }, node): [string, Home] => {
      const [turn, region] = [weighing.rank[node]!, description.region[node]!];
      return [id, { x: x[node]!, y: y[node]!, turn, region, isOpened: true }];
    }),
  );
  const lines = new Map<string, number>();
  for (const [edge, { source, target }] of edges.entries()) {
    if (weighing.drawnFrom[edge]! > 0)
      lines.set(nameLine(nodes[source]!.id, nodes[target]!.id), weighing.telling[edge]!);
  }
  return { homes, gone: new Map(), lines };
}

/** The one key of a line, from whichever end. */
export function nameLine(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

/** What is gone once a graph became another, and to whom. */
export function followGone(
  { gone, homes }: Pick<Lineage, 'homes' | 'gone'>,
  before: WeighedGraph['nodes'],
  now: WeighedGraph['nodes'],
  { heirs }: Pick<Succession, 'heirs'>,
): Lineage['gone'] {
  /** Names before that are part of another now: few. */
  const moved = new Map<string, string>();
  for (let old = 0; old < heirs.length; old++) {
    const heir = now[heirs[old]!]?.id;
    if (heir !== undefined && before[old]!.id !== heir) moved.set(before[old]!.id, heir);
  }
  if (gone.size === 0 && moved.size === 0) return gone;
  const after = new Map<string, string>();
  for (const [id, heir] of [...gone, ...moved]) {
    if (homes.get(id)?.isOpened) after.set(id, moved.get(heir) ?? heir);
  }
  for (const { id } of now) after.delete(id);
  return after;
}

/** The homes that are known and those of new names: what is known does not move. */
export function addHomes(
  homes: Lineage['homes'],
  before: DrawnMap,
  { graph: { nodes }, arrangement: { x, y }, description: { region } }: DrawnMap,
  { nodesBefore, origins }: Succession,
): Lineage['homes'] {
  const added: [string, Home][] = [];
  for (let node = 0; node < nodesBefore.length; node++) {
    if (nodesBefore[node]! >= 0) continue;
    const { id } = nodes[node]!;
    if (homes.has(id)) continue;
    const origin = before.graph.nodes[origins[node]!]?.id;
    const turn = turnBeside(homes, origin);
    added.push([id, { x: x[node]!, y: y[node]!, turn, region: region[node]!, isOpened: false }]);
  }
  return added.length === 0 ? homes : new Map([...homes, ...added]);
}

/** When a name comes that was split off another: right after it. One that came from nowhere comes last. */
export function turnBeside(homes: Lineage['homes'], origin: string | undefined): number {
  const turn = origin === undefined ? undefined : homes.get(origin)?.turn;
  return turn === undefined ? homes.size : turn + 0.5;
}

/**
 * Which lines are drawn once what says most was counted exactly: those of names that are what they were as before, and those of names
 * that decisions made, or that had none, as they are now.
 */
export function settleLines(
  carried: readonly number[],
  exact: readonly number[],
  { nodes, edges }: Pick<WeighedGraph, 'nodes' | 'edges'>,
  { homes, gone }: Pick<Lineage, 'homes' | 'gone'>,
): number[] {
  const isHeir = new Set(gone.values());
  const isMade = Uint8Array.from(nodes, ({ id }) => Number(homes.get(id)?.isOpened !== true || isHeir.has(id)));
  const isTied = new Uint8Array(nodes.length);
  for (const [edge, { source, target }] of edges.entries()) {
    if (carried[edge]! > 0) isTied[source] = isTied[target] = 1;
  }
  return edges.map(({ source, target }, edge) => {
    const isOpen = [source, target].some((node) => isMade[node] === 1 || isTied[node] === 0);
    return isOpen ? exact[edge]! : carried[edge]!;
  });
}

/** A story keeps its headline: only its words and its articles follow the names in it. */
export function keepHeadlines(before: Description, now: Description): Description {
  const regions = now.regions.map((region, at) => {
    const { headline } = before.regions[at]!;
    return headline ? { ...region, headline } : region;
  });
  return { ...now, regions };
}
