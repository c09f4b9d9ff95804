import { findValue, type HashTable } from './hash-table.ts';
import { toTitleCase } from './letter-case.ts';
import { findWord, type Word, type WordCache } from './words.ts';

/**
 * How a sentence is written: as text is; as headlines are, in capitals or with a capital on every longer word; or, as posts
 * are, all in lower case.
 */
export type Writing = 'text' | 'capitals' | 'title' | 'lower';

/** How news at large writes a word inside a sentence; the numbers are the model file's. */
const CASE_CLASS = {
  unknown: 0,
  lower: 1,
  mostlyLower: 2,
  mixed: 3,
  mostlyTitle: 4,
  title: 5,
  upper: 6,
} as const;

/** The case class of a word seen so often in lower case, with a capital, and in capitals. */
export function classifyCase(lower: number, title: number, upper: number): number {
  const all = lower + title + upper;
  if (all === 0) return CASE_CLASS.unknown;
  if (upper > all * 0.6) return CASE_CLASS.upper;
  if (lower >= all * 0.98) return CASE_CLASS.lower;
  if (lower >= all * 0.8) return CASE_CLASS.mostlyLower;
  if (lower <= all * 0.02) return CASE_CLASS.title;
  return lower <= all * 0.25 ? CASE_CLASS.mostlyTitle : CASE_CLASS.mixed;
}

export function findCaseClass(classes: HashTable, word: Word): number {
  return Math.max(0, findValue(classes, word.lowerHash));
}

/** How one article writes its words, where the case says something: headlines and first words do not count. */
export interface ArticleCase {
  readonly lower: ReadonlyMap<string, number>;
  /** Lower-cased form → how often it has a capital inside sentences. */
  readonly capitals: ReadonlyMap<string, number>;
  /** Lower-cased form → the form with capitals it is written in most often inside sentences. */
  readonly capital: ReadonlyMap<string, string>;
}

export function findWriting(words: readonly Word[], classes: HashTable): Writing {
  let letters = 0;
  let capitals = 0;
  let long = 0;
  let longTitle = 0;
  let tell = 0;
  for (const [index, word] of words.entries()) {
    if (word.caps === 'none') continue;
    letters++;
    if (word.caps === 'upper' || word.caps === 'initial') capitals++;
    if (word.lower.length < 4) continue;
    long++;
    if (word.caps === 'lower') continue;
    longTitle++;
    if (index > 0 && word.caps === 'title' && isUsuallyLower(classes, word)) tell++;
  }
  if (letters >= 3 && capitals >= letters * 0.75) return 'capitals';
  if (long >= 3 && tell >= 2 && longTitle >= long * 0.8) return 'title';
  return 'text';
}

/** Letters-words that an article needs before the want of capitals says something. */
const ENOUGH_WORDS = 5;

/** Share of words with a capital up to which an article counts as written in lower case: a scan or a post may slip. */
const FEW_CAPITALS = 0.02;

/** Whether a whole article is written without capitals. */
export function isAllLower(sentences: readonly { readonly words: readonly Word[] }[]): boolean {
  let letters = 0;
  let capitals = 0;
  for (const { words } of sentences) {
    for (const { caps } of words) {
      if (caps === 'none') continue;
      letters++;
      if (caps !== 'lower') capitals++;
    }
  }
  return letters >= ENOUGH_WORDS && capitals <= letters * FEW_CAPITALS;
}

function isUsuallyLower(classes: HashTable, word: Word): boolean {
  const known = findCaseClass(classes, word);
  return known === CASE_CLASS.lower || known === CASE_CLASS.mostlyLower;
}

/** Words in letters that a sentence needs before the want of capitals says something. */
const ENOUGH_IN_SENTENCE = 4;

/** Whether a sentence of an article that has capitals elsewhere was typed without: it begins small, and none but "I" has one. */
export function lacksCapitals(words: readonly Word[]): boolean {
  const letters = words.filter(({ caps }) => caps !== 'none');
  return (
    letters.length >= ENOUGH_IN_SENTENCE &&
    letters.every(({ caps, lower }) => caps === 'lower' || lower === 'i') &&
    letters[0]!.form !== 'I'
  );
}

export function countArticleCase(sentences: readonly { words: readonly Word[]; writing: Writing }[]): ArticleCase {
  const lower = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  for (const { words, writing } of sentences) {
    if (writing !== 'text') continue;
    for (const [index, word] of words.entries()) {
      if (word.caps === 'lower') lower.set(word.lower, (lower.get(word.lower) ?? 0) + 1);
      else if (word.caps !== 'none' && !startsAnew(words, index)) {
        const counts = forms.get(word.lower) ?? new Map<string, number>();
        counts.set(word.form, (counts.get(word.form) ?? 0) + 1);
        forms.set(word.lower, counts);
      }
    }
  }
  const capital = new Map<string, string>();
  const capitals = new Map<string, number>();
  for (const [key, counts] of forms) {
    let best = '';
    let all = 0;
    for (const [form, count] of counts) {
      if (count > (counts.get(best) ?? 0)) best = form;
      all += count;
    }
    capital.set(key, best);
    capitals.set(key, all);
  }
  return { lower, capital, capitals };
}

/** Whether a word stands where any word gets a capital: first, or after an opening quote, a colon, a dash or a stop. */
export function startsAnew(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.form;
  return before === undefined || ANEW.has(before);
}

const ANEW = new Set(['"', "'", '``', ':', '::', '-', '--', '.', '?', '!', '...', '•', '*', '(', '[', ';', '|', '/']);

/** How the article writes this word elsewhere: 1 in lower case, 2 with a capital inside a sentence, 3 both, 0 neither. */
export function findArticleCase(article: ArticleCase, words: readonly Word[], index: number, writing: Writing): number {
  const word = words[index]!;
  const own = writing === 'text';
  const lower = (article.lower.get(word.lower) ?? 0) - (own && word.caps === 'lower' ? 1 : 0);
  const counted = own && word.caps !== 'lower' && word.caps !== 'none' && !startsAnew(words, index);
  const capital = (article.capitals.get(word.lower) ?? 0) - (counted ? 1 : 0);
  return (lower > 0 ? 1 : 0) + (capital > 0 ? 2 : 0);
}

/**
 * A headline's words, and those of an article without capitals, as running text would write them: as the article does
 * elsewhere, else as news at large does inside a sentence, else as `guess` has them.
 *
 * @param guess the same words with the capitals that their context speaks for; asked where nothing else is known.
 */
export function restoreCase(
  words: readonly Word[],
  writing: Writing,
  article: ArticleCase,
  classes: HashTable,
  cache: WordCache,
  guess: (words: readonly Word[]) => readonly Word[],
): readonly Word[] {
  switch (writing) {
    case 'text':
      return words;
    case 'lower':
      return guess(words);
    case 'title':
      return words.map((word, index) => {
        if (word.caps !== 'title') return word;
        const own = article.capital.get(word.lower);
        const lowered = article.lower.has(word.lower);
        if (own !== undefined && !lowered) return findWord(cache, own);
        if (index > 0 && (isUsuallyLower(classes, word) || (lowered && own === undefined)))
          return findWord(cache, word.lower);
        return own === undefined ? word : findWord(cache, own);
      });
    case 'capitals': {
      const guessed = guess(words);
      return words.map((word, index) => {
        if (word.caps === 'none' || word.caps === 'lower') return word;
        const own = article.capital.get(word.lower);
        const lowered = article.lower.has(word.lower);
        if (own !== undefined && !lowered) return findWord(cache, own);
        if (index > 0 && lowered && own === undefined) return findWord(cache, word.lower);
        if (findCaseClass(classes, word) === CASE_CLASS.upper || /[\p{N}.]/u.test(word.form)) return word;
        // A word that news at large never prints in lower case is rather a name than one that nobody has met.
        const unknown = findCaseClass(classes, word) === CASE_CLASS.unknown;
        return unknown && guessed[index]!.caps === 'lower' ? findWord(cache, toTitleCase(word.lower)) : guessed[index]!;
      });
    }
  }
}
