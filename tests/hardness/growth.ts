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

export interface Growth {
  /** The slope of log time over log size, from the smallest input to the largest: 1 is linear, 2 is quadratic. */
  readonly exponent: number;
  /** For each size, the least milliseconds of processor time that were seen. */
  readonly times: readonly number[];
  readonly size: number;
}

/** Where inputs take long to be made. */
export interface Limits {
  readonly first?: number;
  readonly largest?: number;
}

export type Work = (input: string) => unknown;

/**
 * How the time of some work grows with its input: n, 2n, 4n and 8n, where n is as large as it takes to be measured. Time
 * is that of the processor, not of the clock, and the least of many runs, so that other programs on the machine and the
 * collecting of garbage count for little. What looks too steep all the same is measured with larger and larger n, and at last
 * again and again: where garbage begins to be collected there is a step at one size, and where the machine is shared at any; a true power
 * is as steep at every size and every time.
 *
 * @param bound the exponent below which no more is asked.
 * @param limits how many units the first input has, and how many UTF-16 code units the largest.
 */
export async function measureGrowth(
  make: (n: number) => string,
  work: Work,
  bound: number,
  { first = 125, largest = LARGEST }: Limits = {},
): Promise<Growth> {
  let n = first;
  while (make(2 * n).length * SIZES[3] < largest && (await timeOf(work, flatten(make(n)))) < LEAST) n *= 2;
  let growth = await measureFrom(n, make, work, bound, ROUNDS);
  let last = growth;
  while (growth.exponent > bound && last.times.at(-1)! <= MOST && make(2 * n).length * SIZES[3] < largest) {
    n *= 2;
    last = await measureFrom(n, make, work, bound, ROUNDS);
    if (last.exponent < growth.exponent) growth = last;
  }
  // What is far too steep is not worth the time.
  if (growth.exponent <= bound || growth.exponent > CERTAIN) return growth;
  const again = await measureFrom(growth.size, make, work, bound, LAST_ROUNDS);
  return again.exponent < growth.exponent ? again : growth;
}

/** A square in most of its input: no load makes a line look like that at every size. */
const CERTAIN = 1.8;

async function measureFrom(
  size: number,
  make: (n: number) => string,
  work: Work,
  bound: number,
  rounds: number,
): Promise<Growth> {
  const inputs = SIZES.map((factor) => flatten(make(size * factor)));
  let times: number[] = [];
  for (let round = 1; ; round++) {
    const seen: number[] = [];
    for (const [index, input] of inputs.entries()) {
      seen.push(Math.min(times[index] ?? Number.POSITIVE_INFINITY, await timeOf(work, input)));
      if (index > 0 && seen[index]! > MOST) break;
    }
    times = seen;
    const last = times.length - 1;
    // What is too fast to be measured at the largest size does not grow.
    const exponent = times[last]! < LEAST ? 0 : Math.log2(times[last]! / times[0]!) / Math.log2(SIZES[last]!);
    if (exponent <= bound || round === rounds) return { exponent, times, size };
  }
}

/** A text that was put together is laid out in memory when it is first looked into: not by the work. */
function flatten(text: string): string {
  text.charCodeAt(text.length - 1);
  return text;
}

async function timeOf(work: Work, input: string): Promise<number> {
  const before = process.cpuUsage();
  await work(input);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
