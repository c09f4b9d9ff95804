import type { Arrangement, AtlasGraph, LayoutSettings, Reach } from '../../index.ts';

/** From the page to a layout worker, which does this one thing. */
export interface LayoutRequest {
  readonly graph: AtlasGraph;
  readonly reach: Reach;
  readonly seed: number;
  readonly layout: Partial<LayoutSettings>;
  /** Whether the page wants to see the layout forming. */
  readonly shows: boolean;
}

/** From a layout worker to the page. */
export type LayoutReply =
  | {
      readonly type: 'progress';
      /** 0..total. */
      readonly done: number;
      readonly total: number;
      /** x and y of the nodes by now, interleaved, in node order. */
      readonly positions?: Float32Array<ArrayBuffer>;
    }
  | { readonly type: 'arranged'; readonly arrangement: Arrangement }
  | { readonly type: 'failed'; readonly message: string };
