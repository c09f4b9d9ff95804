import { setImmediate as nextTurn } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../index.ts';
import { count, say } from './printable.ts';
import { StepMeter, type StepReading, UNITS } from './step-meter.ts';

const STEP_WORDS: Readonly<Record<Progress['step'], string>> = {
  read: 'Reading articles',
  recognise: 'Finding names',
  resolve: 'Resolving names',
  relate: 'Connecting',
  arrange: 'Laying out',
  describe: 'Describing',
  write: 'Writing',
};

/** What shows somebody how long work goes. */
export interface ProgressWatch {
  show(progress: Progress): void;
  /** The last step is done. */
  end(): void;
  /** Nothing more comes, whether all was done or not. */
  stop(): void;
}

const NOBODY: ProgressWatch = { show() {}, end() {}, stop() {} };

/** Milliseconds between two looks at a bar. */
const SHOWN_EVERY = 100;

/** A progress bar on standard error, and a line for each step that is over; silent where that is no terminal, or when asked. */
export function createProgressBar(quiet: boolean): ProgressWatch {
  if (quiet || !process.stderr.isTTY) return NOBODY;
  const bar = new SingleBar(
    { format: '{step} {bar} {told}', stream: process.stderr, hideCursor: true, clearOnComplete: true, fps: 10 },
    Presets.shades_grey,
  );
  const meter = new StepMeter();
  let running = false;
  let shown = -Infinity;
  const close = (over: StepReading | undefined): void => {
    if (running) bar.stop();
    running = false;
    if (over) say(`${nameStep(over)} ${tellOver(over)}`);
  };
  return {
    show(progress) {
      const over = meter.note(progress);
      if (over) close(over);
      if (running && performance.now() - shown < SHOWN_EVERY) return;
      const now = meter.read();
      if (!now) return;
      shown = performance.now();
      const told = { step: nameStep(now), told: tellNow(now) };
      const filled = now.total > 0 ? now.done : 0;
      if (running) bar.update(filled, told);
      else bar.start(Math.max(1, now.total), filled, told);
      running = true;
    },
    end: () => close(meter.end()),
    stop: () => close(undefined),
  };
}

function nameStep({ step }: StepReading): string {
  return STEP_WORDS[step].padEnd(17);
}

/** `1,200 of 19,043 articles, 307 a second, 58 s left, 812 MB` */
function tellNow({ step, done, total, rate, left, memory }: StepReading): string {
  const unit = UNITS[step];
  const share = total > 0 ? `${Math.floor((100 * done) / total)}%` : undefined;
  const parts = [
    unit === undefined ? share : total > 0 ? `${whole(done)} of ${count(total, unit)}` : count(done, unit),
    unit !== undefined && rate !== undefined ? `${whole(rate)} a second` : undefined,
    left === undefined ? undefined : `${tellTime(left)} left`,
    tellMemory(memory),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** `19,043 articles in 62 s, 307 a second, 812 MB` */
function tellOver({ step, done, seconds, rate, memory }: StepReading): string {
  const unit = UNITS[step];
  const time = tellTime(seconds);
  const what = unit === undefined ? time : `${count(done, unit)} in ${time}`;
  const speed = unit !== undefined && rate !== undefined ? `, ${whole(rate)} a second` : '';
  return `${what}${speed}, ${tellMemory(memory)}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Tenths below ten seconds, minutes from two on. */
function tellTime(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

function tellMemory(bytes: number): string {
  return `${whole(bytes / 2 ** 20)} MB`;
}

/** Milliseconds of work after which the program looks whether it was told to stop. */
const SLICE = 50;

/** Runs long work to its end while somebody watches. */
export async function drainWatched<Result>(work: Generator<Progress, Result>, watch: ProgressWatch): Promise<Result> {
  let last = performance.now();
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    watch.show(next.value);
    if (performance.now() - last < SLICE) continue;
    await nextTurn();
    last = performance.now();
  }
}
