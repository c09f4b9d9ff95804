import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, foldText, foldWithOrigin } from '../../src/text/fold.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'AÉßΣςİʿ’—́ﬁ½ ') }));

describe('folding', () => {
  test('keeps track of where each code unit came from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, origin } = foldWithOrigin(text);
        expect(folded).toBe(foldText(text));
        expect(origin).toHaveLength(folded.length + 1);
        expect(origin.every((at, i) => at >= (origin[i - 1] ?? 0) && at <= text.length)).toBe(true);
      }),
    );
  });

  test('is settled after one pass on letters', () => {
    expect(foldText(foldText('Ærøskøbing, ŁÓDŹ'))).toBe('aeroskobing, lodz');
  });

  test('makes one key of what people would call one name', () => {
    expect(foldName(' Café‑Bar  X’s ')).toBe("cafe-bar x's");
    expect(foldName('Sanaʿa')).toBe(foldName('SANAA'));
    expect(foldName('\u200dWiki\u200bnews')).toBe('wikinews');
    expect(foldName('Nukuʻalofa')).toBe(foldName("Nuku'alofa"));
    expect(foldName('Sanaʼa')).toBe(foldName("Sana'a"));
  });
});
