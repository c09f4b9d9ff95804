import type { Scene } from '../state/scene.ts';
import type { Sight } from '../state/sight.ts';
import type { Target } from '../state/view.ts';
import type { Projection } from './camera.ts';

export interface Pick {
  readonly scene: Scene;
  readonly sight: Sight;
  readonly projection: Projection;
  /** CSS pixels of a node's radius. */
  readonly radiusOf: (node: number) => number;
  /** Edges that may be picked where they are not the only few on the screen; none = any. */
  readonly onlyEdges?: ReadonlySet<number> | undefined;
  /** CSS pixels by which a pointer may miss. */
  readonly slack: number;
}

/**
 * What lies under a point of the screen: the node whose rim is nearest within the slack, else the nearest edge.
 * Straight through the arrays: 60,000 edges take less than a millisecond, and no pixel is read back from the GPU.
 */
export function pickTarget(pick: Pick, px: number, py: number): Target | undefined {
  const node = pickNode(pick, px, py);
  if (node !== undefined) return { type: 'node', node };
  const edge = pickEdge(pick, px, py);
  return edge === undefined ? undefined : { type: 'edge', edge };
}

function pickNode({ scene, sight, projection, radiusOf, slack }: Pick, px: number, py: number): number | undefined {
  const { scale, originX, originY } = projection;
  let best: number | undefined;
  let least = slack;
  for (let i = 0; i < sight.nodes.length; i++) {
    if (!sight.nodes[i]) continue;
    const away = Math.hypot(originX + scene.x[i]! * scale - px, originY - scene.y[i]! * scale - py);
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

function pickEdge(pick: Pick, px: number, py: number): number | undefined {
  const { scene, sight, projection, onlyEdges, slack } = pick;
  const { scale, originX, originY } = projection;
  const x = (px - originX) / scale;
  const y = (originY - py) / scale;
  let best: number | undefined;
  let least = (slack / scale) ** 2;
  const consider = (edge: number) => {
    if (!sight.edges[edge]) return;
    const { source, target } = scene.graph.edges[edge]!;
    const away = squaredDistance(x, y, scene.x[source]!, scene.y[source]!, scene.x[target]!, scene.y[target]!);
    if (away < least) {
      least = away;
      best = edge;
    }
  };
  if (onlyEdges) for (const edge of onlyEdges) consider(edge);
  else for (let edge = 0; edge < scene.graph.edges.length; edge++) consider(edge);
  return best;
}

/** From a point to a segment. */
function squaredDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}
