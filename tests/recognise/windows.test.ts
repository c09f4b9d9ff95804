import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutWindows } from '../../src/recognise/windows.ts';

/** Writes windows over the letters of the alphabet: `ab[cd]ef` keeps c and d and sees what stands around them. */
function draw(count: number, room: number): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.slice(0, count);
  return cutWindows(Array(count).fill(1), room).map(
    ({ from, to, keepFrom, keepTo }) =>
      `${letters.slice(from, keepFrom)}[${letters.slice(keepFrom, keepTo)}]${letters.slice(keepTo, to)}`,
  );
}

describe('windows', () => {
  test('are one where everything fits', () => {
    expect(draw(8, 8)).toEqual(['[abcdefgh]']);
    expect(draw(0, 8)).toEqual([]);
  });

  test('overlap by a quarter, and each keeps what is farther from its edges', () => {
    expect(draw(12, 8)).toEqual(['[abcdefg]h', 'g[hijkl]']);
    expect(draw(20, 8)).toEqual(['[abcdefg]h', 'g[hijklm]n', 'm[nopqrst]']);
  });

  test('refuse what cannot fit', () => {
    expect(() => cutWindows([1, 9], 8)).toThrow(/size must be 0 to 8, got 9/);
    expect(() => cutWindows([], 0)).toThrow(/room must be 1 or more, got 0/);
  });

  test('keep every item once, in order, and hold no more than their room', () => {
    const aCut = fc
      .integer({ min: 1, max: 40 })
      .chain((room) => fc.tuple(fc.array(fc.integer({ min: 0, max: room }), { maxLength: 200 }), fc.constant(room)));
    fc.assert(
      fc.property(aCut, ([sizes, room]) => {
        let kept = 0;
        for (const { from, to, keepFrom, keepTo } of cutWindows(sizes, room)) {
          expect(keepFrom).toBe(kept);
          expect(from).toBeLessThanOrEqual(keepFrom);
          expect(keepFrom).toBeLessThan(keepTo);
          expect(keepTo).toBeLessThanOrEqual(to);
          expect(sizes.slice(from, to).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(room);
          kept = keepTo;
        }
        expect(kept).toBe(sizes.length);
      }),
    );
  });
});
