import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildVocabulary, findBeginning, findHolding, findSimilar, type Run } from '../../src/explore/vocabulary.ts';
import { editDistanceWithin } from '../../src/text/edit-distance.ts';

/** Few letters, so that words are near each other. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
const names = fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 40 });

const listRuns = (runs: readonly Run[]) =>
  runs.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at));

describe('a vocabulary', () => {
  test('says of every word which names hold it', () => {
    fc.assert(
      fc.property(names, (wordsOfName) => {
        const { words, starts, names: holders } = buildVocabulary(wordsOfName);
        expect(words).toEqual([...new Set(wordsOfName.flat())].sort());
        words.forEach((own, w) => {
          const expected = wordsOfName.flatMap((list, name) => (list.includes(own) ? [name] : []));
          expect([...holders.slice(starts[w], starts[w + 1])]).toEqual(expected);
        });
      }),
    );
  });

  test('finds the words with a beginning', () => {
    fc.assert(
      fc.property(names, word, (wordsOfName, beginning) => {
        const { words } = buildVocabulary(wordsOfName);
        const [from, to] = findBeginning(words, beginning);
        expect(words.slice(from, to)).toEqual(words.filter((own) => own.startsWith(beginning)));
      }),
    );
  });

  test('finds the words that hold a part', () => {
    fc.assert(
      fc.property(names, word, (wordsOfName, part) => {
        const vocabulary = buildVocabulary(wordsOfName);
        const found = listRuns(findHolding(vocabulary, part)).map((w) => vocabulary.words[w]);
        expect(found).toEqual(vocabulary.words.filter((own) => own.includes(part)));
      }),
    );
  });

  test('finds the words within some errors, like one who compares them all', () => {
    fc.assert(
      fc.property(names, word, fc.integer({ min: 1, max: 2 }), (wordsOfName, wanted, errors) => {
        const vocabulary = buildVocabulary(wordsOfName);
        const near = (own: string) => editDistanceWithin(wanted, own, errors) <= errors;
        const expected = vocabulary.words.flatMap((own, w) =>
          near(own) || (own.length > wanted.length && near(own.slice(0, wanted.length))) ? [w] : [],
        );
        expect(listRuns(findSimilar(vocabulary, wanted, errors))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
