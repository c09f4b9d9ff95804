/** Red, green, blue, each 0..1. */
export type Rgb = readonly [number, number, number];

/** What the shaders read before every frame: changing it costs a frame and no re-indexing of nodes or edges. */
export interface Paint {
  /** CSS pixels to a layout unit, for radii. */
  scale: number;
  /** CSS pixels; no node is drawn smaller. */
  leastRadius: number;
  /** Factor on the thickness of edges. */
  thickness: number;
  /** Opacity of an edge of weight 1, 0..1. */
  density: number;
  /** Leaves out the edges of a frame: while the view moves on a machine that draws them slowly. */
  skipEdges: boolean;
  /** 0 = all alike, 1 = whatever is not in focus has faded. */
  focus: number;
  background: Rgb;
  ring: Rgb;
  edge: Rgb;
  litEdge: Rgb;
}

/** How a node or an edge stands to the focus. */
export const REST = 0;
export const LIT = 1;
/** Selected or under the pointer: drawn with a ring, or in the accent colour. */
export const CHOSEN = 2;

/** Opacity of what is not in focus, as a share of its own. */
export const FADED_NODE = 0.16;
export const FADED_EDGE = 0.12;

export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
