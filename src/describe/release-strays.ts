import { NAMES_AT_FIRST } from '../model/map-scale.ts';
import type { PlaceTask } from './place-stories.ts';

/**
 * For each node its finest region, without the names of a first view that no story names which is about their region: each stands there for what it has in
 * common with the others elsewhere, and in the region's colour a reader takes it for a part of what the headline says. Linear in the mentions.
 *
 * @param about for each region the stories that are about it, as indices.
 */
export function releaseStrays(
  { within, region, stories, graph }: PlaceTask,
  about: readonly (readonly number[])[],
): readonly number[] {
  /** A region comes after the one that it is a part of. */
  const top: number[] = [];
  for (const [at, outer] of within.entries()) top.push(outer < 0 ? at : top[outer]!);
  const told = new Set<number>();
  for (const [at, own] of about.entries()) {
    if (within[at]! >= 0) continue;
    for (const index of own) {
      for (const node of stories[index]!.mentions.keys()) if (top[region[node]!] === at) told.add(node);
    }
  }
  const { rank } = graph.weighing;
  const isStray = (node: number, at: number) =>
    at >= 0 && rank[node]! < MAY_BE_SEEN && about[top[at]!]!.length > 0 && !told.has(node);
  return region.map((at, node) => (isStray(node, at) ? -1 : at));
}

/** Names that may stand on a first view: those of so many ranks are tried there. */
const MAY_BE_SEEN = 8 * NAMES_AT_FIRST;
