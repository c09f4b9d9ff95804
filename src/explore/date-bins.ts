import { type Day, type DayRange, dateOf, dayOf } from './calendar.ts';

export type DateUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Most bins in a histogram: more cannot be told apart under a map. */
const MOST_BINS = 120;

/** The widest range in which none of the bins is needlessly coarse: the finest unit with at most 120 bins. */
export function chooseUnit({ from, to }: DayRange): DateUnit {
  const days = to - from + 1;
  if (days <= MOST_BINS) return 'day';
  if (days <= 7 * MOST_BINS) return 'week';
  if (days <= 30 * MOST_BINS) return 'month';
  return days <= 91 * MOST_BINS ? 'quarter' : 'year';
}

/** The first day of each bin from the one that holds `from` to the one that holds `to`; weeks begin on Monday. */
export function listBins(range: DayRange, unit: DateUnit): readonly Day[] {
  const bins: Day[] = [];
  for (let day = startOf(range.from, unit); day <= range.to; day = nextOf(day, unit)) bins.push(day);
  return bins;
}

/** The last day of the bin that begins on `day`. */
export function endOfBin(day: Day, unit: DateUnit): Day {
  return nextOf(day, unit) - 1;
}

function startOf(day: Day, unit: DateUnit): Day {
  if (unit === 'day') return day;
  // 1 January 1970 was a Thursday.
  if (unit === 'week') return day - modulo(day + 3, 7);
  const { year, month } = dateOf(day);
  if (unit === 'year') return dayOf(year, 1, 1);
  return dayOf(year, unit === 'month' ? month : month - ((month - 1) % 3), 1);
}

function nextOf(day: Day, unit: DateUnit): Day {
  if (unit === 'day') return day + 1;
  if (unit === 'week') return day + 7;
  // A bin is at least as long as this, and the next one at least as long as what it leaves of it.
  const longest = { month: 31, quarter: 92, year: 366 }[unit];
  return startOf(day + longest, unit);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
