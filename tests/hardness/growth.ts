/** Milliseconds of processor time that the smallest input should take, lest the clock's grain decide. */
const LEAST = 1;
/** Milliseconds after which larger inputs are not tried: what is linear stays far below. */
const MOST = 400;
/** Inputs are not made larger than this, in UTF-16 code units: what is not slow by then is not slow. */
const LARGEST = 6_000_000;
const SIZES = [1, 2, 4, 8] as const;
/** Runs of every size before it is believed that time grows too fast. */
const ROUNDS = 6;

export interface Growth {
  /** The slope of log time over log size, from the smallest input to the largest: 1 is linear, 2 is quadratic. */
  readonly exponent: number;
  /** For each size, the least milliseconds of processor time that were seen. */
  readonly times: readonly number[];
  readonly size: number;
}

/**
 * How the time of some work grows with its input: n, 2n, 4n and 8n, where n is as large as it takes to be measured. Time
 * is that of the processor, not of the clock, and the least of many runs, so that other programs on the machine and the
 * collecting of garbage count for little. What looks too steep all the same is measured with larger and larger n: where garbage begins to be
 * collected there is a step at one size, a true power is as steep at every one.
 *
 * @param bound the exponent below which no more is asked.
 */
export function measureGrowth(make: (n: number) => string, work: (input: string) => void, bound: number): Growth {
  let n = 125;
  while (make(2 * n).length * SIZES[3] < LARGEST && timeOf(work, flatten(make(n))) < LEAST) n *= 2;
  let growth = measureFrom(n, make, work, bound);
  while (growth.exponent > bound && growth.times.at(-1)! <= MOST && make(2 * n).length * SIZES[3] < LARGEST) {
    n *= 2;
    const again = measureFrom(n, make, work, bound);
    if (again.exponent < growth.exponent) growth = again;
  }
  return growth;
}

function measureFrom(size: number, make: (n: number) => string, work: (input: string) => void, bound: number): Growth {
  const inputs = SIZES.map((factor) => flatten(make(size * factor)));
  let times: number[] = [];
  for (let round = 1; ; round++) {
    const seen: number[] = [];
    for (const [index, input] of inputs.entries()) {
      seen.push(Math.min(times[index] ?? Number.POSITIVE_INFINITY, timeOf(work, input)));
      if (index > 0 && seen[index]! > MOST) break;
    }
    times = seen;
    const last = times.length - 1;
    // What is too fast to be measured at the largest size does not grow.
    const exponent = times[last]! < LEAST ? 0 : Math.log2(times[last]! / times[0]!) / Math.log2(SIZES[last]!);
    if (exponent <= bound || round === ROUNDS) return { exponent, times, size };
  }
}

/** A text that was put together is laid out in memory when it is first looked into: not by the work. */
function flatten(text: string): string {
  text.charCodeAt(text.length - 1);
  return text;
}

function timeOf(work: (input: string) => void, input: string): number {
  const before = process.cpuUsage();
  work(input);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
