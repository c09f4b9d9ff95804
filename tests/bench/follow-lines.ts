/** A line as it is drawn: a quadratic curve from node to node, CSS pixels, y downwards. */
export interface DrawnLine {
  readonly source: number;
  readonly target: number;
  readonly from: Point;
  readonly over: Point;
  readonly to: Point;
}

/** What is written over the lines: a name (`node` is its own) or a line of a title (-1). */
export interface WrittenBox {
  readonly node: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Why the eye would lose a line; each as it is defined beside its number below. */
export interface Lost {
  readonly behind: boolean;
  readonly ownName: boolean;
  readonly along: boolean;
  readonly bundled: boolean;
  readonly crossed: boolean;
}

/** CSS pixels between the points of a line that are looked at, and from a line within which another one's are. */
const STEP = 3;
const NEAR = 4;
/** Part of a line that names and titles of others may hide, and how often one may come between. Names let the line show through, so once is no loss. */
const HIDDEN = 0.2;
const RUNS = 1;
/** CSS pixels of a line, from the rim of its node, of which its own name may hide half. */
const END = 14;
/** Degrees: at a flatter crossing one line is taken for the other; and between two lines that leave a node. */
const FLAT = 20;
const APART = 6;
/** CSS pixels from a common end, where lines are looked at as a bundle and not as two that cross. */
const FAN = 40;
/** Lines that cross one at most. */
const CROSSINGS = 4;

/**
 * Which drawn lines can be followed from end to end, by looking at every point of each: it is hidden at one place at most and not for long,
 * both its ends can be seen, no line runs along it or crosses it at a flat angle, none leaves its nodes beside it, and few cross it.
 */
export function findLost(
  lines: readonly DrawnLine[],
  boxes: readonly WrittenBox[],
  radius: ArrayLike<number>,
): readonly Lost[] {
  const paths = lines.map(walk);
  const grid = new Map<string, { readonly line: number; readonly at: Step }[]>();
  for (const [line, path] of paths.entries()) {
    for (const at of path) {
      const key = `${Math.floor(at.x / NEAR)} ${Math.floor(at.y / NEAR)}`;
      const cell = grid.get(key);
      if (cell) cell.push({ line, at });
      else grid.set(key, [{ line, at }]);
    }
  }
  const near = ({ x, y }: Point) => {
    const [column, row] = [Math.floor(x / NEAR), Math.floor(y / NEAR)];
    const all = [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => grid.get(`${column + i} ${row + j}`) ?? []));
    return all.filter(({ at }) => Math.hypot(at.x - x, at.y - y) <= NEAR);
  };
  const flat = Math.cos((FLAT * Math.PI) / 180);
  return lines.map((line, own) => {
    const path = paths[own]!;
    const [first, last] = [path[0]!, path.at(-1)!];
    const isOf = (box: WrittenBox) => box.node === line.source || box.node === line.target;
    const behind = path.map((at) => boxes.some((box) => !isOf(box) && contains(box, at)));
    const runs = behind.filter((is, i) => is && !behind[i - 1]).length;
    const isEndHidden = (node: number, end: Step) => {
      const seen = path.filter((at) => Math.abs(distance(at, end) - radius[node]! - END / 2) <= END / 2);
      const hidden = seen.filter((at) => boxes.some((box) => box.node === node && contains(box, at)));
      return hidden.length > seen.length / 2;
    };
    const along = new Set<number>();
    const crossed = new Set<number>();
    for (const at of path) {
      for (const { line: other, at: there } of near(at)) {
        if (other === own) continue;
        const { source, target } = lines[other]!;
        const shares = [source, target].some((node) => node === line.source || node === line.target);
        if (shares && Math.min(distance(at, first), distance(at, last)) < FAN) continue;
        if (Math.abs(at.alongX * there.alongX + at.alongY * there.alongY) > flat) along.add(other);
        else if (!shares) crossed.add(other);
      }
    }
    return {
      behind: runs > RUNS || behind.filter(Boolean).length > HIDDEN * path.length,
      ownName: isEndHidden(line.source, first) || isEndHidden(line.target, last),
      along: along.size > 0,
      bundled: lines.some((other, i) => i !== own && leaveTogether(line, paths[own]!, other, paths[i]!)),
      crossed: crossed.size > CROSSINGS,
    };
  });
}

/** Whether two lines leave a node in nearly the same direction: where they are `FAN` pixels away, they are hardly apart. */
function leaveTogether(a: DrawnLine, pathOfA: readonly Step[], b: DrawnLine, pathOfB: readonly Step[]): boolean {
  for (const node of [a.source, a.target]) {
    if (node !== b.source && node !== b.target) continue;
    const [one, other] = [leave(a, pathOfA, node), leave(b, pathOfB, node)];
    const angle = Math.abs(Math.atan2(one.x * other.y - one.y * other.x, one.x * other.x + one.y * other.y));
    if ((angle * 180) / Math.PI < APART) return true;
  }
  return false;
}

function leave(line: DrawnLine, path: readonly Step[], node: number): Point {
  const end = node === line.source ? path[0]! : path.at(-1)!;
  const away = path.filter((at) => distance(at, end) <= FAN);
  const far = node === line.source ? away.at(-1)! : away[0]!;
  return { x: far.x - end.x, y: far.y - end.y };
}

interface Step extends Point {
  /** Of length 1. */
  readonly alongX: number;
  readonly alongY: number;
}

function walk({ from, over, to }: DrawnLine): readonly Step[] {
  const steps = Math.max(6, Math.ceil(distance(from, to) / STEP));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps;
    const at = (key: 'x' | 'y') => (1 - t) ** 2 * from[key] + 2 * t * (1 - t) * over[key] + t * t * to[key];
    const along = (key: 'x' | 'y') => (1 - t) * (over[key] - from[key]) + t * (to[key] - over[key]);
    const length = Math.hypot(along('x'), along('y')) || 1;
    return { x: at('x'), y: at('y'), alongX: along('x') / length, alongY: along('y') / length };
  });
}

function contains({ left, right, top, bottom }: WrittenBox, { x, y }: Point): boolean {
  return x > left && x < right && y > top && y < bottom;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
