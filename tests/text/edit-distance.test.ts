import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistanceWithin } from '../../src/text/edit-distance.ts';

describe('edit distance', () => {
  test.each([
    ['baghuz', 'baghouz', 1],
    ['deri', 'deir', 1],
    ['abc', 'abc', 0],
    ['kitten', 'sitting', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistanceWithin(a, b, 5)).toBe(distance);
  });

  test('gives up past its limit', () => {
    expect(editDistanceWithin('kitten', 'sitting', 1)).toBe(2);
  });

  test('is what the definition says, up to its limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat(6), (a, b, limit) => {
        expect(editDistanceWithin(a, b, limit)).toBe(Math.min(distanceByDefinition(a, b), limit + 1));
      }),
    );
  });
});

/** Optimal string alignment, straight from its recursion: a letter put in, left out, replaced, or two swapped. */
function distanceByDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [shorterA, shorterB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    distanceByDefinition(shorterA, b) + 1,
    distanceByDefinition(a, shorterB) + 1,
    distanceByDefinition(shorterA, shorterB) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    ways.push(distanceByDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}
