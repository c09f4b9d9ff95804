import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexText } from '../../src/store/index-text.ts';
import { decodePostings, encodePlaces } from '../../src/store/postings-code.ts';
import { openTextIndex, textTable } from '../../src/store/text-index.ts';
import { listTerms } from '../../src/text/terms.ts';

/** Articles of sentences, one a line. */
const read = (...texts: readonly string[]) =>
  texts.map((text) => {
    let at = 0;
    const sentences = text.split('\n').map((line) => {
      const from = at;
      at += line.length + 1;
      return { from, to: from + line.length, paragraph: 0 };
    });
    return { text, sentences };
  });

const counts = (articles: number) => ({ articles, mentions: 900, entities: 0, nodes: 0, edges: 0, proofs: 0 });

const open = (articles: ReturnType<typeof read>) => {
  const rows = indexText(articles, counts(articles.length));
  return openTextIndex(
    async (bucket) => textTable.decode(textTable.encode(rows[bucket]!), bucket),
    counts(articles.length),
  );
};

const word = fc.constantFrom('oil', 'drill', 'iran', 'rig', 'the', 'U.S.');
const article = fc
  .array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.map((words) => words.join(' ')).join('\n'));

describe('the index of words', () => {
  test('knows where every word stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 8 }), async (texts) => {
        const articles = read(...texts);
        const index = open(articles);
        const expected = new Map<string, string[]>();
        articles.forEach(({ text, sentences }, a) => {
          sentences.forEach((span, s) => {
            listTerms(text, span).forEach(({ term }, p) => {
              expected.set(term, [...(expected.get(term) ?? []), `${a} ${s} ${p}`]);
            });
          });
        });
        for (const [term, places] of expected) {
          const { articles: own, sentences, positions } = await index.postings(term);
          expect([...own].map((a, at) => `${a} ${sentences[at]} ${positions[at]}`)).toEqual(places);
          expect(await index.counts(term)).toMatchObject({ articles: new Set(own).size, occurrences: own.length });
        }
        expect((await index.postings('nowhere')).articles).toHaveLength(0);
        expect(await index.counts('nowhere')).toEqual({ articles: 0, occurrences: 0 });
      }),
    );
  });

  test('cuts a long list into parts, and reads of them those that are asked for', async () => {
    const articles = read(...Array.from({ length: 9000 }, (_, i) => (i === 4444 ? 'oil and a rig' : 'oil oil')));
    const rows = indexText(articles, counts(articles.length));
    const asked: number[] = [];
    const index = openTextIndex(async (bucket) => {
      asked.push(bucket);
      return rows[bucket]!;
    }, counts(articles.length));
    expect((await index.postings('oil')).articles).toHaveLength(2 * 9000 - 1);
    const parts = rows.flat().filter(({ term }) => term === 'oil');
    expect(parts.length).toBeGreaterThan(2);
    expect(Math.max(...parts.map(({ postings }) => postings.length))).toBeLessThan(17_000);
    asked.length = 0;
    const wanted = new Uint8Array(articles.length);
    wanted[8999] = 1;
    const some = await index.postings('oil', wanted);
    expect(asked).toHaveLength(2);
    expect(some.articles.at(-1)).toBe(8999);
  });

  test('says which word’s row is damaged', async () => {
    const broken = [{ term: 'oil', part: 0, postings: '~', whole: { articles: 1, occurrences: 1, starts: [0] } }];
    const index = openTextIndex(async () => broken, { ...counts(1), mentions: 0 });
    await expect(index.postings('oil')).rejects.toThrow(/text: do not say where "oil" stands/);
  });
});

describe('the code of postings', () => {
  const places = fc
    .uniqueArray(fc.tuple(fc.nat(70_000), fc.nat(16_000)), { minLength: 1, selector: String, maxLength: 12 })
    .map((list) => list.sort((a, b) => a[0] - b[0] || a[1] - b[1]));

  test('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), places), { maxLength: 8 }), (list) => {
        const text = list.map(([further, own]) => encodePlaces(further, own.flat())).join('');
        const decoded = decodePostings([text, text])!;
        let article = 0;
        const expected = list.flatMap(([further, own]) => {
          article += further;
          return own.map(([sentence, position]) => [article, sentence, position]);
        });
        expect([...decoded.articles].map((a, i) => [a, decoded.sentences[i], decoded.positions[i]])).toEqual([
          ...expected,
          ...expected,
        ]);
      }),
    );
  });

  test('refuses what it did not write', () => {
    for (const text of ['~', 'z', '1', '0-', 'zzzzzzz0', '01', '010', 'é'])
      expect(decodePostings([text])).toBeUndefined();
    expect(decodePostings([''])).toMatchObject({ articles: new Uint32Array(0) });
  });
});
