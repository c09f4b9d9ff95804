/** Red, green, blue, each 0..1. */
export type Rgb = readonly [number, number, number];

/** What the shaders read before every frame: changing it costs a frame and no re-indexing of nodes or edges. */
export interface Paint {
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
/** CSS pixels along which a line fades whose other end is not drawn. */
export const FADED_AWAY = 150;

/** How far the curve of an edge leaves the straight line at least, as a share of its length. */
export const BEND = 0.055;

export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** A colour between two, both `#rrggbb`: 0 is the first. */
export function mixColours(from: string, to: string, share: number): string {
  const [first, second] = [parseHex(from), parseHex(to)];
  const parts = first.map((part, i) => Math.round(255 * (part + (second[i]! - part) * share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const bytes = new Uint8Array(4);
const packed = new Float32Array(bytes.buffer);

/** `#rrggbb` as the four bytes of a float, the way a vertex buffer wants them. */
export function packColour(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  bytes[0] = value >> 16;
  bytes[1] = (value >> 8) & 255;
  bytes[2] = value & 255;
  bytes[3] = 254;
  return packed[0]!;
}
