import type { LayoutSettings, Position } from '../model/arrangement.ts';

export interface LayoutOptions {
  readonly seed: number;
  /** Where nodes were before, by node id: what is known stays about where it is. */
  readonly start?: ReadonlyMap<string, Position>;
  readonly layout?: Partial<LayoutSettings>;
}

/** How far a layout has come. */
export interface LayoutStep {
  /** 0..1 */
  readonly share: number;
  /** x and y of the nodes by now, interleaved, in node order. To be called before the next step is pulled, if at all. */
  positions(): Float64Array;
}
