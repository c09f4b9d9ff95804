/** Dates from which on one can say that one is far from the others. */
const FEWEST = 5;
/** Of so many dates one at most may be far from the others; of fewer one may. */
const ONE_IN = 50;
/** Days without any article between those that are far and the others: a generation. */
const FAR = 25 * 365;

/** First and last, both included. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The time that dates are of, without a few that lie a generation or more from all others: a clock that was never set (1970), a slip of
 * the hand (2091). Only where that is further than twice the time of the others, and never more than one in fifty.
 *
 * @param days in any unit of days, ascending, at least one.
 */
export function findLikelySpan(days: ArrayLike<number>): DaySpan {
  const last = days.length - 1;
  let [first, end] = [0, last];
  if (days.length >= FEWEST) {
    const few = Math.max(1, Math.floor(days.length / ONE_IN));
    for (let at = last - few + 1; at <= last; at++) {
      if (!isFar(days[at]! - days[at - 1]!, days[at - 1]! - days[Math.min(few, at - 1)]!)) continue;
      end = at - 1;
      break;
    }
    for (let at = few - 1; at >= 0; at--) {
      if (!isFar(days[at + 1]! - days[at]!, days[Math.max(last - few, at + 1)]! - days[at + 1]!)) continue;
      first = at + 1;
      break;
    }
  }
  return { from: days[first]!, to: days[end]! };
}

function isFar(gap: number, others: number): boolean {
  return gap > FAR && gap > 2 * others;
}
