/** Whole days since 1 January 1970, by the Gregorian calendar before it began, too. */
export type Day = number;

/** The day of an article of which no date is known: before every other. */
export const UNDATED: Day = -(2 ** 31);

/** A stretch of days, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

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

/** Howard Hinnant's days_from_civil: years begin in March, so that a leap day is the last. */
export function dayOf(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayOf`. */
export function dateOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
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
