import { setImmediate as nextTurn } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../index.ts';

const STEP_WORDS: Readonly<Record<Progress['step'], string>> = {
  read: 'Reading articles',
  recognise: 'Finding names',
  resolve: 'Resolving names',
  relate: 'Connecting',
  arrange: 'Laying out',
  describe: 'Describing',
  write: 'Writing',
};

/** A progress bar on standard error; silent where that is no terminal, or when asked. */
export interface ProgressBar {
  show(progress: Progress): void;
  stop(): void;
}

export function createProgressBar(quiet: boolean): ProgressBar {
  if (quiet || !process.stderr.isTTY) return { show() {}, stop() {} };
  const bar = new SingleBar(
    { format: '{step} {bar} {percentage}%', stream: process.stderr, hideCursor: true, clearOnComplete: true, fps: 10 },
    Presets.shades_grey,
  );
  let step: Progress['step'] | undefined;
  return {
    show(progress) {
      const words = { step: STEP_WORDS[progress.step].padEnd(17) };
      if (progress.step === step) bar.update(progress.done, words);
      else bar.start(Math.max(1, progress.total), progress.done, words);
      step = progress.step;
    },
    stop: () => bar.stop(),
  };
}

/** Milliseconds of work after which the program looks whether it was told to stop. */
const SLICE = 50;

/** Runs long work to its end behind a progress bar. */
export async function drainWithBar<Result>(work: Generator<Progress, Result>, quiet: boolean): Promise<Result> {
  const bar = createProgressBar(quiet);
  try {
    let last = performance.now();
    for (;;) {
      const next = work.next();
      if (next.done) return next.value;
      bar.show(next.value);
      if (performance.now() - last < SLICE) continue;
      await nextTurn();
      last = performance.now();
    }
  } finally {
    bar.stop();
  }
}
