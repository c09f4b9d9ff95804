import { FINDERS } from '../model/mention.ts';
import { foldText } from '../text/fold.ts';
import { type Day, readDateRange } from './calendar.ts';
import {
  addFilter,
  type Choice,
  type FilterPart,
  type Filters,
  type Measure,
  NO_FILTERS,
  type NumberRange,
} from './filters.ts';
import type { TextClause } from './text-query.ts';

/** What was typed into the one box, read. */
export interface Query {
  /** Words, phrases in quotation marks, and what is to be left out, in order. */
  readonly clauses: readonly TextClause[];
  readonly filters: Filters;
  /** What looks like a filter and is none that can be read, and what would be. */
  readonly troubles: readonly QueryTrouble[];
}

interface QueryTrouble {
  /** As typed. */
  readonly text: string;
  /** What may stand there: "a date like 2019, 2019-03 or 2019-03-17". */
  readonly expected: string;
}

/** The values that an atlas has for a choice, as people know them. */
export type KnownValues = Readonly<Partial<Record<'source' | 'region', readonly string[]>>>;

/**
 * Reads a query:
 *
 *     trump iran                  words
 *     "bank of england"           words that follow each other
 *     -oil  -"price of oil"       to be left out
 *     kind:place  source:reuters  filters by choice; the same twice is either
 *     after:2019-03  before:2020  from the first of March 2019 on, up to the end of 2019
 *     on:2019-03                  in March 2019
 *     articles:3  telling:10..50  at least three, from 10 to 50; also >3, <=3
 *
 * A name before a colon that is no filter's is a word like others. Without known values any source and region is taken.
 */
export function parseQuery(text: string, known: KnownValues = {}): Query {
  const clauses: TextClause[] = [];
  const troubles: QueryTrouble[] = [];
  let filters = NO_FILTERS;
  for (const match of text.matchAll(PIECE)) {
    const [whole, minus = '', name = '', phrase, word = ''] = match;
    const field = FIELDS.get(name.toLowerCase());
    const value = phrase ?? word;
    if (!field) {
      const typed = phrase === undefined ? whole.slice(minus.length) : phrase;
      if (/[\p{L}\p{N}]/u.test(typed))
        clauses.push({ text: typed, isPhrase: phrase !== undefined, isExcluded: minus !== '' });
      continue;
    }
    // What is still being typed is no mistake yet.
    if (value === '') continue;
    const part = field.read(value, { filters, known, isExcluded: minus !== '' });
    if (part) filters = addFilter(filters, part);
    else
      troubles.push({
        text: whole,
        expected: minus === '' ? sayExpected(field, known) : 'a filter that can be left out: kind, found or known',
      });
  }
  return { clauses, filters, troubles };
}

/** `-name:"a phrase"` or `-name:word`; a quotation mark that is not closed reaches to the end. */
const PIECE = /(-?)(?:(\p{L}+):)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]*))(?=\s|["“”]|$)/gu;

interface Reading {
  readonly filters: Filters;
  readonly known: KnownValues;
  readonly isExcluded: boolean;
}

interface Field {
  /** What may stand there, given what the atlas has. */
  readonly expected: string | ((known: KnownValues) => string);
  read(value: string, reading: Reading): FilterPart | undefined;
}

const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['person', ['person']],
  ['people', ['person']],
  ['organization', ['organization']],
  ['organisation', ['organization']],
  ['group', ['group']],
  ['place', ['place']],
  ['role', ['role']],
  ['actor', ['person', 'organization', 'group']],
]);

const FOUND: ReadonlyMap<string, readonly string[]> = new Map(FINDERS.map((finder) => [finder, [finder]]));

const KNOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ['role', ['role']],
  ['together', ['together']],
]);

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['kind', chooseFrom('kind', KINDS)],
  ['type', chooseFrom('kind', KINDS)],
  ['found', chooseFrom('finder', FOUND)],
  ['known', chooseFrom('known', KNOWN)],
  ['source', chooseKnown('source')],
  ['region', chooseKnown('region')],
  ['after', readDates((range) => ({ from: range.from }))],
  ['before', readDates((range) => ({ to: range.from - 1 }))],
  ['on', readDates((range) => range)],
  ['articles', readNumbers('articles', 1)],
  ['degree', readNumbers('degree', 1)],
  ['betweenness', readNumbers('betweenness', 0)],
  ['confidence', readNumbers('confidence', 0)],
  ['sentences', readNumbers('sentences', 1)],
  ['independent', readNumbers('independentArticles', 1)],
  ['telling', readNumbers('telling', 0)],
]);

/** Names of the filters that a query knows, for help. */
export const QUERY_FIELDS: readonly string[] = [...FIELDS.keys()];

/** A choice among values that are the same everywhere: `place`, `places`. */
function chooseFrom(of: Choice, values: ReadonlyMap<string, readonly string[]>): Field {
  const all = [...new Set([...values.values()].flat())];
  return {
    expected: `one of ${[...values.keys()].join(', ')}`,
    read(value, { filters, isExcluded }) {
      const wanted = foldText(value);
      const found = values.get(wanted) ?? values.get(wanted.replace(/s$/, ''));
      if (!found) return undefined;
      const before = filters.choices[of];
      const chosen = isExcluded ? (before ?? all).filter((own) => !found.includes(own)) : [...(before ?? []), ...found];
      return { type: 'choice', of, values: chosen };
    },
  };
}

function sayExpected({ expected }: Field, known: KnownValues): string {
  return typeof expected === 'string' ? expected : expected(known);
}

/** A person who guessed at a source wants to know which there are; a long list helps nobody. */
function nameKnown(of: 'source' | 'region', values: readonly string[] = []): string {
  const named = values.filter((value) => value !== '');
  if (named.length === 0) return `a ${of} of this atlas, which tells none`;
  const some = named.slice(0, 3).join(', ');
  return `a ${of} of this atlas${named.length > 3 ? ', such as' : ':'} ${some}`;
}

/** A choice among what the atlas has: every value that holds what was typed, case and accents aside. */
function chooseKnown(of: 'source' | 'region'): Field {
  return {
    expected: (known) => nameKnown(of, known[of]),
    read(value, { filters, known, isExcluded }) {
      if (isExcluded) return undefined;
      const wanted = foldText(value);
      const found = known[of]?.filter((own) => own !== '' && foldText(own).includes(wanted)) ?? [value];
      return found.length === 0
        ? undefined
        : { type: 'choice', of, values: [...(filters.choices[of] ?? []), ...found] };
    },
  };
}

function readDates(bound: (range: { from: Day; to: Day }) => { from?: Day; to?: Day }): Field {
  return {
    expected: 'a date like 2019, 2019-03 or 2019-03-17',
    read(value, { filters, isExcluded }) {
      const range = isExcluded ? undefined : readDateRange(value);
      return range && { type: 'dates', dates: { ...filters.dates, ...bound(range), undated: false } };
    },
  };
}

/** @param step the least by which two values differ: 1 where things are counted, 0 where "more than" is as good as "from". */
function readNumbers(of: Measure, step: 0 | 1): Field {
  return {
    expected: 'a number like 3, >3 or 3..10',
    read(value, { isExcluded }) {
      const range = isExcluded ? undefined : readRange(value, step);
      return range && { type: 'range', of, range };
    },
  };
}

function readRange(text: string, step: number): NumberRange | undefined {
  const [, sign, only] = /^(>=?|<=?)?(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (only !== undefined) {
    const number = Number(only);
    if (sign === '<') return { to: number - step };
    if (sign === '<=') return { to: number };
    return { from: sign === '>' ? number + step : number };
  }
  const [whole, from, to] = /^(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?$/.exec(text) ?? [];
  if (whole === undefined || (from === undefined && to === undefined)) return undefined;
  return { ...(from !== undefined && { from: Number(from) }), ...(to !== undefined && { to: Number(to) }) };
}
