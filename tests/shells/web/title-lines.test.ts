import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakTitle } from '../../../src/shells/web/stage/title-lines.ts';

test('a title stands on one line if it is short, else on two or three that are as even as can be', () => {
  expect(breakTitle('Trump bans travel')).toEqual(['Trump bans travel']);
  expect(breakTitle('Sitting Tongan Prime Minister dies aged 78')).toEqual([
    'Sitting Tongan Prime',
    'Minister dies aged 78',
  ]);
  expect(breakTitle('Toronto serial killer Bruce McArthur pleads guilty to eight murders')).toEqual([
    'Toronto serial killer',
    'Bruce McArthur pleads',
    'guilty to eight murders',
  ]);
});

test('a dot between two names ends a line, and begins none', () => {
  expect(breakTitle('Anissa Bruno · Switzerland')).toEqual(['Anissa Bruno ·', 'Switzerland']);
});

test('a long title is cut where a part of it ends, else at a word with a mark', () => {
  expect(breakTitle('Boris Johnson elected Conservative leader, slated to be Britain’s next Prime Minister')).toEqual([
    'Boris Johnson elected',
    'Conservative leader',
  ]);
  const cut = breakTitle(
    'Kurds announce deal with the government as Turkey invades the northeast of its neighbour after a withdrawal',
  );
  expect(cut.join(' ')).toBe('Kurds announce deal with the government as Turkey invades the northeast of its…');
});

test('no title is lost or longer than there is room for, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), (title) => {
      const lines = breakTitle(title);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThanOrEqual(3);
      expect([...lines.join(' ')].length).toBeLessThanOrEqual(84);
    }),
  );
});

test('a title is cut where a part of it ends, and not within a list of names', () => {
  const cut = (title: string) => breakTitle(title).join(' ');
  expect(cut('2020 United States presidential election: Trump, Sanders win New Hampshire primaries at last')).toBe(
    '2020 United States presidential election',
  );
  expect(cut('Conservative Party wins a majority in the general election, said to be a long way ahead of all')).toBe(
    'Conservative Party wins a majority in the general election',
  );
});
