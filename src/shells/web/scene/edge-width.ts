/** Heavier edges look alike: a graph file may hold any number, infinity among them. */
const HEAVIEST = 1e9;

/** A weight that can be drawn, 0..1e9: what a graph file gives may be negative, infinite or no number at all. */
export function weightForDrawing(weight: number): number {
  return weight > 0 ? Math.min(weight, HEAVIEST) : 0;
}

/** Thickness of an edge in CSS pixels before zooming: it grows with the square root of its weight, 0.4 to 9. */
export function edgeWidth(weight: number): number {
  return Math.min(9, 0.4 + 1.1 * Math.sqrt(weightForDrawing(weight)));
}

/** How far an edge is from the lightest to the heaviest of its graph, 0..1, on a logarithmic scale. */
export function edgeStrength(weight: number, maxWeight: number): number {
  const steps = Math.log2(maxWeight);
  return steps > 0 ? Math.min(1, Math.max(0, Math.log2(weightForDrawing(weight)) / steps)) : 0;
}
