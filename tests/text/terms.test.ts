import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stemWord } from '../../src/text/stem.ts';
import { listTerms } from '../../src/text/terms.ts';

const terms = (text: string) => listTerms(text, { from: 0, to: text.length }).map(({ term }) => term);

describe('terms', () => {
  test('are the same for all forms of a word', () => {
    expect(terms('Drilling, drilled; DRILLS')).toEqual(['drill', 'drill', 'drill']);
    expect(terms('Łódź’s café')).toEqual(terms('LODZ cafe'));
  });

  test('take initials and apostrophes as one word, hyphens as two', () => {
    expect(terms("the U.S.-led raid, O'Brien and U.S. troops don't")).toEqual(
      terms('the US led raid OBrien and US troops dont'),
    );
    expect(terms("Assad's army, the militants' camp")).toEqual(terms('Assad army the militants camp'));
  });

  test('leave numbers and other scripts as they are', () => {
    expect(terms('In 2019: 北京 and Москва')).toEqual(['in', '2019', '北京', 'and', 'москва']);
  });

  test('point to their words, in order, within the span', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(30), fc.nat(60), (text, from, length) => {
        const span = { from: Math.min(from, text.length), to: Math.min(from + length, text.length) };
        let last = span.from;
        for (const { from: start, to, term } of listTerms(text, span)) {
          expect(start >= last && to > start && to <= span.to && term !== '').toBe(true);
          last = to;
        }
      }),
    );
  });
});

describe('a stem', () => {
  test('is what Porter’s rules leave', () => {
    expect(['running', 'ponies', 'relational', 'is', 'covid19'].map(stemWord)).toEqual([
      'run',
      'poni',
      'relat',
      'is',
      'covid19',
    ]);
  });
});
