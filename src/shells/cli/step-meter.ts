import type { Progress } from '../../index.ts';

/** How a step of long work goes. */
export interface StepReading {
  readonly step: Progress['step'];
  readonly done: number;
  /** 0 where nobody knows how much there is. */
  readonly total: number;
  /** Since the step began. */
  readonly seconds: number;
  /** Of those, seconds of processor time on all threads: the same on a busy machine. */
  readonly processor: number;
  /** Units a second, so far. */
  readonly rate?: number;
  /** Seconds that it takes on, if it goes on as it went. */
  readonly left?: number;
  /** Bytes of memory that the program holds now. */
  readonly memory: number;
}

/** What a step's units are; where they are shares of a whole, none. */
export const UNITS: Readonly<Partial<Record<Progress['step'], string>>> = {
  read: 'file',
  recognise: 'article',
  resolve: 'article',
  relate: 'article',
  write: 'file',
};

/** Shorter than this a step says nothing about its speed. */
const TELLING_AFTER = 0.2;

/** Reads rate, time and memory off progress. */
export class StepMeter {
  private readonly clock: () => number;
  private readonly memory: () => number;
  private readonly processor: () => number;
  private began = 0;
  private spent = 0;
  private last: Progress | undefined;

  /** @param clock in milliseconds, as is `processor`. */
  constructor(clock = () => performance.now(), memory = () => process.memoryUsage.rss(), processor = readProcessor) {
    this.clock = clock;
    this.memory = memory;
    this.processor = processor;
  }

  /** Takes note of progress: cheap, since there is much of it. Where it is another step than before, says how that one went. */
  note({ step, done, total }: Progress): StepReading | undefined {
    const over = step === this.last?.step ? undefined : this.end();
    if (!this.last) [this.began, this.spent] = [this.clock(), this.processor()];
    // What was found ahead is asked for again one by one: nothing is undone by that.
    this.last = { step, done: Math.max(done, this.last?.done ?? 0), total };
    return over;
  }

  /** How the step goes. */
  read(): StepReading | undefined {
    return this.last && this.take(this.last);
  }

  /** How the last step went, if there was one. */
  end(): StepReading | undefined {
    const { last } = this;
    this.last = undefined;
    return last && this.take({ ...last, done: Math.max(last.done, last.total) });
  }

  private take({ step, done, total }: Progress): StepReading {
    const seconds = (this.clock() - this.began) / 1000;
    const rate = done > 0 && seconds >= TELLING_AFTER ? done / seconds : undefined;
    const left = rate !== undefined && total > 0 ? (total - done) / rate : undefined;
    return {
      step,
      done,
      total,
      seconds,
      processor: (this.processor() - this.spent) / 1000,
      ...(rate !== undefined && { rate }),
      ...(left !== undefined && { left }),
      memory: this.memory(),
    };
  }
}

function readProcessor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
