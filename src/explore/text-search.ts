import type { Span } from '../model/span.ts';
import type { Postings, TextIndex } from '../model/text-index.ts';
import { listTerms } from '../text/terms.ts';
import type { Phrase, TextQuery } from './text-query.ts';

/** An article that answers a query, and where. */
export interface TextHit {
  readonly article: number;
  /** Sentences that say all of it; where none does, those that say some of it. Ascending. */
  readonly sentences: readonly number[];
  /** All of it stands in each of the sentences, and not only somewhere in the article. */
  readonly isTogether: boolean;
}

export interface TextAnswer {
  /** Those with it in one sentence first, then the most sentences first, then in article order. */
  readonly hits: readonly TextHit[];
  /** Sentences that say all of it, in all articles. */
  readonly sentences: number;
}

const NONE: readonly number[] = [];

/** A word that more than half of the articles hold tells nothing beside one that fewer do. */
const EVERYWHERE = 0.5;

/**
 * Finds the sentences that say all phrases of a query and none that it excludes, then the articles that say them in
 * different sentences.
 *
 * @param articles how many there are.
 * @param kept 1 = the article is asked; without it all are.
 */
export async function searchText(
  index: TextIndex,
  query: TextQuery,
  articles: number,
  kept?: Uint8Array,
): Promise<TextAnswer> {
  if (query.all.length === 0) return { hits: [], sentences: 0 };
  const phrases = await choosePhrases(index, query.all, articles);
  let places: Places | undefined;
  const found: Places[] = [];
  for (const phrase of phrases) {
    places = await findPhrase(index, phrase, articles, places ? markArticles(places, articles) : kept);
    found.push(places);
  }
  const said = markArticles(places!, articles);
  const shut = await Promise.all(query.none.map((phrase) => findPhrase(index, phrase, articles, said)));
  const hits: TextHit[] = [];
  let count = 0;
  for (const article of places!.keys()) {
    const own = found.map((list) => list.get(article)!);
    const excluded = shut.length === 0 ? NONE : shut.flatMap((list) => list.get(article) ?? NONE);
    const all = own.reduce(intersect);
    const together = excluded.length === 0 ? all : all.filter((sentence) => !excluded.includes(sentence));
    if (together.length > 0) {
      count += together.length;
      hits.push({ article, sentences: together, isTogether: true });
    } else if (excluded.length === 0 && own.length > 1) {
      hits.push({ article, sentences: [...new Set(own.flat())].sort((a, b) => a - b), isTogether: false });
    }
  }
  hits.sort(
    (a, b) =>
      Number(b.isTogether) - Number(a.isTogether) || b.sentences.length - a.sentences.length || a.article - b.article,
  );
  return { hits, sentences: count };
}

/** What to mark of a stretch of text: the words of every phrase of the query that it holds, in text order. */
export function markPhrases(text: string, span: Span, { all }: TextQuery): readonly Span[] {
  const terms = listTerms(text, span);
  const marks = new Map<number, Span>();
  for (const phrase of all) {
    for (let at = 0; at + phrase.length <= terms.length; at++) {
      if (!phrase.every((term, i) => terms[at + i]!.term === term)) continue;
      for (const { from, to } of terms.slice(at, at + phrase.length)) marks.set(from, { from, to });
    }
  }
  return [...marks.values()].sort((a, b) => a.from - b.from);
}

/** For each article that holds a phrase the sentences that do, ascending. */
type Places = ReadonlyMap<number, readonly number[]>;

/** The rarest first, so that the others are looked for in few articles; without those that stand nearly everywhere. */
async function choosePhrases(
  index: TextIndex,
  phrases: readonly Phrase[],
  articles: number,
): Promise<readonly Phrase[]> {
  const rated = await Promise.all(
    phrases.map(async (phrase) => {
      const counts = await Promise.all(phrase.map((term) => index.counts(term)));
      return { phrase, articles: Math.min(...counts.map((count) => count.articles)) };
    }),
  );
  rated.sort((a, b) => a.articles - b.articles);
  const telling = rated.filter((own) => own.phrase.length > 1 || own.articles <= EVERYWHERE * articles);
  return (telling.length > 0 ? telling : rated).map(({ phrase }) => phrase);
}

async function findPhrase(index: TextIndex, phrase: Phrase, articles: number, kept?: Uint8Array): Promise<Places> {
  const counts = await Promise.all(phrase.map((term) => index.counts(term)));
  const byRarity = phrase.map((_, i) => i).sort((a, b) => counts[a]!.occurrences - counts[b]!.occurrences);
  let starts: Float64Array | undefined;
  let wanted = kept;
  for (const place of byRarity) {
    const own = listStarts(await index.postings(phrase[place]!, wanted), place, wanted);
    starts = starts ? intersectStarts(starts, own) : own;
    if (phrase.length > 1) wanted = markStarts(starts, articles);
  }
  const places = new Map<number, number[]>();
  for (const start of starts!) {
    const article = Math.floor(start / (SENTENCES * POSITIONS));
    const sentence = Math.floor(start / POSITIONS) % SENTENCES;
    const own = places.get(article);
    if (!own) places.set(article, [sentence]);
    else if (own[own.length - 1] !== sentence) own.push(sentence);
  }
  return places;
}

/** More sentences than an article has, and more words than a sentence: a place is one number below 2^53. */
const SENTENCES = 2 ** 16;
const POSITIONS = 2 ** 14;

/** Where a phrase begins whose word number `place` stands at each of the postings, as numbers, ascending. */
function listStarts({ articles, sentences, positions }: Postings, place: number, wanted?: Uint8Array): Float64Array {
  const starts = new Float64Array(articles.length);
  let count = 0;
  for (let at = 0; at < articles.length; at++) {
    if (wanted?.[articles[at]!] === 0 || positions[at]! < place) continue;
    starts[count++] = (articles[at]! * SENTENCES + sentences[at]!) * POSITIONS + positions[at]! - place;
  }
  return starts.subarray(0, count);
}

function intersectStarts(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(Math.min(a.length, b.length));
  let count = 0;
  let at = 0;
  for (const start of a) {
    while (at < b.length && b[at]! < start) at++;
    if (b[at] === start) both[count++] = start;
  }
  return both.subarray(0, count);
}

/** Of two ascending lists what stands in both. */
function intersect(a: readonly number[], b: readonly number[]): readonly number[] {
  let at = 0;
  return a.filter((value) => {
    while (at < b.length && b[at]! < value) at++;
    return b[at] === value;
  });
}

function markStarts(starts: Float64Array, articles: number): Uint8Array {
  const marks = new Uint8Array(articles);
  for (const start of starts) marks[Math.floor(start / (SENTENCES * POSITIONS))] = 1;
  return marks;
}

function markArticles(places: Places, articles: number): Uint8Array {
  const marks = new Uint8Array(articles);
  for (const article of places.keys()) marks[article] = 1;
  return marks;
}
