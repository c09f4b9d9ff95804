import type { Arrangement, AtlasSource, LayoutSettings } from '../../../index.ts';
import type { LayoutReply, LayoutRequest } from '../../worker/layout-protocol.ts';

/** All that a person sets about a layout. */
export interface LayoutChoice {
  readonly seed: number;
  readonly layout: LayoutSettings;
}

export interface LayoutTask {
  /** Undefined where it was stopped. */
  readonly result: Promise<Arrangement | undefined>;
  stop(): void;
}

/** What a layout that goes on tells. */
export interface LayoutWatch {
  /** Units done, of `total`. */
  progress(done: number, total: number): void;
  /** x and y of the nodes by now, interleaved; without it none are sent. */
  readonly positions?: (positions: Float32Array) => void;
}

/**
 * Lays out the graph of an atlas in a worker of its own, which holds nothing that is not here too: it is stopped at
 * once, in whatever step it is, by ending it.
 */
export function startLayout({ graph, manifest }: AtlasSource, choice: LayoutChoice, watch: LayoutWatch): LayoutTask {
  const worker = new Worker(new URL('../../worker/layout-worker.ts', import.meta.url), { type: 'module' });
  let isOver = false;
  let settle: (arrangement: Arrangement | undefined) => void = () => {};
  const result = new Promise<Arrangement | undefined>((resolve, reject) => {
    settle = resolve;
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutReply>) => {
      if (isOver) return;
      if (data.type === 'arranged') resolve(data.arrangement);
      else if (data.type === 'failed') reject(new RangeError(data.message));
      else {
        watch.progress(data.done, data.total);
        if (data.positions) watch.positions?.(data.positions);
      }
    });
    worker.addEventListener('error', ({ message }) => {
      reject(new RangeError(message || 'the worker could not be started'));
    });
  }).finally(() => {
    isOver = true;
    worker.terminate();
  });
  const { reach } = manifest;
  worker.postMessage({ graph, reach, ...choice, shows: watch.positions !== undefined } satisfies LayoutRequest);
  return {
    result,
    stop() {
      isOver = true;
      settle(undefined);
    },
  };
}
