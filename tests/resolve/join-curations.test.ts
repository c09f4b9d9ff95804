import { describe, expect, test } from 'vitest';
import type { Curation } from '../../src/model/curation.ts';
import { findConflicts, joinCurations } from '../../src/resolve/join-curations.ts';

const merge = { type: 'merge', entity: 'actor:a', into: 'actor:b' } as const;
const hide = { type: 'hide', entity: 'actor:c' } as const;

describe('two lists of decisions', () => {
  test('become one, in which what both decided stands once, whoever signed it', () => {
    expect(
      joinCurations(
        [merge, hide],
        [
          { ...hide, by: 'Ada' },
          { type: 'hide-name', name: 'he' },
        ],
      ),
    ).toEqual([merge, hide, { type: 'hide-name', name: 'he' }]);
  });

  test.each<[string, Curation]>([
    ['merged and not the same', [merge, { type: 'not-same', a: 'actor:b', b: 'actor:a' }]],
    [
      'two names for one',
      [
        { type: 'rename', entity: 'x', label: 'X' },
        { type: 'rename', entity: 'x', label: 'Y' },
      ],
    ],
    [
      'two kinds for one',
      [
        { type: 'retype', entity: 'x', kind: 'place' },
        { type: 'retype', entity: 'x', kind: 'group' },
      ],
    ],
    ['hidden and confirmed', [hide, { type: 'confirm', entity: 'actor:c' }]],
  ])('contradict each other where they say: %s', (_what, curation) => {
    expect(findConflicts(curation).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^decision 2 .* contradicts decision 1 .*; the later one holds$/),
    ]);
  });

  test('do not contradict each other where they say the same again or speak of others', () => {
    expect(findConflicts([merge, merge, hide, { type: 'hide', entity: 'actor:d' }])).toEqual([]);
  });
});
