import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { Bounds } from './name-bounds.ts';

/** Tokens [first, end) of a tagged name. */
export interface TaggedBounds extends Bounds {
  /** By the tagger, or by a title before it. */
  readonly person: boolean;
}

/** Past titles and forms of address: "US President", "Mr", "Maj. Gen.". */
export function skipTitles(tokens: readonly Token[], from: number, end: number, index: LexiconIndex): number {
  let first = from;
  for (let at = from; at < end - 1; ) {
    const role = index.findRole(tokens, at);
    if (role?.value.class === 'title' && at + role.length < end) {
      at += role.length;
      first = at;
    } else if (index.words.honorific.has(tokens[at]?.fold ?? '')) {
      at++;
      first = at;
    } else at++;
    if (at - first > 2) break;
  }
  return first;
}

/** "Texas Sen." before John Tower, "Marine Lt. Col." before Oliver North: the title belongs to the person. */
export function dropTitleBehind(tokens: readonly Token[], first: number, end: number, index: LexiconIndex): number {
  if (!tokens[end]?.upper) return end;
  for (let at = first + 1; at < end; at++) {
    const role = index.findRole(tokens, at);
    if (role?.value.class === 'title' && at + role.length === end) return at;
  }
  return end;
}

/** "A Teachers' Union and B Workers' Union" are two: each has a head of its own. Where the "and" stands. */
export function findTwo(tokens: readonly Token[], first: number, end: number, words: WordClasses): number | undefined {
  const isHead = (at: number): boolean => tokens[at]!.upper && words.organizationHead.has(tokens[at]!.fold);
  for (let at = first + 2; at < end - 2; at++) {
    if (tokens[at]!.fold === 'and' && isHead(at - 1) && isHead(end - 1)) return at;
  }
  return undefined;
}

/**
 * "House Speaker Nancy Pelosi", "Central Bank governor Arifin Siregar", "House Nancy Pelosi": a body and one of its people
 * run together. Where the body ends, and where the person begins.
 */
export function findBearerBehind(
  tokens: readonly Token[],
  { first, end, person }: TaggedBounds,
  lexicon: Lexicon,
  index: LexiconIndex,
): { organization: number; person: number } | undefined {
  const isPerson = (at: number): boolean => isFullName(tokens, { first: at, end }, lexicon, person);
  for (let at = first + 1; at < end - 1; at++) {
    const role = index.findRole(tokens, at);
    const behind = at + (role?.length ?? 0);
    if (!person && role && role.value.class !== 'weak' && behind < end && isPerson(behind))
      return { organization: at, person: behind };
    const body = tokens.slice(first, at).map(({ fold }) => fold);
    if (lexicon.bodies.heads.has(body.join(' ')) && isPerson(at)) return { organization: at, person: at };
  }
  return undefined;
}

/** "Andre Morony of Bankers Trust": one of its people and a body run together. Where the "of" stands. */
export function findBearerBefore(
  tokens: readonly Token[],
  { first, end }: Bounds,
  lexicon: Lexicon,
): number | undefined {
  for (let at = first + 2; at < end - 1; at++) {
    if (tokens[at]!.fold === 'of') return isFullName(tokens, { first, end: at }, lexicon) ? at : undefined;
  }
  return undefined;
}

/**
 * Two or three words with capitals, of which none is what bodies are named by.
 * @param told whether something else says that it is a person; else the first must be a given name.
 */
export function isFullName(
  tokens: readonly Token[],
  { first, end }: Bounds,
  { givenNames, words }: Pick<Lexicon, 'givenNames' | 'words'>,
  told = false,
): boolean {
  const length = end - first;
  if (length < 2 || length > 3 || !(told || givenNames.has(tokens[first]!.fold))) return false;
  return tokens.slice(first, end).every(({ fold, upper }) => upper && !words.organizationHead.has(fold));
}

/** A country's adjective, or a people that has none: "Kurdish", "Sunni". */
export function isPeople(tokens: readonly Token[], first: number, end: number, index: LexiconIndex): boolean {
  const demonym = index.findDemonym(tokens, first);
  if (demonym) return first + demonym.length === end;
  return end - first === 1 && index.words.people.has(tokens[first]!.fold);
}

/** An article, a sign, a date, or what is tied by a hyphen before the name: "anti-". */
export function isLead(tokens: readonly Token[], at: number, words: WordClasses): boolean {
  const token = tokens[at];
  if (!token?.word || token.fold === 'the') return true;
  // "On Monday Acme Corp": a date. The Sunday Times keeps its day.
  if (words.calendar.has(token.fold) && tokens[at - 1]?.fold === 'on') return true;
  return !token.upper && tokens[at + 1]?.text === '-';
}

/** A possessive, a sign, or what a name is: the Islamic State "group", Borno "state". */
export function isTail(token: Token | undefined, words: WordClasses): boolean {
  if (!token) return false;
  if (token.fold === "'s" || token.fold === "'" || !token.word) return true;
  return !token.upper && (words.organizationNounAfter.has(token.fold) || words.placeNounAfter.has(token.fold));
}

export function isNoName(token: Token, words: WordClasses): boolean {
  return (
    words.calendar.has(token.fold) || words.honorific.has(token.fold) || (words.noName.has(token.fold) && !token.caps)
  );
}
