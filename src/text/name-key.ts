import { foldName } from './fold.ts';
import { remember } from './remember.ts';
import { SPELLING } from './spelling.ts';

/**
 * The key under which equal names meet: folded, without a leading article, a possessive, stops and quotes; hyphens
 * count as spaces. `the U.S.` → `us`, `Kim Jong-un` → `kim jong un`.
 */
export const keyOfName = remember((name: string): string => {
  const folded = foldName(name)
    .replace(/["“”«»()[\]]/g, '')
    .replace(/-/g, ' ')
    .replace(/\./g, (_stop, at: number, whole: string) => (/\s/.test(whole[at + 1] ?? ' ') ? ' ' : ''))
    .replace(/'s?$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = folded.replace(/^(?:the|a|an) (?=.)/, '');
  return bare || folded || foldName(name);
});

/** The part of an entity's id after its type: a key with hyphens for spaces. */
export function slugOfKey(key: string): string {
  return key.replace(/[\s/#?&]+/g, '-') || '-';
}

/** The id of the name that is printed so, for an entity of the same type: what a decision about one of its names is about. */
export function printedIdOf(entity: string, name: string): string {
  return `${entity.slice(0, entity.indexOf(':'))}:${slugOfKey(keyOfName(name))}`;
}

export function wordsOfKey(key: string): string[] {
  return key.split(' ');
}

/** Words of a name that tell it from others: without Arabic articles. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word) => !SPELLING.arabicArticle.has(word));
  return telling.length > 0 ? telling : [...words];
}

/** Without a company's legal form: `volkswagen ag` → `volkswagen`. */
export function stripLegalForm(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && SPELLING.legalForm.has(words[end - 1]!)) end--;
  // "Merrill Lynch & Co".
  if (end < words.length) while (end > 1 && (words[end - 1] === '&' || words[end - 1] === 'and')) end--;
  return words.slice(0, end);
}

/** Whether words are a legal form and nothing else: "Co Inc" is nobody. */
export function isLegalForm(words: readonly string[]): boolean {
  return words.every((word) => SPELLING.legalForm.has(word));
}

/** Whether a company's legal form ends a name: then it is one. */
export function hasLegalForm(words: readonly string[]): boolean {
  return words.length > 1 && SPELLING.legalForm.has(words.at(-1)!);
}

/** Spellings of one name that differ in nothing but custom share this key: al/el/az, ö/oe, centre/center, -isation. */
export function looseKey(key: string): string {
  return wordsOfKey(key)
    .map((word) => (SPELLING.arabicArticle.has(word) ? 'al' : foldSpelling(word)))
    .join(' ')
    .replace(/[' ]/g, '');
}

function foldSpelling(word: string): string {
  return word
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue(?=[a-z])/g, 'u')
    .replace(/isation/g, 'ization')
    .replace(/our\b/g, 'or')
    .replace(/([a-z])tre\b/g, '$1ter')
    .replace(/ence\b/g, 'ense')
    .replace(/programme/g, 'program')
    .replace(/ph/g, 'f')
    .replace(/cooperation|co operation/g, 'cooperation');
}

/** How a name sounds: its consonants, classed, without doubles; names that sound alike share it. */
export function soundKey(key: string): string {
  return wordsOfKey(key)
    .map((word) => (SPELLING.arabicArticle.has(word) ? '' : soundOfWord(word)))
    .filter((sound) => sound !== '')
    .join(' ');
}

function soundOfWord(word: string): string {
  if (/\d/.test(word)) return word;
  const classed = word
    .replace(/ph/g, 'f')
    .replace(/kh|ck|q|c(?![ehiy])/g, 'k')
    .replace(/tch|tsch|ch/g, 'C')
    .replace(/sch|sh/g, 'S')
    .replace(/gh/g, 'g')
    .replace(/dh/g, 'd')
    .replace(/th/g, 't')
    .replace(/c/g, 's')
    .replace(/w/g, 'v')
    .replace(/dj|j/g, 'j')
    .replace(/x/g, 'ks');
  const vowelAtStart = /^[aeiouy]/.test(classed) ? 'a' : '';
  return vowelAtStart + classed.replace(/[aeiouyh']/g, '').replace(/(.)\1+/g, '$1');
}
