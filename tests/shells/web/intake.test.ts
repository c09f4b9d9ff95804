import { expect, test } from 'vitest';
import { groupFiles, joinFiles } from '../../../src/shells/web/state/intake.ts';

const file = (name: string, text: string) => ({ name, file: new Blob([text]) });
const join = async (before: ReturnType<typeof file>[], more: ReturnType<typeof file>[]) => {
  const joined = await joinFiles(before, more);
  return Promise.all(joined.map(async ({ name, file }) => `${name}: ${await file.text()}`));
};

test('a file that comes to others is there once, and another of its name beside it, of whatever size', async () => {
  const before = [file('news/a.txt', 'Ada'), file('b', 'Babbage')];
  expect(await join(before, [file('news/a.txt', 'Ada')])).toEqual(['news/a.txt: Ada', 'b: Babbage']);
  expect(await join(before, [file('news/a.txt', 'Eve'), file('b', 'Byron'), file('news/a.txt', 'Ida')])).toEqual([
    'news/a.txt: Ada',
    'b: Babbage',
    'news/a (2).txt: Eve',
    'b (2): Byron',
    'news/a (3).txt: Ida',
  ]);
});

test('files whose bytes are there already come to nothing, under whatever name they are chosen again', async () => {
  const before = [file('case/table.csv', 'text\nAda'), file('case/a.txt', 'Ada')];
  expect(await join(before, [file('table.csv', 'text\nAda'), file('x/b.txt', 'Ada')])).toHaveLength(2);
  expect(await join(before, [file('table.csv', 'text\nEve')])).toHaveLength(3);
});

test('the frames of a page that was saved whole are told as its parts', () => {
  const groups = groupFiles([file('P.html', 'x'), file('P_files/ad.html', 'x'), file('Q_files/b.html', 'x')]);
  expect(groups.map(({ format, files }) => [format, files.map(({ name }) => name)])).toEqual([
    ['web page', ['P.html', 'Q_files/b.html']],
    ['left out', ['P_files/ad.html']],
  ]);
});
