import type { DateOrder } from '../model/record-columns.ts';

/** A day as a source writes it: ISO 8601, or that more than one day could be meant, or that none is understood. */
export type ReadDate = { readonly day: string } | { readonly fault: 'ambiguous' | 'unknown' };

/**
 * The day that a date names, without its time: what is printed is the day in the place where it was written. Understood are
 * ISO 8601 (`2019-02-17T10:00Z`, `20190217`), dates with the month in words in English (`17 Feb 2019`,
 * `Sunday, February 17, 2019`), those of mail and feeds, and numbers that can be read in one way only (`17/02/2019`).
 *
 * @param order of numbers that can be read in two ways, where it is known.
 */
export function readDate(text: string, order?: DateOrder): ReadDate {
  const iso = /^\s*(?:D:)?(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,2}(?!\d))/.exec(text);
  if (iso) return makeDay(iso[1]!, iso[2]!, iso[3]!);
  const slashed = /^\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/.exec(text);
  if (slashed) return makeDay(slashed[1]!, slashed[2]!, slashed[3]!);
  const words = findMonthInWords(text);
  if (words) return makeDay(...words);
  const { dayFirst, monthFirst } = readNumbers(text);
  if ('day' in dayFirst && 'day' in monthFirst && dayFirst.day !== monthFirst.day) {
    if (order === undefined) return { fault: 'ambiguous' };
    return order === 'day-first' ? dayFirst : monthFirst;
  }
  return 'day' in dayFirst ? dayFirst : monthFirst;
}

/**
 * The order in which the dates of one column have day and month, and the first that can be read in this one only; undefined where
 * none tells it, or they contradict each other.
 */
export function tellDateOrder(dates: Iterable<string>): { readonly order: DateOrder; readonly by: string } | undefined {
  let told: { readonly order: DateOrder; readonly by: string } | undefined;
  for (const by of dates) {
    const { dayFirst, monthFirst, mark } = readNumbers(by);
    if (mark === '.' || 'day' in dayFirst === 'day' in monthFirst) continue;
    const order = 'day' in dayFirst ? 'day-first' : 'month-first';
    if (told && told.order !== order) return undefined;
    told ??= { order, by };
  }
  return told;
}

/** A date of three numbers in both orders. With full stops between them it is the day that comes first, in every column. */
function readNumbers(text: string) {
  const [, first = '', mark = '', second = '', year = ''] = NUMBERS.exec(text) ?? [];
  const none: ReadDate = { fault: 'unknown' };
  return {
    mark,
    dayFirst: mark === '' ? none : makeDay(year, second, first),
    monthFirst: mark === '' || mark === '.' ? none : makeDay(year, first, second),
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?';
const NUMBERS = new RegExp(`^\\s*${WEEKDAY}(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?!\\d)`, 'i');
const DAY_FIRST = new RegExp(
  `^\\s*${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH},?[\\s-]+(\\d{4})(?!\\d)`,
  'i',
);
const MONTH_FIRST = new RegExp(`^\\s*${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i');

function findMonthInWords(text: string): [year: string, month: string, day: string] | undefined {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return [dayFirst[3]!, numberOf(dayFirst[2]!), dayFirst[1]!];
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst ? [monthFirst[3]!, numberOf(monthFirst[1]!), monthFirst[2]!] : undefined;
}

function numberOf(month: string): string {
  return String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1);
}

function makeDay(year: string, month: string, day: string): ReadDate {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const february = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28;
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
  if (days === undefined || d < 1 || d > days) return { fault: 'unknown' };
  return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}
