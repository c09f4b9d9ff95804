import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LEXICON_FILES, type LexiconTexts, parseLexicon } from '../../src/lexicon/parse-lexicon.ts';
import { readLexicon } from '../helpers/lexicon.ts';

const FOLDER = resolve(import.meta.dirname, '../../graph-data/lexicon');
const texts = Object.fromEntries(
  Object.entries(LEXICON_FILES).map(([part, file]) => [part, readFileSync(join(FOLDER, file), 'utf8')]),
) as unknown as LexiconTexts;

describe('the lexicon', () => {
  test('keeps words of a class together, folded', () => {
    const { words } = readLexicon();
    expect(words.speechVerb.has('said')).toBe(true);
    expect(words.ofHead.has("people's")).toBe(true);
  });

  test('refuses a word of a class that no rule asks for, and says which', () => {
    const wordClasses = `${texts.wordClasses}frabjous\tjabberwocky\town\n`;
    expect(() => parseLexicon({ ...texts, wordClasses })).toThrow(
      'word-classes.tsv: "frabjous" is of class "jabberwocky", which no rule asks for',
    );
  });

  test('refuses a table without a class that a rule asks for', () => {
    const wordClasses = texts.wordClasses.replace(/^.*\tcopula\t.*\n/gm, '');
    expect(() => parseLexicon({ ...texts, wordClasses })).toThrow('no word is of class "copula"');
  });

  test('refuses a table of another version', () => {
    expect(() => parseLexicon({ ...texts, cities: 'Paris\tFR\t3\n' })).toThrow(
      'cities.tsv: expected a file that begins',
    );
  });
});
