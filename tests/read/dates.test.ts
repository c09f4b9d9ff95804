import { expect, test } from 'vitest';
import { readDate, tellDateOrder } from '../../src/read/dates.ts';

test.each([
  ['2019-02-17', '2019-02-17'],
  ['2019-02-17T23:30:00+09:00', '2019-02-17'],
  ['20190217', '2019-02-17'],
  ['20190217103000', '2019-02-17'],
  ['201902171', 'unknown'],
  ['2019/2/7', '2019-02-07'],
  ['17 February 2019', '2019-02-17'],
  ['17 Feb. 2019', '2019-02-17'],
  ['Sun, 17 Feb 2019 23:30:00 +0000', '2019-02-17'],
  ['Sunday, February 17, 2019', '2019-02-17'],
  ['February 17, 2019 Sunday 10:00 AM', '2019-02-17'],
  ['Sept 1st, 2019', '2019-09-01'],
  ['17/02/2019', '2019-02-17'],
  ['02/17/2019', '2019-02-17'],
  ['03/04/2019', 'ambiguous'],
  ['04/04/2019', '2019-04-04'],
  ['03.04.2019', '2019-04-03'],
  ['29 February 2019', 'unknown'],
  ['29 February 2020', '2020-02-29'],
  ['2019-13-01', 'unknown'],
  ['February 2019', 'unknown'],
  ['yesterday', 'unknown'],
])('%s is %s', (text, expected) => {
  const read = readDate(text);
  expect('day' in read ? read.day : read.fault).toBe(expected);
});

test.each([
  [['03/04/2019', '25/12/2019'], { order: 'day-first', by: '25/12/2019' }],
  [['03/04/2019', '12/25/2019', '2019-02-30'], { order: 'month-first', by: '12/25/2019' }],
  [['25/12/2019', '12/25/2019'], undefined],
  [['03/04/2019', '25.12.2019', '04/04/2019', '2019-12-25'], undefined],
])('a column of %j has the order %j', (column, expected) => {
  expect(tellDateOrder(column)).toEqual(expected);
});

test('a date that could be two is read in the order that is known, and no other is', () => {
  const days = ['03/04/2019', '25/12/2019', '12/25/2019'].map((date) => readDate(date, 'month-first'));
  expect(days).toEqual([{ day: '2019-03-04' }, { day: '2019-12-25' }, { day: '2019-12-25' }]);
});
