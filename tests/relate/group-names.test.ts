import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupNames } from '../../src/relate/group-names.ts';
import type { Coverage } from '../../src/relate/rank-names.ts';

/** Each row is a name: the stories that are about it, all equally. */
function cover(rows: readonly (readonly number[])[], stories: number): Coverage {
  const first = new Uint32Array(rows.length + 1);
  for (const [node, row] of rows.entries()) first[node + 1] = first[node]! + row.length;
  const story = Int32Array.from(rows.flat());
  return { stories, first, story, weight: new Float64Array(story.length).fill(1) };
}

const all = (rows: readonly unknown[]) => [...rows.keys()];

test('names that share their stories are a group, and a name that stands in all sorts of stories is in none', () => {
  const rows = [
    // A country in which everything happens.
    Array.from({ length: 60 }, (_, story) => story),
    [0, 1, 2],
    [0, 1, 2],
    [0, 1],
    [5, 6],
    [5, 6, 7],
    [6, 7],
    [12],
  ];
  expect(groupNames(cover(rows, 60), all(rows))).toEqual([-1, 0, 0, 0, 1, 1, 1, -1]);
});

test('two names are a group where most of their stories are the same, not where one of several is, nor where there is but one', () => {
  const rows = [[0, 1], [0, 1], [2, 3, 4, 5], [5, 6, 7, 8], [9], [9]];
  expect(groupNames(cover(rows, 10), all(rows))).toEqual([0, 0, -1, -1, -1, -1]);
});

test('a field of many names is taken apart, and there are no more groups than can be titled', () => {
  const many = Array.from({ length: 20 }, (_, i) => [0, 1 + (i % 4)]);
  const sizes = new Map<number, number>();
  for (const group of groupNames(cover(many, 5), all(many))) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  sizes.delete(-1);
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(12);
  const pairs = Array.from({ length: 80 }, (_, i) => [2 * (i >> 1), 2 * (i >> 1) + 1]);
  expect(new Set(groupNames(cover(pairs, 80), all(pairs))).size).toBe(25);
});

test('a group has the names that a story of it tells of, not those that have only a country in common with it', () => {
  const rows = [
    // A country; the first four stories name it and nobody else of these.
    [0, 1, 2, 3],
    [0, 4],
    [1, 5],
    [3, 2],
    // What one story tells of.
    [6, 7],
    [6, 7],
    [6],
  ];
  const groups = groupNames(cover(rows, 10), all(rows));
  expect(new Set(groups.slice(4))).toEqual(new Set([groups[4]]));
  const together = [1, 2, 3].filter((node) => groups[node]! >= 0 && groups[node] === groups[0]);
  expect(together.length).toBeLessThanOrEqual(2);
});

test('a later name comes to the group whose stories it stands in, and to none if it stands in others as well', () => {
  const rows = [[0, 1, 2], [0, 1, 2], [0, 1], [1], [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]];
  const { length } = rows.slice(0, 3);
  const groups = groupNames(cover(rows, 20), [0, 1, 2], [length, length + 1]);
  expect(groups).toEqual([0, 0, 0, 0, -1]);
});

test('groups are numbered by their first names, only names that are asked for are in one, and order does not matter to who is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 }),
      fc.nat(29),
      (rows, asked) => {
        const names = all(rows).slice(0, asked + 1);
        const groups = groupNames(
          cover(
            rows.map((row) => row.sort((a, b) => a - b)),
            12,
          ),
          names,
        );
        const seen = [...new Set(groups.filter((group) => group >= 0))];
        expect(seen).toEqual(all(seen));
        expect(groups.slice(names.length).every((group) => group === -1)).toBe(true);
      },
    ),
  );
});
