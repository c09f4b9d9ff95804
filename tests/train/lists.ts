import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashPhrase, LONGEST_PHRASE } from '../../src/recognise/tagger/gazetteer.ts';
import { findWord, type WordCache } from '../../src/recognise/tagger/words.ts';
import { tokeniseSpan } from '../../src/recognise/tokens.ts';

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
] as const;

/** Hash of every listed phrase, with and without its accents → the lists it is on, in bits. */
export function readLists(): Map<number, number> {
  const cache: WordCache = new Map();
  const phrases = new Map<number, number>();
  for (const [bit, list] of LISTS.entries()) {
    const lines = readFileSync(resolve(import.meta.dirname, 'lists', `${list}.txt`), 'utf8').split('\n');
    for (const line of lines.filter((name) => name !== '')) {
      for (const name of new Set([line, line.normalize('NFD').replace(/\p{M}/gu, '')])) {
        const tokens = tokeniseSpan(name, { from: 0, to: name.length });
        if (tokens.length > LONGEST_PHRASE) continue;
        const hash = hashPhrase(tokens.map(({ from, to }) => findWord(cache, name.slice(from, to))));
        phrases.set(hash, (phrases.get(hash) ?? 0) | (1 << bit));
      }
    }
  }
  return phrases;
}
