import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const model = readFileSync(resolve(import.meta.dirname, '../../graph-data/model/tagger.bin.gz'));
const recogniser = createRecogniser({ lexicon: readLexicon(), tagger: decodeTagger(gunzipSync(model)) });

/** The kinds, as they are drawn, of every mention that is printed so. */
function kindsOf(name: string, text: string): string[] {
  const article = plainArticle(text);
  return recogniser
    .recogniseArticle(article)
    .mentions.filter(({ from, to, confidence }) => article.text.slice(from, to) === name && confidence >= 0.5)
    .map(({ kind }) => kind);
}

describe('a bracket behind an organisation', () => {
  test.each([
    ['MAG', 'The Ministry of Agriculture and Livestock (MAG) opened the fair.'],
    ['Yakeb', "The National Athletes' Welfare Foundation (Yakeb) offered aid."],
  ])('holds another name of it, whatever its letters: %s', (name, text) => {
    expect(kindsOf(name, text)).toEqual(['organization']);
  });

  test('says what the name is wherever the article has it', () => {
    const text = `Yakeb pays pensions. The National Athletes' Welfare Foundation (Yakeb) said so. Athletes thanked Yakeb.`;
    expect(kindsOf('Yakeb', text)).toEqual(['organization', 'organization', 'organization']);
  });

  test('may say where it is', () => {
    const text = 'The University of Hull (England) won.';
    expect(kindsOf('England', text)).toEqual(['place']);
  });
});

describe('a head noun by itself', () => {
  test('is the one organisation that the article names in full', () => {
    const text = 'The Waitangi Tribunal met on Monday. Lawyers told the Tribunal that it was slow.';
    expect(kindsOf('Tribunal', text)).toEqual(['organization']);
  });

  test.each([
    'Vulcanological and Seismological Observatory of Costa Rica',
    'National Union of Women with Disabilities of Uganda',
  ])('explains all that a body is called at length: %s', (name) => {
    const short = name.includes('Uganda') ? 'NUWODU' : 'Ovsicori';
    const text = `The ${name} (${short}) warned of it.`;
    expect([kindsOf(name, text), kindsOf(short, text)]).toEqual([['organization'], ['organization']]);
  });

  test('joins no two bodies, and no person to a body', () => {
    const text = 'They met the Alliance of Rice Growers and the Centre for Tropical Farming (CIAT) in May.';
    expect(kindsOf('Centre for Tropical Farming', text)).toEqual(['organization']);
    expect(kindsOf('Alliance of Rice Growers and the Centre for Tropical Farming', text)).toEqual([]);
    const other = 'The Bureau of Ada Lovelace (London) was shut.';
    expect(kindsOf('London', other)).toEqual(['place']);
  });
});

test.each([
  [
    'DRM',
    'He fights digital rights management (DRM). The DRM of discs, said the head of DRM, holds. DRM restricts people.',
  ],
  ['ETA', 'The ETA (estimated time of arrival) was noon. ETA slipped.'],
  ['MRI', 'She had magnetic-resonance imaging (MRI). MRI showed it.'],
])('letters that stand for words without capitals are no name: %s', (name, text) => {
  expect(kindsOf(name, text)).toEqual([]);
});

test('letters of a body that is written small are', () => {
  expect(kindsOf('UN', 'The united nations (UN) met. The UN left.')).toEqual(['organization', 'organization']);
  expect(kindsOf('KDA', 'The kivu development agency (KDA) met. KDA officials said so.')).toContain('organization');
});
