import { measureMapBoxes } from '../../src/arrange/boxes.ts';
import { NAMES_AT_FIRST } from '../../src/model/map-scale.ts';
import type { WeighedGraph } from '../../src/model/weighing.ts';

/** How the first names of a map lie. Each counted by looking at every pair: slow, and plain to check. */
export interface FirstView {
  readonly lines: number;
  /** Pairs of lines that cross. */
  readonly crossings: number;
  /** Pairs of a line and a label that is not at its end, one behind the other. */
  readonly hidden: number;
  /** Pairs of labels that overlap. */
  readonly overlaps: number;
}

type Point = readonly [x: number, y: number];

/** @param positions x and y interleaved, in node order. */
export function measureFirstView({ nodes, edges, weighing }: WeighedGraph, positions: Float64Array): FirstView {
  const { radius, right, half } = measureMapBoxes(nodes, weighing.rank);
  const at = (node: number): Point => [positions[2 * node]!, positions[2 * node + 1]!];
  const first = nodes.map((_, node) => node).filter((node) => weighing.rank[node]! < NAMES_AT_FIRST);
  const lines = edges.filter((_, edge) => weighing.drawnFrom[edge]! > 0 && weighing.drawnFrom[edge]! <= NAMES_AT_FIRST);
  const box = (node: number) => {
    const [x, y] = at(node);
    return { left: x - radius[node]!, right: x + right[node]!, low: y - half[node]!, high: y + half[node]! };
  };
  let [crossings, hidden, overlaps] = [0, 0, 0];
  lines.forEach((a, index) => {
    for (const b of lines.slice(0, index)) {
      const apart = ![b.source, b.target].some((node) => node === a.source || node === a.target);
      if (apart && cross(at(a.source), at(a.target), at(b.source), at(b.target))) crossings++;
    }
    for (const node of first) {
      if (node === a.source || node === a.target) continue;
      const { left, right: end, low, high } = box(node);
      const corners: readonly Point[] = [
        [left, low],
        [end, low],
        [end, high],
        [left, high],
      ];
      const [from, to] = [at(a.source), at(a.target)];
      if (corners.some((corner, i) => cross(from, to, corner, corners[(i + 1) % 4]!))) hidden++;
    }
  });
  first.forEach((node, index) => {
    const own = box(node);
    for (const other of first.slice(0, index).map(box)) {
      if (own.left < other.right && other.left < own.right && own.low < other.high && other.low < own.high) overlaps++;
    }
  });
  return { lines: lines.length, crossings, hidden, overlaps };
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = ([px, py]: Point, [qx, qy]: Point, [x, y]: Point) => (qx - px) * (y - py) - (qy - py) * (x - px);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
