import type { Allowed, Network } from './network.ts';

/** What lies around some nodes, as far as there is room. */
export interface Surroundings {
  /** The nodes asked for first, then the others in the order in which they were taken. */
  readonly nodes: readonly number[];
  /** Nodes within so many steps for which there was no room. */
  readonly left: number;
}

/**
 * The nodes within some steps of others, at most so many: nearer ones first, and of those as near the ones with the more
 * telling tie to what is there already; ties by node. A node that is not taken leads to none further on.
 *
 * @param steps 1..3 in the page.
 * @param most how many are added to the nodes asked for.
 */
export function findSurroundings(
  { starts, ends, edges }: Network,
  from: readonly number[],
  steps: number,
  most: number,
  telling: (edge: number) => number,
  allowed: Allowed = {},
): Surroundings {
  if (!(Number.isInteger(steps) && steps >= 0)) throw new RangeError(`steps must be 0 or more, got ${steps}`);
  const nodes = [...new Set(from)];
  const taken = new Set(nodes);
  const room = nodes.length + most;
  let front: readonly number[] = nodes;
  let left = 0;
  for (let step = 1; step <= steps && front.length > 0; step++) {
    const best = new Map<number, number>();
    for (const node of front) {
      for (let at = starts[node]!; at < starts[node + 1]!; at++) {
        const [end, edge] = [ends[at]!, edges[at]!];
        if (taken.has(end) || allowed.edges?.[edge] === 0 || allowed.nodes?.[end] === 0) continue;
        best.set(end, Math.max(best.get(end) ?? 0, telling(edge)));
      }
    }
    const ordered = [...best].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([node]) => node);
    front = ordered.slice(0, Math.max(0, room - nodes.length));
    left += ordered.length - front.length;
    for (const node of front) {
      taken.add(node);
      nodes.push(node);
    }
  }
  return { nodes, left };
}
