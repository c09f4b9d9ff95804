import { mix } from './features.ts';
import { findValue, type HashTable } from './hash-table.ts';
import type { Word } from './words.ts';

/** In tokens: longer phrases are not looked up. */
export const LONGEST_PHRASE = 5;

/** Lists a phrase may be on, in bits. */
const LIST_COUNT = 10;

const SEED = 0x3c6ef372;

/** Hash of a phrase, from the lower-case hashes of its words. */
export function hashPhrase(words: readonly Word[], from = 0, to = words.length): number {
  let hash = SEED;
  for (let index = from; index < to; index++) hash = mix(hash, words[index]!.lowerHash);
  return hash;
}

/**
 * For each word the lists that hold a phrase over it: bits 0–9 a phrase of one word, 10–19 the first of several,
 * 20–29 a later one.
 *
 * @param mayBegin whether a phrase may begin with the word: where capitals mean something, only those are looked up.
 */
export function findListed(phrases: HashTable, words: readonly Word[], mayBegin: (word: Word) => boolean): Int32Array {
  const listed = new Int32Array(words.length);
  for (let from = 0; from < words.length; from++) {
    if (!mayBegin(words[from]!)) continue;
    let hash = SEED;
    for (let to = from; to < Math.min(words.length, from + LONGEST_PHRASE); to++) {
      hash = mix(hash, words[to]!.lowerHash);
      const lists = findValue(phrases, hash);
      if (lists <= 0) continue;
      if (to === from) listed[from]! |= lists;
      else {
        listed[from]! |= lists << LIST_COUNT;
        for (let index = from + 1; index <= to; index++) listed[index]! |= lists << (2 * LIST_COUNT);
      }
    }
  }
  return listed;
}
