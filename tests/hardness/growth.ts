/** Milliseconds of processor time that the smallest input should take, lest the clock's grain decide. */
const LEAST = 1;
/** Milliseconds after which enough is known: what is linear stays far below. */
const MOST = 250;
/** Inputs are not made larger than this, in UTF-16 code units: what is not slow by then is not slow. */
const LARGEST = 3_000_000;
const SIZES = [1, 2, 4, 8] as const;
const ATTEMPTS = 5;
/** An exponent that is no chance. */
const STEEP = 1.7;

export interface Growth {
  /** The slope of log time over log size, from the smallest input to the largest: 1 is linear, 2 is quadratic. */
  readonly exponent: number;
  /** For each size, the least milliseconds of processor time that were seen. */
  readonly times: readonly number[];
  readonly size: number;
}

/**
 * How the time of some work grows with its input: n, 2n, 4n and 8n, where n is as large as it takes to be measured. Time
 * is that of the processor, not of the clock, and the least of several runs, so that other programs on the machine
 * count for little; what looks too steep is measured again with more, for chance does not repeat itself and a true power does.
 *
 * @param bound the exponent below which no more is asked.
 */
export function measureGrowth(make: (n: number) => string, work: (input: string) => void, bound: number): Growth {
  let n = 125;
  while (make(2 * n).length * SIZES[3] < LARGEST && timeOf(work, flatten(make(n))) < LEAST) n *= 2;
  let growth = measureOnce(make, work, n, 1);
  for (let attempt = 1; attempt < ATTEMPTS && growth.exponent > bound && growth.exponent < STEEP; attempt++) {
    const again = measureOnce(make, work, n, 1 + 2 * attempt);
    if (again.exponent < growth.exponent) growth = again;
  }
  return growth;
}

function measureOnce(make: (n: number) => string, work: (input: string) => void, size: number, runs: number): Growth {
  const times: number[] = [];
  for (const factor of SIZES) {
    const input = flatten(make(size * factor));
    let least = timeOf(work, input);
    for (let run = 1; run < runs; run++) least = Math.min(least, timeOf(work, input));
    times.push(least);
    if (times.length > 1 && least > MOST) break;
  }
  const last = times.length - 1;
  // What is too fast to be measured at the largest size does not grow.
  if (times[last]! < LEAST) return { exponent: 0, times, size };
  return { exponent: Math.log2(times[last]! / times[0]!) / Math.log2(SIZES[last]!), times, size };
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
