import type { Boxes } from './boxes.ts';

export interface OverlapOptions {
  /** Nodes that stay where they are: not 0. */
  readonly fixed?: Uint8Array;
  /** Room that stays between two boxes. */
  readonly margin?: number;
  /** Whether the map may grow. */
  readonly grow?: boolean;
}

/**
 * Moves nodes apart, in place, until no box overlaps another or `MOST_ROUNDS` are over. `nodes` says which boxes the
 * positions (x and y interleaved) belong to. Yields after each round. Two discs are pushed along the
 * line between them, boxes with labels along the axis that takes the shorter way, each by half of what is missing; nodes
 * that overlap nothing stay where they are. Where that takes long the whole map grows a little:
 * pushing alone would have to carry a crowd's pressure all the way to the rim. (graphology-layout-noverlap knows discs
 * only and draws from `Math.random`.)
 */
export function* removeOverlaps(
  nodes: Uint32Array,
  positions: Float64Array,
  boxes: Boxes,
  { fixed, margin = MARGIN, grow = true }: OverlapOptions = {},
): Generator<void, void> {
  if (nodes.length < 2) return;
  const crowd: Crowd = { nodes, positions, boxes, margin, push: new Float64Array(positions.length) };
  const { push } = crowd;
  /** Not 0 for those that may have moved in the last round: two that stayed did not overlap then and do not now. */
  const moved = Uint8Array.from(nodes, (_, i) => (fixed?.[i] ? 0 : 1));
  const pushed = new Uint8Array(nodes.length);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    push.fill(0);
    pushed.fill(0);
    let overlaps = 0;
    visitNear(crowd, moved, (a, b) => {
      if (fixed?.[a] && fixed[b]) return;
      if (!pushApart(crowd, a, b)) return;
      overlaps++;
      pushed[a] = pushed[b] = 1;
      // Beside one that stays, the other goes the whole way.
      if (fixed && fixed[a] !== fixed[b]) pushApart(crowd, a, b);
    });
    if (overlaps === 0) return;
    for (let i = 0; i < positions.length; i++) if (!fixed?.[i >> 1]) positions[i]! += push[i]!;
    moved.set(pushed);
    if (grow && round % GROWS_EVERY === GROWS_EVERY - 1) {
      growMap(positions);
      moved.fill(1);
    }
    yield;
  }
}

/** Where the nodes are, how large, and how far each is to be pushed in this round: x and y interleaved, as in `positions`. */
interface Crowd {
  readonly nodes: Uint32Array;
  readonly positions: Float64Array;
  readonly boxes: Boxes;
  readonly margin: number;
  readonly push: Float64Array;
}

/** Moves all positions away from their centre. */
function growMap(positions: Float64Array): void {
  const centre = [0, 0];
  for (let i = 0; i < positions.length; i++) centre[i % 2]! += (2 * positions[i]!) / positions.length;
  for (let i = 0; i < positions.length; i++)
    positions[i] = centre[i % 2]! + (positions[i]! - centre[i % 2]!) * GROWS_BY;
}

/**
 * Calls `visit` once for each pair, one of which moved at least, whose boxes, with a margin, meet in a cell of a grid about
 * as fine as a mean box; a box lies in every cell it touches, and a pair is visited in the first cell both lie in.
 */
function visitNear(
  { nodes, positions, boxes: { radius, right, half }, margin }: Crowd,
  moved: Uint8Array,
  visit: (a: number, b: number) => void,
): void {
  const order = nodes.length;
  let [left, most, low, high, width, height] = [Infinity, -Infinity, Infinity, -Infinity, 0, 0];
  for (let i = 0; i < order; i++) {
    const node = nodes[i]!;
    left = Math.min(left, positions[2 * i]! - radius[node]!);
    most = Math.max(most, positions[2 * i]! + right[node]! + margin);
    low = Math.min(low, positions[2 * i + 1]! - half[node]!);
    high = Math.max(high, positions[2 * i + 1]! + half[node]! + margin);
    width += (radius[node]! + right[node]! + margin) / order;
    height += (2 * half[node]! + margin) / order;
  }
  const cellWidth = Math.max(width, (most - left) / MOST_CELLS);
  const cellHeight = Math.max(height, (high - low) / MOST_CELLS);
  const columns = Math.floor((most - left) / cellWidth) + 1;
  const rows = Math.floor((high - low) / cellHeight) + 1;
  /** First and last column, first and last row of each node. */
  const range = new Int32Array(order * 4);
  const first = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < order; i++) {
    const node = nodes[i]!;
    range[4 * i] = Math.floor((positions[2 * i]! - radius[node]! - left) / cellWidth);
    range[4 * i + 1] = Math.floor((positions[2 * i]! + right[node]! + margin - left) / cellWidth);
    range[4 * i + 2] = Math.floor((positions[2 * i + 1]! - half[node]! - low) / cellHeight);
    range[4 * i + 3] = Math.floor((positions[2 * i + 1]! + half[node]! + margin - low) / cellHeight);
    for (let row = range[4 * i + 2]!; row <= range[4 * i + 3]!; row++) {
      for (let column = range[4 * i]!; column <= range[4 * i + 1]!; column++) first[row * columns + column + 1]!++;
    }
  }
  for (let cell = 0; cell < columns * rows; cell++) first[cell + 1]! += first[cell]!;
  const fill = first.slice();
  const members = new Uint32Array(first[columns * rows]!);
  /** Not 0 for a cell in which one moved. */
  const busy = new Uint8Array(columns * rows);
  for (let i = 0; i < order; i++) {
    for (let row = range[4 * i + 2]!; row <= range[4 * i + 3]!; row++) {
      for (let column = range[4 * i]!; column <= range[4 * i + 1]!; column++) {
        members[fill[row * columns + column]!++] = i;
        if (moved[i]) busy[row * columns + column] = 1;
      }
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!busy[row * columns + column]) continue;
      const end = first[row * columns + column + 1]!;
      for (let at = first[row * columns + column]!; at < end; at++) {
        const a = members[at]!;
        for (let next = at + 1; next < end; next++) {
          const b = members[next]!;
          if (!moved[a] && !moved[b]) continue;
          if (Math.max(range[4 * a]!, range[4 * b]!) !== column) continue;
          if (Math.max(range[4 * a + 2]!, range[4 * b + 2]!) !== row) continue;
          visit(a, b);
        }
      }
    }
  }
}

/** Cells along one side of the grid, at most. */
const MOST_CELLS = 2000;
const MARGIN = 2;
/** A bound, not the rule: 100,000 nodes took 50 rounds. */
const MOST_ROUNDS = 300;
const GROWS_EVERY = 5;
const GROWS_BY = 1.02;
/** A little more than half, so that rounds end. */
const STEP = 0.52;

/** Adds to `push` what separates two nodes; false if they do not overlap. */
function pushApart(
  { nodes, positions, boxes: { radius, right, half }, margin, push }: Crowd,
  a: number,
  b: number,
): boolean {
  const [ofA, ofB] = [nodes[a]!, nodes[b]!];
  const dx = positions[2 * b]! - positions[2 * a]!;
  const dy = positions[2 * b + 1]! - positions[2 * a + 1]!;
  const missingY = half[ofA]! + half[ofB]! + margin - Math.abs(dy);
  if (missingY <= 0) return false;
  if (right[ofA] === radius[ofA] && right[ofB] === radius[ofB]) {
    const distance = Math.sqrt(dx * dx + dy * dy);
    const missing = radius[ofA]! + radius[ofB]! + margin - distance;
    if (missing <= 0) return false;
    const [alongX, alongY] = distance > 0 ? [dx / distance, dy / distance] : [0, 1];
    push[2 * a]! -= alongX * missing * STEP;
    push[2 * a + 1]! -= alongY * missing * STEP;
    push[2 * b]! += alongX * missing * STEP;
    push[2 * b + 1]! += alongY * missing * STEP;
    return true;
  }
  const bToTheRight = right[ofA]! + radius[ofB]! + margin - dx;
  const bToTheLeft = right[ofB]! + radius[ofA]! + margin + dx;
  const missingX = Math.min(bToTheRight, bToTheLeft);
  if (missingX <= 0) return false;
  if (missingX < missingY) {
    const way = bToTheRight <= bToTheLeft ? 1 : -1;
    push[2 * a]! -= way * missingX * STEP;
    push[2 * b]! += way * missingX * STEP;
  } else {
    const way = dy >= 0 ? 1 : -1;
    push[2 * a + 1]! -= way * missingY * STEP;
    push[2 * b + 1]! += way * missingY * STEP;
  }
  return true;
}
