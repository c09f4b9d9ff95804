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
export function suggest({ names, findEdge, hasText }: SuggestContext, query: Query, limit = 8): readonly Suggestion[] {
  const sought = query.clauses.filter(({ isExcluded }) => !isExcluded).map(({ text }) => text);
  const text = sought.join(' ');
  const whole = text === '' ? [] : searchEntities(names, text, limit);
  const sure = whole.filter(({ match }) => match !== 'fuzzy' && match !== 'inside');
  const unsure = whole.filter(({ match }) => match === 'fuzzy' || match === 'inside');
  const several = sure.length > 0 ? [] : splitNames(names, sought);
  const filters: Suggestion[] =
    listFilters(query.filters).length > 0 ? [{ type: 'filter', filters: query.filters }] : [];
  const asked = makeTextQuery(query.clauses);
  const sentences: Suggestion[] = hasText && asked.all.length > 0 ? [{ type: 'text', query: asked }] : [];
  const asNames = (hits: readonly SearchHit[]) => hits.map((hit): Suggestion => ({ type: 'name', hit }));
  // Filters beside words say where to look: then the words are looked for there.
  if (filters.length > 0) return [...sentences, ...filters, ...suggestTogether(several, findEdge), ...asNames(whole)];
  // A misspelt name is more often meant than words of the text; but words that are names are no misspelling.
  const isSplit = several.length > 0;
  return [
    ...asNames(sure),
    ...suggestTogether(several, findEdge),
    ...(isSplit ? [] : asNames(unsure)),
    ...sentences,
    ...asNames(several),
    ...(isSplit ? asNames(unsure) : []),
  ];
}

function suggestTogether(hits: readonly SearchHit[], findEdge: SuggestContext['findEdge']): readonly Suggestion[] {
  const [first, second, ...others] = hits;
  if (!first || !second) return [];
  const common: Suggestion = { type: 'common', hits };
  if (others.length > 0) return [common];
  const pair = [first, second] as const;
  const edge = findEdge(first.node, second.node);
  const connection: Suggestion[] = edge === undefined ? [] : [{ type: 'connection', edge, hits: pair }];
  return [...connection, { type: 'paths', hits: pair }, common];
}

/**
 * The words as two to five names that follow each other: as few as will do, and of as few the best matches. Empty where
 * they are no names, or where two of them are the same.
 */
function splitNames(names: SearchIndex, clauses: readonly string[]): readonly SearchHit[] {
  const words = clauses.flatMap((clause) => clause.split(/\s+/).filter(Boolean));
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  const ways: (Way | undefined)[] = [{ hits: [], doubt: 0 }];
  for (let to = 1; to <= words.length; to++) {
    for (let from = 0; from < to; from++) {
      const before = ways[from];
      if (!before || before.hits.length === MOST_NAMES || (from === 0 && to === words.length)) continue;
      const [hit] = searchEntities(names, words.slice(from, to).join(' '), 1, 'word');
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
