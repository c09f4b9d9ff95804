import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../src/model/notice.ts';
import { splitParagraphs } from '../../src/read/paragraphs.ts';
import { splitSentences } from '../../src/read/sentences.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';

const MODEL = gunzipSync(readFileSync(resolve(import.meta.dirname, '../../graph-data/model/tagger.bin.gz')));
const tagger = decodeTagger(MODEL);

function tag(text: string) {
  const sentences = splitSentences(text, splitParagraphs(text)).map((sentence) => tokeniseSpan(text, sentence));
  return { sentences, tagged: tagger.tagArticle(text, sentences) };
}

/** The names: `Ada=person London=place`. */
function names(text: string): string {
  return tag(text)
    .tagged.flatMap((sentence) => sentence.names)
    .map(({ from, to, kind }) => `${text.slice(from, to)}=${kind}`)
    .join(' ');
}

describe('the tagger that ships', () => {
  test('tells persons, organizations and places', () => {
    expect(names('President Emmanuel Macron met officials of the World Health Organization in Nairobi, Kenya.')).toBe(
      'Emmanuel Macron=person World Health Organization=organization Nairobi=place Kenya=place',
    );
  });

  test('takes names out of compounds and possessives', () => {
    expect(names("Turkey's army fought Syria-based groups near the Britain-based monitor.")).toBe(
      'Turkey=place Syria=place Britain=place',
    );
    expect(names("Turkey's army said the Damascus-based office was closed.")).toBe('Turkey=place Damascus=place');
  });

  test('does not take words for names because a headline capitalises them', () => {
    const text = `Hundreds Of Fighters Surrender To Troops In Mosul, Officials Say

      Hundreds of fighters surrendered to the troops in Mosul on Sunday, officials said.`;
    expect(names(text)).toBe('Mosul=place Mosul=place');
    expect(names(text.replace(/^.*$/m, (headline) => headline.toUpperCase()))).toBe('MOSUL=place Mosul=place');
  });

  test('finds names in an article without capitals, and in one of nothing else', () => {
    const text = 'President Emmanuel Macron met officials of the World Health Organization in Nairobi, Kenya.';
    const expected = names(text);
    expect(names(text.toLowerCase())).toBe(expected.toLowerCase());
    expect(names(text.toUpperCase()).toLowerCase()).toBe(expected.toLowerCase());
  });

  test('tells parts of speech', () => {
    expect(tag('The troops quickly left Mosul .').tagged[0]?.pos).toEqual([
      'DET',
      'NOUN',
      'ADV',
      'VERB',
      'PROPN',
      'PUNCT',
    ]);
  });

  test('gives the same answer whatever was read before', () => {
    const text = 'Angela Merkel spoke in Berlin.';
    const first = tag(text).tagged;
    tag('Merkel Ltd. of Angela, Berlin');
    expect(tag(text).tagged).toEqual(first);
  });

  test('gives whole tokens, in order, with a confidence, on any text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom('Ali', 'the', 'U.S.', 'BANK', '-led', '"', '.', 'of', '\ud83d', 'Île', '中', '\n', '1st'),
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences, tagged } = tag(text);
        expect(tagged).toHaveLength(sentences.length);
        for (const [index, { names, pos }] of tagged.entries()) {
          const tokens = sentences[index]!;
          expect(pos).toHaveLength(tokens.length);
          let at = 0;
          for (const { from, to, confidence } of names) {
            expect(from).toBeGreaterThanOrEqual(at);
            expect(tokens.some((token) => token.from === from)).toBe(true);
            expect(tokens.some((token) => token.to === to)).toBe(true);
            expect(to).toBeGreaterThan(from);
            expect(confidence >= 0 && confidence <= 1).toBe(true);
            at = to;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('takes an article without sentences and a sentence without tokens', () => {
    expect(tagger.tagArticle('', [])).toEqual([]);
    expect(tagger.tagArticle('', [[]])).toEqual([{ names: [], pos: [] }]);
  });
});

describe('decodeTagger', () => {
  test('refuses what is no model, another version, and a damaged or shortened file', () => {
    expect(() => decodeTagger(new Uint8Array())).toThrow(FormatError);
    expect(() => decodeTagger(new TextEncoder().encode('{"not":"a model"}'))).toThrow(/not a tagger model/);
    const other = MODEL.slice();
    other[4] = 99;
    expect(() => decodeTagger(other)).toThrow(/version 99/);
    fc.assert(
      fc.property(fc.nat(MODEL.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = MODEL.slice();
        altered[at]! ^= change;
        expect(() => decodeTagger(altered)).toThrow(FormatError);
        expect(() => decodeTagger(MODEL.subarray(0, at))).toThrow(FormatError);
      }),
      { numRuns: 20 },
    );
  });
});
