import { type Anchor, type NameSizes, offsetOf } from './level-boxes.ts';
import type { Levels } from './levels.ts';
import { BEND } from './paint.ts';
import type { LevelTitle } from './place-titles.ts';
import { NEVER } from './placement.ts';
import type { Positions } from './renderer.ts';

/** A rectangle, y downwards. */
interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What stands in the way, in CSS pixels. */
interface Obstacles {
  readonly radius: ArrayLike<number>;
  readonly names: NameSizes;
  readonly titlesAt: (level: number) => readonly LevelTitle[];
  /** The canvas while all of the map is in sight: pixels from the plane's origin. Lines that begin inside should not leave it. */
  readonly edges: Edges;
  /** All edges are drawn at once, whatever their level. */
  readonly everything: boolean;
}

/** How each line curves: chosen once, when the line first comes onto the map, so that it keeps its course at every scale. */
export interface Bends {
  /** How far the curve of an edge leaves the straight line, as a share of its length; negative to the other side. */
  bendOf(edge: number): number;
}

/** Shares of a line's length that are tried, the gentlest first: a straight line is drawn with a slight curve all the same. */
const TRIED = Array.from({ length: 26 }, (_, i) => (1 + (i >> 1) / 2) * (i % 2 ? -BEND : BEND));
/** CSS pixels that a curve leaves the straight line by at most: beyond, it no longer looks like the way from one to the other. */
const FARTHEST = 100;
/** CSS pixels between two points of a line that are looked at, and how many they are at most. */
const STEP = 5;
const MOST_POINTS = 240;
/** CSS pixels kept free around a node, so that a line that only passes does not seem to end there. */
const DISC_GAP = 3;
/** Two lines are nearer than these CSS pixels: one covers the other or is taken for it, if they run the same way (the cosine of their angle). */
const NEAR = 5;
const SAME_WAY = 0.93;
/** CSS pixels from a node within which its lines must be near each other: beyond, they are apart by ten degrees. */
const FAN = 28;
/**
 * What a point of a line behind a name costs, by a share of all its points; behind a node; beyond the canvas; beside another line, or crossing it.
 * Each name that it comes behind, and each further bend, costs once.
 */
const COSTS = { name: 2, ownName: 2, entry: 0.8, node: 2.5, outside: 4, along: 3, crossing: 0.15, bend: 0.1 } as const;
const CELL = 40;
/** Lines up to which they are bent with an eye to each other, and how often each is asked again: with 200 a third round hardly changes any. */
const MOST_TOGETHER = 600;
const ROUNDS = 3;

/**
 * Bends lines around the names and nodes that they would run behind, and those of the first view away from each other. Each looks at what
 * stands on the map at the scale at which it first comes, and at nothing else, so the order in which they are asked for makes no difference.
 */
export function createBends(
  edges: readonly { readonly source: number; readonly target: number }[],
  { x, y }: Positions,
  levels: Levels,
  { radius, names, titlesAt, edges: rim, everything }: Obstacles,
): Bends {
  const bends = new Float32Array(edges.length).fill(Number.NaN);
  const grids = new Map<number, Grid<Obstacle>>();
  let isBegun = false;

  function gridOf(level: number): Grid<Obstacle> {
    const known = grids.get(level);
    if (known) return known;
    const scale = levels.scaleOf(level);
    const nodeLevels = levels.nodeLevels(level);
    const grid = createGrid<Obstacle>(CELL);
    for (let node = 0; node < nodeLevels.length; node++) {
      if (nodeLevels[node]! > level) continue;
      const [px, py] = [x[node]! * scale, -y[node]! * scale];
      const r = radius[node]! + DISC_GAP;
      grid.add({ node, isName: false, ...boxAround(px, py, r, r) });
      const [width, height] = [names.width(node), names.height(node)];
      const { dx, dy } = offsetOf(levels.anchors[node] as Anchor, radius[node]!, width, height);
      grid.add({ node, isName: true, ...boxAround(px + dx, py + dy, width / 2, height * TALL) });
    }
    for (const title of titlesAt(level)) {
      const box = boxAround(title.x * scale, -title.y * scale, title.width / 2, title.height * TALL);
      grid.add({ node: -1, isName: true, ...box });
    }
    grids.set(level, grid);
    return grid;
  }

  function lineOf(edge: number, scale: number): Line {
    const { source, target } = edges[edge]!;
    const from = { x: x[source]! * scale, y: -y[source]! * scale };
    const to = { x: x[target]! * scale, y: -y[target]! * scale };
    return { source, target, from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
  }

  function choose(edge: number, laid?: Grid<Laid>): number {
    const level = everything ? 0 : Math.max(0, levels.edgeLevels(0)[edge]!);
    if (level === NEVER) return BEND;
    const line = lineOf(edge, levels.scaleOf(level));
    const grid = gridOf(level);
    let [best, least] = [BEND, Number.POSITIVE_INFINITY];
    for (const bend of TRIED) {
      if (Math.abs(bend) > 2 * BEND && Math.abs(bend) * line.length > FARTHEST) continue;
      const bent = COSTS.bend * (Math.abs(bend) / BEND - 1);
      if (bent >= least) break;
      const cost = bent + costOf(grid, level === 0 ? rim : undefined, line, bend, least - bent, laid);
      if (cost < least) [best, least] = [bend, cost];
    }
    return best;
  }

  /** Bends the lines of the first view, the short ones first: a long one has more ways to go. */
  function bendFirst(): void {
    const drawn = levels.edgeLevels(0);
    const first = [...edges.keys()].filter((edge) => everything || drawn[edge]! <= 0);
    if (first.length > MOST_TOGETHER) return;
    const scale = levels.scaleOf(0);
    const lines = new Map(first.map((edge) => [edge, lineOf(edge, scale)]));
    first.sort((a, b) => lines.get(a)!.length - lines.get(b)!.length || a - b);
    const laid = createGrid<Laid>(NEAR);
    const paths = new Map<number, Path>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const edge of first) {
        const path = { ...lines.get(edge)!, isGone: false };
        const before = paths.get(edge);
        if (before) before.isGone = true;
        paths.set(edge, path);
        bends[edge] = choose(edge, laid);
        walk(path, bends[edge]!, (px, py, alongX, alongY) => {
          laid.add({ path, alongX, alongY, ...boxAround(px, py, NEAR, NEAR) });
          return true;
        });
      }
    }
  }

  return {
    bendOf(edge) {
      if (!isBegun) {
        isBegun = true;
        bendFirst();
      }
      const known = bends[edge]!;
      if (!Number.isNaN(known)) return known;
      const bend = choose(edge);
      // What is drawn only because it is selected has no level yet: it may get one when one looks nearer.
      if (everything || levels.edgeLevels(0)[edge] !== NEVER) bends[edge] = bend;
      return bend;
    },
  };
}

/** Half the height of small letters and their ascenders, by the height of the line: above and below it a name is empty. */
const TALL = 0.4;

/** Goes along a curve, its ends left out, in even steps; until it is told not to. */
function walk(
  { from, to, length }: Line,
  bend: number,
  visit: (px: number, py: number, alongX: number, alongY: number) => boolean,
): void {
  // On the screen y points down: the curve of the plane lies on the other side.
  const overX = (from.x + to.x) / 2 + (to.y - from.y) * bend * 2;
  const overY = (from.y + to.y) / 2 - (to.x - from.x) * bend * 2;
  const steps = countSteps(length);
  for (let i = 1; i < steps; i++) {
    const t = i / steps;
    const [inX, inY] = [
      overX - from.x + t * (from.x - 2 * overX + to.x),
      overY - from.y + t * (from.y - 2 * overY + to.y),
    ];
    const [px, py] = [from.x + t * (overX - from.x + inX), from.y + t * (overY - from.y + inY)];
    const speed = Math.hypot(inX, inY) || 1;
    if (!visit(px, py, inX / speed, inY / speed)) return;
  }
}

function countSteps(length: number): number {
  return Math.min(MOST_POINTS, Math.max(4, Math.ceil(length / STEP)));
}

/**
 * Points of the curve that lie behind names and nodes and beside other lines, some counting more than others; in tens of pixels.
 *
 * @param bound beyond which it makes no difference how much more it would be.
 */
function costOf(
  grid: Grid<Obstacle>,
  rim: Edges | undefined,
  line: Line,
  bend: number,
  bound: number,
  laid?: Grid<Laid>,
): number {
  const { source, target, from, to, length } = line;
  const unit = length / countSteps(length) / 10;
  const most = bound / unit;
  let cost = 0;
  let behind: Obstacle | undefined;
  walk(line, bend, (px, py, alongX, alongY) => {
    if (rim && (px < rim.left || px > rim.right || py < rim.top || py > rim.bottom)) cost += COSTS.outside;
    for (const obstacle of grid.at(px, py)) {
      if (!holds(obstacle, px, py)) continue;
      const { node, isName } = obstacle;
      const isOwn = node === source || node === target;
      if (isName) cost += isOwn ? COSTS.ownName : COSTS.name + (obstacle === behind ? 0 : COSTS.entry / unit);
      else if (!isOwn) cost += COSTS.node;
      if (isName && !isOwn) behind = obstacle;
    }
    for (const other of laid?.at(px, py) ?? NOTHING) {
      const { source: a, target: b, isGone } = other.path;
      if (isGone || !holds(other, px, py)) continue;
      const way = Math.min(
        a === source || b === source ? Math.hypot(px - from.x, py - from.y) : FAN,
        a === target || b === target ? Math.hypot(px - to.x, py - to.y) : FAN,
      );
      if (way < FAN) continue;
      cost += Math.abs(alongX * other.alongX + alongY * other.alongY) > SAME_WAY ? COSTS.along : COSTS.crossing;
    }
    return cost < most;
  });
  return cost * unit;
}

function boxAround(midX: number, midY: number, halfWidth: number, halfHeight: number): Edges {
  return { left: midX - halfWidth, right: midX + halfWidth, top: midY - halfHeight, bottom: midY + halfHeight };
}

function holds({ left, right, top, bottom }: Edges, px: number, py: number): boolean {
  return px >= left && px <= right && py >= top && py <= bottom;
}

/** A line between two nodes, straight, in pixels. */
interface Line {
  readonly source: number;
  readonly target: number;
  readonly from: Point;
  readonly to: Point;
  readonly length: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Obstacle extends Edges {
  readonly node: number;
  readonly isName: boolean;
}

/** A line that is bent, until it is bent anew. */
interface Path extends Line {
  isGone: boolean;
}

/** A point of a line that is bent, and the way that it goes there, of length 1. */
interface Laid extends Edges {
  readonly path: Path;
  readonly alongX: number;
  readonly alongY: number;
}

interface Grid<T extends Edges> {
  add(box: T): void;
  /** What may lie at a point. */
  at(px: number, py: number): readonly T[];
}

const NOTHING: readonly never[] = [];

function createGrid<T extends Edges>(size: number): Grid<T> {
  const cells = new Map<number, T[]>();
  const keyOf = (column: number, row: number) => (column + 500_000) * 1_000_003 + row + 500_000;
  return {
    add(box) {
      const [first, last] = [Math.floor(box.left / size), Math.floor(box.right / size)];
      const [high, low] = [Math.floor(box.top / size), Math.floor(box.bottom / size)];
      for (let column = first; column <= last; column++) {
        for (let row = high; row <= low; row++) {
          const cell = cells.get(keyOf(column, row));
          if (cell) cell.push(box);
          else cells.set(keyOf(column, row), [box]);
        }
      }
    },
    at: (px, py) => cells.get(keyOf(Math.floor(px / size), Math.floor(py / size))) ?? NOTHING,
  };
}
