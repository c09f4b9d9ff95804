import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashPhrase, LONGEST_PHRASE } from '../../src/recognise/tagger/gazetteer.ts';
import { findWord, type WordCache } from '../../src/recognise/tagger/words.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import { DEMONYMS } from './demonyms.ts';

/** The lists of names, in the order of their bits in the model file; see lists/README.md. */
const LISTS = [
  'cities',
  'towns',
  'regions',
  'landforms',
  'given-names',
  'family-names',
  'known-people',
  'known-groups',
  'villages',
] as const;

/** The bit after the lists': peoples and their adjectives. */
const DEMONYM_BIT = LISTS.length;

/** Hash of a lower-cased word → the class of its most frequent sense (WordNet's lexicographer files, from 1). */
export function readSenses(): Map<number, number> {
  const cache: WordCache = new Map();
  const senses = new Map<number, number>();
  for (const line of readList('senses')) {
    const [sense, ...words] = line.split(' ');
    for (const word of words) senses.set(findWord(cache, word).lowerHash, Number(sense) + 1);
  }
  return senses;
}

/** Hash of every listed phrase, with and without its accents → the lists it is on, in bits. */
export function readLists(): Map<number, number> {
  const cache: WordCache = new Map();
  const phrases = new Map<number, number>();
  for (const [bit, list] of LISTS.entries()) {
    for (const line of readList(list)) {
      for (const name of new Set([line, line.normalize('NFD').replace(/\p{M}/gu, '')])) {
        const tokens = tokeniseSpan(name, { from: 0, to: name.length });
        if (tokens.length > LONGEST_PHRASE) continue;
        const hash = hashPhrase(tokens.map(({ from, to }) => findWord(cache, name.slice(from, to))));
        phrases.set(hash, (phrases.get(hash) ?? 0) | (1 << bit));
      }
    }
  }
  for (const demonym of DEMONYMS) {
    const hash = hashPhrase([findWord(cache, demonym)]);
    phrases.set(hash, (phrases.get(hash) ?? 0) | (1 << DEMONYM_BIT));
  }
  return phrases;
}

export function readList(name: string): string[] {
  const text = readFileSync(resolve(import.meta.dirname, 'lists', `${name}.txt`), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}
