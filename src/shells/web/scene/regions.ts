import type { AtlasGraph } from '../../../index.ts';

/** A part of the map whose names have most to do with each other. */
interface Region {
  readonly name: string;
  /** The most important first. */
  readonly nodes: readonly number[];
}

/** Regions of a graph, and which of them each node is in; -1 = none. */
export interface Regions {
  readonly list: readonly Region[];
  readonly of: Int16Array;
}

/** Regions that are told apart: more, and their colours would repeat. */
const MOST = 14;
/** Names below which a group is no region. */
const LEAST = 4;
/** Names in the name of a region. */
const NAMED = 2;

/** @param order nodes, the most important first; what is not in it belongs to no region. */
export function listRegions({ nodes }: AtlasGraph, order: readonly number[]): Regions {
  const groups = new Map<number, number[]>();
  for (const node of order) {
    const { community } = nodes[node]!;
    const group = groups.get(community);
    if (group) group.push(node);
    else groups.set(community, [node]);
  }
  const largest = [...groups.values()]
    .filter((group) => group.length >= LEAST)
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
    .slice(0, MOST);
  const of = new Int16Array(nodes.length).fill(-1);
  const list = largest.map((group, i): Region => {
    for (const node of group) of[node] = i;
    const name = group
      .slice(0, NAMED)
      .map((node) => nodes[node]!.label)
      .join(' · ');
    return { name, nodes: group };
  });
  return { list, of };
}
