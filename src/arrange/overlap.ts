import type { Boxes } from './boxes.ts';

/**
 * Moves nodes apart, in place, until no box overlaps another or `MOST_ROUNDS` are over. `nodes` says which boxes the
 * positions (x and y interleaved) belong to; `fixed` nodes stay. Yields after each round. Two discs are pushed along the line between them, boxes with labels along
 * the axis that takes the shorter way, each by half of what is missing; nodes that overlap nothing stay where they are.
 */
export function* removeOverlaps(
  nodes: Uint32Array,
  positions: Float64Array,
  boxes: Boxes,
  fixed?: Uint8Array,
): Generator<void, void> {
  const order = nodes.length;
  const byLeft = Uint32Array.from({ length: order }, (_, i) => i);
  const left = new Float64Array(order);
  const push = new Float64Array(order * 2);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let i = 0; i < order; i++) left[i] = positions[2 * i]! - boxes.radius[nodes[i]!]!;
    byLeft.sort((a, b) => left[a]! - left[b]! || a - b);
    push.fill(0);
    let overlaps = 0;
    for (let at = 0; at < order; at++) {
      const a = byLeft[at]!;
      const end = positions[2 * a]! + boxes.right[nodes[a]!]! + MARGIN;
      for (let next = at + 1; next < order; next++) {
        const b = byLeft[next]!;
        if (left[b]! >= end) break;
        if (fixed?.[a] && fixed[b]) continue;
        if (pushApart(a, b, nodes, positions, boxes, push)) overlaps++;
      }
    }
    if (overlaps === 0) return;
    for (let i = 0; i < positions.length; i++) if (!fixed?.[i >> 1]) positions[i]! += push[i]!;
    yield;
  }
}

/** Room that stays between two boxes. */
const MARGIN = 2;
const MOST_ROUNDS = 200;
/** A little more than half, so that rounds end. */
const STEP = 0.52;

/** Adds to `push` what separates two nodes; false if they do not overlap. */
function pushApart(
  a: number,
  b: number,
  nodes: Uint32Array,
  positions: Float64Array,
  { radius, right, half }: Boxes,
  push: Float64Array,
): boolean {
  const [ofA, ofB] = [nodes[a]!, nodes[b]!];
  const dx = positions[2 * b]! - positions[2 * a]!;
  const dy = positions[2 * b + 1]! - positions[2 * a + 1]!;
  const missingY = half[ofA]! + half[ofB]! + MARGIN - Math.abs(dy);
  if (missingY <= 0) return false;
  if (right[ofA] === radius[ofA] && right[ofB] === radius[ofB]) {
    const distance = Math.sqrt(dx * dx + dy * dy);
    const missing = radius[ofA]! + radius[ofB]! + MARGIN - distance;
    if (missing <= 0) return false;
    const [alongX, alongY] = distance > 0 ? [dx / distance, dy / distance] : [0, 1];
    push[2 * a]! -= alongX * missing * STEP;
    push[2 * a + 1]! -= alongY * missing * STEP;
    push[2 * b]! += alongX * missing * STEP;
    push[2 * b + 1]! += alongY * missing * STEP;
    return true;
  }
  const bToTheRight = right[ofA]! + radius[ofB]! + MARGIN - dx;
  const bToTheLeft = right[ofB]! + radius[ofA]! + MARGIN + dx;
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
