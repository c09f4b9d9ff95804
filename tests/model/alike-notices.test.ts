import { expect, test } from 'vitest';
import { gatherAlike, nameSome } from '../../src/model/alike-notices.ts';
import { sayNotices } from '../../src/shells/cli/build-report.ts';

const EMPTY = 'holds no text; it was left out';

test('what is said of thousands hides nothing that is said of one', () => {
  const notices = Array.from({ length: 3000 }, (_, n) => ({ where: `z.zip/${n}.txt`, message: EMPTY }));
  notices.splice(1500, 0, { where: 'scan.pdf', message: 'holds only pictures' });
  notices.push({ where: 'z.zip/0.txt', message: EMPTY });
  expect(gatherAlike(notices).map(({ message, wheres }) => [message, wheres.length])).toEqual([
    [EMPTY, 3000],
    ['holds only pictures', 1],
  ]);
  expect([...sayNotices(notices)]).toEqual([
    `z.zip/0.txt, z.zip/1.txt, z.zip/2.txt and 2,997 more: ${EMPTY}`,
    'scan.pdf: holds only pictures',
  ]);
});

test('a few are named one by one, and names in a line are counted beyond a few', () => {
  const notices = ['a', 'b', 'c'].map((where) => ({ where, message: EMPTY }));
  expect([...sayNotices(notices)]).toEqual(['a', 'b', 'c'].map((where) => `${where}: ${EMPTY}`));
  expect(nameSome(['a', 'b', 'c'], 3)).toBe('a, b, c');
  expect(nameSome(['a', 'b', 'c'], 1)).toBe('a and 2 more');
});
