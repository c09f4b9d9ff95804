/** The last position in an ascending list whose value is at most `value`; -1 where there is none. */
export function lastAtOrBelow(ascending: ArrayLike<number>, value: number): number {
  let low = -1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
