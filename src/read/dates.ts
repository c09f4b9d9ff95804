/** A day as a source writes it: ISO 8601, or that more than one day could be meant, or that none is understood. */
export type ReadDate = { readonly day: string } | { readonly fault: 'ambiguous' | 'unknown' };

/**
 * The day that a date names, without its time: what is printed is the day in the place where it was written. Understood are
 * ISO 8601 (`2019-02-17T10:00Z`, `20190217`), dates with the month in words in English (`17 Feb 2019`,
 * `Sunday, February 17, 2019`), those of mail and feeds, and numbers that can be read in one way only (`17/02/2019`).
 */
export function readDate(text: string): ReadDate {
  const iso = /^\s*(?:D:)?(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,2}(?!\d))/.exec(text);
  if (iso) return makeDay(iso[1]!, iso[2]!, iso[3]!);
  const slashed = /^\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/.exec(text);
  if (slashed) return makeDay(slashed[1]!, slashed[2]!, slashed[3]!);
  const words = findMonthInWords(text);
  if (words) return makeDay(...words);
  const numbers = NUMBERS.exec(text);
  if (!numbers) return { fault: 'unknown' };
  const [, first = '', mark = '', second = '', year = ''] = numbers;
  // With full stops between them it is the day that comes first.
  const dayFirst = makeDay(year, second, first);
  const monthFirst: ReadDate = mark === '.' ? { fault: 'unknown' } : makeDay(year, first, second);
  if ('day' in dayFirst && 'day' in monthFirst && dayFirst.day !== monthFirst.day) return { fault: 'ambiguous' };
  return 'day' in dayFirst ? dayFirst : monthFirst;
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
