import type { EntityGraph } from './graph.ts';
import { NAMES_DRAWN_AT_ONCE, NAMES_GROUPED } from './map-scale.ts';

/**
 * What of a graph says most, so that a map can show that first: how telling each edge is, and in which order names and
 * edges come on the map. Made from counts alone, before anything has a place.
 */
export interface Weighing {
  /** For each edge how far it is from chance (see `relate/telling.ts`): 0 or more, rounded to 1/1000. */
  readonly telling: readonly number[];
  /**
   * For each node its place in the order in which names come on the map, from 0, no two alike: first the names that some
   * edge ties to another name, then names that stand alone, then roles.
   */
  readonly rank: readonly number[];
  /**
   * For each edge the number of names with which it is first drawn: a map of the first n names (ranks 0 to n − 1) draws
   * the edges whose number is 1..n, and both their ends are among those names. 0 = drawn only where all edges are.
   */
  readonly drawnFrom: readonly number[];
  /**
   * For each node the group of names that it shares its stories with, from 0; -1 for none, and for names that no first view shows. Absent where there are no stories to say so,
   * and on a map that is drawn whole: there the lines alone say what hangs together.
   */
  readonly group?: readonly number[];
}

/** A graph that knows what of it says most. */
export interface WeighedGraph extends EntityGraph {
  readonly weighing: Weighing;
}

/** Whether a graph has more names that are tied to others than are drawn at once: its map has levels. */
export function hasLevels({ drawnFrom }: Pick<Weighing, 'drawnFrom'>): boolean {
  return drawnFrom.some((from) => from > NAMES_DRAWN_AT_ONCE);
}

/** The weighing of a graph whose nodes and edges carry it, as an atlas keeps it. */
export function readWeighing(graph: {
  readonly nodes: readonly { readonly rank: number; readonly region: number }[];
  readonly edges: readonly { readonly telling: number; readonly drawnFrom: number }[];
  readonly regions: readonly { readonly within: number }[];
}): Weighing {
  const drawnFrom = graph.edges.map((edge) => edge.drawnFrom);
  return {
    telling: graph.edges.map(({ telling }) => telling),
    rank: graph.nodes.map(({ rank }) => rank),
    drawnFrom,
    ...(hasLevels({ drawnFrom }) && { group: readGroups(graph) }),
  };
}

function readGroups({ nodes, regions }: Parameters<typeof readWeighing>[0]): number[] {
  /** A region comes after the one that it is a part of. */
  const top: number[] = [];
  for (const [region, { within }] of regions.entries()) top.push(within < 0 ? region : top[within]!);
  return nodes.map(({ rank, region }) => (region < 0 || rank >= NAMES_GROUPED ? -1 : top[region]!));
}
