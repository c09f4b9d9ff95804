import type { AtlasGraph } from '../../../index.ts';
import type { Scene } from '../scene/scene.ts';
import type { Sight } from '../scene/sight.ts';

/** What is looked at by itself: some names and what lies around them, the rest of the map gone. */
export interface CloseUp {
  /** Names it is around. Node indices. */
  readonly around: readonly number[];
  /** 0..3; 0 = themselves alone. */
  readonly steps: number;
  /** Names whose own neighbours were asked for too, and names that were added by themselves. */
  readonly grown: readonly number[];
  readonly added: readonly number[];
  /** How many names at most beside those it is around. */
  readonly most: number;
}

/** Names that are laid out around others at first, and how many more at each asking. */
export const ROOM = 40;

/** Some names and what is within so many steps of them: where a close-up begins. */
export function lookAround(around: readonly number[], steps: number): CloseUp {
  return { around, steps, grown: [], added: [], most: ROOM };
}

/** A close-up that was laid out: how it changes what is seen, and where. */
export interface ShownCloseUp {
  /** The graph that its indices are of, as it was opened. */
  readonly of: AtlasGraph;
  readonly names: number;
  /** Names within its steps for which there was no room. */
  readonly left: number;
  has(node: number): boolean;
  see(scene: Scene, sight: Sight): Sight;
  /** Its names where they were laid out; all others stay where they were. */
  place(scene: Scene): Scene;
  /** The same with one name elsewhere. */
  move(node: number, x: number, y: number): ShownCloseUp;
}
