import type { Article, Furniture } from '../model/article.ts';

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
  const keys = articles.map(({ text, sentences }) => sentences.map(({ from, to }) => keyOf(text.slice(from, to))));
  const holders = new Map<number, number[]>();
  for (const [article, own] of keys.entries()) {
    for (const key of new Set(own)) {
      if (key === undefined) continue;
      const list = holders.get(key);
      if (!list) holders.set(key, [article]);
      else if (list.length < MOST_LOOKED_AT) list.push(article);
    }
  }
  const sets = new Map<number, ReadonlySet<number>>();
  const setOf = (article: number): ReadonlySet<number> => {
    const known = sets.get(article) ?? new Set(keys[article]!.filter((key) => key !== undefined));
    sets.set(article, known);
    return known;
  };
  const repeated = new Set<number>();
  for (const [key, list] of holders) {
    if (list.length >= LEAST_ARTICLES && countOriginals(list, setOf) >= LEAST_ARTICLES) repeated.add(key);
  }
  if (repeated.size === 0) return articles;
  return articles.map((article, index) => {
    const added = article.sentences.flatMap((sentence, at): Furniture[] => {
      const key = keys[index]![at];
      const marked = article.furniture.some(({ from, to }) => from < sentence.to && sentence.from < to);
      if (key === undefined || !repeated.has(key) || marked) return [];
      return [{ from: sentence.from, to: sentence.to, type: 'repeated' }];
    });
    if (added.length === 0) return article;
    return { ...article, furniture: [...article.furniture, ...added].sort((a, b) => a.from - b.from) };
  });
}

/** FNV-1a over a sentence without case, digits and blanks at its ends; undefined where too little is left. */
function keyOf(sentence: string): number | undefined {
  const folded = sentence.toLowerCase();
  let hash = FNV_SEED;
  let length = 0;
  let isApart = false;
  // A unit at a time: this runs over every sentence of a corpus, and a copy without digits would cost as much again.
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    if (isDigitOrBlank(unit)) {
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
  return length < SHORTEST ? undefined : hash >>> 0;
}

const FNV_SEED = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BLANK = 32;

function isDigitOrBlank(unit: number): boolean {
  if (unit < 128) return unit === BLANK || (unit >= 9 && unit <= 13) || (unit >= 48 && unit <= 57);
  return unit === 0xa0 || (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)));
}

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
