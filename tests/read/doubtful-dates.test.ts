import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/explore/calendar.ts';
import { makeCatalog, spanOfDays } from '../../src/explore/catalog.ts';
import { summariseDates } from '../../src/explore/filter-summary.ts';
import { NO_FILTERS } from '../../src/explore/filters.ts';
import { drain } from '../../src/model/progress.ts';
import { doubtFarDates, doubtFutureDates } from '../../src/read/doubtful-dates.ts';
import { readArticles } from '../../src/read/read-articles.ts';

const dated = (...days: readonly string[]) => days.map((published, n) => ({ id: `a${n}`, published }));
const TWO_YEARS = ['2018-01-05', '2018-06-01', '2018-09-09', '2019-02-17', '2019-12-24'];
/** A day a month. */
const TWENTY = Array.from(
  { length: 24 },
  (_, n) => `${2018 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-07`,
);
const SPAN = { from: readDay('2018-01-05'), to: readDay('2019-12-24') };

describe('dates far from all others', () => {
  test('are told beside a chart of time, with the days that they are of', () => {
    const days = ['1969-12-31', '1970-01-01', ...TWENTY, '2091-02-17'];
    const catalog = makeCatalog(dated(...days).map(({ published }, duplicateOf) => ({ published, duplicateOf })));
    const { bins, far } = summariseDates({ catalog }, NO_FILTERS)!;
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(TWENTY.length);
    expect(far).toEqual([
      { from: readDay('1969-12-31'), to: readDay('1970-01-01'), count: 2 },
      { from: readDay('2091-02-17'), to: readDay('2091-02-17'), count: 1 },
    ]);
  });

  test('are those that lie more than a year ahead of the day on which a chart is looked at, be they ever so few', () => {
    const of = (...days: readonly string[]) => ({ days: Int32Array.from(days, (day) => readDay(day)!) });
    const [today, early, late] = ['2026-11-24', '2019-03-01', '2091-02-17'].map((day) => readDay(day)!);
    expect(spanOfDays(of('2019-03-01', '2091-02-17'), today)).toEqual({ from: early, to: early });
    expect(spanOfDays(of('2019-03-01', '2091-02-17'))).toEqual({ from: early, to: late });
    // Where all do there is no other time to show.
    expect(spanOfDays(of('2091-02-17'), today)).toEqual({ from: late, to: late });
    const next = readDay('2027-03-01');
    expect(spanOfDays(of('2019-03-01', '2027-03-01'), today)).toEqual({ from: early, to: next });
  });

  test.each(['2091-02-17', '1970-01-01'])('as %s are told, and squeeze no chart of time', (day) => {
    const articles = dated(...TWO_YEARS, day);
    expect(doubtFarDates(articles)).toEqual([
      { where: 'a5', message: expect.stringContaining(`its date ${day} lies`) as string },
    ]);
    const catalog = makeCatalog(articles.map(({ published }, duplicateOf) => ({ published, duplicateOf })));
    expect(spanOfDays(catalog)).toEqual(SPAN);
    const { bins } = summariseDates({ catalog }, NO_FILTERS)!;
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(TWO_YEARS.length);
  });

  test('are not doubted where the articles are of many times, or too few to say', () => {
    expect(doubtFarDates(dated('1900-01-01', '1930-01-01', '1960-01-01', '1990-01-01', '2020-01-01'))).toEqual([]);
    expect(doubtFarDates(dated('1970-01-01', '2019-01-01'))).toEqual([]);
    expect(doubtFarDates([])).toEqual([]);
    // An archive of two times, with as many articles of each.
    expect(doubtFarDates(dated(...TWO_YEARS, '1945-05-08', '1945-05-09'))).toEqual([]);
  });
});

test('a date that has not come yet is told against the day of whoever reads', () => {
  const [today, articles] = ['2019-01-01', dated('2019-01-01', '2019-01-02')];
  expect(doubtFutureDates(articles, today)).toEqual([
    { where: 'a1', message: 'its date 2019-01-02 lies in the future; see whether it is right' },
  ]);
});

test('dates that have not come yet are one notice, as are those of the days on which files were made', () => {
  const far = dated('2091-01-01', '2091-01-02', '2091-01-03', '2091-01-04', '2091-01-05');
  expect(doubtFutureDates(far, '2019-01-01')).toEqual([
    {
      where: 'a0 (2091-01-01), a1 (2091-01-02), a2 (2091-01-03) and 2 more',
      message: 'the dates of these 5 articles lie in the future; see whether they are right',
    },
  ]);
  expect(doubtFutureDates(dated('2019-01-01'), '2019-01-01')).toEqual([]);
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
    name: `${name}.pdf`,
    text: 'Ada slept.',
    stated: { made: 'D:20190217094500Z' },
  }));
  const { articles, notices } = drain(readArticles(files));
  expect(new Set(articles.map(({ published }) => published))).toEqual(new Set(['2019-02-17']));
  const day = 'the dates of these 5 articles are those on which the files were made, for want of a better one';
  expect(notices).toEqual([
    { where: 'a.pdf, b.pdf, c.pdf and 2 more', message: `${day}: it may be the day of a copy` },
  ]);
});

test('a date of no time that news are from is not kept', () => {
  const text =
    '[{"id":"a","text":"Ada slept.","date":"0019-02-17"},{"id":"b","text":"Carla left.","date":"2219-02-17"}]';
  const { articles, notices } = drain(readArticles([{ name: 'a.json', text }]));
  expect(articles.map(({ published }) => published)).toEqual([undefined, undefined]);
  expect(notices.map(({ message }) => message)).toEqual([
    expect.stringContaining('of no time that news are from'),
    expect.stringContaining('of no time that news are from'),
  ]);
});
