import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { SPELLING } from '../../src/text/spelling.ts';
import { readWordClasses, readWordTable } from '../../src/text/word-table.ts';
import { readLexicon } from '../helpers/lexicon.ts';

const FOLDER = resolve(import.meta.dirname, '../../graph-data/lexicon');

test('a country that parts a compound is a place of the lexicon too, so that the two tables do not drift', () => {
  const { names, acronyms } = readLexicon();
  const known = (word: string) => {
    const bare = word.replaceAll('.', '');
    return names.has(word.toLowerCase()) || [word, bare].some((form) => acronyms.has(form));
  };
  expect([...SPELLING.compoundCountry].filter((word) => !known(word))).toEqual([]);
});

test.each(['spelling.tsv', 'boilerplate.tsv'])('%s holds each word once a class, and a source for each', (file) => {
  const rows = readWordTable(readFileSync(join(FOLDER, file), 'utf8'), file);
  const keys = rows.map(([word, name]) => `${word}\t${name}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(rows.filter((row) => row.length !== 3 || row.some((cell) => cell === ''))).toEqual([]);
});

test('a table of words says which row is of no class, and which class has no row', () => {
  const read = (rows: string) => readWordClasses(`# dramatis-lexicon 1\n${rows}`, 'x.tsv', { a: 'one', b: 'another' });
  expect(read('Inc\ta\town\nLtd\tb\town\n').a).toEqual(new Set(['Inc']));
  expect(() => read('Inc\tc\town\n')).toThrow('x.tsv: "Inc" is of class "c", which no rule asks for');
  expect(() => read('Inc\ta\town\n')).toThrow('x.tsv: no word is of class "b"');
  expect(() => readWordTable('Inc\ta\town\n', 'x.tsv')).toThrow('x.tsv: expected a file that begins with');
});
