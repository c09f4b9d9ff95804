import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drain } from '../../src/model/progress.ts';
import { keepArticleIds, listUnsure } from '../../src/read/keep-article-ids.ts';
import { readArticles } from '../../src/read/read-articles.ts';

interface Row {
  readonly id?: string;
  readonly text: string;
  readonly url?: string;
}

const read = (files: readonly { readonly name: string; readonly text: string }[]) =>
  drain(readArticles(files)).articles;
const pack = (name: string, rows: readonly Row[]) => ({
  name,
  text: rows.map((row) => JSON.stringify(row)).join('\n'),
});
const byText = (articles: readonly { readonly id: string; readonly text: string }[]) =>
  new Map(articles.map(({ id, text }) => [text, id]));

const rows = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 12 }).map((numbers) =>
  numbers.map(
    (number): Row => ({
      text: `Ada met Charles on day ${number}. They spoke.`,
      ...(number % 2 === 0 && { id: `r-${number}` }),
      ...(number % 3 === 0 && { url: `https://example.org/${number}` }),
    }),
  ),
);

test('articles keep their ids whatever files they come in, and in whatever order, also beside new ones', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(12), fc.nat(), (before, others, cut, turn) => {
      const former = read([pack('news.jsonl', before)]);
      const had = byText(former);
      const fresh = others.filter(({ text }) => !had.has(text));
      const all = [...fresh, ...(turn % 2 === 0 ? before : before.toReversed())];
      const now = keepArticleIds(
        read([pack('moved/week1.jsonl', all.slice(0, cut)), pack('news.jsonl', all.slice(cut))]),
        former,
      );
      const has = byText(now);
      expect(now).toHaveLength(all.length);
      expect(new Set(now.map(({ id }) => id)).size).toBe(now.length);
      for (const [text, id] of had) expect(has.get(text)).toBe(id);
      for (const { text } of fresh) expect(former.map(({ id }) => id)).not.toContain(has.get(text));
      // And so in the build after that one.
      expect(keepArticleIds(read([pack('a.jsonl', all)]), now).map(({ id, text }) => [text, id])).toEqual(
        all.map(({ text }) => [text, has.get(text)]),
      );
    }),
  );
});

test('an article that was changed is the same by its own id and address, or where it lies where it lay', () => {
  const url = 'https://example.org/1';
  const former = read([
    pack('a.jsonl', [{ id: 'wn-1', text: 'Ada met Charles. They spoke.', url }]),
    { name: 'in/b.txt', text: 'Boris resigned.' },
  ]);
  const now = read([
    pack('b.jsonl', [{ id: 'wn-1', text: 'Ada met Charles again. They spoke.', url }]),
    { name: 'in/b.txt', text: 'Boris resigned at last.' },
  ]);
  expect(keepArticleIds(now, former).map(({ id }) => id)).toEqual(['a.jsonl#wn-1', 'in/b.txt']);
});

test('texts are asked for only of articles that other things do not tell', () => {
  const former = read([pack('a.jsonl', [{ text: 'One came.' }, { text: 'Two came.' }])]);
  expect(listUnsure(former, former)).toEqual([]);
  expect(listUnsure(read([pack('a.jsonl', [{ text: 'One came.' }, { text: 'Three came.' }])]), former)).toEqual([1]);
});

test('the next rows of a table are other articles, whose numbers stood for others before', () => {
  const table = (rows: string) => read([{ name: 'week.csv', text: `title,text\n${rows}` }]);
  const former = table('Ada wins,Ada met Charles.\nBoris out,Boris resigned.');
  const now = keepArticleIds(table('Carla sings,Carla met Dora.\nBoris out,Boris resigned.'), former);
  const [carla, boris] = now.map(({ id }) => id);
  expect(boris).toBe('week.csv#2');
  expect(carla).toMatch(/^week\.csv#1~/);
  // A row whose text was mended is the one that it was.
  expect(keepArticleIds(table('Ada wins,Ada met Charles B.'), former).map(({ id }) => id)).toEqual(['week.csv#1']);
  expect(keepArticleIds(table('Carla sings,Carla met Dora.'), now).map(({ id }) => id)).toEqual([carla]);
});
