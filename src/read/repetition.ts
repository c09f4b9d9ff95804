import type { Article, Furniture } from '../model/article.ts';
import { isBlank, type Span } from '../model/span.ts';

/** Articles that must hold a sentence for it to be boilerplate. */
const LEAST_ARTICLES = 3;
/** Shorter sentences repeat by chance. In UTF-16 code units, digits not counted. */
const SHORTEST = 25;
/** Two articles that share two sentences, and more than this share of the shorter one's, are copies or updates of one another. */
const COPY_SHARE = 0.25;
const COPY_LEAST = 2;
/** Of the articles that hold a sentence so many are looked at: enough to find three that are no copies. */
const MOST_LOOKED_AT = 40;

/**
 * Marks what is said in three articles or more, digits aside, as boilerplate: share bars, appeals, footers, standing
 * notes. It is found by sentence, so that a footer glued to the last paragraph takes no prose with it. An agency's copy
 * in several papers is no repetition: articles that share most of their sentences count once.
 */
export function markRepetition(articles: readonly Article[]): readonly Article[] {
  if (articles.length < LEAST_ARTICLES) return articles;
  const tails = articles.map((article) => numberSentences(article, tailOf));
  const often = findOften(tails);
  if (often.size === 0) return articles;
  const known = new Map<number, Uint32Array>();
  const keysOf = (article: number): Uint32Array => {
    const keys = known.get(article) ?? numberSentences(articles[article]!, keyOf);
    known.set(article, keys);
    return keys;
  };
  const holders = new Map<number, number[]>();
  for (const [article, own] of tails.entries()) {
    for (const [at, tail] of own.entries()) {
      const key = often.has(tail) ? keysOf(article)[at]! : NO_KEY;
      if (key === NO_KEY) continue;
      const list = holders.get(key);
      if (!list) holders.set(key, [article]);
      else if (list.length < MOST_LOOKED_AT && list.at(-1) !== article) list.push(article);
    }
  }
  const sets = new Map<number, ReadonlySet<number>>();
  const setOf = (article: number): ReadonlySet<number> => {
    const set = sets.get(article) ?? new Set(keysOf(article).filter((key) => key !== NO_KEY));
    sets.set(article, set);
    return set;
  };
  const repeated = new Set<number>();
  for (const [key, list] of holders) {
    if (list.length >= LEAST_ARTICLES && countOriginals(list, setOf) >= LEAST_ARTICLES) repeated.add(key);
  }
  if (repeated.size === 0) return articles;
  return articles.map((article, index) => {
    const keys = known.get(index);
    if (!keys) return article;
    const added = article.sentences.flatMap((sentence, at): Furniture[] => {
      const marked = article.furniture.some(({ from, to }) => from < sentence.to && sentence.from < to);
      if (marked || !repeated.has(keys[at]!)) return [];
      return [{ from: sentence.from, to: sentence.to, type: 'repeated' }];
    });
    if (added.length === 0) return article;
    return { ...article, furniture: [...article.furniture, ...added].sort((a, b) => a.from - b.from) };
  });
}

/** A number for each sentence. `TypedArray.from` would take thrice the time of all else here. */
function numberSentences({ text, sentences }: Article, numberOf: (text: string, span: Span) => number): Uint32Array {
  const numbers = new Uint32Array(sentences.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = numberOf(text, sentences[i]!);
  return numbers;
}

/** A sentence's last letters as a number: the same for sentences that say the same, and cheap to read. */
function tailOf(text: string, { from, to }: Span): number {
  let hash = FNV_SEED;
  let left = TAIL;
  for (let i = to - 1; i >= from && left > 0; i--) {
    const unit = foldUnit(text.charCodeAt(i));
    if (isLeftOut(unit)) continue;
    hash = Math.imul(hash ^ unit, FNV_PRIME);
    left--;
  }
  return left > 0 ? NO_KEY : hash >>> 0 || 1;
}

/** The numbers that stand three times or more. They are sorted: a map of every sentence of a corpus would cost more than all else here. */
function findOften(tails: readonly Uint32Array[]): ReadonlySet<number> {
  const sorted = new Uint32Array(tails.reduce((sum, own) => sum + own.length, 0));
  let filled = 0;
  for (const own of tails) {
    sorted.set(own, filled);
    filled += own.length;
  }
  sorted.sort();
  const often = new Set<number>();
  for (let i = LEAST_ARTICLES - 1; i < sorted.length; i++) {
    if (sorted[i] === sorted[i - LEAST_ARTICLES + 1]) often.add(sorted[i]!);
  }
  often.delete(NO_KEY);
  return often;
}

/** FNV-1a over a sentence without case, digits and blanks at its ends; `NO_KEY` where too little is left. */
function keyOf(text: string, { from, to }: Span): number {
  let hash = FNV_SEED;
  let length = 0;
  let isApart = false;
  for (let i = from; i < to; i++) {
    const unit = foldUnit(text.charCodeAt(i));
    if (isLeftOut(unit)) {
      isApart = length > 0;
      continue;
    }
    if (isApart) {
      hash = Math.imul(hash ^ BLANK, FNV_PRIME);
      length++;
      isApart = false;
    }
    hash = Math.imul(hash ^ unit, FNV_PRIME);
    length++;
  }
  return length < SHORTEST ? NO_KEY : hash >>> 0 || 1;
}

/** A code unit in lower case; a capital that is two units in lower case ("İ") stays as it is. */
function foldUnit(unit: number): number {
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit | 32 : unit;
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

const isLeftOut = (unit: number) => (unit >= 48 && unit <= 57) || isBlank(unit);

/** Letters at a sentence's end that are looked at first. `SHORTEST` counts blanks too, of which half are left at most. */
const TAIL = 12;
const NO_KEY = 0;
const FNV_SEED = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BLANK = 32;

/** How many of these articles are no copies of one before, up to as many as are asked for. */
function countOriginals(list: readonly number[], setOf: (article: number) => ReadonlySet<number>): number {
  const originals: ReadonlySet<number>[] = [];
  for (const article of list) {
    const own = setOf(article);
    if (originals.some((other) => areCopies(own, other))) continue;
    originals.push(own);
    if (originals.length === LEAST_ARTICLES) break;
  }
  return originals.length;
}

function areCopies(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const key of small) if (large.has(key)) shared++;
  return shared >= COPY_LEAST && shared > COPY_SHARE * small.size;
}
