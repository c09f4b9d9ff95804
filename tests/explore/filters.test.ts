import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addFilter,
  CHOICES,
  combineFilters,
  type Filters,
  listFilters,
  MEASURES,
  NO_FILTERS,
  readFilters,
  removeFilter,
  sameFilters,
  writeFilters,
} from '../../src/explore/filters.ts';

const end = fc.option(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((n) => Number(n.toFixed(3)) + 0),
  {
    nil: undefined,
  },
);
const day = fc.option(fc.integer({ min: -50_000, max: 50_000 }), { nil: undefined });
const part = fc.oneof(
  fc.record({
    type: fc.constant('range' as const),
    of: fc.constantFrom(...MEASURES),
    range: fc.record({ from: end, to: end }),
  }),
  fc.record({
    type: fc.constant('choice' as const),
    of: fc.constantFrom(...CHOICES),
    values: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('dates' as const), dates: fc.record({ from: day, to: day, undated: fc.boolean() }) }),
) as fc.Arbitrary<ReturnType<typeof listFilters>[number]>;
const filters = fc.array(part, { maxLength: 8 }).map((parts) => parts.reduce(addFilter, NO_FILTERS));

describe('filters', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(filters, (value) => {
        expect(readFilters(writeFilters(value))).toEqual(value);
      }),
    );
  });

  test('survive an address', () => {
    fc.assert(
      fc.property(filters, (value) => {
        const address = new URLSearchParams({ filter: writeFilters(value) }).toString();
        expect(readFilters(new URLSearchParams(address).get('filter')!)).toEqual(value);
      }),
    );
  });

  test('take any text for an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = readFilters(text);
        expect(readFilters(writeFilters(value))).toEqual(value);
      }),
    );
    expect(readFilters('telling=3_1e999')).toEqual(readFilters(''));
    expect(readFilters('kind=place&constructor=1&telling=x_&dates=1.5_')).toEqual({
      ranges: {},
      choices: { kind: ['place'] },
    });
  });

  test('come and go one by one', () => {
    fc.assert(
      fc.property(filters, (value) => {
        for (const own of listFilters(value)) {
          const without = removeFilter(value, own);
          expect(listFilters(without)).toHaveLength(listFilters(value).length - 1);
          expect(addFilter(without, own)).toEqual(value);
        }
        expect(combineFilters(NO_FILTERS, value)).toEqual(value);
      }),
    );
  });

  test('that do the same are the same', () => {
    const a: Filters = { ranges: {}, choices: { kind: ['place', 'role'] } };
    const b = addFilter(NO_FILTERS, { type: 'choice', of: 'kind', values: ['role', 'place', 'role'] });
    expect(sameFilters(a, b)).toBe(true);
    expect(addFilter(NO_FILTERS, { type: 'range', of: 'telling', range: {} })).toEqual(NO_FILTERS);
    expect(addFilter(NO_FILTERS, { type: 'dates', dates: { undated: true } })).toEqual(NO_FILTERS);
  });
});
