/** A rectangle in the plane, y upwards. */
export interface Frame {
  readonly left: number;
  readonly low: number;
  readonly width: number;
  readonly height: number;
}

/** How far something is moved. */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

/**
 * Shifts that bring frames together without overlap: those that are `anchored` stay, the others are set in rows, in the
 * order given, below them or to their right, whichever makes the whole fit better into a shape of so much width by height.
 * An anchored frame that overlaps an earlier one is set with the others.
 */
export function packFrames(frames: readonly Frame[], anchored: readonly boolean[], shape: number): Shift[] {
  const shifts: Shift[] = frames.map(() => ({ x: 0, y: 0 }));
  const large: Frame[] = [];
  const loose: number[] = [];
  let whole: Frame | undefined;
  frames.forEach((frame, index) => {
    if (!anchored[index] || large.some((other) => framesOverlap(frame, other))) {
      loose.push(index);
      return;
    }
    if (large.length < COMPARED) large.push(frame);
    whole = whole ? coverBoth(whole, frame) : frame;
  });
  if (loose.length === 0) return shifts;
  const tiles = loose.map((index) => frames[index]!);
  const { x, top, corners } = chooseBlock(whole, tiles, shape);
  loose.forEach((index, at) => {
    const { left, low } = frames[index]!;
    shifts[index] = { x: x + corners[at]!.x - left, y: top + corners[at]!.y - low };
  });
  return shifts;
}

/** Room between two parts. */
const GAP = 16;
/** An anchored frame is compared with this many before it: the parts come largest first, and the rest are points. */
const COMPARED = 200;

interface Block {
  /** Where the block's upper left corner goes. */
  readonly x: number;
  readonly top: number;
  /** Lower left corners of the tiles from there. */
  readonly corners: readonly Shift[];
}

function chooseBlock(whole: Frame | undefined, tiles: readonly Frame[], shape: number): Block {
  const area = tiles.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  if (!whole) return { x: 0, top: 0, corners: packRows(tiles, Math.sqrt(area * shape)).corners };
  const { left, low, width, height } = whole;
  const widest = tiles.reduce((most, tile) => Math.max(most, tile.width), 0);
  const below = packRows(tiles, Math.max(width, Math.sqrt((area + width * height) * shape)));
  let beside = packRows(tiles, Math.max(widest, area / height));
  for (let i = 0; i < 12 && beside.height > height; i++) beside = packRows(tiles, beside.rowWidth * 1.2);
  const need = (w: number, h: number): number => Math.max(w / shape, h);
  const belowNeeds = need(Math.max(width, below.width), height + GAP + below.height);
  const besideNeeds = need(width + GAP + beside.width, Math.max(height, beside.height));
  return belowNeeds <= besideNeeds
    ? { x: left, top: low - GAP, corners: below.corners }
    : { x: left + width + GAP, top: low + height, corners: beside.corners };
}

/** Rows of tiles, left to right and downwards from (0, 0); a row is wider than `rowWidth` only for a single tile. */
function packRows(tiles: readonly Frame[], rowWidth: number) {
  const corners: Shift[] = [];
  let [x, top, rowHeight, width] = [0, 0, 0, 0];
  for (const tile of tiles) {
    if (x > 0 && x + tile.width > rowWidth) {
      top -= rowHeight + GAP;
      [x, rowHeight] = [0, 0];
    }
    corners.push({ x, y: top - tile.height });
    width = Math.max(width, x + tile.width);
    x += tile.width + GAP;
    rowHeight = Math.max(rowHeight, tile.height);
  }
  return { corners, rowWidth, width, height: rowHeight - top };
}

function framesOverlap(a: Frame, b: Frame): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.low < b.low + b.height && b.low < a.low + a.height;
}

function coverBoth(a: Frame, b: Frame): Frame {
  const left = Math.min(a.left, b.left);
  const low = Math.min(a.low, b.low);
  const right = Math.max(a.left + a.width, b.left + b.width);
  const high = Math.max(a.low + a.height, b.low + b.height);
  return { left, low, width: right - left, height: high - low };
}
