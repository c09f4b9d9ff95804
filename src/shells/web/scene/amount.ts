import type { Scene } from './scene.ts';

/** How much of a large map is drawn: as much as can be read, less, or everything. */
export type Amount = 'fewer' | 'more' | 'all';

/** Nodes of a graph that is drawn whole: up to so many can be read at once. */
const READABLE = 150;

/** Whether everything in sight is drawn, rather than what there is room for. */
export function drawsEverything({ graph }: Scene, amount: Amount): boolean {
  return amount === 'all' || graph.nodes.length <= READABLE;
}
