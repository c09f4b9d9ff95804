import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { collectNameWords, mendSpelling } from '../../src/recognise/rules/misspelt.ts';
import { cutSeams } from '../../src/recognise/rules/seams.ts';
import { readSentenceTokens } from '../../src/recognise/rules/sentence-tokens.ts';
import { joinTears } from '../../src/recognise/rules/tears.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { printToken } from '../../src/text/token.ts';
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

describe('words that a blank tears apart', () => {
  const joined = (text: string) =>
    joinTears(text, tokeniseSpan(text, { from: 0, to: text.length })).map((token) => printToken(text, token));

  test.each([
    ['Bolivia’ s U. S. envoy', ['Bolivia', '’s', 'U.S.', 'envoy']],
    ["they don' t, we' re", ['they', 'don', "'t", ',', 'we', "'re"]],
  ])('are joined: %s', (text, expected) => {
    expect(joined(text)).toEqual(expected);
  });

  test.each(['J. K. Rowling', 'the players’ smile', 'a ’ s b'])('stay as they are: %s', (text) => {
    const whole = tokeniseSpan(text, { from: 0, to: text.length });
    expect(joinTears(text, whole)).toEqual(whole);
  });

  test('name what they name when they are whole', () => {
    expect(drawn(plainArticle('Bolivia’ s president blamed the U. S. government.'))).toEqual([
      'Bolivia=place',
      'U. S.=place',
    ]);
  });
});

describe('an article with a capital', () => {
  test.each([
    [
      'Editors of The Washington Post met owners of The Fletcher School.',
      ['The Washington Post', 'The Fletcher School'],
    ],
    ['He bought it (The Washington Post), she left.', ['The Washington Post']],
  ])('inside a sentence belongs to the organisation: %s', (text, expected) => {
    expect(drawn(plainArticle(text))).toEqual(expected.map((name) => `${name}=organization`));
  });

  test('says nothing where every word has one', () => {
    const text = 'Yesterday Many Editors Of The Washington Post Met Owners In Their Office.';
    expect(drawn(plainArticle(text))).toContain('Washington Post=organization');
  });

  test.each(['The Washington Post left.', 'He said: “The Washington Post left.”', 'He reads the Washington Post.'])(
    'that begins what is said says nothing: %s',
    (text) => {
      expect(drawn(plainArticle(text))).toEqual(['Washington Post=organization']);
    },
  );
});

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

test('a sentence that was typed without capitals is read as if it had them, whatever the others have', () => {
  const text = 'Maria Schneider asked for help.\n\nwhere can i stay in san francisco when donald trump speaks there?';
  expect(drawn(plainArticle(text))).toEqual(['Maria Schneider=person', 'san francisco=place', 'donald trump=person']);
});

describe('a misspelt word', () => {
  test.each([
    // As the same article has it otherwise.
    ['Lori Boccaletti spoke. Later Lori Boccmletti left the Senate.', 'Boccmletti', 'person'],
    ['Melbourne voted. The mayor of Melbourne spoke. Meliourne waits.', 'Meliourne', 'place'],
    // As countries and known organisations are written.
    ['The minister flew to Frarnce on Monday.', 'Frarnce', 'place'],
  ])('is read as what it stands for, and quoted as it is printed: %s', (text, misspelt, kind) => {
    expect(drawn(plainArticle(text)).some((name) => name.includes(misspelt) && name.endsWith(`=${kind}`))).toBe(true);
  });

  const read = (text: string, knows: (fold: string) => boolean) =>
    mendSpelling(readSentenceTokens(plainArticle(text), lexicon.words), knows, collectNameWords(lexicon))
      .flatMap(({ tokens }) => tokens)
      .map((token) => token.text)
      .join(' ');

  test.each([
    ['Boccaletti, Boccaletti and Boccmletti', 'Boccaletti , Boccaletti and Boccaletti', 'the commoner one'],
    ['Boccaletti and Boccmletti', 'Boccaletti and Boccmletti', 'neither, where nothing says which is right'],
    ['Hinkleys, Hinkley, Hinkley', 'Hinkleys , Hinkley , Hinkley', 'not another form of a word'],
    [
      'Boccale, Boccale, Boccane, Boccane, Boccafe',
      'Boccale , Boccale , Boccane , Boccane , Boccafe',
      'not one of two',
    ],
    ['FRARCE AND FRANCE', 'FRANCE AND FRANCE', 'in its letter case'],
    ['the boccmletti and Boccaletti, Boccaletti', 'the boccmletti and Boccaletti , Boccaletti', 'no small word'],
  ])('%s reads %s: %s', (text, expected) => {
    expect(read(text, () => false)).toBe(expected);
  });

  test('is none where the word is known', () => {
    const text = 'Johnsen met Johnson and Johnson.';
    expect(read(text, () => false)).toBe('Johnson met Johnson and Johnson .');
    expect(read(text, (fold) => fold === 'johnsen')).toBe('Johnsen met Johnson and Johnson .');
  });
});
