import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packLevels, WORD_KINDS } from '../../src/recognise/tagger/word-kinds.ts';
import { findWord, type WordCache } from '../../src/recognise/tagger/words.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import { readList } from './lists.ts';

type WordKind = (typeof WORD_KINDS)[number];

/** Kinds of organisation in the table of organisations, by what they are to a reader. */
const KIND_OF_ORGANISATION: Readonly<Record<string, WordKind>> = {
  company: 'company',
  airline: 'company',
  news: 'company',
  university: 'learning',
  hospital: 'learning',
  institute: 'learning',
  club: 'club',
  party: 'party',
  armed: 'party',
};

/** Names that hold a word from which on it counts at level 1, 2 and 3. */
const NAMES_FOR_LEVEL = [2, 8, 40];

/** Share of the names that hold a word, among those of all kinds of organisation, below which a kind is chance. */
const LEAST_SHARE = 0.15;

/** Per cent of a population that bears a name from which on it counts at level 2 and 3. */
const BEARERS_FOR_LEVEL = [0.002, 0.05];

/**
 * Hash of a lower-cased word → the kinds of name it stands in, from the lists in `folder` and the trainer's own of places.
 * Only these numbers go into the model, no name of a list does.
 */
export function readWordKinds(folder: string): Map<number, number> {
  const cache: WordCache = new Map();
  const counts = new Map<number, number[]>();
  const add = (name: string, kind: WordKind): void => {
    for (const word of capitalsOf(name)) {
      const row = counts.get(findWord(cache, word).lowerHash) ?? WORD_KINDS.map(() => 0);
      counts.set(findWord(cache, word).lowerHash, row);
      row[WORD_KINDS.indexOf(kind)]!++;
    }
  };
  for (const [name, kind, , aliases] of readTable(folder, 'organisations.tsv')) {
    const own = KIND_OF_ORGANISATION[kind!] ?? 'body';
    for (const form of [name!, ...(aliases ? aliases.split('|') : [])]) add(form, own);
  }
  for (const [short, club] of readTable(folder, 'club-short-names.tsv')) {
    add(short!, 'club');
    add(club!, 'club');
  }
  for (const [head, , , proper] of readTable(folder, 'scoped-bodies.tsv'))
    for (const name of [head!, proper!]) add(name, 'body');
  for (const [name] of readTable(folder, 'negatives.tsv')) add(name!, 'work');

  const bearers = new Map<number, number[]>();
  const raise = (word: string, kind: WordKind, level: number): void => {
    const hash = findWord(cache, word).lowerHash;
    const row = bearers.get(hash) ?? WORD_KINDS.map(() => 0);
    bearers.set(hash, row);
    const at = WORD_KINDS.indexOf(kind);
    row[at] = Math.max(row[at]!, level);
  };
  for (const [name, kind, , , share] of readTable(folder, 'person-names.tsv')) {
    const level = 1 + BEARERS_FOR_LEVEL.filter((least) => Number(share ?? 0) >= least).length;
    for (const word of capitalsOf(name!)) raise(word, kind === 'family' ? 'surname' : 'given name', level);
  }
  for (const name of readList('given-names')) for (const word of capitalsOf(name)) raise(word, 'given name', 1);
  for (const name of readList('family-names')) for (const word of capitalsOf(name)) raise(word, 'surname', 1);
  for (const name of readList('known-people')) {
    const words = capitalsOf(name);
    if (words.length > 1) raise(words.at(-1)!, 'surname', 2);
    if (words.length > 1) raise(words[0]!, 'given name', 2);
  }
  for (const [list, level] of [
    ['towns', 2],
    ['landforms', 2],
    ['regions', 3],
    ['cities', 3],
  ] as const) {
    for (const name of readList(list)) {
      const words = capitalsOf(name);
      if (words.length === 1) raise(words[0]!, 'place', level);
    }
  }

  const kinds = new Map<number, number>();
  for (const hash of new Set([...counts.keys(), ...bearers.keys()])) {
    const row = counts.get(hash) ?? WORD_KINDS.map(() => 0);
    const all = row.reduce((sum, count) => sum + count, 0);
    const levels = row.map((count, kind) => {
      const level = count < all * LEAST_SHARE ? 0 : NAMES_FOR_LEVEL.filter((least) => count >= least).length;
      return Math.max(level, bearers.get(hash)?.[kind] ?? 0);
    });
    const packed = packLevels(levels);
    if (packed !== 0) kinds.set(hash, packed);
  }
  return kinds;
}

/** The words of a name that are written with a capital there. */
function capitalsOf(name: string): string[] {
  return tokeniseSpan(name, { from: 0, to: name.length })
    .map(({ from, to }) => name.slice(from, to))
    .filter((word) => /^\p{Lu}/u.test(word));
}

/** The rows of a table without its head; columns by tabs. */
function readTable(folder: string, file: string): string[][] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').slice(1);
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}
