import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { cutSeams } from '../../src/recognise/rules/seams.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const model = readFileSync(resolve(import.meta.dirname, '../../graph-data/model/tagger.bin.gz'));
const lexicon = readLexicon();
const recogniser = createRecogniser({ lexicon, tagger: decodeTagger(gunzipSync(model)) });

/** The names that are drawn, and their kinds. */
function drawn(article: Article): string[] {
  const { mentions } = recogniser.recogniseArticle(article);
  return mentions
    .filter(({ kind, confidence }) => kind !== 'role' && confidence >= 0.5)
    .map(({ from, to, kind }) => `${article.text.slice(from, to)}=${kind}`);
}

describe('words that are glued to one another', () => {
  const pieces = (text: string) =>
    cutSeams(text, [tokeniseSpan(text, { from: 0, to: text.length })], lexicon.words).map((sentence) =>
      sentence.map((piece) => piece.map(({ from, to }) => text.slice(from, to)).join(' ')).join(' / '),
    );

  test.each([
    ['said Jo JorgensenImage caption', 'said Jo Jorgensen / Image caption'],
    ['Syria fell. Forces left. ForcesSyria', 'Syria fell . Forces left . Forces / Syria'],
    ['Biden won. Biden2020', 'Biden won . Biden / 2020'],
  ])('come apart where both are words: %s', (text, expected) => {
    expect(pieces(text)).toEqual([expected]);
  });

  test.each([
    'Ronald McDonald of MacArthur met YouTube and BuzzFeed',
    'COVID-19 and the F16 of 3Com',
    'BankAmerica was Bank of America , BankAmerica said',
  ])('stay whole where they are one name: %s', (text) => {
    expect(pieces(text)).toEqual([
      tokeniseSpan(text, { from: 0, to: text.length })
        .map(({ from, to }) => text.slice(from, to))
        .join(' '),
    ]);
  });

  test('lose nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Jo', 'Image', 'Syria', 'Forces', '2020', ' ', 'share', '.')), (parts) => {
        const text = parts.join('');
        const tokens = tokeniseSpan(text, { from: 0, to: text.length });
        const cut = cutSeams(text, [tokens], lexicon.words).flat(2);
        expect(cut.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test('end a name', () => {
    expect(drawn(plainArticle('The candidate was Angela MerkelImage copyright Getty.'))).toContain(
      'Angela Merkel=person',
    );
  });
});

describe('headlines', () => {
  const BODY = '\n\nThe central bank left rates alone on Monday, officials said. Trading was slow in the afternoon.';

  test('name nobody by themselves', () => {
    expect(drawn(plainArticle(`BANK OFFICIAL SELLS YALE STAKE IN HURRY${BODY}`))).toEqual([]);
  });

  test('confirm whom the text names, countries, and companies with their legal form', () => {
    const text = `MERKEL SEES GULL INC BUYING IN FRANCE${BODY} Angela Merkel spoke later.`;
    expect(drawn(plainArticle(text)).map((name) => name.replace(/=.*/, ''))).toEqual([
      'MERKEL',
      'GULL INC',
      'FRANCE',
      'Angela Merkel',
    ]);
  });
});

describe('an article in lower case', () => {
  test('keeps its countries', () => {
    const text =
      'officials in south korea said on monday that talks with japan and the united states would go on for another week, and that nobody had left the table so far.';
    expect(drawn(plainArticle(text))).toEqual(['south korea=place', 'japan=place', 'united states=place']);
  });
});

describe('things', () => {
  test.each([
    'He voted for the Clayton Act in Paris.',
    'He won the Booker Prize in Paris.',
    'The Camp David Accords were signed, he said in Paris.',
    'He sailed on the USS Abraham Lincoln to Paris.',
  ])('are nobody and no place: %s', (text) => {
    expect(drawn(plainArticle(text))).toEqual(['Paris=place']);
  });

  test('leave alone what the lexicon knows for a place, and persons', () => {
    expect(drawn(plainArticle('Emmanuel Macron flew to Estonia and Columbia.'))).toContain('Estonia=place');
    expect(drawn(plainArticle('Abraham Lincoln met Emmanuel Macron in Paris.'))).toContain('Abraham Lincoln=person');
  });
});

describe('a legal form', () => {
  test('makes a company of a name whatever else it looks like', () => {
    expect(drawn(plainArticle('On Monday Mississippi Corp and Victoria Holdings Ltd rose in Paris.'))).toEqual([
      'Mississippi Corp=organization',
      'Victoria Holdings Ltd=organization',
      'Paris=place',
    ]);
  });
});
