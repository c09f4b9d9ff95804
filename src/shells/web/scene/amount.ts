import { NAMES_DRAWN_AT_ONCE } from '../../../index.ts';
import type { Scene } from './scene.ts';

/** How much of a large map is drawn: as much as can be read, less, or everything. */
export type Amount = 'fewer' | 'more' | 'all';

/** Whether everything in sight is drawn, rather than what there is room for. */
export function drawsEverything(scene: Scene, amount: Amount): boolean {
  return amount === 'all' || scene.tiedNames <= NAMES_DRAWN_AT_ONCE;
}
