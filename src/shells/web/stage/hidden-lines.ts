import type { Adjacency } from '../../../index.ts';
import type { LevelBox } from './level-boxes.ts';

/** A line as if it were straight, in CSS pixels from the plane's origin, y downwards. */
export interface StraightLine {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** Whether a straight line passes through a box. */
export function crosses(
  { fromX, fromY, toX, toY }: StraightLine,
  left: number,
  right: number,
  top: number,
  bottom: number,
): boolean {
  if (Math.max(fromX, toX) <= left || Math.min(fromX, toX) >= right) return false;
  if (Math.max(fromY, toY) <= top || Math.min(fromY, toY) >= bottom) return false;
  // Not where all four corners lie on one side of the line.
  const [dx, dy] = [toX - fromX, toY - fromY];
  const side = (px: number, py: number) => dx * (py - fromY) - dy * (px - fromX) > 0;
  const first = side(left, top);
  return side(right, top) !== first || side(left, bottom) !== first || side(right, bottom) !== first;
}

interface Lines {
  /** Names that may be drawn at first. */
  readonly names: readonly number[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** CSS pixels to a unit of the plane. */
  readonly scale: number;
  readonly adjacency: Adjacency;
  readonly isFirst: (edge: number) => boolean;
}

/** A line behind its own name has no end that can be seen: worse than one that passes behind another's. */
const OWN = 1.5;
/** Half the height of letters by that of their box. */
const TALL = 0.8;

/**
 * Over the node of another of the first names, which then could not be drawn; and how near it, in CSS pixels. Tried 0 to 6 lines and 4 or 6
 * pixels: at 3 and 6, some eight more names stand on the first views of 294 and 3,000 articles, with as many more lines.
 */
const OVER_NODE = 3;
const ROUND_NODE = 6;

/** Says of a name's box how many of the first lines it would hide, those of its own node counting for more, and nodes too. */
export function countHidden({
  names,
  x,
  y,
  scale,
  adjacency,
  isFirst,
}: Lines): (node: number, box: LevelBox) => number {
  const among = new Set(names);
  const lines = names.flatMap((node) =>
    adjacency[node]!.filter(({ node: other, edge }) => other > node && among.has(other) && isFirst(edge)).map(
      ({ node: other }) => ({
        ends: [node, other],
        ...{ fromX: x[node]! * scale, fromY: -y[node]! * scale, toX: x[other]! * scale, toY: -y[other]! * scale },
      }),
    ),
  );
  return (node, box) => {
    const [midX, midY] = [box.x * scale + box.alongX, box.alongY - box.y * scale];
    const [left, right] = [midX - box.halfWidth, midX + box.halfWidth];
    const [top, bottom] = [midY - box.halfHeight * TALL, midY + box.halfHeight * TALL];
    let hidden = 0;
    for (const other of names) {
      const [alongX, alongY] = [x[other]! * scale - midX, y[other]! * scale + midY];
      const isNear = Math.abs(alongX) < box.halfWidth + ROUND_NODE && Math.abs(alongY) < box.halfHeight + ROUND_NODE;
      if (isNear && other !== node) hidden += OVER_NODE;
    }
    for (const line of lines) {
      if (crosses(line, left, right, top, bottom)) hidden += line.ends.includes(node) ? OWN : 1;
    }
    return hidden;
  };
}
