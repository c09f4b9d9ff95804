import type { Day } from './calendar.ts';

/** What of a name or a line can be bounded by numbers, each by its own scale. */
export const MEASURES = [
  'articles',
  'degree',
  'betweenness',
  'confidence',
  'sentences',
  'lineArticles',
  'independentArticles',
  'telling',
] as const;

/** What can be chosen by kind: of a name its kind, region and finder, of a line how it is known, of an article its source. */
export const CHOICES = ['kind', 'region', 'finder', 'known', 'source'] as const;

export type Measure = (typeof MEASURES)[number];
export type Choice = (typeof CHOICES)[number];

/** Numbers that stay, both ends included; a missing end bounds nothing. */
export interface NumberRange {
  readonly from?: number;
  readonly to?: number;
}

/** Days that stay, both ends included. */
export interface DateFilter {
  readonly from?: Day;
  readonly to?: Day;
  /** Articles without a date stay. */
  readonly undated: boolean;
}

/**
 * What is to be seen of a map: a value that can be written into an address, undone and compared. Filters stack: what is
 * seen passes all of them.
 */
export interface Filters {
  readonly ranges: Readonly<Partial<Record<Measure, NumberRange>>>;
  /** The values that stay, in code-unit order. */
  readonly choices: Readonly<Partial<Record<Choice, readonly string[]>>>;
  readonly dates?: DateFilter | undefined;
}

export const NO_FILTERS: Filters = { ranges: {}, choices: {} };

/** One filter of several, taken by itself: what a chip stands for. */
export type FilterPart =
  | { readonly type: 'range'; readonly of: Measure; readonly range: NumberRange }
  | { readonly type: 'choice'; readonly of: Choice; readonly values: readonly string[] }
  | { readonly type: 'dates'; readonly dates: DateFilter };

/** The filters that are set, in the order of `CHOICES`, then dates, then `MEASURES`. */
export function listFilters({ ranges, choices, dates }: Filters): readonly FilterPart[] {
  return [
    ...CHOICES.flatMap((of): FilterPart[] => (choices[of] ? [{ type: 'choice', of, values: choices[of] }] : [])),
    ...(dates ? [{ type: 'dates', dates } as const] : []),
    ...MEASURES.flatMap((of): FilterPart[] => (ranges[of] ? [{ type: 'range', of, range: ranges[of] }] : [])),
  ];
}

/** The same filters with one more, in the place of the one of its kind. */
export function addFilter(filters: Filters, part: FilterPart): Filters {
  switch (part.type) {
    case 'range':
      return tidy({ ...filters, ranges: { ...filters.ranges, [part.of]: part.range } });
    case 'choice':
      return tidy({ ...filters, choices: { ...filters.choices, [part.of]: part.values } });
    case 'dates':
      return tidy({ ...filters, dates: part.dates });
  }
}

/** The same filters without the one of that kind. */
export function removeFilter({ ranges, choices, dates }: Filters, part: FilterPart): Filters {
  switch (part.type) {
    case 'range': {
      const { [part.of]: _, ...rest } = ranges;
      return tidy({ ranges: rest, choices, dates });
    }
    case 'choice': {
      const { [part.of]: _, ...rest } = choices;
      return tidy({ ranges, choices: rest, dates });
    }
    case 'dates':
      return tidy({ ranges, choices });
  }
}

/** Both at once: of two filters of one kind the second stays. */
export function combineFilters(first: Filters, second: Filters): Filters {
  return listFilters(second).reduce(addFilter, first);
}

export function sameFilters(a: Filters, b: Filters): boolean {
  return writeFilters(a) === writeFilters(b);
}

/**
 * Filters as a text for an address: `kind=place.role&dates=17897_18000.undated&telling=3_`. Values are escaped, so that
 * any source's name can stand in it.
 */
export function writeFilters(filters: Filters): string {
  return listFilters(filters).map(writePart).join('&');
}

/** Reads what `writeFilters` wrote; what is no filter is left out. */
export function readFilters(text: string): Filters {
  return text.split('&').reduce((filters, piece) => {
    const [name = '', value = ''] = piece.split('=');
    const part = readPart(name, value);
    return part ? addFilter(filters, part) : filters;
  }, NO_FILTERS);
}

function writePart(part: FilterPart): string {
  switch (part.type) {
    case 'range':
      return `${part.of}=${writeRange(part.range)}`;
    case 'choice':
      return `${part.of}=${part.values.map(escapeValue).join('.')}`;
    case 'dates':
      return `dates=${writeRange(part.dates)}${part.dates.undated ? '.undated' : ''}`;
  }
}

function readPart(name: string, value: string): FilterPart | undefined {
  const choice = CHOICES.find((own) => own === name);
  if (choice) {
    const values = value.split('.').map(unescapeValue);
    return values.includes(undefined) ? undefined : { type: 'choice', of: choice, values: values as string[] };
  }
  const measure = MEASURES.find((own) => own === name);
  if (measure) {
    const range = readRange(value);
    return range && { type: 'range', of: measure, range };
  }
  if (name !== 'dates') return undefined;
  const range = readRange(value.replace(/\.undated$/, ''));
  const isWhole = [range?.from, range?.to].every((day) => day === undefined || Number.isSafeInteger(day));
  return range && isWhole ? { type: 'dates', dates: { ...range, undated: value.endsWith('.undated') } } : undefined;
}

/** A tilde escapes: no address is cut at it, and encoding a URL leaves it alone. */
function escapeValue(value: string): string {
  return encodeURIComponent(value).replace(/[.~%]/g, (sign) => (sign === '%' ? '~' : sign === '.' ? '~2E' : '~7E'));
}

function unescapeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('~', '%'));
  } catch {
    return undefined;
  }
}

function writeRange({ from, to }: NumberRange): string {
  return `${from ?? ''}_${to ?? ''}`;
}

const NUMBER = '-?\\d{1,15}(?:\\.\\d{1,15})?(?:e[+-]?\\d{1,3})?';
const RANGE = new RegExp(`^(${NUMBER})?_(${NUMBER})?$`);

function readRange(text: string): NumberRange | undefined {
  const [whole, from, to] = RANGE.exec(text) ?? [];
  // `1e999` is no number that could be written again.
  if (whole === undefined || !Number.isFinite(Number(from ?? 0)) || !Number.isFinite(Number(to ?? 0))) return undefined;
  return { ...(from !== undefined && { from: Number(from) }), ...(to !== undefined && { to: Number(to) }) };
}

/** Leaves out what bounds nothing, and puts values in order: two filters that do the same are the same value. */
function tidy({ ranges, choices, dates }: Filters): Filters {
  const bounds = ({ from, to }: NumberRange) => ({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const isSet = ({ from, to }: NumberRange) => from !== undefined || to !== undefined;
  return {
    ranges: Object.fromEntries(
      MEASURES.flatMap((of) => (ranges[of] && isSet(ranges[of]) ? [[of, bounds(ranges[of])]] : [])),
    ),
    choices: Object.fromEntries(CHOICES.flatMap((of) => (choices[of] ? [[of, [...new Set(choices[of])].sort()]] : []))),
    ...(dates && (isSet(dates) || !dates.undated) && { dates: { ...bounds(dates), undated: dates.undated } }),
  };
}
