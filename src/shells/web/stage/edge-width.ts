/** Thickness of an edge in CSS pixels before zooming: it grows with the square root of its weight, up to 9. */
export function edgeWidth(weight: number): number {
  return Math.min(9, 0.4 + 1.1 * Math.sqrt(weight));
}
