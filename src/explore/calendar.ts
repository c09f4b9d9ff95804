/** Whole days since 1 January 1970, by the Gregorian calendar before it began, too. */
export type Day = number;

/** The day of an article of which no date is known: before every other. */
export const UNDATED: Day = -(2 ** 31);

export type DateUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A stretch of days, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** Most bins in a histogram: more cannot be told apart under a map. */
const MOST_BINS = 120;

/** The day an ISO 8601 date or time begins with (`2019-02-17T10:00Z` → that day); undefined where it is none. */
export function readDay(text: string | undefined): Day | undefined {
  const range = readDateRange(/^\d{4}-\d\d-\d\d(?!\d)/.exec(text ?? '')?.[0] ?? '');
  return range?.from;
}

/** All days of `2019`, `2019-03` or `2019-03-17`; undefined where there is no such date. */
export function readDateRange(text: string): DayRange | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  if (m < 1 || m > 12) return undefined;
  if (month === undefined) return { from: dayOf(y, 1, 1), to: dayOf(y + 1, 1, 1) - 1 };
  const next = m === 12 ? dayOf(y + 1, 1, 1) : dayOf(y, m + 1, 1);
  if (day === undefined) return { from: dayOf(y, m, 1), to: next - 1 };
  const own = dayOf(y, m, d);
  return d >= 1 && own < next ? { from: own, to: own } : undefined;
}

/** `2019-02-17`. */
export function writeDay(day: Day): string {
  const { year, month, date } = dateOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

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

/** Howard Hinnant's days_from_civil: years begin in March, so that a leap day is the last. */
function dayOf(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayOf`. */
function dateOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
