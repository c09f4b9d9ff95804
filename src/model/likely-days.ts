/** Dates from which on one can say that one is far from the others. */
const FEWEST = 3;
/** Of so many dates one at most may be far from the others; of fewer one may. Charts tell of those beside them, so that none is lost. */
const ONE_IN = 10;
/** Days without any article between those that are far and the others: a generation. */
const FAR = 25 * 365;
/** Days that a date may lie in the future and be right: what is published in advance, and whoever is a day ahead. */
const AHEAD = 366;

/** First and last, both included. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The time that dates are of, without a few that lie a generation or more from all others: a clock that was never set (1970), a slip of
 * the hand (2091). Only where that is further than twice the time of the others, and never more than one in ten. Two dates alone say
 * nothing of each other.
 *
 * @param days since one day, ascending, at least one.
 * @param today for whoever has a clock: what lies more than a year ahead of it is left out too, unless all does.
 */
export function findLikelySpan(days: ArrayLike<number>, today = Number.POSITIVE_INFINITY): DaySpan {
  let last = days.length - 1;
  while (last > 0 && days[last]! > today + AHEAD && days[0]! <= today + AHEAD) last--;
  let [first, end] = [0, last];
  if (last + 1 >= FEWEST) {
    const few = Math.max(1, Math.floor((last + 1) / ONE_IN));
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
