import { expect, test } from 'vitest';
import { gatherAlike, nameSome } from '../../src/model/alike-notices.ts';
import { sayGroups, sayNotices } from '../../src/shells/cli/build-report.ts';

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

test('what is told after a build stands under what it is about, dates first, each group counted', () => {
  const empty = Array.from({ length: 1200 }, (_, n) => ({ where: `${n}.txt`, message: EMPTY }));
  const date = { where: 'late.txt', message: 'its date lies in the future' };
  expect([...sayGroups([...empty, date])]).toEqual([
    'Doubtful dates (1):',
    '  late.txt: its date lies in the future',
    'Left out, or read with care (1,200):',
    `  0.txt, 1.txt, 2.txt and 1,197 more: ${EMPTY}`,
  ]);
  expect([...sayGroups([])]).toEqual([]);
});

test('a group of many different things hides no other group', () => {
  const various = Array.from({ length: 300 }, (_, n) => ({ where: `${n}.txt`, message: `holds ${n} pictures` }));
  const dates = various.map(({ where }, n) => ({ where, message: `its date ${n} is doubtful` }));
  const lines = [...sayGroups([...dates, ...various])];
  expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
    'Doubtful dates (300):',
    'Left out, or read with care (300):',
  ]);
  expect(lines.filter((line) => line.includes('and 100 more; build with --json'))).toHaveLength(2);
});
