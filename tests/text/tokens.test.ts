import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokeniseSpan } from '../../src/text/tokens.ts';

/** The tokens, a bar between them. */
function tokens(text: string): string {
  return tokeniseSpan(text, { from: 0, to: text.length })
    .map(({ from, to }) => text.slice(from, to))
    .join('|');
}

describe('tokeniseSpan', () => {
  test('keeps the stop of initialisms, titles and initials', () => {
    expect(tokens('Lt. Gen. Paul of the U.S. Army')).toBe('Lt.|Gen.|Paul|of|the|U.S.|Army');
    expect(tokens('J. K. Rowling, J.K. Rowling.')).toBe('J.|K.|Rowling|,|J.K.|Rowling|.');
    expect(tokens('at 10:30 a.m. in the U.S.')).toBe('at|10:30|a.m.|in|the|U.S.');
  });

  test('cuts the stop that ends a sentence', () => {
    expect(tokens('No. 5 said no.')).toBe('No.|5|said|no|.');
    expect(tokens('He took vitamin C.')).toBe('He|took|vitamin|C|.');
    expect(tokens('It is Acme Inc.')).toBe('It|is|Acme|Inc.');
    expect(tokens('the redoubt.The coalition')).toBe('the|redoubt|.|The|coalition');
  });

  test('gives possessives and contractions tokens of their own', () => {
    expect(tokens("Assad's militants' it’s TRUMP'S")).toBe("Assad|'s|militants|'|it|’s|TRUMP|'S");
    expect(tokens("don't he'd we'll I'm")).toBe("do|n't|he|'d|we|'ll|I|'m");
    expect(tokens("the U.S.'s men 's")).toBe("the|U.S.|'s|men|'s");
  });

  test('leaves apostrophes inside names alone', () => {
    expect(tokens("O'Brien of Sana'a, D'Souza")).toBe("O'Brien|of|Sana'a|,|D'Souza");
  });

  test('frees names from compounds', () => {
    expect(tokens('US-led SDF-held Britain-based')).toBe('US|-|led|SDF|-|held|Britain|-|based');
    expect(tokens('al-Qaeda-linked U.S.-backed, US-LED')).toBe('al-Qaeda|-|linked|U.S.|-|backed|,|US|-|LED');
    expect(tokens('anti-Assad ex-CIA pro-Iran-backed')).toBe('anti|-|Assad|ex|-|CIA|pro|-|Iran|-|backed');
    expect(tokens('U.S.-Turkey US-UK Israel-Hamas')).toBe('U.S.|-|Turkey|US|-|UK|Israel|-|Hamas');
    expect(tokens('Kurdish–Arab')).toBe('Kurdish|–|Arab');
  });

  test('keeps compounds that are one name or none', () => {
    for (const word of 'Al-Susah ez-Zor al-Qaeda CJTF-OIR Abu-Bakr Jean-Marie Jong-un Guinea-Bissau'.split(' ')) {
      expect(tokens(word)).toBe(word);
    }
    for (const word of 'self-proclaimed Co-founder 24-hour F-16s COVID-19 mid-July Hard-line'.split(' ')) {
      expect(tokens(word)).toBe(word);
    }
  });

  test('splits quotes, brackets, dashes and ellipses off', () => {
    expect(tokens(`"Go..." -- (SDF) said 'no'.`)).toBe(`"|Go|...|"|--|(|SDF|)|said|'|no|'|.`);
    expect(tokens(':: no—yes…')).toBe('::|no|—|yes|…');
    expect(tokens('AFP/Getty AT&T')).toBe('AFP|/|Getty|AT&T');
  });

  test('keeps numbers and addresses whole', () => {
    expect(tokens('US$5 million, €3,000.50 or 50%')).toBe('US$|5|million|,|€|3,000.50|or|50|%');
    expect(tokens('see http://bbc.co.uk/news?id=1.')).toBe('see|http://bbc.co.uk/news?id=1|.');
    expect(tokens('mail a.b@c.org, @real #MAGA (Amazon.com)')).toBe('mail|a.b@c.org|,|@real|#MAGA|(|Amazon.com|)');
  });

  test('points into the whole text', () => {
    expect(tokeniseSpan('one two three', { from: 4, to: 7 })).toEqual([{ from: 4, to: 7 }]);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...`aZé1 .,-'’"()@#/&$…—–\u0301\u200d\ud83d\n٣م中`.split('')), maxLength: 60 }),
  );

  test('covers every non-blank code unit of any string once, in order', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(60), (text, a, b) => {
        const span = { from: Math.min(a, b, text.length), to: Math.min(Math.max(a, b), text.length) };
        let at = span.from;
        for (const { from, to } of tokeniseSpan(text, span)) {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, from).trim()).toBe('');
          expect(/\s/.test(text.slice(from, to))).toBe(false);
          at = to;
        }
        expect(text.slice(at, span.to).trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
