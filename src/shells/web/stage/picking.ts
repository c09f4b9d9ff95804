import type { Scene } from '../scene/scene.ts';
import type { Target } from '../scene/target.ts';
import type { Projection } from './projection.ts';
import type { Positions } from './renderer.ts';

export interface Pick {
  readonly scene: Scene;
  readonly positions: Positions;
  readonly projection: Projection;
  /** What is drawn, and so can be picked. */
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly areCurved: boolean;
  /** How far an edge's curve leaves the straight line, as a share of its length. */
  readonly bendOf: (edge: number) => number;
  /** CSS pixels of a node's radius. */
  readonly radiusOf: (node: number) => number;
  /** CSS pixels by which a pointer may miss. */
  readonly slack: number;
}

/**
 * What lies under a point of the screen: the node whose rim is nearest within the slack, else the nearest edge.
 * Straight through what is drawn: 60,000 edges take less than a millisecond, and no pixel is read back from the GPU.
 */
export function pickTarget(pick: Pick, px: number, py: number): Target | undefined {
  const node = pickNode(pick, px, py);
  if (node !== undefined) return { type: 'node', node };
  const edge = pickEdge(pick, px, py);
  return edge === undefined ? undefined : { type: 'edge', edge };
}

function pickNode({ positions, projection, nodes, radiusOf, slack }: Pick, px: number, py: number): number | undefined {
  const { scale, originX, originY } = projection;
  let best: number | undefined;
  let least = slack;
  for (const i of nodes) {
    const away = Math.hypot(originX + positions.x[i]! * scale - px, originY - positions.y[i]! * scale - py);
    const miss = away - radiusOf(i);
    if (miss > slack) continue;
    const rank = miss <= 0 ? miss / 1000 - 1 / radiusOf(i) : miss;
    if (rank < least) {
      least = rank;
      best = i;
    }
  }
  return best;
}

function pickEdge({ scene, positions, projection, edges, areCurved, bendOf, slack }: Pick, px: number, py: number) {
  const { scale, originX, originY } = projection;
  const at = { x: (px - originX) / scale, y: (originY - py) / scale };
  let best: number | undefined;
  let least = (slack / scale) ** 2;
  for (const edge of edges) {
    const { source, target } = scene.graph.edges[edge]!;
    const from = { x: positions.x[source]!, y: positions.y[source]! };
    const to = { x: positions.x[target]!, y: positions.y[target]! };
    const away = areCurved ? squaredToCurve(at, from, to, bendOf(edge), least) : squaredToSegment(at, from, to);
    if (away < least) {
      least = away;
      best = edge;
    }
  }
  return best;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Straight pieces that stand for a curve: they stay within a hundredth of its length of it. */
const PIECES = 10;

/** From a point to a curve as the edge program draws it, or something that is not below `enough`. */
function squaredToCurve(at: Point, from: Point, to: Point, bend: number, enough: number): number {
  const [wayX, wayY] = [to.x - from.x, to.y - from.y];
  const reach = Math.abs(bend) * Math.hypot(wayX, wayY) + Math.sqrt(enough);
  if (squaredToSegment(at, from, to) > reach * reach) return enough;
  const over = { x: (from.x + to.x) / 2 - wayY * bend * 2, y: (from.y + to.y) / 2 + wayX * bend * 2 };
  let least = Number.POSITIVE_INFINITY;
  let before = from;
  for (let i = 1; i <= PIECES; i++) {
    const t = i / PIECES;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    const point = { x: a * from.x + b * over.x + c * to.x, y: a * from.y + b * over.y + c * to.y };
    least = Math.min(least, squaredToSegment(at, before, point));
    before = point;
  }
  return least;
}

function squaredToSegment({ x, y }: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return (x - a.x - along * dx) ** 2 + (y - a.y - along * dy) ** 2;
}
