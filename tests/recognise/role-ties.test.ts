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

/** Each tie as `role: holder of organisation`. */
function ties(text: string): string[] {
  const { mentions, roleTies } = recogniser.recogniseArticle(plainArticle(text));
  const print = (index: number | undefined) => {
    const mention = index === undefined ? undefined : mentions[index]!;
    return mention && text.slice(mention.from, mention.to);
  };
  return roleTies.map(({ role, holder, organization }) => {
    const of = organization === undefined ? '' : ` of ${print(organization)}`;
    return `${print(role)}: ${print(holder) ?? '-'}${of}`;
  });
}

describe('role ties', () => {
  test.each([
    ['President Emmanuel Macron left Paris.', ['President: Emmanuel Macron']],
    ['Christopher Ghika, 54, the deputy commander, met Mary Robinson.', ['deputy commander: Christopher Ghika']],
    [
      'Angela Merkel, chairwoman and founder of the United Nations, met Mary Robinson.',
      ['chairwoman: Angela Merkel of United Nations', 'founder: Angela Merkel of United Nations'],
    ],
    ['The judge presiding over the case, Mary Robinson, said so.', ['judge: Mary Robinson']],
    ['Siemens named Mary Robinson chairwoman on Monday.', ['chairwoman: Mary Robinson']],
    ['Senator Amy Klobuchar of Minnesota left.', ['Senator: Amy Klobuchar of Minnesota']],
    ['The president of France is Emmanuel Macron.', ['president: Emmanuel Macron of France']],
  ])('are what the sentence says: %s', (text, expected) => {
    expect(ties(text)).toEqual(expected);
  });

  test('give every organisation of a list its own', () => {
    expect(ties('The presidents of France, Germany and Italy met.')).toEqual([
      'presidents: - of France',
      'presidents: - of Germany',
      'presidents: - of Italy',
    ]);
  });

  test('leave those alone who are but named beside a role', () => {
    expect(ties('In Tokyo President Emmanuel Macron spoke.')).toEqual(['President: Emmanuel Macron']);
    expect(ties('Emmanuel Macron said that officials had left.')).toEqual([]);
    expect(ties('Mary Robinson met the president.')).toEqual([]);
  });

  test.each([
    ['President Emmanuel Macron slept. Mary Robinson met the president.', 'president: -'],
    ['Finance Minister Edouard Balladur slept. Mary Robinson met the minister.', 'minister: -'],
    ['Mary Robinson ran for president in Ireland.', 'president: -'],
    ['Mary Robinson met Siemens and its shareholders.', 'shareholders: -'],
    ['The board of directors of Siemens met Mary Robinson.', 'directors: -'],
  ])('say of a role that stands for nobody there that it does: %s', (text, expected) => {
    expect(ties(text)).toContain(expected);
  });

  test.each([
    'Mary Robinson met the ministers. Finance Minister Edouard Balladur slept.',
    'Police met protesters for Mary Robinson.',
  ])('leave people without a name to stand for themselves: %s', (text) => {
    expect(ties(text).filter((tie) => tie.endsWith(': -'))).toEqual([]);
  });

  test('take an ambassador to a country for one of the country that sent him', () => {
    const text = 'William Taylor, the US ambassador to Ukraine, left.';
    const { mentions, roleTies } = recogniser.recogniseArticle(plainArticle(text));
    expect(ties(text)).toEqual(['ambassador: William Taylor of US']);
    expect(mentions[roleTies[0]!.role]!.canonical).toBe('ambassador to Ukraine');
  });

  test('belong to the whole office', () => {
    const text = 'Goa’s deputy chief minister and the acting director left.';
    const { mentions } = recogniser.recogniseArticle(plainArticle(text));
    const roles = mentions.filter(({ kind }) => kind === 'role').map(({ from, to }) => text.slice(from, to));
    expect(roles).toEqual(['deputy chief minister', 'acting director']);
  });
});
