import { foldName } from '../text/fold.ts';

/** A body that many countries have: by its name alone it is nobody's in particular. */
export interface Body {
  /** Its usual name: "Finance Ministry" for "Ministry of Finance" too. */
  readonly name: string;
  /** Whether a country may have one of that name. */
  mayBeIn(country: string): boolean;
}

/** What is known of bodies and of where they are. Keys of names are as `foldName` makes them; countries go by the lexicon's name. */
export interface Bodies {
  /** Each of its names → the body. */
  readonly heads: ReadonlyMap<string, Body>;
  /** Places (countries, their adjectives, capitals, cities, regions), and bodies that one country alone has → their country. */
  readonly countryOf: ReadonlyMap<string, string>;
  /** Capitals alone. */
  readonly capitalOf: ReadonlyMap<string, string>;
  /** What one country's body is called, where it has a name of its own: "Bank of Canada". */
  nameIn(country: string, form: string): string | undefined;
  /** "Brazilian", "US", "European": what stands before a body of that country or continent. */
  adjectiveOf(country: string): string;
}

/** One row of a lexicon table, cut at its tabs. */
type Row = readonly string[];

/** The tables that say which bodies there are and where places are; the rows are without their header. */
export interface BodyTables {
  /** Country, name, forms, codes of countries that have none, codes of the only ones that do. Without a country: a body that many have. */
  readonly bodies: readonly Row[];
  /** Name, aliases, adjectives, capital, code. */
  readonly countries: readonly Row[];
  /** Name, aliases, adjectives, code. */
  readonly regions: readonly Row[];
  /** Name, code, size. */
  readonly cities: readonly Row[];
}

/** Size of a city from which its name says where an article is: smaller ones share theirs with people and each other. */
const TELLING_SIZE = 2;

export function readBodies({ bodies, countries, regions, cities }: BodyTables): Bodies {
  const countryOf = new Map<string, string>();
  const adjectives = new Map<string, string>();
  const byCode = new Map<string, string>();
  const place = (name: string, country: string): void => {
    const key = foldName(name);
    if (key !== '' && !countryOf.has(key)) countryOf.set(key, country);
  };
  for (const [name = '', aliases = '', words = '', , code = ''] of countries) {
    // Scotland has the code of the United Kingdom, which stands before it in the table.
    const country = byCode.get(code) ?? name;
    if (code !== '') byCode.set(code, country);
    const adjective = splitList(words)[0] ?? name;
    // "the US Senate", not "the American Senate": a country that goes by its code.
    adjectives.set(name, splitList(aliases).includes(code) ? code : adjective);
    for (const one of [name, ...splitList(aliases), ...splitList(words)]) place(one, country);
  }
  const capitalOf = new Map<string, string>();
  for (const [name = '', , , capital = ''] of countries) {
    if (capital === '') continue;
    place(capital, name);
    capitalOf.set(foldName(capital), name);
  }
  for (const [name = '', aliases = '', words = '', code = ''] of regions) {
    const country = byCode.get(code);
    const [adjective] = splitList(words);
    // "the European Parliament", but "the California Supreme Court".
    if (country === undefined && adjective !== undefined) adjectives.set(name, adjective);
    if (country !== undefined)
      for (const one of [name, ...splitList(aliases), ...splitList(words)]) place(one, country);
  }
  for (const [name = '', code = '', size = ''] of cities) {
    const country = byCode.get(code);
    if (country !== undefined && Number(size) >= TELLING_SIZE) place(name, country);
  }
  const heads = new Map<string, Body>();
  const own = new Map<string, string>();
  for (const [country = '', name = '', forms = '', never = '', only = ''] of bodies) {
    if (country === '') {
      const without = readCountries(never, byCode);
      const within = readCountries(only, byCode);
      const body: Body = {
        name,
        mayBeIn: (one) => !without.has(one) && (within.size === 0 || within.has(one)),
      };
      for (const form of [name, ...splitList(forms)]) heads.set(foldName(form), body);
    } else {
      place(name, country);
      for (const form of splitList(forms)) own.set(`${country}\n${foldName(form)}`, name);
    }
  }
  return {
    heads,
    countryOf,
    capitalOf,
    nameIn: (country, form) => own.get(`${country}\n${form}`),
    adjectiveOf: (country) => adjectives.get(country) ?? country,
  };
}

function readCountries(codes: string, byCode: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(splitList(codes).flatMap((code) => byCode.get(code) ?? []));
}

function splitList(list: string): string[] {
  return list.split('|').filter((item) => item !== '');
}
