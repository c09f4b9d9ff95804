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

/** Shows a box of the plane as large as it goes in the middle of a rectangle of the screen. */
export function fitBox(box: Box, free: Box, maxScale: number): Projection {
  const width = Math.max(box.right - box.left, 1e-9);
  const height = Math.max(box.top - box.bottom, 1e-9);
  const fitting = Math.min((free.right - free.left) / width, (free.bottom - free.top) / height);
  const scale = Math.min(maxScale, Math.max(1e-9, fitting));
  return placeBox(box, free, scale, 0.5, 0.5);
}

/** Shares of the spare room that are tried left and above of a map. */
const SHARES = [0.5, 1, 0, 0.75, 0.25] as const;
/** Each try at a smaller size is this much smaller. */
const SHRINK = 0.975;
const SIZES = 32;

/**
 * Like `fitBox` for the box around some points, but moves and shrinks it until no point lies under what covers a part of
 * the free rectangle; where that cannot be had, the points are fitted as if nothing covered them.
 */
export function fitPoints(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  which: readonly number[],
  free: Box,
  covered: readonly Box[],
  maxScale: number,
): Projection {
  const box = boundPoints(x, y, which);
  const whole = fitBox(box, free, maxScale);
  const isClear = ({ scale, originX, originY }: Projection) =>
    which.every((i) => {
      const px = originX + x[i]! * scale;
      const py = originY - y[i]! * scale;
      return covered.every(({ left, right, top, bottom }) => px < left || px > right || py < top || py > bottom);
    });
  for (let size = 0, { scale } = whole; size < SIZES; size++, scale *= SHRINK) {
    for (const alongX of SHARES) {
      for (const alongY of SHARES) {
        const projection = placeBox(box, free, scale, alongX, alongY);
        if (isClear(projection)) return projection;
      }
    }
  }
  return whole;
}

/** Puts a box of the plane into a rectangle of the screen, sharing out the spare room. */
function placeBox(box: Box, free: Box, scale: number, shareLeft: number, shareAbove: number): Projection {
  const spareX = free.right - free.left - (box.right - box.left) * scale;
  const spareY = free.bottom - free.top - (box.top - box.bottom) * scale;
  return {
    scale,
    originX: free.left + spareX * shareLeft - box.left * scale,
    originY: free.top + spareY * shareAbove + box.top * scale,
  };
}
