import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTextQuery, type TextClause, type TextQuery } from '../../src/explore/text-query.ts';
import { markPhrases, searchText } from '../../src/explore/text-search.ts';
import type { TextIndex } from '../../src/model/text-index.ts';
import { listTerms } from '../../src/text/terms.ts';

/** The terms of each sentence of each article; a bar ends a sentence. */
type Sentences = readonly (readonly (readonly string[])[])[];

const readArticles = (articles: readonly string[]): Sentences =>
  articles.map((text) =>
    text.split('|').map((sentence) => listTerms(sentence, { from: 0, to: sentence.length }).map(({ term }) => term)),
  );

/** An index that looks everywhere. */
function lookEverywhere(articles: Sentences): TextIndex {
  const find = (term: string) =>
    articles.flatMap((sentences, a) =>
      sentences.flatMap((terms, s) => terms.flatMap((own, p) => (own === term ? [[a, s, p] as const] : []))),
    );
  return {
    counts: async (term) => {
      const places = find(term);
      return { articles: new Set(places.map(([a]) => a)).size, occurrences: places.length };
    },
    postings: async (term) => {
      const places = find(term);
      const column = (at: 0 | 1 | 2) => Uint32Array.from(places, (place) => place[at]);
      return { articles: column(0), sentences: column(1), positions: column(2) };
    },
  };
}

/** `oil "drill rig" -iran` */
function readQuery(text: string): TextQuery {
  const clauses = [...text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].map(
    ([, minus, phrase, word]): TextClause => ({
      text: phrase ?? word ?? '',
      isPhrase: phrase !== undefined,
      isExcluded: minus === '-',
    }),
  );
  return makeTextQuery(clauses);
}

const ARTICLES = [
  'Oil drilling off Iran | A rig was built | Prices rose',
  'The bank of England drills for talent | Iran sold oil',
  'Oil | Oil prices in the U.S. fell | Iran says no',
  'England has a bank',
];

async function find(query: string, kept?: Uint8Array) {
  const articles = readArticles(ARTICLES);
  const { hits } = await searchText(lookEverywhere(articles), readQuery(query), articles.length, kept);
  return hits.map(({ article, sentences, isTogether }) => `${article}:${sentences}${isTogether ? '' : ' apart'}`);
}

describe('the text', () => {
  test('is found by any form of a word', async () => {
    expect(await find('drill')).toEqual(['0:0', '1:0']);
    expect(await find('price')).toEqual(['0:2', '2:1']);
    expect(await find('US')).toEqual(['2:1']);
  });

  test('gives sentences with all words first, then articles that have them apart', async () => {
    expect(await find('oil iran')).toEqual(['0:0', '1:1', '2:0,1,2 apart']);
  });

  test('takes words in quotation marks one after the other', async () => {
    expect(await find('"bank of england"')).toEqual(['1:0']);
    expect(await find('"England bank"')).toEqual([]);
  });

  test('leaves out what is excluded', async () => {
    expect(await find('oil -drilling')).toEqual(['2:0,1', '1:1']);
    expect(await find('oil -"in the"')).toEqual(['0:0', '1:1', '2:0']);
    expect(await find('-oil')).toEqual([]);
  });

  test('asks of some articles only', async () => {
    expect(await find('oil', Uint8Array.of(0, 1, 0, 0))).toEqual(['1:1']);
  });

  test('answers like one who reads every sentence', async () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    const sentence = fc.array(word, { maxLength: 5 });
    const article = fc.array(sentence, { minLength: 1, maxLength: 3 });
    const phrases = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { maxLength: 2 });
    const kept = (length: number) => fc.option(fc.uint8Array({ min: 0, max: 1, minLength: length, maxLength: length }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 6, maxLength: 6 }),
        fc.array(fc.array(word, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        phrases,
        kept(6),
        async (articles, all, none, mask) => {
          const holds = (terms: readonly string[], phrase: readonly string[]) =>
            terms.some((_, at) => phrase.every((term, i) => terms[at + i] === term));
          const distinct = [...new Map(all.map((phrase) => [phrase.join(), phrase])).values()];
          const expected = articles.flatMap((sentences, a) => {
            if (mask?.[a] === 0) return [];
            const where = (test: (terms: readonly string[]) => boolean) =>
              sentences.flatMap((terms, s) => (test(terms) ? [s] : []));
            const isShut = (terms: readonly string[]) => none.some((phrase) => holds(terms, phrase));
            const together = where((terms) => distinct.every((phrase) => holds(terms, phrase)) && !isShut(terms));
            if (together.length > 0) return [{ article: a, sentences: together, isTogether: true }];
            const some = distinct.map((phrase) => where((terms) => holds(terms, phrase)));
            if (distinct.length < 2 || sentences.some(isShut) || some.some((list) => list.length === 0)) return [];
            const apart = [...new Set(some.flat())].sort((x, y) => x - y);
            return [{ article: a, sentences: apart, isTogether: false }];
          });
          const { hits } = await searchText(lookEverywhere(articles), { all: distinct, none }, 6, mask ?? undefined);
          expect(hits.toSorted((x, y) => x.article - y.article)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a text query', () => {
  test('is made of words by themselves and of phrases, each once', () => {
    expect(readQuery('Oil oil "Drilling rigs" well-known -Iran’s')).toEqual({
      all: [['oil'], ['drill', 'rig'], ['well', 'known']],
      none: [['iran']],
    });
  });
});

describe('marks', () => {
  test('are the words that answer', () => {
    const text = 'The drilling of oil; drilled rigs.';
    const marks = markPhrases(text, { from: 4, to: text.length }, readQuery('"drill rig" oil'));
    expect(marks.map(({ from, to }) => text.slice(from, to))).toEqual(['oil', 'drilled', 'rigs']);
  });
});
