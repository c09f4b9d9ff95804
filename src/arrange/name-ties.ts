import { DisjointSets } from '../model/disjoint-sets.ts';
import { computeLog } from '../model/logarithm.ts';
import type { WeighedGraph } from '../model/weighing.ts';

/**
 * The names of a graph that some line ties to others, and the lines that are drawn among them first. A name is here its
 * rank, so the first n names are 0 .. n − 1, and a line comes with the later of its ends.
 */
export interface NameTies {
  /** For each rank its node. */
  readonly nodes: Uint32Array;
  /** Ends of each line, `source < target`; in the order of their targets. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** How strongly each line pulls, .35..1: by the logarithm of how telling it is. */
  readonly pull: Float64Array;
  /** For each rank the first rank of its connected part. */
  readonly part: Uint32Array;
}

export function tieNames({ nodes, edges, weighing }: WeighedGraph): NameTies {
  const { rank, telling, drawnFrom } = weighing;
  const nodeAt = new Uint32Array(nodes.length);
  rank.forEach((at, node) => {
    nodeAt[at] = node;
  });
  const lines: number[] = [];
  drawnFrom.forEach((from, edge) => {
    if (from > 0) lines.push(edge);
  });
  lines.sort((a, b) => drawnFrom[a]! - drawnFrom[b]! || a - b);
  const first = (edge: number) => Math.min(rank[edges[edge]!.source]!, rank[edges[edge]!.target]!);
  const source = Uint32Array.from(lines, first);
  const target = Uint32Array.from(lines, (edge) => drawnFrom[edge]! - 1);
  // Every tied name has a line, and they come before all others: so the last line comes with the last of them.
  const count = lines.length > 0 ? target.at(-1)! + 1 : 0;
  const sets = new DisjointSets(count);
  target.forEach((at, line) => {
    sets.join(at, source[line]!);
  });
  return {
    nodes: nodeAt.subarray(0, count),
    source,
    target,
    pull: Float64Array.from(lines, (edge) => Math.min(1, 0.35 + computeLog(1 + telling[edge]!) / 6)),
    part: Uint32Array.from({ length: count }, (_, at) => sets.find(at)),
  };
}
