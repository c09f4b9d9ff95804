import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitParagraphs } from '../../src/read/paragraphs.ts';
import { splitSentences } from '../../src/read/sentences.ts';

/** The sentences, a bar between them; paragraphs are lines. */
function sentences(text: string): string {
  return splitSentences(text, splitParagraphs(text))
    .map(({ from, to }) => text.slice(from, to))
    .join('|');
}

describe('splitSentences', () => {
  test('ends a sentence at a stop, a question mark or an exclamation mark', () => {
    expect(sentences('He left. Why? Go! Now')).toBe('He left.|Why?|Go!|Now');
  });

  test('does not end one at a title, an initial or an abbreviation', () => {
    for (const text of [
      'Gen. Smith met Mr. Jones and Lt. Col. Ray.',
      'John F. Kennedy and J. K. Rowling.',
      'BEIRUT, Feb. 3 (Reuters) - It was No. 5.',
      'Acme Inc. said so.',
      'BAGHDAD (AP) — Iraqi forces, e.g. Kurds vs. others.',
      'The U.S. Army came at 5 p.m. Monday.',
      // Some wires print a capital behind such a stop.
      'The dispute between the U.S. And Japan goes on.',
      'Investment in the U.S. Has grown.',
    ]) {
      expect(sentences(text)).toBe(text);
    }
  });

  test('ends one at an abbreviation before a word that begins sentences', () => {
    expect(sentences('They live in the U.S. The rest left.')).toBe('They live in the U.S.|The rest left.');
    expect(sentences('He works at Acme Corp. It pays.')).toBe('He works at Acme Corp.|It pays.');
    expect(sentences('They left at 6 p.m. Smith stayed.')).toBe('They left at 6 p.m.|Smith stayed.');
  });

  test('keeps what closes after the stop', () => {
    expect(sentences('"It is over." He left (at last.) Then “No.” She')).toBe(
      '"It is over."|He left (at last.)|Then “No.”|She',
    );
  });

  test('goes on where the next word is in lower case', () => {
    expect(sentences('"Really?" he asked. Well... maybe.')).toBe('"Really?" he asked.|Well... maybe.');
    expect(sentences('They came. al-Qaeda left.')).toBe('They came.|al-Qaeda left.');
  });

  test('tells a left-out part from an end', () => {
    expect(sentences('confined to "a square in... Baghouz". They came... Then')).toBe(
      'confined to "a square in... Baghouz".|They came...|Then',
    );
  });

  test('ends one where the next is glued on', () => {
    expect(sentences('their redoubt.The coalition said."They left')).toBe(
      'their redoubt.|The coalition said.|"They left',
    );
    expect(sentences('See Amazon.com or BBC.co.uk now')).toBe('See Amazon.com or BBC.co.uk now');
  });

  test('does not cut list numbers off', () => {
    expect(sentences('1. First\n2. Second')).toBe('1. First|2. Second');
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...`aZé1 .?!,-'"”()…。•\n\r\u0301\ud83d`.split('')), maxLength: 80 }),
  );

  test('covers every non-blank code unit of any text once, within its paragraph', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paragraphs = splitParagraphs(text);
        const covered = new Uint8Array(text.length);
        let at = 0;
        for (const { from, to, paragraph } of splitSentences(text, paragraphs)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          expect(text.slice(from, to).trim()).toBe(text.slice(from, to));
          const inside = paragraphs[paragraph];
          expect(inside && inside.from <= from && to <= inside.to).toBe(true);
          covered.fill(1, from, to);
          at = to;
        }
        expect([...text.split('')].filter((unit, i) => !covered[i] && unit.trim() !== '')).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
