import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Article } from '../../model/article.ts';
import type { Kind, Mention, Recognition } from '../../model/mention.ts';
import { foldName } from '../../text/fold.ts';
import { hasLegalForm, keyOfName, stripLegalForm, wordsOfKey } from '../../text/name-key.ts';
import { mainKind } from '../name-kind.ts';

/** What one sure sign beside a name says, in mentions of full confidence that a tagger gives it. */
const SIGN = 3;

/** Places that the lexicon is surer of than this do not vote. */
const MAJOR_PLACE = 0.8;

/** The words beside a name that are looked at, in code units. */
const WINDOW = 32;

/** For each mention its kind by all that the article says of names that read so. */
export type KindVotes = readonly Kind[];

/**
 * Lets all mentions of one name in the article vote on its kind, with the signs around them: a legal form, a ticker,
 * angle brackets, "said it", "shares of", "Mr", a role that is said of it. What the lexicon or a watchlist knows, and roles, do not vote.
 */
export function voteKinds(article: Article, { mentions, roleTies }: Recognition, lexicon: Lexicon): KindVotes {
  const holders = new Set(roleTies.map(({ holder }) => holder));
  const votes = new Map<string, Map<Kind, number>>();
  /** Without their legal forms. */
  const companies = new Set<string>();
  const titled = new Set<string>();
  const keys = mentions.map((mention, index) => {
    const surface = article.text.slice(mention.from, mention.to);
    if (!mayVote(mention) || isKnownPlace(surface, lexicon)) return undefined;
    const words = wordsOfKey(keyOfName(surface));
    const key = stripLegalForm(words).join(' ');
    const own = votes.get(key) ?? new Map<Kind, number>();
    votes.set(key, own);
    const vote = (kind: Kind, weight: number) => own.set(kind, (own.get(kind) ?? 0) + weight);
    vote(mention.kind, mention.confidence);
    if (hasLegalForm(words)) {
      companies.add(key);
      vote('organization', COMPANY);
    }
    if (holders.has(index)) vote('person', SIGN);
    const sign = readSign(article.text, mention, lexicon);
    if (holders.has(index) || sign === 'person') titled.add(key);
    if (sign) vote(sign, SIGN);
    return key;
  });
  const kinds = new Map([...votes].map(([key, own]) => [key, mainKind(own)]));
  for (const name of listShortCompanies(kinds, companies)) if (!titled.has(name)) kinds.set(name, 'organization');
  const surnames = listSurnames(kinds);
  return mentions.map(({ kind }, index) => {
    const key = keys[index] ?? '';
    const voted = kinds.get(key) ?? kind;
    // "La Riva" is Gloria La Riva, and no place that nobody knows.
    return voted === 'place' && surnames.has(key) ? 'person' : voted;
  });
}

/**
 * "Hughes" where the article names Hughes Tool Co and no person who is called so: founders' names are companies'.
 */
function listShortCompanies(kinds: ReadonlyMap<string, Kind>, companies: ReadonlySet<string>): readonly string[] {
  const persons = [...kinds].filter(([, kind]) => kind === 'person').map(([name]) => name);
  const beginnings = new Set<string>();
  for (const company of companies) {
    for (let at = company.indexOf(' '); at > 0; at = company.indexOf(' ', at + 1)) beginnings.add(company.slice(0, at));
  }
  return persons.filter(
    (name) => beginnings.has(name) && !persons.some((other) => other !== name && ` ${other} `.includes(` ${name} `)),
  );
}

/** What follows the first word in the names of persons. */
function listSurnames(kinds: ReadonlyMap<string, Kind>): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const [name, kind] of kinds) {
    if (kind === 'person' && name.includes(' ')) surnames.add(name.slice(name.indexOf(' ') + 1));
  }
  return surnames;
}

/** A legal form settles it: no number of mentions that are read as a person's outweighs it. */
const COMPANY = 1e6;

function mayVote({ kind, finder, canonical }: Mention): boolean {
  return kind !== 'role' && canonical === undefined && (finder === 'tagger' || finder === 'shape');
}

/** Countries and large cities stay places, whatever company bears their name. */
function isKnownPlace(surface: string, { names }: Lexicon): boolean {
  const entry = names.get(foldName(surface));
  return entry?.kind === 'place' && entry.confidence > MAJOR_PLACE;
}

/** What stands directly before or after a mention and says what it is. */
function readSign(text: string, { from, to }: Mention, { words }: Lexicon): Kind | undefined {
  // A newswire sets firms without a ticker in such brackets: "<Martin Marietta> of the U.S.".
  if (text[from - 1] === '<' && text[to] === '>') return 'organization';
  const after = text.slice(to, to + WINDOW);
  if (/^\s*<[A-Z][A-Z.]*>|^\s*\((?:NYSE|NASDAQ|Nasdaq|LSE|AMEX|ASX|TSX)\b/.test(after)) return 'organization';
  const next = /^(['’]s?)?\s+(?:(?:has|had|also)\s+)*(\p{L}+)(?:\s+(?:that\s+)?(\p{L}+))?/u.exec(after);
  const [, possessive, first = '', second = ''] = next ?? [];
  if (possessive === undefined && first === 'said' && words.companyReference.has(second)) return 'organization';
  if (words.companyNoun.has(first) && first !== 'board') return 'organization';
  const before = /(\p{L}+)\.?\s+(?:(of|in|by|with|for)\s+)?$/u.exec(text.slice(Math.max(0, from - WINDOW), from));
  const [, noun = '', link] = before ?? [];
  if (link === undefined) return words.honorific.has(noun.toLowerCase()) ? 'person' : undefined;
  return words.companyNoun.has(noun) ? 'organization' : undefined;
}
