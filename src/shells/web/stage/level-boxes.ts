/** Where a name stands to its node. */
export type Anchor = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
const [RIGHT, LEFT, BELOW, ABOVE, LOW_RIGHT, HIGH_RIGHT, LOW_LEFT, HIGH_LEFT] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** In the order in which they are tried. */
export const ANCHORS: readonly Anchor[] = [
  ...[RIGHT, LEFT, BELOW, ABOVE],
  ...[LOW_RIGHT, HIGH_RIGHT, LOW_LEFT, HIGH_LEFT],
];

/** From a node's middle to the middle of its name, y downwards. */
export function offsetOf(anchor: Anchor, radius: number, width: number, height: number): { dx: number; dy: number } {
  const away = radius + NAME_GAP;
  const aslant = radius * Math.SQRT1_2 + NAME_GAP;
  switch (anchor) {
    case RIGHT:
      return { dx: away + width / 2, dy: 0 };
    case LEFT:
      return { dx: -away - width / 2, dy: 0 };
    case BELOW:
      return { dx: 0, dy: away + height / 2 - 2 };
    case ABOVE:
      return { dx: 0, dy: 2 - away - height / 2 };
    case LOW_RIGHT:
      return { dx: aslant + width / 2, dy: aslant + height / 2 - 4 };
    case HIGH_RIGHT:
      return { dx: aslant + width / 2, dy: 4 - aslant - height / 2 };
    case LOW_LEFT:
      return { dx: -aslant - width / 2, dy: aslant + height / 2 - 4 };
    case HIGH_LEFT:
      return { dx: -aslant - width / 2, dy: 4 - aslant - height / 2 };
  }
}

const NAME_GAP = 3;

/** A box of constant size on the screen that goes with a point of the plane. */
export interface LevelBox {
  readonly x: number;
  readonly y: number;
  /** Pixels from the point to the box's middle, y downwards. */
  readonly alongX: number;
  readonly alongY: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** What names take as they are written, in CSS pixels. */
export interface NameSizes {
  width(node: number): number;
  height(node: number): number;
}

/**
 * Whether two boxes touch at any scale from one on. Each axis has one interval of scales in which they overlap. Asked some
 * hundred thousand times before a map is drawn: nothing is made on the way.
 *
 * @param from 0 or more
 */
export function meet(
  a: LevelBox,
  b: LevelBox,
  gapX: number,
  gapY: number,
  from: number,
  to = Number.POSITIVE_INFINITY,
): boolean {
  const [slopeX, startX] = [a.x - b.x, a.alongX - b.alongX];
  const reachX = a.halfWidth + b.halfWidth + gapX;
  // Apart at the farthest scale by more than their places beside their points make up: apart at every scale.
  if (Math.abs(slopeX) * from >= reachX + Math.abs(startX)) return false;
  const [slopeY, startY] = [b.y - a.y, a.alongY - b.alongY];
  const reachY = a.halfHeight + b.halfHeight + gapY;
  if (Math.abs(slopeY) * from >= reachY + Math.abs(startY)) return false;
  let low = from;
  let high = to;
  if (slopeX !== 0) {
    const [one, other] = [(-reachX - startX) / slopeX, (reachX - startX) / slopeX];
    low = Math.max(low, Math.min(one, other));
    high = Math.min(high, Math.max(one, other));
  } else if (Math.abs(startX) >= reachX) return false;
  if (low >= high) return false;
  if (slopeY !== 0) {
    const [one, other] = [(-reachY - startY) / slopeY, (reachY - startY) / slopeY];
    low = Math.max(low, Math.min(one, other));
    high = Math.min(high, Math.max(one, other));
  } else if (Math.abs(startY) >= reachY) return false;
  return low < high;
}
