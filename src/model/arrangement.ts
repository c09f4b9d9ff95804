/** Where every node of a graph is drawn and what its place in the whole is. Arrays are parallel to the graph's nodes. */
export interface Arrangement {
  /**
   * Plane coordinates, y upwards, rounded to 1/1000. One unit is one CSS pixel of the page at its natural scale, where a
   * node has the radius `nodeRadius` says: a graph of some hundred nodes fits a screen, a larger one is shown smaller.
   */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Louvain communities, numbered from 0, largest first. */
  readonly community: readonly number[];
  /** Neighbours. */
  readonly degree: readonly number[];
  /** Share of shortest paths that pass through, 0..1 (Freeman, normalised), rounded to 1e-6. Estimated on large graphs. */
  readonly betweenness: readonly number[];
  readonly seed: number;
}

/** A place in the plane of an arrangement. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What a person may set about the layout; numbers lie within `LAYOUT_BOUNDS`. */
export interface LayoutSettings {
  /** Room between nodes, as a factor: 1 gives labels room on a small graph. */
  readonly spread: number;
  /** Width of the map by its height: below 1 it stands upright. */
  readonly shape: number;
  /** Pull towards the middle, as a factor: 0 lets loose ends reach out, 1 keeps the map compact. */
  readonly gravity: number;
  /** Draws densely tied groups together and apart from each other (LinLog attraction). */
  readonly separateCommunities: boolean;
  /** Moves nodes so that no disc covers another and labels stay readable. */
  readonly preventOverlap: boolean;
}

/** Between which two values, both included, each number of a layout lies. */
export const LAYOUT_BOUNDS = {
  spread: [0.5, 4],
  shape: [0.4, 3],
  gravity: [0, 10],
} as const satisfies Partial<Record<keyof LayoutSettings, readonly [least: number, most: number]>>;

export const DEFAULT_LAYOUT: LayoutSettings = {
  spread: 1,
  shape: 1.25,
  gravity: 1,
  separateCommunities: false,
  preventOverlap: true,
};

/** Only what differs from `DEFAULT_LAYOUT`; undefined where nothing does. */
export function keepLayoutChanges(layout: Partial<LayoutSettings> = {}): Partial<LayoutSettings> | undefined {
  const keys = Object.keys(DEFAULT_LAYOUT) as (keyof LayoutSettings)[];
  const changed = keys.filter((key) => layout[key] !== undefined && layout[key] !== DEFAULT_LAYOUT[key]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((key) => [key, layout[key]]));
}

/** Radius of a node in units of the arrangement: it grows with the square root of its mentions, up to 40. */
export function nodeRadius(mentions: number): number {
  return Math.min(40, 3 + 1.5 * Math.sqrt(mentions));
}
