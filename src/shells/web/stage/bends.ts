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

/**
 * Shares of a line's length that are tried, the gentlest first: a straight line is drawn with a slight curve all the same,
 * so that two that run into each other at a name are told apart beyond it.
 */
const TRIED = [1, -1, 2, -2, 3, -3, 4.2, -4.2, 5.5, -5.5].map((times) => times * BEND);
/** CSS pixels that a curve leaves the straight line by at most: beyond, it no longer looks like the way from one to the other. */
const FARTHEST = 70;
/** CSS pixels between two points of a line that are looked at, and how many they are at most. */
const STEP = 5;
const MOST_POINTS = 240;
/** CSS pixels kept free around a node, so that a line that only passes does not seem to end there. */
const DISC_GAP = 3;
/** What a point of a line behind a name costs, by a share of all its points; behind a node; beyond the canvas; and each further bend. */
const COSTS = { name: 1, ownName: 0.7, node: 2.5, outside: 4, bend: 0.2 } as const;
const CELL = 40;

/**
 * Bends lines around the names and nodes that they would run behind. Each looks at what stands on the map at the scale at which it
 * first comes, and at nothing else, so the order in which they are asked for makes no difference.
 */
export function createBends(
  edges: readonly { readonly source: number; readonly target: number }[],
  { x, y }: Positions,
  levels: Levels,
  { radius, names, titlesAt, edges: rim, everything }: Obstacles,
): Bends {
  const bends = new Float32Array(edges.length).fill(Number.NaN);
  const grids = new Map<number, Grid>();

  function gridOf(level: number): Grid {
    const known = grids.get(level);
    if (known) return known;
    const scale = levels.scaleOf(level);
    const nodeLevels = levels.nodeLevels(level);
    const grid = createGrid();
    for (let node = 0; node < nodeLevels.length; node++) {
      if (nodeLevels[node]! > level) continue;
      const [px, py] = [x[node]! * scale, -y[node]! * scale];
      const r = radius[node]! + DISC_GAP;
      grid.add({ node, isName: false, left: px - r, right: px + r, top: py - r, bottom: py + r });
      const [width, height] = [names.width(node), names.height(node)];
      const { dx, dy } = offsetOf(levels.anchors[node] as Anchor, radius[node]!, width, height);
      const [halfWidth, halfHeight] = [width / 2, height * TALL];
      const [midX, midY] = [px + dx, py + dy];
      grid.add({
        ...{ node, isName: true, left: midX - halfWidth, right: midX + halfWidth },
        ...{ top: midY - halfHeight, bottom: midY + halfHeight },
      });
    }
    for (const title of titlesAt(level)) {
      const [midX, midY] = [title.x * scale, -title.y * scale];
      const [halfWidth, halfHeight] = [title.width / 2, title.height * TALL];
      grid.add({
        ...{ node: -1, isName: true, left: midX - halfWidth, right: midX + halfWidth },
        ...{ top: midY - halfHeight, bottom: midY + halfHeight },
      });
    }
    grids.set(level, grid);
    return grid;
  }

  function choose(edge: number): number {
    const level = everything ? 0 : Math.max(0, levels.edgeLevels(0)[edge]!);
    if (level === NEVER) return BEND;
    const scale = levels.scaleOf(level);
    const grid = gridOf(level);
    const { source, target } = edges[edge]!;
    const from = { x: x[source]! * scale, y: -y[source]! * scale };
    const to = { x: x[target]! * scale, y: -y[target]! * scale };
    const line: Line = { source, target, from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
    let [best, least] = [BEND, Number.POSITIVE_INFINITY];
    for (const bend of TRIED) {
      if (Math.abs(bend) > 2 * BEND && Math.abs(bend) * line.length > FARTHEST) continue;
      const bent = COSTS.bend * (Math.abs(bend) / BEND - 1);
      if (bent >= least) break;
      const cost = bent + costOf(grid, level === 0 ? rim : undefined, line, bend, least - bent);
      if (cost < least) [best, least] = [bend, cost];
    }
    return best;
  }

  return {
    bendOf(edge) {
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

/**
 * Points of the curve that lie behind names and nodes, some counting more than others; in tens of pixels.
 *
 * @param bound beyond which it makes no difference how much more it would be.
 */
function costOf(grid: Grid, rim: Edges | undefined, line: Line, bend: number, bound: number): number {
  const { source, target, from, to, length } = line;
  // On the screen y points down: the curve of the plane lies on the other side.
  const overX = (from.x + to.x) / 2 + (to.y - from.y) * bend * 2;
  const overY = (from.y + to.y) / 2 - (to.x - from.x) * bend * 2;
  const steps = Math.min(MOST_POINTS, Math.max(4, Math.ceil(length / STEP)));
  const unit = length / steps / 10;
  const most = bound / unit;
  let cost = 0;
  for (let i = 1; i < steps && cost < most; i++) {
    const t = i / steps;
    const px = (1 - t) * (1 - t) * from.x + 2 * t * (1 - t) * overX + t * t * to.x;
    const py = (1 - t) * (1 - t) * from.y + 2 * t * (1 - t) * overY + t * t * to.y;
    if (rim && (px < rim.left || px > rim.right || py < rim.top || py > rim.bottom)) cost += COSTS.outside;
    for (const { node, isName, left, right, top, bottom } of grid.at(px, py)) {
      if (px < left || px > right || py < top || py > bottom) continue;
      const isOwn = node === source || node === target;
      if (isName) cost += isOwn ? COSTS.ownName : COSTS.name;
      else if (!isOwn) cost += COSTS.node;
    }
  }
  return cost * unit;
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

interface Obstacle {
  readonly node: number;
  readonly isName: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Grid {
  add(obstacle: Obstacle): void;
  /** What may lie at a point. */
  at(px: number, py: number): readonly Obstacle[];
}

const NOTHING: readonly Obstacle[] = [];

function createGrid(): Grid {
  const cells = new Map<number, Obstacle[]>();
  const keyOf = (column: number, row: number) => (column + 500_000) * 1_000_003 + row + 500_000;
  return {
    add(obstacle) {
      const [first, last] = [Math.floor(obstacle.left / CELL), Math.floor(obstacle.right / CELL)];
      const [high, low] = [Math.floor(obstacle.top / CELL), Math.floor(obstacle.bottom / CELL)];
      for (let column = first; column <= last; column++) {
        for (let row = high; row <= low; row++) {
          const cell = cells.get(keyOf(column, row));
          if (cell) cell.push(obstacle);
          else cells.set(keyOf(column, row), [obstacle]);
        }
      }
    },
    at: (px, py) => cells.get(keyOf(Math.floor(px / CELL), Math.floor(py / CELL))) ?? NOTHING,
  };
}
