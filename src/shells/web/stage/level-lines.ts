import type { Adjacency } from '../../../index.ts';
import { NEVER, type Placement } from './placement.ts';

interface Lines {
  readonly adjacency: Adjacency;
  /** How much an edge says, by index. */
  readonly telling: (edge: number) => number;
  /** Whether an edge is drawn as soon as both its ends are; further ones only join what these leave apart. */
  readonly isFirst: (edge: number) => boolean;
}

/** The lines among names that are placed, each with the level from which it is drawn. */
export interface LevelLines {
  readonly levels: Int16Array;
  /** The first lines among the placed, and the most telling ones that join what those leave apart. */
  joinAll(): void;
  /** Those that a name brings which comes at a level. */
  join(node: number, level: number): void;
}

export function createLevelLines({ adjacency, telling, isFirst }: Lines, placement: Placement): LevelLines {
  const levels = new Int16Array(countEdges(adjacency)).fill(NEVER);
  const nodeLevel = placement.levels;
  return {
    levels,
    joinAll() {
      const { placed } = placement;
      const edges = new Map<number, readonly [number, number]>();
      for (const node of placed) {
        for (const { node: other, edge } of adjacency[node]!) {
          if (other > node && nodeLevel[other] !== NEVER) edges.set(edge, [node, other]);
        }
      }
      const rank = (edge: number) => (isFirst(edge) ? Number.POSITIVE_INFINITY : telling(edge));
      const ranked = [...edges.keys()].sort((a, b) => (rank(a) === rank(b) ? a - b : rank(b) - rank(a)));
      const root = new Map(placed.map((node) => [node, node]));
      const find = (node: number): number => {
        let at = node;
        while (root.get(at) !== at) {
          root.set(at, root.get(root.get(at)!)!);
          at = root.get(at)!;
        }
        return at;
      };
      for (const edge of ranked) {
        const [a, b] = edges.get(edge)!;
        const [rootA, rootB] = [find(a), find(b)];
        if (rootA === rootB && !isFirst(edge)) continue;
        root.set(rootA, rootB);
        levels[edge] = Math.max(nodeLevel[a]!, nodeLevel[b]!);
      }
    },
    join(node, level) {
      const seen = adjacency[node]!.filter(({ node: other }) => nodeLevel[other] !== NEVER);
      const first = seen.filter(({ edge }) => isFirst(edge));
      const best = seen.toSorted((a, b) => telling(b.edge) - telling(a.edge) || a.edge - b.edge);
      for (const { edge } of first.length > 0 ? first : best.slice(0, 1)) {
        if (levels[edge] === NEVER) levels[edge] = level;
      }
    },
  };
}

function countEdges(adjacency: Adjacency): number {
  return adjacency.reduce((sum, list) => sum + list.length, 0) / 2;
}
