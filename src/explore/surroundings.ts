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
 * telling tie to what is there already; ties by node. A node that is not taken leads to none further on. Each step has room of
 * its own, however many are nearer: what is found within more steps holds what is found within fewer.
 *
 * @param steps 1..3 in the page.
 * @param most how many the first step adds to the nodes asked for; the second adds half as many, the third a third.
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
  const leftOut = new Set<number>();
  let front: readonly number[] = nodes;
  for (let step = 1; step <= steps && front.length > 0; step++) {
    const best = new Map<number, number>();
    for (const node of front) {
      for (let at = starts[node]!; at < starts[node + 1]!; at++) {
        const [end, edge] = [ends[at]!, edges[at]!];
        if (taken.has(end) || leftOut.has(end) || allowed.edges?.[edge] === 0 || allowed.nodes?.[end] === 0) continue;
        best.set(end, Math.max(best.get(end) ?? 0, telling(edge)));
      }
    }
    const ordered = [...best].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([node]) => node);
    const room = Math.ceil(most / step);
    front = ordered.slice(0, room);
    for (const node of ordered.slice(room)) leftOut.add(node);
    for (const node of front) {
      taken.add(node);
      nodes.push(node);
    }
  }
  return { nodes, left: leftOut.size };
}
