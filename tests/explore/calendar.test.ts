import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDateRange, readDay, writeDay } from '../../src/explore/calendar.ts';
import { chooseUnit, type DateUnit, endOfBin, listBins } from '../../src/explore/date-bins.ts';

const MS = 86_400_000;
const DAYS = { min: -200_000, max: 200_000 };

describe('a day', () => {
  test('reads and writes like the platform’s own calendar', () => {
    fc.assert(
      fc.property(fc.integer(DAYS), (day) => {
        const text = new Date(day * MS).toISOString().slice(0, 10);
        expect(writeDay(day)).toBe(text);
        expect(readDay(text)).toBe(day);
        expect(readDay(`${text}T23:59:00Z`)).toBe(day);
      }),
    );
  });

  test('is not read from what is no date', () => {
    for (const text of ['', '2019', '2019-02-30', '2019-13-01', '17 February', '2019-02-017'])
      expect(readDay(text)).toBeUndefined();
    expect(readDay(undefined)).toBeUndefined();
  });
});

describe('a range', () => {
  const range = (text: string) => {
    const days = readDateRange(text);
    return days && `${writeDay(days.from)} ${writeDay(days.to)}`;
  };

  test('is a year, a month or a day', () => {
    expect(range('2020')).toBe('2020-01-01 2020-12-31');
    expect(range('2020-2')).toBe('2020-02-01 2020-02-29');
    expect(range('2019-12')).toBe('2019-12-01 2019-12-31');
    expect(range('2019-02-17')).toBe('2019-02-17 2019-02-17');
    expect(range('2019-00')).toBeUndefined();
    expect(range('2019-02-29')).toBeUndefined();
  });
});

describe('bins', () => {
  const units: readonly DateUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

  test('follow each other without a gap and cover the range', () => {
    fc.assert(
      fc.property(fc.integer(DAYS), fc.nat(3000), fc.constantFrom(...units), (from, length, unit) => {
        const bins = listBins({ from, to: from + length }, unit);
        expect(bins[0]! <= from && endOfBin(bins.at(-1)!, unit) >= from + length).toBe(true);
        for (let i = 1; i < bins.length; i++) expect(bins[i]).toBe(endOfBin(bins[i - 1]!, unit) + 1);
      }),
    );
  });

  test('begin on Mondays, firsts of a month, quarters and years', () => {
    const first = (unit: DateUnit) => writeDay(listBins(readDateRange('2020-08-20')!, unit)[0]!);
    expect(units.map(first)).toEqual(['2020-08-20', '2020-08-17', '2020-08-01', '2020-07-01', '2020-01-01']);
  });

  test('are as fine as 120 allow', () => {
    fc.assert(
      fc.property(fc.nat(60_000), (length) => {
        const unit = chooseUnit({ from: 0, to: length });
        if (unit !== 'year') expect(listBins({ from: 0, to: length }, unit).length).toBeLessThanOrEqual(122);
      }),
    );
    expect(chooseUnit({ from: 0, to: 119 })).toBe('day');
    expect(chooseUnit({ from: 0, to: 120 })).toBe('week');
  });
});
