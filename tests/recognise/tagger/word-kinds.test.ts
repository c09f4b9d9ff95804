import { describe, expect, test } from 'vitest';
import { packLevels, WORD_KINDS, weighRun } from '../../../src/recognise/tagger/word-kinds.ts';

/** `company 3 place 1` */
function kinds(text: string): number {
  const parts = text.split(' ');
  return packLevels(
    WORD_KINDS.map((kind) => Number(parts[parts.indexOf(kind) + 1] ?? 0) * Number(parts.includes(kind))),
  );
}

/** The two bits of persons, organisations, places and works. */
function weigh(...words: string[]): number[] {
  const run = weighRun(words.map(kinds), 0, words.length);
  return [run & 3, (run >> 2) & 3, (run >> 4) & 3, (run >> 6) & 3];
}

describe('weighRun', () => {
  test('adds up what the words of a name speak for', () => {
    expect(weigh('place 3', 'company 3')).toEqual([0, 2, 2, 0]);
    expect(weigh('surname 2')).toEqual([2, 0, 0, 0]);
    expect(weigh('')).toEqual([0, 0, 0, 0]);
  });

  test('takes the strongest of the kinds that speak for the same', () => {
    expect(weigh('company 1 club 3')).toEqual([0, 3, 0, 0]);
  });
});
