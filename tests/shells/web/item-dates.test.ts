import { expect, test } from 'vitest';
import { listDates } from '../../../src/shells/web/state/item-dates.ts';

/** Item 0 stands in articles 0, 1 and 2, item 1 in article 1 alone, item 2 in none. */
const COUNTS = {
  starts: Uint32Array.from([0, 3, 4, 4]),
  articles: Uint32Array.from([0, 1, 2, 1]),
  counts: Uint32Array.from([1, 1, 1, 1]),
};
const CATALOG = [{ published: '2019-03-02T10:00:00Z' }, {}, { published: '2019-02-17' }];

test('an item has the first and the last day of its articles, and none where none has a date', () => {
  expect(listDates(COUNTS, CATALOG)).toEqual({ first: ['2019-02-17', '', ''], last: ['2019-03-02', '', ''] });
});

test('articles that do not count give no date', () => {
  expect(listDates(COUNTS, CATALOG, Uint8Array.from([1, 1, 0]))).toEqual({
    first: ['2019-03-02', '', ''],
    last: ['2019-03-02', '', ''],
  });
});
