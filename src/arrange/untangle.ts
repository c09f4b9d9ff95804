import { createRandom } from '../model/random.ts';
import type { Boxes } from './boxes.ts';
import { cross, meetsBox } from './segments.ts';
import { SlabIndex } from './slab-index.ts';

/** The lines of a small map: ends as indices into its nodes, and how much each counts. */
export interface Lines {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** How strongly it pulls: 1 for an ordinary line. */
  readonly pull: Float64Array;
  /** 0 for a line that is not drawn: it only pulls. */
  readonly drawn: Uint8Array;
}

export interface UntangleTask {
  readonly lines: Lines;
  readonly boxes: Boxes;
  /** Sides of the rectangle around the origin that all boxes should lie in. */
  readonly width: number;
  readonly height: number;
  /**
   * So many of the first nodes are shown alone where a map is small: boxes of theirs should not overlap each other even
   * where they are `foreGrowth` times as large.
   */
  readonly fore: number;
  readonly foreGrowth: number;
  /** For each node the region it lies in, -1 for none; the nodes from `titles` on stand for the titles of theirs. */
  readonly regions: Int32Array;
  readonly titles: number;
  /** Nodes that belong at the low rim, right of the middle: not 0. */
  readonly low: Uint8Array;
  /** Nodes that stay where they are: not 0. */
  readonly fixed?: Uint8Array;
  readonly seed: number;
}

/**
 * Moves the nodes of a small map, in place, to where it reads best: no label over another, lines short and uncrossed, and
 * as few of them as can be behind a label. What a place costs is counted in line lengths (see `COSTS`).
 *
 * Threshold accepting (Dueck and Scheuer 1990): sweep after sweep each node tries some places around its own and around
 * the middle of its neighbours, in ever smaller circles, and takes what is better, or worse by no more than a threshold
 * that falls to nothing. Each place is compared with what lies near it (`SlabIndex`); yields the share done after each sweep.
 */
export function* untangleMap(positions: Float64Array, task: UntangleTask): Generator<number, void> {
  const { width, height, fixed } = task;
  const order = positions.length / 2;
  if (order === 0) return;
  const random = createRandom(task.seed);
  const unit = Math.sqrt((width * height) / order);
  const map = createMap(positions, task, unit);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const reach = unit * (FIRST_REACH * (1 - sweep / SWEEPS) + LAST_REACH);
    const threshold = FIRST_THRESHOLD * Math.max(0, 1 - sweep / (SWEEPS * WITH_THRESHOLD));
    for (let node = 0; node < order; node++) {
      if (fixed?.[node]) continue;
      const middle = map.middle(node);
      let cost = map.cost(node, positions[2 * node]!, positions[2 * node + 1]!, Infinity);
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const share = random();
        const dx = (2 * random() - 1) * reach * share;
        const dy = (2 * random() - 1) * reach * share;
        const [x, y] = attempt % 3 === 2 && middle ? middle : [positions[2 * node]!, positions[2 * node + 1]!];
        const there = map.cost(node, x + dx, y + dy, cost + threshold);
        if (there >= cost + threshold) continue;
        map.move(node, x + dx, y + dy);
        cost = there;
      }
    }
    yield (sweep + 1) / SWEEPS;
  }
}

/**
 * Tried on the corpora of `bench:telling`: 60 to 250 sweeps, 10 to 24 attempts, thresholds of 0 to 4. Without a threshold
 * there are half again as many crossings and twice as many hidden lines.
 * Since names of a story keep apart from others, 120 sweeps leave fewer crossings than 90 and as few as 150.
 */
const SWEEPS = 120;
const ATTEMPTS = 14;
const FIRST_THRESHOLD = 2;
/** Part of the sweeps that have a threshold; the last only go down. */
const WITH_THRESHOLD = 0.85;
/** How far a node looks in the first and in the last sweep, in mean distances between nodes. */
const FIRST_REACH = 3;
const LAST_REACH = 0.06;

/** What makes a place bad, in mean distances between nodes: the length of a line that would be given to be rid of it. */
const COSTS = {
  /** Two labels overlap; and again for each tenth of a unit by which they do. */
  overlap: 14,
  /** The same of a title and a label: a title finds its place anew where the map is drawn. */
  titleOverlap: 8,
  /** Two names of which one is of another region, or of none, are nearer than `MOAT`. */
  mixed: 1.5,
  /** Two of the fore names overlap where their labels are larger. */
  foreOverlap: 0.4,
  /** Two labels are nearer than `MARGIN`. */
  crowding: 0.3,
  /** A title and a name of another region are nearer than `TITLE_MARGIN`: a reader takes a title for that of the names beside it. */
  strange: 2,
  /** For one that belongs at the low rim, each unit above it, and left of the middle: there a map has its key, and would be drawn smaller to stay clear of it. */
  height: 0.6,
  /** A label leaves the map, or stands where a page has its key and its buttons: a map is drawn smaller to stay clear of these. */
  outside: 40,
  crossing: 2.5,
  /** A line runs behind a label that is not at its end. */
  hidden: 2,
} as const;
/** What a page's key takes of the map, at the lower left, and its buttons, at the lower right, by the map's sides. */
const KEY = { across: 0.56, up: 0.09 } as const;
const BUTTONS = { across: 0.05, up: 0.21 } as const;
/** How bad it is to touch them, by how bad it is to leave the map. */
const COVERED = 0.2;
/** Units of the map that should stay free between two labels. */
const MARGIN = 6;
const TITLE_MARGIN = 30;
/** The same between names of different regions: a reader takes what stands among the names of a story for a part of it. */
const MOAT = 20;
/** Pixels of a label's upper and lower rim that a line may touch. */
const RIM = 2;
/** So much wider is looked for neighbours, since sums round. */
const SLACK = 0.001;
/** A drawn line is at least this long, in mean distances between nodes. */
const SHORTEST = 0.7;

function createMap(
  positions: Float64Array,
  { lines, boxes, width, height, fore, foreGrowth, regions, titles, low: atRim }: UntangleTask,
  unit: number,
) {
  const { radius: left, right, half } = boxes;
  const { source, target, pull, drawn } = lines;
  const order = positions.length / 2;
  const { first, own } = listOwnLines(lines, order);
  /** Bounds of each drawn line: left, right, low, high. */
  const bounds = new Float64Array(4 * source.length);
  const measureBounds = (line: number): void => {
    const [a, b] = [2 * source[line]!, 2 * target[line]!];
    bounds[4 * line] = Math.min(positions[a]!, positions[b]!);
    bounds[4 * line + 1] = Math.max(positions[a]!, positions[b]!);
    bounds[4 * line + 2] = Math.min(positions[a + 1]!, positions[b + 1]!);
    bounds[4 * line + 3] = Math.max(positions[a + 1]!, positions[b + 1]!);
  };
  const drawnNear = new SlabIndex(source.length, width, height);
  const putLine = (line: number): void => {
    measureBounds(line);
    const at = 4 * line;
    if (drawn[line]) drawnNear.put(line, bounds[at]!, bounds[at + 1]!, bounds[at + 2]!, bounds[at + 3]!);
  };
  for (let line = 0; line < source.length; line++) putLine(line);
  /** Labels at their largest. */
  const labelsNear = new SlabIndex(order, width, height);
  const growth = (node: number): number => (node < fore ? Math.max(1, foreGrowth) : 1);
  const putLabel = (node: number): void => {
    const [x, y, grown] = [positions[2 * node]!, positions[2 * node + 1]!, growth(node)];
    const tall = half[node]! * grown;
    labelsNear.put(node, x - left[node]! * grown, x + right[node]! * grown, y - tall, y + tall);
  };
  for (let node = 0; node < order; node++) putLabel(node);

  const costOfRoom = (node: number, x: number, y: number, most: number): number => {
    let cost = 0;
    const [l, r, low, high] = [x - left[node]!, x + right[node]!, y - half[node]!, y + half[node]!];
    const beyond = Math.max(0, -width / 2 - l, r - width / 2) + Math.max(0, -height / 2 - low, high - height / 2);
    if (beyond > 0) cost += COSTS.outside * (1 + beyond / unit);
    const overKey = Math.min(KEY.across * width - width / 2 - l, KEY.up * height - height / 2 - low);
    const overButtons = Math.min(r - width / 2 + BUTTONS.across * width, BUTTONS.up * height - height / 2 - low);
    const over = Math.max(overKey, overButtons);
    if (over > 0) cost += COSTS.outside * (COVERED + over / unit);
    if (atRim[node]) cost += (COSTS.height * (y + height / 2 + Math.max(0, -x))) / unit;
    const own = growth(node);
    const beside = (titles < order ? TITLE_MARGIN : MARGIN) + SLACK;
    const labelCount = labelsNear.find(
      x - left[node]! * own - beside,
      x + right[node]! * own + beside,
      y - half[node]! * own - beside,
      y + half[node]! * own + beside,
    );
    for (let i = 0; i < labelCount; i++) {
      const other = labelsNear.found[i]!;
      if (other === node) continue;
      const bothFore = node < fore && other < fore;
      const grown = bothFore ? foreGrowth : 1;
      const isMixed = regions[node] !== regions[other];
      const isStrange = isMixed && node >= titles !== other >= titles;
      const margin = isStrange ? TITLE_MARGIN : isMixed ? MOAT : MARGIN;
      const awayY = Math.abs(positions[2 * other + 1]! - y);
      const needY = half[node]! + half[other]!;
      if (awayY >= needY * grown + margin) continue;
      const dx = positions[2 * other]! - x;
      const awayX = Math.abs(dx);
      const needX = dx > 0 ? right[node]! + left[other]! : right[other]! + left[node]!;
      if (awayX >= needX * grown + margin) continue;
      const over = Math.min(needX - awayX, needY - awayY);
      const overlap = node >= titles || other >= titles ? COSTS.titleOverlap : COSTS.overlap;
      if (over > 0) cost += overlap * (1 + (10 * over) / unit);
      else if (over > -margin) {
        const near = isStrange ? COSTS.strange : isMixed ? COSTS.mixed : COSTS.crowding;
        cost += near * (1 + over / margin);
      }
      if (bothFore) cost += COSTS.foreOverlap;
      if (cost >= most) return cost;
    }
    return cost;
  };

  const isHidden = (line: number, l: number, r: number, low: number, high: number): boolean => {
    const at = 4 * line;
    if (bounds[at]! > r || bounds[at + 1]! < l || bounds[at + 2]! > high || bounds[at + 3]! < low) return false;
    const [a, b] = [2 * source[line]!, 2 * target[line]!];
    return meetsBox(positions[a]!, positions[a + 1]!, positions[b]!, positions[b + 1]!, l, r, low, high);
  };

  const costOfLine = (line: number, node: number, x: number, y: number, most: number): number => {
    const other = source[line] === node ? target[line]! : source[line]!;
    const [toX, toY] = [positions[2 * other]!, positions[2 * other + 1]!];
    const length = Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y)) / unit;
    let cost = pull[line]! * (length + 0.15 * length * length);
    if (!drawn[line]) return cost;
    cost += Math.max(0, SHORTEST - length);
    const [l, r, low, high] = [Math.min(x, toX), Math.max(x, toX), Math.min(y, toY), Math.max(y, toY)];
    if (cost >= most) return cost;
    const lineCount = drawnNear.find(l, r, low, high);
    for (let i = 0; i < lineCount; i++) {
      const crossed = drawnNear.found[i]!;
      const at = 4 * crossed;
      if (bounds[at]! > r || bounds[at + 1]! < l || bounds[at + 2]! > high || bounds[at + 3]! < low) continue;
      const [a, b] = [source[crossed]!, target[crossed]!];
      if (a === node || b === node || a === other || b === other) continue;
      if (cross(x, y, toX, toY, positions[2 * a]!, positions[2 * a + 1]!, positions[2 * b]!, positions[2 * b + 1]!)) {
        cost += COSTS.crossing;
        if (cost >= most) return cost;
      }
    }
    const labelCount = labelsNear.find(l, r, low, high);
    for (let i = 0; i < labelCount; i++) {
      const before = labelsNear.found[i]!;
      const [bx, by] = [positions[2 * before]!, positions[2 * before + 1]!];
      const tall = half[before]! - RIM;
      if (by - tall > high || by + tall < low || bx - left[before]! > r || bx + right[before]! < l) continue;
      if (before === node || before === other) continue;
      if (!meetsBox(x, y, toX, toY, bx - left[before]!, bx + right[before]!, by - tall, by + tall)) continue;
      cost += COSTS.hidden;
      if (cost >= most) return cost;
    }
    return cost;
  };

  return {
    /** What a node costs at a place; once that is `most` or more, any such number. */
    cost(node: number, x: number, y: number, most: number): number {
      let cost = costOfRoom(node, x, y, most);
      for (let at = first[node]!; at < first[node + 1]!; at++) {
        if (cost >= most) return cost;
        cost += costOfLine(own[at]!, node, x, y, most - cost);
      }
      const [l, r, tall] = [x - left[node]!, x + right[node]!, half[node]! - RIM];
      if (cost >= most) return cost;
      const lineCount = drawnNear.find(l, r, y - tall, y + tall);
      for (let i = 0; i < lineCount; i++) {
        const line = drawnNear.found[i]!;
        if (source[line] === node || target[line] === node || !isHidden(line, l, r, y - tall, y + tall)) continue;
        cost += COSTS.hidden;
        if (cost >= most) return cost;
      }
      return cost;
    },
    /** Where its lines would draw a node, if it has any. */
    middle(node: number): readonly [number, number] | undefined {
      let [x, y, sum] = [0, 0, 0];
      for (let at = first[node]!; at < first[node + 1]!; at++) {
        const line = own[at]!;
        const other = source[line] === node ? target[line]! : source[line]!;
        x += pull[line]! * positions[2 * other]!;
        y += pull[line]! * positions[2 * other + 1]!;
        sum += pull[line]!;
      }
      return sum > 0 ? [x / sum, y / sum] : undefined;
    },
    move(node: number, x: number, y: number): void {
      positions[2 * node] = x;
      positions[2 * node + 1] = y;
      for (let at = first[node]!; at < first[node + 1]!; at++) putLine(own[at]!);
      putLabel(node);
    },
  };
}

/** For each node the lines it is an end of: `own[first[node] .. first[node + 1])`. */
function listOwnLines({ source, target }: Lines, order: number): { first: Uint32Array; own: Uint32Array } {
  const first = new Uint32Array(order + 1);
  for (let line = 0; line < source.length; line++) {
    first[source[line]! + 1]!++;
    first[target[line]! + 1]!++;
  }
  for (let node = 0; node < order; node++) first[node + 1]! += first[node]!;
  const fill = first.slice();
  const own = new Uint32Array(2 * source.length);
  for (let line = 0; line < source.length; line++) {
    own[fill[source[line]!]!++] = line;
    own[fill[target[line]!]!++] = line;
  }
  return { first, own };
}
