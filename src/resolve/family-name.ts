import type { WordClasses } from '../lexicon/word-classes.ts';

/** One syllable of a Chinese, Korean or Vietnamese name in Latin letters: `jong`, `geun`, `xi`. */
const SYLLABLE = /^[^aeiouy]{0,3}[aeiouy]{1,3}(?:ng|nh|n|k|l|m|p|t|h|r|b)?$/;

/**
 * The word of a full name that is its family's, where custom puts that first: Xi Jinping, Kim Jong-un, Nguyen Van Troi.
 * Undefined where it stands last, as in the West, or nobody can tell: a family name that is also a given name in the West
 * (Lee, Kim) needs two syllables behind it.
 */
export function familyFirst(
  words: readonly string[],
  { familyBefore, familyOrGiven }: WordClasses,
): string | undefined {
  const [first = '', ...given] = words;
  if (given.length === 2 && (familyBefore.has(first) || familyOrGiven.has(first)))
    return given.every((word) => SYLLABLE.test(word)) ? first : undefined;
  return given.length === 1 && familyBefore.has(first) ? first : undefined;
}
