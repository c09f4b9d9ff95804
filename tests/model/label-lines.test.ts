import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLabel } from '../../src/model/label-lines.ts';

test('a long name stands on two lines that are about as long, a short one on one', () => {
  expect(breakLabel('Boris Johnson')).toEqual(['Boris Johnson']);
  expect(breakLabel('Securities and Exchange Commission')).toEqual(['Securities and', 'Exchange Commission']);
  expect(breakLabel('Organization of the Petroleum Exporting Countries')).toEqual([
    'Organization of the',
    'Petroleum Exporting Countries'.slice(0, 29),
  ]);
});

test('what is too long for two lines is cut and says so, and nothing else is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 90, unit: 'binary' }), (label) => {
      const lines = breakLabel(label);
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(32);
      if (!lines.some((line) => line.endsWith('…'))) expect(lines.join(' ')).toBe(label);
    }),
  );
  const [first] = breakLabel('Donaudampfschifffahrtsgesellschaftskapitän');
  expect([...first].length).toBeLessThanOrEqual(32);
  expect(first.endsWith('…')).toBe(true);
});
