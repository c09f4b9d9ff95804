import type { Allowed, Network } from './network.ts';

/** More steps than any question asks for: a node that is not near. */
export const BEYOND = 255;

/**
 * How many steps each node is away from the nearest of some nodes: 0 for those themselves, `BEYOND` past `most`. Those
 * themselves are always allowed.
 *
 * @param most 1..3 in the page; at most 254.
 */
export function countSteps(
  { starts, ends, edges }: Network,
  from: readonly number[],
  most: number,
  allowed: Allowed = {},
): Uint8Array {
  if (!(Number.isInteger(most) && most >= 0 && most < BEYOND))
    throw new RangeError(`steps must be 0..254, got ${most}`);
  const steps = new Uint8Array(starts.length - 1).fill(BEYOND);
  for (const node of from) steps[node] = 0;
  let front = [...new Set(from)];
  for (let step = 1; step <= most && front.length > 0; step++) {
    const next: number[] = [];
    for (const node of front) {
      for (let at = starts[node]!; at < starts[node + 1]!; at++) {
        const end = ends[at]!;
        if (steps[end] !== BEYOND || allowed.edges?.[edges[at]!] === 0 || allowed.nodes?.[end] === 0) continue;
        steps[end] = step;
        next.push(end);
      }
    }
    front = next;
  }
  return steps;
}

/** A node that is tied to each of some others. */
export interface CommonNeighbour {
  readonly node: number;
  /** Its edge to each of them, in their order. */
  readonly edges: readonly number[];
  /** How telling the least telling of its edges is: a chain is as good as its weakest link. */
  readonly telling: number;
}

/** What is tied to each of two to five nodes, the most telling first; ties by node. */
export function findCommonNeighbours(
  { starts, ends, edges }: Network,
  of: readonly number[],
  telling: ArrayLike<number>,
  allowed: Allowed = {},
): readonly CommonNeighbour[] {
  const wanted = [...new Set(of)];
  if (wanted.length < 2 || wanted.length > 5)
    throw new RangeError(`common neighbours need two to five different nodes, got ${wanted.length}`);
  const own = new Set(wanted);
  let met = new Map<number, readonly number[]>();
  wanted.forEach((node, place) => {
    const next = new Map<number, readonly number[]>();
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const end = ends[at]!;
      const edge = edges[at]!;
      if (own.has(end) || allowed.edges?.[edge] === 0 || allowed.nodes?.[end] === 0) continue;
      const before = place === 0 ? [] : met.get(end);
      if (before) next.set(end, [...before, edge]);
    }
    met = next;
  });
  return [...met]
    .map(([node, list]) => ({ node, edges: list, telling: Math.min(...list.map((edge) => telling[edge]!)) }))
    .sort((a, b) => b.telling - a.telling || a.node - b.node);
}
