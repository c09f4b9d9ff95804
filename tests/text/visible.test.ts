import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dropInvisible } from '../../src/text/visible.ts';

describe('what nobody sees', () => {
  test.each([
    ['a soft hyphen', 'Mac\u00adron', 'Macron'],
    ['blanks of no width', 'Mac\u200bron\u200c \u200dMer\u2060kel', 'Macron Merkel'],
    ['a byte-order mark in the middle', 'Mac\ufeffron', 'Macron'],
    ['marks of direction', '\u200eMacron\u202e nworb\u202c \u2066Merkel\u2069', 'Macron nworb Merkel'],
    ['a selector of a variant', 'Mac\ufe0fron\u{e0100}', 'Macron'],
    ['a soft hyphen behind an accent', 'José\u00ad e\u0301\u00adl', 'José e\u0301l'],
  ])('is dropped: %s', (_, text, seen) => {
    expect(dropInvisible(text)).toBe(seen);
  });

  test.each([
    ['a joined emoji', '👩‍👩‍👧‍👦 ❤️ 🏴\u{e0067}\u{e0062}\u{e007f} ☝🏽'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['a byte-order mark at the beginning', '\ufeffAda'],
    ['any text without', 'Ada met Babbage. שלום'],
  ])('stays where it shapes what is seen: %s', (_, text) => {
    expect(dropInvisible(text)).toBe(text);
  });

  test('turns no text round, in no script', () => {
    expect(dropInvisible('شركة\u202e\u2067\u00adفلان')).toBe('شركةفلان');
  });

  test('is gone after one pass, wherever it stands in words of Latin letters', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'aBé .,\n\u00ad\u034f\u061c\u180e\u200b\u200d\u202e\u2066\ufe0f\ufeff\u{e0100}'),
    });
    fc.assert(
      fc.property(words, (text) => {
        const seen = dropInvisible(text);
        expect(seen.replace(/^\ufeff/, '')).toBe(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
        expect(dropInvisible(seen)).toBe(seen);
      }),
    );
  });
});
