/** A rectangle; on the screen in CSS pixels with y downwards, in the plane in layout units with y upwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How the plane lies on the screen: `screen = (originX + x · scale, originY − y · scale)`. */
export interface Projection {
  readonly scale: number;
  readonly originX: number;
  readonly originY: number;
}

/** Smallest box around points of the plane, `top` being the larger y. A box of nothing is 0 wide at 0. */
export function boundPoints(x: ArrayLike<number>, y: ArrayLike<number>, which: Iterable<number>): Box {
  let [left, right, bottom, top] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const i of which) {
    left = Math.min(left, x[i]!);
    right = Math.max(right, x[i]!);
    bottom = Math.min(bottom, y[i]!);
    top = Math.max(top, y[i]!);
  }
  return left <= right ? { left, right, bottom, top } : { left: 0, right: 0, bottom: 0, top: 0 };
}

/** Shows a box of the plane as large as it goes in the roomiest of several free rectangles of the screen. */
export function fitBox(box: Box, free: readonly Box[], maxScale: number): Projection {
  const width = Math.max(box.right - box.left, 1e-9);
  const height = Math.max(box.top - box.bottom, 1e-9);
  const scaleIn = ({ left, right, top, bottom }: Box) =>
    Math.max(1e-9, Math.min((right - left) / width, (bottom - top) / height));
  const best = free.reduce((a, b) => (scaleIn(b) > scaleIn(a) ? b : a));
  const scale = Math.min(maxScale, scaleIn(best));
  return {
    scale,
    originX: (best.left + best.right) / 2 - ((box.left + box.right) / 2) * scale,
    originY: (best.top + best.bottom) / 2 + ((box.top + box.bottom) / 2) * scale,
  };
}

/** Draws nodes at their size in the plane when far, and lets them grow slower than the plane when near. */
export function radiusScale(scale: number): number {
  const NEAR = 1.6;
  return scale <= NEAR ? scale : NEAR * Math.sqrt(scale / NEAR);
}
