import type { Amount } from './amount.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import type { Focus, Sight } from './sight.ts';
import type { Target } from './target.ts';

/** What the colour of a node says; with `community` lines within a region have its colour too. */
export type Colouring = 'type' | 'community';

/** What the stage is to draw; handed over whole, compared with what stood before. */
export interface Picture {
  readonly scene: Scene;
  readonly sight: Sight;
  readonly focus: Focus | undefined;
  /** Drawn with a ring, or in the accent colour: what is selected and what is under the pointer. */
  readonly chosen: readonly Target[];
  readonly colouring: Colouring;
  readonly amount: Amount;
  /** Some names by themselves: titles of stories have no place among them. */
  readonly isCloseUp?: boolean;
  /** A hand moves a filter: what goes from sight is gone, what comes waits until the hand rests, and nothing is moved. */
  readonly isPassing?: boolean;
  /** Whether roles stand among the names of a map that has no room for all. */
  readonly roles: boolean;
  readonly palette: Palette;
}
