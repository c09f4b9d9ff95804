import { SPELLING } from './spelling.ts';

/** Whether the letters of an acronym are initials of a name's words, in order; small words may be skipped. */
export function initialsMatch(acronym: string, words: readonly string[]): boolean {
  const letters = acronym.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const initials = words
    .flatMap((word) => word.split(/[-–/]/))
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .map((word) => word.toLowerCase());
  if (letters.length < 2) return false;
  return fits(
    letters,
    initials.map((word) => word.normalize('NFKD')),
    0,
    0,
  );
}

function fits(letters: string, words: readonly string[], letter: number, word: number): boolean {
  if (letter === letters.length) return words.slice(word).every((rest) => SPELLING.skippedInitial.has(rest));
  const current = words[word];
  if (current === undefined) return false;
  if (current[0] === letters[letter] && fits(letters, words, letter + 1, word + 1)) return true;
  return SPELLING.skippedInitial.has(current) && fits(letters, words, letter, word + 1);
}

/** Initials with and without the small words, in the words' case; none of less than two letters. */
export function initialsOf(words: readonly string[]): string[] {
  const telling = words.filter((word) => !SPELLING.skippedInitial.has(word) && word !== "'s");
  const all = [telling.map((word) => word[0]).join(''), words.map((word) => word[0]).join('')];
  return all.filter((initials) => initials.length >= 2);
}
