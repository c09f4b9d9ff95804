import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const tagger = decodeTagger(gunzipSync(readFileSync('graph-data/model/tagger.bin.gz')));
const recogniser = createRecogniser({ lexicon: readLexicon(), tagger });

/** Drawn mentions of actors and places as `surface/kind`. */
function found(text: string): string {
  return recogniser
    .recogniseArticle(plainArticle(text))
    .mentions.filter(({ kind, confidence }) => kind !== 'role' && confidence >= 0.5)
    .map(({ from, to, kind }) => `${text.slice(from, to)}/${kind}`)
    .join(' | ');
}

describe('what an article says a name is', () => {
  test.each([
    [
      'makes a company of what looks like a surname, wherever it stands',
      'Caloi is a manufacturer of bicycles.\nLater Caloi moved.',
      'Caloi/organization | Caloi/organization',
    ],
    ['holds past a bracket', 'Madina Lake (formed 2005) is an American rock band.', 'Madina Lake/organization'],
    [
      'finds a name that begins with a digit',
      '6PR is a radio station.\nListeners of 6PR called.',
      '6PR/organization | 6PR/organization',
    ],
    [
      'reads an apposition behind the name',
      'She wrote for Gateway House, a think tank in Mumbai.',
      'Gateway House/organization | Mumbai/place',
    ],
    ['reads what stands before the name', 'He told the news agency Bernama on Monday.', 'Bernama/organization'],
    [
      'reads an apposition with a participle',
      'He met Ovsicori, a company based in Rome.',
      'Ovsicori/organization | Rome/place',
    ],
    ['reads a list', 'They met oil companies such as Hess and Zarubin.', 'Hess/organization | Zarubin/organization'],
    ['makes a place of a municipality', 'They fled the municipality of Carlos Keen.', 'Carlos Keen/place'],
    ['drops an album', 'Blue Winds Dancing is a story.\nShe read Blue Winds Dancing twice.', ''],
  ])('%s', (_what, text, expected) => {
    expect(found(text)).toBe(expected);
  });

  test.each([
    ['a comma that ends an opening phrase', 'According to Ovsicori, a company of soldiers left.', 'Ovsicori/person'],
    [
      'a family named like its company',
      'The company Caloi thanked Bruno Caloi.',
      'Caloi/organization | Bruno Caloi/person',
    ],
    [
      'where a firm has its seat',
      'It bought Wyrough Inc of Chicago, a maker of tyres.',
      'Wyrough Inc/organization | Chicago/place',
    ],
    [
      'a noun that stands before the head',
      'Telcom is an international film and television company.',
      'Telcom/organization',
    ],
  ])('is not misled by %s', (_what, text, expected) => {
    expect(found(text)).toBe(expected);
  });
});

test('a name inside a title in quotation marks is nobody there', () => {
  expect(found('The song "Anarchy in Tokyo" was sung in Osaka.')).toBe('Osaka/place');
  expect(found('He spoke of "Iraq and Syria" on Monday.')).toBe('Iraq/place | Syria/place');
});

test('money is no place', () => {
  expect(found('Japan paid US $108 million and sold the Singapore dollar.')).toBe('Japan/place');
});
