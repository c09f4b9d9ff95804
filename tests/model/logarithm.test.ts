import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeLog } from '../../src/model/logarithm.ts';

test('our logarithm is Math.log to 1e-14', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, minExcluded: true, noNaN: true }), (x) => {
      const log = Math.log(x);
      return computeLog(x) === log || Math.abs(computeLog(x) - log) <= 1e-14 * Math.max(1, Math.abs(log));
    }),
  );
});

test.each([
  [0, -Infinity],
  [1, 0],
  [Infinity, Infinity],
  [-1, NaN],
])('of %d it is %d', (x, log) => {
  expect(computeLog(x)).toBe(log);
});
