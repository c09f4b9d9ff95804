import type { Body } from '../../lexicon/bodies.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { nameBody } from '../../lexicon/name-body.ts';
import { nameCountry } from '../../lexicon/name-country.ts';
import type { Article } from '../../model/article.ts';
import type { Mention } from '../../model/mention.ts';
import { foldName } from '../../text/fold.ts';
import { keyOfName, wordsOfKey } from '../../text/name-key.ts';

/** A country counts twice in the first sentences, where a dateline stands and where an article says what it is about. */
const OPENING = 3;
/** A country counts so often more in the body's own sentence, and in the one before it. */
const SAME_SENTENCE = 4;
const SENTENCE_BEFORE = 2;
/** The share that one country must have of all that the article says of countries, 0..1. */
const DOMINANT = 0.5;

/** What a body is called of which nobody can tell whose it is. */
const UNSPECIFIED = '(unspecified)';

/** Where a body is: of a country, or of a place as the article prints it ("California"). */
interface Scope {
  readonly country?: string;
  readonly place: string;
}

/** A mention that reads as the name of a body, with its scope where that is said right beside it. */
interface Found {
  readonly mention: number;
  readonly body: Body;
  /** The body's name as it is printed, folded, without the scope. */
  readonly form: string;
  readonly scope?: Scope;
}

/**
 * What each mention of a body that many countries have ("Senate", "Finance Ministry") is called in full, parallel to the
 * mentions; undefined for every other. Its country is what stands beside it ("Brazil's Senate"), else what the article says
 * beside its other mentions, else the country that the article dwells on there, if one does.
 */
export function placeBodies(
  article: Article,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): readonly (string | undefined)[] {
  const names: (string | undefined)[] = mentions.map(() => undefined);
  const found = mentions.flatMap((_, at) => readBody(article.text, mentions, at, lexicon) ?? []);
  if (found.length === 0) return names;
  const countries = listCountries(article.text, mentions, lexicon);
  for (const one of found) {
    const scope = one.scope ?? findSaid(found, one) ?? findDominant(countries, mentions[one.mention]!, one.body);
    names[one.mention] = nameIn(one, scope, lexicon);
  }
  return names;
}

function readBody(text: string, mentions: readonly Mention[], at: number, lexicon: Lexicon): Found | undefined {
  const mention = mentions[at]!;
  if (mention.kind === 'role' || mention.finder === 'watchlist' || mention.demonym) return undefined;
  const { heads } = lexicon.bodies;
  const words = wordsOfKey(keyOfName(text.slice(mention.from, mention.to)));
  const whole = words.join(' ');
  const alone = heads.get(whole);
  if (alone) {
    const scope = scopeBefore(text, mentions, at, lexicon) ?? scopeBehind(text, mentions, at, lexicon);
    return { mention: at, body: alone, form: whole, ...(scope && { scope }) };
  }
  for (let length = 1; length < words.length && length <= LONGEST_SCOPE; length++) {
    const form = words.slice(length).join(' ');
    const body = heads.get(form);
    const scope = body && readScope(words.slice(0, length).join(' '), lexicon);
    if (scope) return { mention: at, body, form, scope };
  }
  const of = words.indexOf('of', 1);
  for (let link = of; link > 0; link = words.indexOf('of', link + 1)) {
    const form = words.slice(0, link).join(' ');
    const body = heads.get(form);
    const from = words[link + 1] === 'the' ? link + 2 : link + 1;
    const scope = body && readScope(words.slice(from).join(' '), lexicon);
    if (scope) return { mention: at, body, form, scope };
  }
  return undefined;
}

/** Words of the longest country before a body: "Democratic Republic of the Congo". */
const LONGEST_SCOPE = 5;

/** A country by any of its names or adjectives; a smaller place has bodies of its own and needs no country. */
function readScope(name: string, { bodies, names, demonyms, acronyms }: Lexicon): Scope | undefined {
  const key = foldName(name);
  const entry = names.get(key) ?? acronyms.get(name.toUpperCase());
  const country = demonyms.get(key) ?? (entry?.country ? entry.name : undefined);
  if (country !== undefined && bodies.countryOf.get(foldName(country)) === country) return { country, place: country };
  // "Scottish": a country within another has bodies of its own.
  if (country !== undefined) return { place: country };
  return undefined;
}

/** "Brazil's Senate", "the Brazilian Senate", "the California Senate". */
function scopeBefore(text: string, mentions: readonly Mention[], at: number, lexicon: Lexicon): Scope | undefined {
  const before = mentions[at - 1];
  if (before?.kind !== 'place') return undefined;
  if (!/^(?:['’]s?)?\s+$/.test(text.slice(before.to, mentions[at]!.from))) return undefined;
  return scopeOf(text, before, lexicon);
}

/** "the Senate of Brazil", "the Supreme Court in Kenya". */
function scopeBehind(text: string, mentions: readonly Mention[], at: number, lexicon: Lexicon): Scope | undefined {
  const behind = mentions[at + 1];
  if (behind?.kind !== 'place' || behind.demonym) return undefined;
  if (!/^\s+(?:of|in)\s+(?:the\s+)?$/.test(text.slice(mentions[at]!.to, behind.from))) return undefined;
  return scopeOf(text, behind, lexicon);
}

function scopeOf(text: string, mention: Mention, lexicon: Lexicon): Scope | undefined {
  const place = mention.canonical ?? text.slice(mention.from, mention.to);
  const scope = readScope(place, lexicon);
  if (scope) return scope;
  // A capital stands for its country: "Moscow's Foreign Ministry". Any other place has bodies of its own.
  const country = lexicon.bodies.capitalOf.get(foldName(place));
  return country === undefined ? { place } : { country, place: country };
}

/** The scope that the article gives the same body elsewhere: the last before it, else the first behind it. */
function findSaid(found: readonly Found[], one: Found): Scope | undefined {
  let said: Scope | undefined;
  for (const other of found) {
    if (other.body !== one.body || !other.scope) continue;
    if (other.mention > one.mention) return said ?? other.scope;
    said = other.scope;
  }
  return said;
}

/** A country as one sentence names it. */
interface Country {
  readonly name: string;
  readonly sentence: number;
}

function listCountries(text: string, mentions: readonly Mention[], lexicon: Lexicon): Country[] {
  return mentions.flatMap((mention) => {
    const name = nameCountry(text, mention, lexicon);
    return name === undefined ? [] : [{ name, sentence: mention.sentence }];
  });
}

/** The country of which the article speaks most where a body is named, if that is clear. */
function findDominant(countries: readonly Country[], { sentence }: Mention, body: Body): Scope | undefined {
  const weights = new Map<string, number>();
  let sum = 0;
  for (const country of countries) {
    if (!body.mayBeIn(country.name)) continue;
    const behind = sentence - country.sentence;
    const near = behind === 0 ? SAME_SENTENCE : behind === 1 ? SENTENCE_BEFORE : 1;
    const weight = near + (country.sentence < OPENING ? 1 : 0);
    weights.set(country.name, (weights.get(country.name) ?? 0) + weight);
    sum += weight;
  }
  for (const [country, weight] of weights) if (weight > DOMINANT * sum) return { country, place: country };
  return undefined;
}

function nameIn({ body, form }: Found, scope: Scope | undefined, lexicon: Lexicon): string {
  if (!scope) return `${body.name} ${UNSPECIFIED}`;
  const { country, place } = scope;
  return country === undefined
    ? `${lexicon.bodies.adjectiveOf(place)} ${body.name}`
    : nameBody(body, form, country, lexicon);
}
