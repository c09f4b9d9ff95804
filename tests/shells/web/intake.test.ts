import { expect, test } from 'vitest';
import { joinFiles } from '../../../src/shells/web/state/intake.ts';

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
