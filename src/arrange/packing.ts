/** A rectangle to be placed; after packing `x` and `y` are its lower left corner. */
export interface Tile {
  readonly width: number;
  readonly height: number;
}

/**
 * Sets tiles in rows, left to right and downwards from (0, 0), in the order given, and returns their lower left corners;
 * a row is at most `width` wide, unless a single tile is wider.
 */
export function packRows(tiles: readonly Tile[], width: number, gap: number): { x: number; y: number }[] {
  const corners: { x: number; y: number }[] = [];
  let [x, top, rowHeight] = [0, 0, 0];
  for (const tile of tiles) {
    if (x > 0 && x + tile.width > width) {
      top -= rowHeight + gap;
      [x, rowHeight] = [0, 0];
    }
    corners.push({ x, y: top - tile.height });
    x += tile.width + gap;
    rowHeight = Math.max(rowHeight, tile.height);
  }
  return corners;
}
