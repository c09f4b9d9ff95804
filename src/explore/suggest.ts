import type { TextIndex } from '../model/text-index.ts';
import type { Filters } from './filters.ts';
import { listFilters } from './filters.ts';
import type { Query } from './query.ts';
import { type SearchHit, type SearchIndex, searchEntities } from './search.ts';
import { makeTextQuery, type TextQuery } from './text-query.ts';

/** Something that the one box can do, as a value that says all of it. */
export type Suggestion =
  /** Go to a name. */
  | { readonly type: 'name'; readonly hit: SearchHit }
  /** Open the line between two names. */
  | { readonly type: 'connection'; readonly edge: number; readonly hits: readonly [SearchHit, SearchHit] }
  /** Look for the ways from one name to the other. */
  | { readonly type: 'paths'; readonly hits: readonly [SearchHit, SearchHit] }
  /** Show what is tied to each of two to five names. */
  | { readonly type: 'common'; readonly hits: readonly SearchHit[] }
  /** List the sentences that say it. */
  | { readonly type: 'text'; readonly query: TextQuery }
  /** Show only what passes. */
  | { readonly type: 'filter'; readonly filters: Filters };

export interface SuggestContext {
  readonly names: SearchIndex;
  /** The edge between two nodes, if there is one. */
  findEdge(a: number, b: number): number | undefined;
  /** Whether the atlas has texts to search. */
  readonly hasText: boolean;
  /** Whether each word of the query stands somewhere in the texts (see `isSaid`): then it is no misspelt name. */
  readonly isSaid?: boolean;
}

/** Most names that a suggestion is about. */
const MOST_NAMES = 5;
/** Words beyond these are not tried as several names: trying grows with their square. */
const MOST_WORDS = 7;

/**
 * What a query may mean, the likeliest first: Enter does the first. All words as one name; the words as several names, with
 * their connection, the paths between them and what they share; the sentences that say the words; the filters alone.
 *
 * @param limit names at most, 1 or more.
 */
export function suggest(
  { names, findEdge, hasText, isSaid = false }: SuggestContext,
  query: Query,
  limit = 8,
): readonly Suggestion[] {
  const sought = query.clauses.filter(({ isExcluded }) => !isExcluded).map(({ text }) => text);
  const text = sought.join(' ');
  const passes = passKinds(names, query);
  const whole = text === '' ? [] : searchEntities(names, text, limit, 'fuzzy', passes);
  const sure = whole.filter(isSure);
  const unsure = whole.filter((hit) => !isSure(hit));
  const several = sure.length > 0 ? [] : splitNames(names, sought, passes);
  const filters: Suggestion[] =
    listFilters(query.filters).length > 0 ? [{ type: 'filter', filters: query.filters }] : [];
  const asked = makeTextQuery(query.clauses);
  const sentences: Suggestion[] = hasText && asked.all.length > 0 ? [{ type: 'text', query: asked }] : [];
  const asNames = (hits: readonly SearchHit[]) => hits.map((hit): Suggestion => ({ type: 'name', hit }));
  // Filters beside words say where to look: then the words are looked for there.
  if (filters.length > 0) return [...sentences, ...filters, ...suggestTogether(several, findEdge), ...asNames(whole)];
  // A misspelt name is more often meant than words that no text holds; but what is written there, or names, is no misspelling.
  const isMeant = several.length > 0 || (hasText && isSaid);
  const [first, last] = isMeant ? splitOff(unsure, (hit) => isSpeltSo(hit, text)) : [unsure, []];
  return [
    ...asNames(sure),
    ...suggestTogether(several, findEdge),
    ...asNames(first),
    ...sentences,
    ...asNames(several),
    ...asNames(last),
  ];
}

/** Whether several words are spelt like all the words of a name, as by chance they never are: "Mústafa Baly", Mustafa Bali. */
function isSpeltSo({ match, name }: SearchHit, text: string): boolean {
  const words = countWords(text);
  return match === 'fuzzy' && words > 1 && countWords(name) === words;
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function splitOff<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Whether each word that a query asks for stands in the texts, in any of its forms. */
export async function isSaid(index: TextIndex, { clauses }: Query): Promise<boolean> {
  const terms = makeTextQuery(clauses).all.flat();
  const counts = await Promise.all(terms.map((term) => index.counts(term)));
  return counts.length > 0 && counts.every(({ occurrences }) => occurrences > 0);
}

/**
 * The names that a query asks for: what all its words name, or else the several names that they are (`trump iran`), then what
 * its words are a part of or are spelt like.
 *
 * @param passes nodes for which it is false are not found.
 */
export function findAsked(names: SearchIndex, query: Query, passes?: (node: number) => boolean): readonly SearchHit[] {
  const sought = query.clauses.flatMap(({ text, isExcluded }) => (isExcluded ? [] : [text]));
  const whole = searchEntities(names, sought.join(' '), Math.max(1, names.nodes.length), 'fuzzy', passes);
  if (whole.some(isSure)) return whole;
  const several = splitNames(names, sought, passes);
  const taken = new Set(several.map(({ node }) => node));
  return [...several, ...whole.filter(({ node }) => !taken.has(node))];
}

/** Whether the query is a name or the beginning of its words, and not merely like one. */
export function isSure({ match }: SearchHit): boolean {
  return match !== 'fuzzy' && match !== 'inside';
}

/** Of the filters beside the words the kinds are known of each name. */
function passKinds({ nodes }: SearchIndex, { filters }: Query): ((node: number) => boolean) | undefined {
  const { kind } = filters.choices;
  return kind && ((node) => kind.includes(nodes[node]!.kind));
}

function suggestTogether(hits: readonly SearchHit[], findEdge: SuggestContext['findEdge']): readonly Suggestion[] {
  if (hits.length < 2) return [];
  const common: Suggestion = { type: 'common', hits };
  const pairs = hits.flatMap((first, at) => hits.slice(at + 1).map((second) => [first, second] as const));
  const connections = pairs.flatMap((pair): Suggestion[] => {
    const edge = findEdge(pair[0].node, pair[1].node);
    return edge === undefined ? [] : [{ type: 'connection', edge, hits: pair }];
  });
  // Among more than three names there are too many ways to list: from each to the next as they were typed.
  const ways = hits.length <= 3 ? pairs : hits.slice(1).map((second, at) => [hits[at]!, second] as const);
  const paths = ways.map((pair): Suggestion => ({ type: 'paths', hits: pair }));
  return hits.length === 2 ? [...connections, ...paths, common] : [common, ...connections, ...paths];
}

/**
 * The words as two to five names that follow each other: as few as will do, and of as few the best matches. Empty where
 * they are no names, or where two of them are the same.
 */
function splitNames(
  names: SearchIndex,
  clauses: readonly string[],
  passes?: (node: number) => boolean,
): readonly SearchHit[] {
  const words = clauses.flatMap((clause) => clause.split(/\s+/).filter(Boolean));
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  const ways: (Way | undefined)[] = [{ hits: [], doubt: 0 }];
  for (let to = 1; to <= words.length; to++) {
    for (let from = 0; from < to; from++) {
      const before = ways[from];
      if (!before || before.hits.length === MOST_NAMES || (from === 0 && to === words.length)) continue;
      const [hit] = searchEntities(names, words.slice(from, to).join(' '), 1, 'word', passes);
      if (!hit) continue;
      const way = { hits: [...before.hits, hit], doubt: before.doubt + DOUBT[hit.match] };
      const best = ways[to];
      if (
        !best ||
        way.hits.length < best.hits.length ||
        (way.hits.length === best.hits.length && way.doubt < best.doubt)
      )
        ways[to] = way;
    }
  }
  const hits = ways[words.length]?.hits ?? [];
  return new Set(hits.map(({ node }) => node)).size === hits.length ? hits : [];
}

interface Way {
  readonly hits: readonly SearchHit[];
  readonly doubt: number;
}

const DOUBT: Readonly<Record<SearchHit['match'], number>> = { exact: 0, prefix: 1, word: 2, inside: 3, fuzzy: 4 };
