import { FormatError } from '../model/notice.ts';
import { isAcronym } from '../text/acronym.ts';
import { foldName } from '../text/fold.ts';
import { keyOfName } from '../text/name-key.ts';
import { readWordClasses, readWordTable } from '../text/word-table.ts';
import { readBodies } from './bodies.ts';
import { readHomonyms } from './homonyms.ts';
import type { Lexicon, LexiconName, LexiconRole, RoleClass } from './lexicon.ts';
import { WORD_CLASSES } from './word-classes.ts';

/** The texts of the files in `graph-data/lexicon`, in the format their README describes. */
export interface LexiconTexts {
  readonly countries: string;
  readonly regions: string;
  readonly cities: string;
  readonly organizations: string;
  readonly otherNames: string;
  readonly roleWords: string;
  readonly personNouns: string;
  readonly givenNames: string;
  readonly wordClasses: string;
  readonly things: string;
  readonly bodies: string;
  readonly homonyms: string;
  readonly abbreviations: string;
}

/** What each of them is called there. */
export const LEXICON_FILES: Readonly<Record<keyof LexiconTexts, string>> = {
  countries: 'countries.tsv',
  regions: 'regions.tsv',
  cities: 'cities.tsv',
  organizations: 'organizations.tsv',
  otherNames: 'other-names.tsv',
  roleWords: 'role-words.tsv',
  personNouns: 'person-nouns.tsv',
  givenNames: 'given-names.tsv',
  wordClasses: 'word-classes.tsv',
  things: 'things.tsv',
  bodies: 'bodies.tsv',
  homonyms: 'homonyms.tsv',
  abbreviations: 'abbreviations.tsv',
};

/** Reads the lexicon's files. Throws a `FormatError` for one that is not of this version. */
export function parseLexicon(texts: LexiconTexts): Lexicon {
  const names = new Map<string, LexiconName>();
  const acronyms = new Map<string, LexiconName>();
  const demonyms = new Map<string, string>();
  const roles = new Map<string, LexiconRole>();
  const add = (alias: string, entry: LexiconName): void => {
    if (alias === '') return;
    const [map, key] = isAcronym(alias) || isMixed(alias) ? [acronyms, alias] : [names, foldName(alias)];
    if (!map.has(key)) map.set(key, entry);
  };
  const addAdjectives = (list: string, name: string): void => {
    for (const adjective of splitList(list)) {
      const key = foldName(adjective);
      if (names.has(key) || demonyms.has(key)) continue;
      demonyms.set(key, name);
      if (!/(?:s|sh|ch|ese|men)$/.test(key)) demonyms.set(`${key}s`, name);
    }
  };

  const countries = readWordTable(texts.countries, LEXICON_FILES.countries);
  for (const [name = '', aliases = ''] of countries) {
    const entry: LexiconName = { name, kind: 'place', confidence: 0.95, country: true };
    for (const alias of [name, ...splitList(aliases)]) add(alias, entry);
  }
  for (const [name = '', kind = '', aliases = ''] of readWordTable(texts.organizations, LEXICON_FILES.organizations)) {
    const entry: LexiconName = {
      name,
      kind: kind === 'group' ? 'group' : 'organization',
      confidence: 0.9,
      ...(kind === 'news' ? { news: true } : {}),
    };
    for (const alias of [name, ...splitList(aliases)]) add(alias, entry);
  }
  const bodies = readWordTable(texts.bodies, LEXICON_FILES.bodies);
  for (const [country = '', name = '', forms = '', , , isName = ''] of bodies) {
    // A body of one country is known by its own name, one of many by each of its forms that is a name whenever it has a capital.
    const entry: LexiconName = { name, kind: 'organization', confidence: 0.9 };
    if (country !== '') add(name, entry);
    else if (isName === 'yes') for (const form of [name, ...splitList(forms)]) add(form, entry);
  }
  for (const row of countries) {
    if (row[3]) add(row[3], { name: row[3], kind: 'place', confidence: 0.9 });
  }
  const regions = readWordTable(texts.regions, LEXICON_FILES.regions);
  for (const [name = '', aliases = ''] of regions) {
    for (const alias of [name, ...splitList(aliases)]) add(alias, { name, kind: 'place', confidence: 0.9 });
  }
  for (const row of countries) addAdjectives(row[2] ?? '', row[0] ?? '');
  for (const row of regions) addAdjectives(row[2] ?? '', row[0] ?? '');
  const cities = readWordTable(texts.cities, LEXICON_FILES.cities);
  for (const [name = '', , size = ''] of cities) {
    add(name, { name, kind: 'place', confidence: size === '3' ? 0.85 : size === '2' ? 0.7 : 0.55 });
  }

  for (const [phrase = '', kind = '', lemma = ''] of readWordTable(texts.roleWords, LEXICON_FILES.roleWords)) {
    const acronym = isAcronym(phrase);
    const key = acronym ? phrase : foldName(phrase);
    if (roles.has(key)) continue;
    if (kind === 'none') roles.set(key, NO_ROLE);
    else roles.set(key, { lemma: lemma || key, class: readRoleClass(kind, phrase) });
  }
  for (const [phrase = '', mark = ''] of readWordTable(texts.personNouns, LEXICON_FILES.personNouns)) {
    const key = foldName(phrase);
    const known = roles.get(key);
    const dual = mark === 'dual' ? { dual: true } : {};
    const head = roles.get(key.slice(key.lastIndexOf(' ') + 1));
    // "young woman" says as little as "woman".
    const own: RoleClass = head?.class === 'weak' ? 'weak' : 'role';
    roles.set(key, known ? { ...known, ...(known === NO_ROLE ? {} : dual) } : { lemma: key, class: own, ...dual });
  }
  for (const [key, role] of roles) if (role.lemma === '') roles.delete(key);

  const otherNames = new Map<string, string>();
  for (const [name = '', aliases = ''] of readWordTable(texts.otherNames, LEXICON_FILES.otherNames)) {
    for (const alias of [name, ...splitList(aliases)])
      otherNames.set(isAcronym(alias) ? alias : keyOfName(alias), name);
  }
  const givenNames = new Set<string>();
  for (const [name = ''] of readWordTable(texts.givenNames, LEXICON_FILES.givenNames)) givenNames.add(foldName(name));
  const abbreviations = new Map(readWordTable(texts.abbreviations, LEXICON_FILES.abbreviations) as [string, string][]);
  const things = new Map<string, string>();
  for (const [name = '', kind = ''] of readWordTable(texts.things, LEXICON_FILES.things))
    things.set(isAcronym(name) ? name : foldName(name), kind);
  return {
    names,
    acronyms,
    demonyms,
    roles,
    givenNames,
    otherNames,
    abbreviations,
    states: new Set(abbreviations.values()),
    things,
    bodies: readBodies({ bodies, countries, regions, cities }),
    homonyms: readHomonyms(readWordTable(texts.homonyms, LEXICON_FILES.homonyms)),
    words: readWordClasses(texts.wordClasses, LEXICON_FILES.wordClasses, WORD_CLASSES, foldName),
  };
}

const NO_ROLE: LexiconRole = { lemma: '', class: 'weak' };

/** Short and with capitals inside: `LeT`, `AfD`, `dpa` mean nothing, or something else, in another case. */
function isMixed(name: string): boolean {
  return name.length <= 5 && /^\p{L}+$/u.test(name) && (/\p{Ll}\p{Lu}/u.test(name) || name === name.toLowerCase());
}

function splitList(list: string): string[] {
  return list.split('|').filter((item) => item !== '');
}

function readRoleClass(name: string, phrase: string): RoleClass {
  if (name === 'title' || name === 'role' || name === 'group' || name === 'weak') return name;
  throw new FormatError(
    'role-words.tsv',
    `"${phrase}" is of class "${name}", expected title, role, group, weak or none`,
  );
}
