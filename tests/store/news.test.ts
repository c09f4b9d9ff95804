import { expect, test } from 'vitest';
import type { News } from '../../src/model/news.ts';
import { FormatError } from '../../src/model/notice.ts';
import { addNews, readNews, writeNews } from '../../src/store/news.ts';

const NEWS: News = {
  articles: 1,
  names: { count: 1, first: [{ id: 'actor:ada', label: 'Ada' }] },
  connections: { count: 1, first: [{ a: 'actor:ada', b: 'place:rome', weight: 1, before: 0 }] },
  strengthened: { count: 0, first: [] },
};

test('what was written of a build is read of it, and of no other', () => {
  expect(readNews(writeNews('abc', NEWS), 'abc')).toMatchObject(NEWS);
  expect(readNews(writeNews('abc', NEWS), 'def')).toBeUndefined();
});

test.each(['{', '{}', 'null', writeNews('abc', NEWS).replace('"count":1', '"count":-1')])(
  'what is no such file is named: %s',
  (content) => {
    expect(() => readNews(content, 'abc')).toThrow(FormatError);
  },
);

test('the files of an atlas are followed by its news, which tell of that build, and of nothing where there are none', () => {
  const files = [
    { path: 'words.json', text: '{}' },
    { path: 'manifest.json', text: '{"build":"abc"}' },
  ];
  const [, , news] = [...addNews(files, NEWS)];
  expect(news!.path).toBe('atlas-news.json');
  expect(readNews(news!.text, 'abc')).toMatchObject(NEWS);
  const [, , none] = [...addNews(files, undefined)];
  expect(readNews(none!.text, 'abc')).toMatchObject({ articles: 0, names: { count: 0 } });
});
