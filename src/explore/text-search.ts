import type { Span } from '../model/span.ts';
import type { Postings, TextIndex } from '../model/text-index.ts';
import { listTerms } from '../text/terms.ts';
import type { Phrase, TextQuery } from './text-query.ts';

/** An article that answers a query, and where. */
interface TextHit {
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
  const excluded = mergePlaces(
    await Promise.all(query.none.map((phrase) => findPhrase(index, phrase, articles, markArticles(places!, articles)))),
  );
  const hits: TextHit[] = [];
  let count = 0;
  for (const article of places!.keys()) {
    if (kept?.[article] === 0) continue;
    const [first, ...others] = found.map((own) => own.get(article)!);
    const shut = excluded.get(article);
    const together = [...first!].filter((sentence) => others.every((own) => own.has(sentence)) && !shut?.has(sentence));
    if (together.length > 0) {
      count += together.length;
      hits.push({ article, sentences: together.sort((a, b) => a - b), isTogether: true });
    } else if (!shut && others.length > 0 && [first!, ...others].every((own) => own.size > 0)) {
      const apart = new Set([first!, ...others].flatMap((own) => [...own]));
      hits.push({ article, sentences: [...apart].sort((a, b) => a - b), isTogether: false });
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

/** For each article the sentences that hold a phrase. */
type Places = ReadonlyMap<number, ReadonlySet<number>>;

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
  let starts: ReadonlySet<number> | undefined;
  let wanted = kept;
  const places = new Map<number, Set<number>>();
  for (const place of byRarity) {
    const postings = await index.postings(phrase[place]!, wanted);
    const next = new Set<number>();
    for (let at = 0; at < postings.articles.length; at++) {
      if (wanted?.[postings.articles[at]!] === 0 || postings.positions[at]! < place) continue;
      const start = keyOf(postings, at, place);
      if (!starts || starts.has(start)) next.add(start);
    }
    starts = next;
    if (phrase.length > 1) wanted = markStarts(next, articles);
  }
  for (const start of starts!) {
    const article = Math.floor(start / (SENTENCES * POSITIONS));
    const sentence = Math.floor(start / POSITIONS) % SENTENCES;
    const own = places.get(article);
    if (own) own.add(sentence);
    else places.set(article, new Set([sentence]));
  }
  return places;
}

/** More sentences than an article has, and more words than a sentence: a place is one number below 2^53. */
const SENTENCES = 2 ** 16;
const POSITIONS = 2 ** 14;

/** Where a phrase begins whose word number `place` stands at a posting. */
function keyOf({ articles, sentences, positions }: Postings, at: number, place: number): number {
  return (articles[at]! * SENTENCES + sentences[at]!) * POSITIONS + positions[at]! - place;
}

function markStarts(starts: ReadonlySet<number>, articles: number): Uint8Array {
  const marks = new Uint8Array(articles);
  for (const start of starts) marks[Math.floor(start / (SENTENCES * POSITIONS))] = 1;
  return marks;
}

function markArticles(places: Places, articles: number): Uint8Array {
  const marks = new Uint8Array(articles);
  for (const article of places.keys()) marks[article] = 1;
  return marks;
}

function mergePlaces(list: readonly Places[]): Places {
  const all = new Map<number, Set<number>>();
  for (const places of list) {
    for (const [article, sentences] of places) {
      const own = all.get(article);
      if (own) for (const sentence of sentences) own.add(sentence);
      else all.set(article, new Set(sentences));
    }
  }
  return all;
}
