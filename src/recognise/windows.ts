/** A stretch of a long sequence that is looked at by itself. All are indices of items; `[from, to)`, `[keepFrom, keepTo)`. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** The items whose result this window gives: those farther from its edges than from a neighbour's. */
  readonly keepFrom: number;
  readonly keepTo: number;
}

/** How much of a window its neighbour sees as well. */
const OVERLAP = 1 / 4;

/**
 * Cuts a sequence into windows that overlap, so that every item is seen with what stands around it. What the windows
 * keep is the sequence, each item once.
 *
 * @param sizes the size of each item, 0 or more, at most `room`.
 * @param room the sum of sizes that a window may hold, 1 or more.
 */
export function cutWindows(sizes: readonly number[], room: number): Window[] {
  if (!(room >= 1)) throw new RangeError(`room must be 1 or more, got ${room}`);
  const windows: Window[] = [];
  let from = 0;
  let keepFrom = 0;
  while (keepFrom < sizes.length) {
    let to = from;
    for (let sum = 0; to < sizes.length; to++) {
      const size = sizes[to]!;
      if (!(size >= 0 && size <= room)) throw new RangeError(`size must be 0 to ${room}, got ${size}`);
      if (sum + size > room) break;
      sum += size;
    }
    let next = to;
    if (to < sizes.length) {
      for (let sum = sizes[next - 1]!; next - 1 > from && sum <= room * OVERLAP; sum += sizes[next - 1]!) next--;
    }
    const keepTo = to === sizes.length ? to : Math.max(keepFrom, Math.ceil((next + to) / 2));
    if (keepTo > keepFrom) windows.push({ from, to, keepFrom, keepTo });
    from = next;
    keepFrom = keepTo;
  }
  return windows;
}
