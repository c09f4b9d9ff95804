import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeDay } from '../../src/explore/calendar.ts';
import { parseQuery, QUERY_FIELDS } from '../../src/explore/query.ts';

const KNOWN = { source: ['', 'Reuters', 'Sky News', 'The Times'], region: ['Turkey · Greece', 'Syria'] };

const words = (text: string) =>
  parseQuery(text, KNOWN).clauses.map(
    ({ text: own, isPhrase, isExcluded }) => `${isExcluded ? '-' : ''}${isPhrase ? `"${own}"` : own}`,
  );
const filters = (text: string) => parseQuery(text, KNOWN).filters;
const troubles = (text: string) => parseQuery(text, KNOWN).troubles.map(({ text: own }) => own);
const dates = (text: string) => {
  const { from, to } = filters(text).dates!;
  return `${from === undefined ? '' : writeDay(from)}..${to === undefined ? '' : writeDay(to)}`;
};

describe('a query', () => {
  test('is words, phrases and what is to be left out', () => {
    expect(words('trump  iran')).toEqual(['trump', 'iran']);
    expect(words('"bank of england" -oil -"price of"')).toEqual(['"bank of england"', '-oil', '-"price of"']);
    expect(words('“bank of england” O’Brien')).toEqual(['"bank of england"', 'O’Brien']);
    expect(words('"not closed')).toEqual(['"not closed"']);
    expect(words('U.S.-led re: https://a.b/c - … ""')).toEqual(['U.S.-led', 're:', 'https://a.b/c']);
  });

  test('has filters beside the words', () => {
    const text = 'kind:place after:2019-03 source:reuters drilling';
    expect(words(text)).toEqual(['drilling']);
    expect(filters(text).choices).toEqual({ kind: ['place'], source: ['Reuters'] });
    expect(dates(text)).toBe('2019-03-01..');
  });

  test('chooses kinds in one, many or all but some', () => {
    expect(filters('kind:places kind:people').choices).toEqual({ kind: ['person', 'place'] });
    expect(filters('type:actor').choices).toEqual({ kind: ['group', 'organization', 'person'] });
    expect(filters('-kind:role').choices).toEqual({ kind: ['group', 'organization', 'person', 'place'] });
  });

  test('knows the atlas’s sources and regions by a part of their names', () => {
    expect(filters('source:"sky n" source:times').choices).toEqual({ source: ['Sky News', 'The Times'] });
    expect(filters('region:greece').choices).toEqual({ region: ['Turkey · Greece'] });
    expect(parseQuery('source:anything').filters.choices).toEqual({ source: ['anything'] });
  });

  test('bounds dates and numbers', () => {
    expect(dates('after:2019 before:2020-03')).toBe('2019-01-01..2020-02-29');
    expect(dates('on:2020-02')).toBe('2020-02-01..2020-02-29');
    expect(filters('articles:3 telling:10..50 degree:>3 sentences:<=2 independent:..4').ranges).toEqual({
      articles: { from: 3 },
      telling: { from: 10, to: 50 },
      degree: { from: 4 },
      sentences: { to: 2 },
      independentArticles: { to: 4 },
    });
  });

  test('says what it could not read', () => {
    expect(troubles('after:march kind:thing source:nowhere articles:many -source:reuters')).toEqual([
      'after:march',
      'kind:thing',
      'source:nowhere',
      'articles:many',
      '-source:reuters',
    ]);
    expect(parseQuery('after:march').troubles[0]!.expected).toBe('a date like 2019, 2019-03 or 2019-03-17');
    expect(troubles('kind: after:')).toEqual([]);
  });

  test('takes any text, and keeps every word that is in no filter', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...QUERY_FIELDS, ':', '"', '-', ' ', '2019-03'),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (text) => {
          const { clauses } = parseQuery(text, KNOWN);
          for (const { text: own } of clauses) expect(text).toContain(own);
          if (!text.includes(':')) {
            const letters = (all: string) => all.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
            expect(letters(clauses.map(({ text: own }) => own).join(''))).toBe(letters(text));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
