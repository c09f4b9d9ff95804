/** Milliseconds of processor time that the smallest input should take, lest the clock's grain decide. */
const LEAST = 1;
/** Milliseconds after which larger inputs are not tried: what is linear stays far below. */
const MOST = 400;
/** Inputs are not made larger than this, in UTF-16 code units: what is not slow by then is not slow. */
const LARGEST = 6_000_000;
const SIZES = [1, 2, 4, 8] as const;
/** Runs of every size, and of every larger one, before it is believed that time grows too fast. */
const ROUNDS = 6;
/** Runs of the size that looked least steep, where none was flat enough: a machine that does much else is quiet now and then. */
const LAST_ROUNDS = 40;
/** Runs of the smallest input before it is measured. */
const WARM_UPS = 3;

export interface Growth {
  /**
   * The slope of log time over log size: 1 is linear, 2 is quadratic. From the smallest input to the largest, or without the
   * steepest of the doublings between them where that is less.
   */
  readonly exponent: number;
  /** For each size, the least milliseconds of processor time that were seen. */
  readonly times: readonly number[];
  readonly size: number;
}

export interface Limits {
  /** Where inputs take long to be made. */
  readonly first?: number;
  readonly largest?: number;
  /** Milliseconds that work took; those of the processor unless something else is to be measured. */
  readonly timeOf?: (work: Work, input: string) => Promise<number>;
}

export type Work = (input: string) => unknown;

/**
 * How the time of some work grows with its input: n, 2n, 4n and 8n, where n is as large as it takes to be measured. Time
 * is that of the processor, not of the clock, and the least of many runs, so that other programs on the machine and the
 * collecting of garbage count for little. What looks too steep all the same is measured with larger and larger n, and at last
 * again and again. One doubling of the three may be steep: there a text outgrows a cache of the machine, or garbage begins to be
 * collected, and it is so every time. A true power is as steep at every size.
 *
 * @param bound the exponent below which no more is asked.
 * @param limits how many units the first input has, and how many UTF-16 code units the largest.
 */
export async function measureGrowth(
  make: (n: number) => string,
  work: Work,
  bound: number,
  { first = 125, largest = LARGEST, timeOf = timeOnProcessor }: Limits = {},
): Promise<Growth> {
  let n = first;
  while (make(2 * n).length * SIZES[3] < largest && (await timeOf(work, flatten(make(n)))) < LEAST) n *= 2;
  const measureFrom = (size: number, rounds: number) => measureSizes(size, make, work, bound, rounds, timeOf);
  let growth = await measureFrom(n, ROUNDS);
  let last = growth;
  while (growth.exponent > bound && last.times.at(-1)! <= MOST && make(2 * n).length * SIZES[3] < largest) {
    n *= 2;
    last = await measureFrom(n, ROUNDS);
    if (last.exponent < growth.exponent) growth = last;
  }
  // What is far too steep is not worth the time.
  if (growth.exponent <= bound || growth.exponent > CERTAIN) return growth;
  const again = await measureFrom(growth.size, LAST_ROUNDS);
  return again.exponent < growth.exponent ? again : growth;
}

/** A square in most of its input: no load makes a line look like that at every size. */
const CERTAIN = 1.8;

async function measureSizes(
  size: number,
  make: (n: number) => string,
  work: Work,
  bound: number,
  rounds: number,
  timeOf: NonNullable<Limits['timeOf']>,
): Promise<Growth> {
  const inputs = SIZES.map((factor) => flatten(make(size * factor)));
  // What is not compiled yet is slow, and would make the smallest input look dear.
  for (let run = 0; run < WARM_UPS; run++) await work(inputs[0]!);
  let times: number[] = [];
  for (let round = 1; ; round++) {
    const seen: number[] = [];
    for (const [index, input] of inputs.entries()) {
      seen.push(Math.min(times[index] ?? Number.POSITIVE_INFINITY, await timeOf(work, input)));
      if (index > 0 && seen[index]! > MOST) break;
    }
    times = seen;
    const exponent = exponentOf(times);
    if (exponent <= bound || round === rounds) return { exponent, times, size };
  }
}

function exponentOf(times: readonly number[]): number {
  // What is too fast to be measured at the largest size does not grow.
  if (times.at(-1)! < LEAST) return 0;
  const slopes = times.slice(1).map((time, index) => Math.log2(time / times[index]!));
  const total = slopes.reduce((sum, slope) => sum + slope, 0);
  const whole = total / slopes.length;
  return slopes.length < 3 ? whole : Math.min(whole, (total - Math.max(...slopes)) / (slopes.length - 1));
}

/** A text that was put together is laid out in memory when it is first looked into: not by the work. */
function flatten(text: string): string {
  text.charCodeAt(text.length - 1);
  return text;
}

async function timeOnProcessor(work: Work, input: string): Promise<number> {
  const before = process.cpuUsage();
  await work(input);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
