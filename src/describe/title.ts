import type { Article } from '../model/article.ts';

/** A title on one line, without what stands in brackets: there it says to whom a name belongs ("<USX>", "(NYSE: X)"). */
export function trimTitle(title: string): string {
  return title
    .replace(BRACKETED, ' ')
    .replace(/\s+([,;:.?!])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

const BRACKETED = /<[^<>]*>|\([^()]*\)|\[[^[\]]*\]/g;

/**
 * A title as it is written on a map. One in capitals is hard to read, and says least where all of them are: it is set in small
 * letters but for its names, which are written as the map has them, else as the article's own text has them.
 *
 * @param labels of what the title names.
 */
export function setTitle({ title, text }: Pick<Article, 'title' | 'text'>, labels: readonly string[]): string {
  const line = trimTitle(title);
  if (/\p{Ll}/u.test(line) || !/\p{Lu}.*\p{Lu}/u.test(line)) return line;
  const forms = countForms(text.startsWith(title) ? text.slice(title.length) : text);
  let set = line.replace(
    WORD,
    (word) => forms.get(word.toLowerCase()) ?? (INITIALS.test(word) ? word : word.toLowerCase()),
  );
  for (const label of labels) {
    const at = set.toLowerCase().indexOf(label.toLowerCase());
    if (at >= 0) set = set.slice(0, at) + label + set.slice(at + label.length);
  }
  return set.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

const WORD = /[\p{L}\p{N}]+(?:[.'’&-][\p{L}\p{N}]+)*/gu;

/** Letters with stops between them, as in "U.K". */
const INITIALS = /^\p{L}(?:\.\p{L})+$/u;

/** For each word, in small letters, how a text writes it most often; where a sentence begins counts little, and cries in capitals not at all. */
function countForms(text: string): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!/\p{Ll}/u.test(word) && word.length > LONGEST_ACRONYM) continue;
    const isFirst = /(?:^|[.!?"”\n]\s*)$/.test(text.slice(Math.max(0, index - 4), index));
    const own = counts.get(word.toLowerCase()) ?? new Map<string, number>();
    counts.set(word.toLowerCase(), own);
    own.set(word, (own.get(word) ?? 0) + (isFirst ? AT_THE_START : 1));
  }
  return new Map(
    Array.from(counts, ([folded, own]) => [folded, [...own].reduce((a, b) => (b[1] > a[1] ? b : a))[0]] as const),
  );
}

const AT_THE_START = 0.1;
const LONGEST_ACRONYM = 5;
