import {
  type Choice,
  type DateFilter,
  type FilterPart,
  type Measure,
  type NumberRange,
  writeDay,
} from '../../../index.ts';
import { formatDate } from './proof-words.ts';
import { count, formatNumber } from './words.ts';

/** What each measure says, as a heading, and one of what it counts. */
export const MEASURE_WORDS: Readonly<Record<Measure, { readonly title: string; readonly unit?: string }>> = {
  articles: { title: 'Articles that name it', unit: 'article' },
  degree: { title: 'Connections of a name', unit: 'connection' },
  betweenness: { title: 'Between others (betweenness)' },
  confidence: { title: 'How sure a name is' },
  sentences: { title: 'Sentences of a connection', unit: 'sentence' },
  lineArticles: { title: 'Articles of a connection', unit: 'article' },
  independentArticles: { title: 'Independent articles of a connection', unit: 'article' },
  telling: { title: 'How telling a connection is' },
};

export const CHOICE_TITLES: Readonly<Record<Choice, string>> = {
  kind: 'Kinds',
  region: 'Stories',
  finder: 'How a name was found',
  known: 'How a connection is known',
  source: 'Sources',
};

const VALUE_WORDS: ReadonlyMap<string, string> = new Map([
  ['kind person', 'People'],
  ['kind organization', 'Organisations'],
  ['kind group', 'Groups'],
  ['kind place', 'Places'],
  ['kind role', 'Roles'],
  ['known role', 'A role is stated'],
  ['known together', 'Named together'],
  ['source ', 'No source given'],
  ['finder tagger', 'By the trained tagger'],
  ['finder lexicon', 'In the list of known names'],
  ['finder shape', 'By its spelling'],
  ['finder role', 'Among the nouns for roles'],
  ['finder watchlist', 'In your own list'],
  ['finder decision', 'Marked by hand'],
]);

/** A value of a choice, for people. */
export function nameValue(of: Choice, value: string): string {
  return VALUE_WORDS.get(`${of} ${value}`) ?? value;
}

/** One filter as a chip says it: "From 1 March 2019 on". */
export function nameFilter(part: FilterPart): string {
  switch (part.type) {
    case 'choice':
      return part.values.length === 0
        ? `No ${CHOICE_TITLES[part.of].toLowerCase()}`
        : part.values.map((value) => nameValue(part.of, value)).join(', ');
    case 'range':
      return `${MEASURE_WORDS[part.of].title}: ${nameRange(part.of, part.range)}`;
    case 'dates':
      return nameDates(part.dates);
  }
}

export function nameRange(of: Measure, { from, to }: NumberRange): string {
  const { unit } = MEASURE_WORDS[of];
  const name = (value: number) => (unit === undefined ? nameNumber(value) : count(value, unit));
  if (from !== undefined && to !== undefined) return from === to ? name(from) : `${nameNumber(from)} to ${name(to)}`;
  if (from !== undefined) return `${name(from)} or more`;
  return to === undefined ? 'any' : `${name(to)} or less`;
}

export function nameDates({ from, to, undated }: DateFilter): string {
  const also = undated ? ', and undated' : '';
  if (from === undefined && to === undefined) return undated ? 'Any date' : 'Dated articles';
  if (from === undefined) return `Up to ${formatDate(writeDay(to!))}${also}`;
  if (to === undefined) return `From ${formatDate(writeDay(from))} on${also}`;
  if (from === to) return `${formatDate(writeDay(from))}${also}`;
  return `${formatDate(writeDay(from))} to ${formatDate(writeDay(to))}${also}`;
}

/** A number that is read, not computed with: 0.00213, 12.4, 1,204. */
export function nameNumber(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : String(Number(value.toPrecision(3)));
}
