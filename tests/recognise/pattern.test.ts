import { describe, expect, test } from 'vitest';
import { matchPattern, type PatternText, readPattern } from '../../src/recognise/rules/pattern.ts';
import { describeToken } from '../../src/text/token.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import { readLexicon } from '../helpers/lexicon.ts';

const { words } = readLexicon();

type Kind = 'person' | 'place';

/** A sentence with its mentions in brackets: `the mayor of Rome(place) , Ada(person)`; mentions are of one token. */
function read(marked: string): PatternText<Kind> {
  const parts = marked.split(' ').map((part) => /^(.*?)(?:\((person|place)\))?$/.exec(part)!);
  const text = parts.map(([, word]) => word).join(' ');
  const tokens = tokeniseSpan(text, { from: 0, to: text.length }).map((span) => describeToken(text, span));
  const startingAt: PatternText<Kind>['startingAt'] = new Map(
    parts.flatMap(([, , kind], first) => {
      if (!kind) return [];
      const mention = {
        index: first,
        first,
        end: first + 1,
        kind: kind as Kind,
        news: false,
        own: false,
        known: false,
      };
      return [
        [
          first,
          [{ end: first + 1, kinds: new Set([kind as Kind]), mention: { ...mention, demonym: false, role: '' } }],
        ],
      ];
    }),
  );
  return { tokens, words, startingAt };
}

/** The tokens that a pattern keeps from a sentence's beginning, each after its name; undefined where it does not fit. */
function kept(pattern: string, sentence: string, parts?: ReadonlyMap<string, string>): string | undefined {
  const text = read(sentence);
  const captures = matchPattern(readPattern<Kind>(pattern, parts), text, 0);
  return (
    captures &&
    [...captures]
      .flatMap(([name, mentions]) => mentions.map(({ first }) => `${name}=${text.tokens[first]!.text}`))
      .join(' ')
  );
}

describe('patterns', () => {
  test('take words, classes and mentions, and keep what is named', () => {
    expect(kept('mayor|head of {place}=where', 'Mayor of Rome(place)')).toBe('where=Rome');
    expect(kept('{person}=who <copula> _', 'Ada(person) is here')).toBe('who=Ada');
    expect(kept('{person}=who <copula> _', 'Ada(person) sees Rome(place)')).toBeUndefined();
    expect(kept('{person}=who', 'Rome(place)')).toBeUndefined();
  });

  test('go back where taking as many as possible leaves nothing for the rest', () => {
    expect(kept('the* the {place}=where', 'the the Rome(place)')).toBe('where=Rome');
    expect(kept('( the _ )? the {place}=where', 'the Rome(place)')).toBe('where=Rome');
  });

  test('keep every mention of a list', () => {
    const list = '{place}=where ( , {place}=where )* and {place}=where';
    expect(kept(list, 'Rome(place) , Oslo(place) and Bern(place)')).toBe('where=Rome where=Oslo where=Bern');
  });

  test('skip as little as possible, and no mention', () => {
    expect(kept('_{0,5} {person}=who', 'then came Ada(person) and Bo(person)')).toBe('who=Ada');
    expect(kept('then _{0,5} {person}=who', 'then in Rome(place) Bo(person)')).toBeUndefined();
  });

  test('fill with mentions of no person, up to what bounds a clause', () => {
    expect(kept('then ~{0,5} {person}=who', 'then Rome(place) mayor Bo(person)')).toBe('who=Bo');
    expect(kept('then ~{0,5} {person}=who', 'then nothing , Bo(person)')).toBeUndefined();
  });

  test('hold to the beginning of a sentence where they say so', () => {
    expect(kept('^ {person}=who', 'Ada(person) left')).toBe('who=Ada');
    expect(matchPattern(readPattern<Kind>('^ {person}'), read('then Ada(person)'), 1)).toBeUndefined();
  });

  test('stand for one another by name', () => {
    const parts = new Map([['seat', 'of {place}=where']]);
    expect(kept('mayor $seat', 'mayor of Rome(place)', parts)).toBe('where=Rome');
  });

  test.each(['( a', 'a )', '<noSuchClass>', '$noSuchPart'])('are refused where they are none: %s', (pattern) => {
    expect(() => readPattern(pattern)).toThrow(RangeError);
  });
});
