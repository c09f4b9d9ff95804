import type { Entity } from '../../../src/model/entity.ts';
import { typeOfKind } from '../../../src/model/mention.ts';
import { type CorpusGraph, listCounted, listNames, percent } from './corpus-graph.ts';
import type { Figure } from './figure.ts';

/** What ends the name of a company and says that it is one. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  `inc incorporated corp corporation co cos company ltd limited plc llc lp ag gmbh kg sa se nv bv spa oy oyj ab as asa
   kk pty pte bhd berhad srl sarl`.split(/\s+/),
);

/** Bodies that many countries and states have: alone, each names nothing in particular. */
const GENERIC_BODIES: ReadonlySet<string> = new Set(
  `senate|house|house of representatives|parliament|congress|national assembly|supreme court|high court|
   constitutional court|court of appeal|cabinet|finance ministry|foreign ministry|defence ministry|defense ministry|
   ministry of finance|ministry of foreign affairs|ministry of defence|health ministry|interior ministry|central bank|
   labour party|socialist party|communist party|conservative party|national guard|navy|army|air force|treasury|
   justice department|state department|electoral commission|stock exchange`.split(/\|\s*/),
);

/** Longest list of examples that a figure shows. */
const EXAMPLES = 8;

/** What is wrong with names, as far as labels, kinds and places in the text show it without reading. */
export function measureNames(made: CorpusGraph): Figure[] {
  const names = listNames(made);
  const forms = groupBy(names, ({ label }) => bareName(label));
  const twins = [...forms.values()].filter((group) => group.length > 1);
  const formal = names.filter(({ label }) => endsInLegalForm(label));
  const misread = formal.filter(({ kind }) => kind === 'person' || kind === 'place');
  const labels = groupBy(names, ({ label }) => label.toLowerCase());
  const both = [...labels].filter(([, group]) => new Set(group.map(({ kind }) => typeOfKind(kind))).size > 1);
  const headlines = fromHeadlinesAlone(made);
  const alone = names.filter(({ id }) => headlines.has(id));
  const odd = names.filter(({ label, aliases }) => aliases.length > 1 && isRareLabel(label, aliases));
  const generic = names.filter(({ label }) => GENERIC_BODIES.has(label.toLowerCase()));
  const { torn, persons, worst } = countTornSurnames(made);
  return [
    { name: 'names drawn', value: String(names.length) },
    {
      name: 'groups of labels equal up to legal form, case or punctuation',
      value: String(twins.length),
      target: '≤ 10 on the 3,000',
      examples: twins.slice(0, EXAMPLES).map((group) => group.map(show).join(' = ')),
    },
    {
      name: 'labels ending in a legal form that are persons or places',
      value: `${misread.length} of ${formal.length}`,
      target: '0',
      examples: misread.slice(0, EXAMPLES).map(show),
    },
    {
      name: 'labels that are actor and place at once',
      value: String(both.length),
      target: 'only where both exist',
      examples: both.slice(0, EXAMPLES).map(([label]) => label),
    },
    {
      name: 'names from headlines alone',
      value: `${alone.length} of ${names.length}`,
      target: '≤ 60 on the 3,000',
      examples: alone.slice(0, EXAMPLES).map(show),
    },
    {
      name: 'labels that most of their mentions do not use',
      value: String(odd.length),
      examples: odd.slice(0, EXAMPLES).map(({ label, aliases }) => `${label} (mostly ${aliases[0]!.name})`),
    },
    {
      name: 'bodies that many countries have, drawn without one',
      value: String(generic.length),
      target: 'only with “(unspecified)”',
      examples: generic.slice(0, EXAMPLES).map(({ label, mentions }) => `${label} ${mentions}`),
    },
    {
      name: 'bare surnames torn from a bearer in the same article, share of person mentions',
      value: percent(torn, persons),
      target: 'today 1.3–2.5 %',
      examples: worst,
    },
  ];
}

function show({ label, kind, mentions }: Entity): string {
  return `${label} [${kind} ${mentions}]`;
}

function words(label: string): string[] {
  return label
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Without case, punctuation, an article before it and legal forms behind it. */
function bareName(label: string): string {
  const own = words(label);
  if (own.length > 1 && own[0] === 'the') own.shift();
  while (own.length > 1 && (LEGAL_FORMS.has(own.at(-1)!) || own.at(-1) === 'and')) own.pop();
  return own.join(' ');
}

function endsInLegalForm(label: string): boolean {
  const own = words(label);
  return own.length > 1 && LEGAL_FORMS.has(own.at(-1)!);
}

function isRareLabel(label: string, aliases: Entity['aliases']): boolean {
  const all = aliases.reduce((sum, { count }) => sum + count, 0);
  const own = aliases.find(({ name }) => name === label)?.count ?? 0;
  // A canonical name of the lexicon ("United States" for "U.S.") is no spelling of the articles at all.
  return own > 0 && own < all / 4 && aliases[0]!.count > all / 2 && aliases[0]!.name.includes(' ');
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Ids of the entities whose mentions that count all stand in the titles of articles. */
function fromHeadlinesAlone(made: CorpusGraph): Set<string> {
  const inHeadline = new Set<string>();
  const inText = new Set<string>();
  for (const { article, mention, entity } of listCounted(made)) {
    const titled = article.title !== '' && article.text.startsWith(article.title);
    const place = titled && mention.to <= article.title.length ? inHeadline : inText;
    place.add(entity.id);
  }
  return new Set([...inHeadline].filter((id) => !inText.has(id)));
}

/** Mentions by one word that ends the name of a person of the same article, and count for another person. */
function countTornSurnames(made: CorpusGraph) {
  let persons = 0;
  let torn = 0;
  const articles: { id: string; torn: number; persons: number }[] = [];
  for (const [id, group] of groupBy(
    [...listCounted(made)].filter(({ entity }) => entity.kind === 'person'),
    ({ article }) => article.id,
  )) {
    const bearers = new Map<string, Set<string>>();
    for (const { entity } of group) {
      const own = words(entity.label);
      if (own.length < 2) continue;
      bearers.set(own.at(-1)!, (bearers.get(own.at(-1)!) ?? new Set()).add(entity.id));
    }
    const lost = group.filter(({ entity }) => {
      const own = words(entity.label);
      return own.length === 1 && bearers.has(own[0]!);
    }).length;
    persons += group.length;
    torn += lost;
    if (lost > 0) articles.push({ id, torn: lost, persons: group.length });
  }
  articles.sort((a, b) => b.torn - a.torn);
  const worst = articles.slice(0, 4).map(({ id, torn: lost, persons: all }) => `${id}: ${lost} of ${all}`);
  return { torn, persons, worst };
}
