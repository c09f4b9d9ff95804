import type { Scene } from '../state/scene.ts';
import type { Focus, Sight } from '../state/sight.ts';
import type { Colouring, Target } from '../state/view.ts';
import type { Palette } from './palette.ts';

/** What the drawing shows of the view; handed in whole, compared with what stood before. */
export interface Picture {
  readonly scene: Scene;
  readonly sight: Sight;
  readonly focus: Focus | undefined;
  /** Drawn with a ring, or in the accent colour: what is selected and what is under the pointer. */
  readonly chosen: readonly Target[];
  readonly colouring: Colouring;
  readonly palette: Palette;
}
