import { describe, expect, test } from 'vitest';
import { indexLexicon } from '../../src/lexicon/lexicon-index.ts';
import type { Kind } from '../../src/model/mention.ts';
import { boundName, isOfPeoples } from '../../src/recognise/rules/name-bounds.ts';
import { readSentenceTokens } from '../../src/recognise/rules/sentence-tokens.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { plainArticle } from '../helpers/plain-article.ts';

const index = indexLexicon(readLexicon());

/** The tokens of a text in which a tagger's name stands in square brackets, and where that is. */
function read(marked: string) {
  const [from, to] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const text = marked.replace(/[[\]]/g, '');
  const { tokens } = readSentenceTokens(plainArticle(text), index.words)[0]!;
  const first = tokens.findIndex((token) => token.from === from);
  return { text, tokens, bounds: { first, end: tokens.findIndex((token) => token.to === to) + 1 } };
}

function bound(marked: string, kind: Kind): string {
  const { text, tokens, bounds } = read(marked);
  const { first, end } = boundName(tokens, bounds, kind, index);
  return text.slice(tokens[first]!.from, tokens[end - 1]!.to);
}

describe('a tagged name', () => {
  test.each([
    ['the [Toronto-based Citizen Lab] said', 'Citizen Lab'],
    [
      'the [Executive Director African Agricultural Technology Foundation] left',
      'African Agricultural Technology Foundation',
    ],
    ['[President Hotels] grew', 'President Hotels'],
    [
      'the [Ministry of Gender], Labour and Social Development said',
      'Ministry of Gender, Labour and Social Development',
    ],
    ['the [Ministry of Health], Texaco and Shell met', 'Ministry of Health'],
    ['the [Ministry of Defence] and Amnesty met', 'Ministry of Defence'],
    ['[Texaco], Trade and Industry', 'Texaco'],
  ])('of an organisation is bounded by its words: %s', (marked, expected) => {
    expect(bound(marked, 'organization')).toBe(expected);
  });

  test.each([
    ['Minister of Health and [Welfare Chen Shih-chung] left', 'Chen Shih-chung'],
    ['Ada and [Media Benjamin] left', 'Media Benjamin'],
  ])('of a person does not begin with an office: %s', (marked, expected) => {
    expect(bound(marked, 'person')).toBe(expected);
  });

  test('that is but peoples is nobody', () => {
    const ofPeoples = (marked: string) => {
      const { tokens, bounds } = read(marked);
      return isOfPeoples(tokens, bounds, index);
    };
    expect(ofPeoples('between [Muslims and Christians] there')).toBe(true);
    expect(ofPeoples('many [British Indians] left')).toBe(true);
    expect(ofPeoples('the [Muslim Brotherhood] said')).toBe(false);
  });
});
