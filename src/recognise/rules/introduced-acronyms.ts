import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import { initialsMatch } from '../../text/initials.ts';
import { SPELLING } from '../../text/spelling.ts';
import type { Token } from '../../text/token.ts';
import { INTRODUCED_ACRONYM, INTRODUCED_FROM, INTRODUCED_NAME } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';

/**
 * What a bracket introduces is a name as surely as what stands before it: "Kenya Defence Forces (KDF)", and so is a word that
 * the tagger takes for a name. Letters need not be the initials, which may be of another language ("Ministry of Agriculture
 * and Livestock (MAG)"): right behind an organisation 98 of 100 are its short name, unless they are a place or an office.
 */
export function introduceAcronyms(
  tokens: readonly Token[],
  candidates: readonly NameCandidate[],
  index: LexiconIndex,
): NameCandidate[] {
  let names = [...candidates];
  for (let at = 1; at + 2 < tokens.length; at++) {
    const acronym = tokens[at + 1];
    if (tokens[at]?.text !== '(' || tokens[at + 2]?.text !== ')' || !acronym?.upper) continue;
    const own = names.find((name) => name.first === at + 1 && name.end === at + 2);
    const printed = names.find((name) => name.end === at && name.end - name.first > 1 && name.kind !== 'person');
    const spelled = acronym.caps && printed && startsSo(tokens, printed.first, at, acronym) ? printed : undefined;
    const long =
      spelled ??
      (acronym.caps ? widen(tokens, at, acronym, names, index) : undefined) ??
      readBody(tokens, at, acronym, own, names, index) ??
      (printed && isShortName(tokens, at + 1, printed, own, index) ? printed : undefined);
    if (!long) continue;
    if (long !== printed) names = [...names.filter(({ first, end }) => end <= long.first || first >= at), long];
    if (own && own.finder !== 'shape' && own.confidence >= long.confidence) continue;
    const introduced: NameCandidate = {
      first: at + 1,
      end: at + 2,
      kind: long.kind,
      finder: own?.finder ?? 'shape',
      confidence: Math.max(own?.confidence ?? 0, INTRODUCED_ACRONYM * long.confidence),
      introduced: true,
      ...(own?.canonical === undefined ? {} : { canonical: own.canonical }),
    };
    names = [...names.filter((name) => name.end <= at + 1 || name.first > at + 1), introduced];
  }
  return names.sort((a, b) => a.first - b.first);
}

/** Whether what stands in the bracket behind an organisation is nothing but another name of it. */
function isShortName(
  tokens: readonly Token[],
  at: number,
  long: NameCandidate,
  own: NameCandidate | undefined,
  index: LexiconIndex,
): boolean {
  if (long.kind !== 'organization' || long.confidence < INTRODUCED_FROM) return false;
  if (index.findName(tokens, at)?.value.kind === 'place' || index.findRole(tokens, at)) return false;
  return /\p{Lu}.*\p{Lu}/u.test(tokens[at]!.text) || (own?.finder === 'tagger' && !own.demonym);
}

/** Tokens of the longest name that a bracket explains. */
const LONGEST = 12;

/** Letters from which an acronym is no chance, so that the words before it are its name. */
const TELLING = 3;

/**
 * "Presidential Commission on Good Government (PCGG)", "Institute of Epidemiology, Disease Control and Research (IEDCR)": the
 * words before a bracket that have its letters for initials, where the end of them was found.
 */
function widen(
  tokens: readonly Token[],
  end: number,
  acronym: Token,
  names: readonly NameCandidate[],
  index: LexiconIndex,
): NameCandidate | undefined {
  const part = names.find((name) => name.end === end);
  if (acronym.text.length < TELLING || part?.kind !== 'organization' || index.findRole(tokens, end - 1))
    return undefined;
  for (let first = end - 2; first >= Math.max(0, end - LONGEST); first--) {
    const token = tokens[first]!;
    if (!token.upper && !SPELLING.skippedInitial.has(token.fold) && token.text !== ',') return undefined;
    if (!token.upper || !startsSo(tokens, first, end, acronym)) continue;
    const within = names.filter((name) => name.end > first && name.first < end);
    if (within.some((name) => name.first < first || name.finder === 'watchlist')) return undefined;
    const confidence = Math.max(INTRODUCED_NAME, part.confidence);
    return { first, end, kind: 'organization', finder: 'shape', confidence };
  }
  return undefined;
}

/**
 * "the Observatory of Volcanoes of Costa Rica (Ovsicori)", "the National Agency for Civil Aviation of Senegal (ANACIM)": a
 * bracket behind a body that is named at length explains all of it, though the letters be those of another language.
 */
function readBody(
  tokens: readonly Token[],
  end: number,
  short: Token,
  own: NameCandidate | undefined,
  names: readonly NameCandidate[],
  index: LexiconIndex,
): NameCandidate | undefined {
  const { words } = index;
  if (short.text.length < TELLING || own?.demonym || own?.kind === 'place') return undefined;
  if (index.findName(tokens, end + 1)?.value.kind === 'place' || index.findRole(tokens, end + 1)) return undefined;
  const isSmall = ({ fold }: Token) => SPELLING.skippedInitial.has(fold) || fold === 'with';
  let first: number | undefined;
  let hasInitial = false;
  for (let at = end - 1; at >= Math.max(0, end - LONGEST); at--) {
    const token = tokens[at]!;
    if (!token.upper ? !isSmall(token) || at === end - 1 : isSmall(token)) break;
    hasInitial ||= token.upper && token.fold[0] === short.fold[0];
    const before = tokens[at - 1];
    if (!token.upper || (before && !words.definite.has(before.fold))) continue;
    const head = findHead(tokens, at, end, index);
    if (head !== undefined && end - head > 2) first = at;
    // "the Alliance and the Centre for Farming (CIAT)" are two.
    if (first !== undefined && tokens[at - 2]?.fold === 'and') break;
  }
  if (first === undefined || !hasInitial) return undefined;
  const start = first;
  const within = names.filter((name) => name.end > start && name.first < end);
  const isOther = (name: NameCandidate) => name.first < start || name.finder === 'watchlist' || name.kind === 'person';
  if (within.some(isOther)) return undefined;
  return { first, end, kind: 'organization', finder: 'shape', confidence: INTRODUCED_NAME };
}

/** The word that says what sort of body a name is, where "of", "for" or "on" goes on from it: all before it belongs to it. */
function findHead(tokens: readonly Token[], first: number, end: number, { words }: LexiconIndex): number | undefined {
  for (let at = first; at + 1 < end; at++) {
    const { fold, upper } = tokens[at]!;
    if (!upper && fold !== 'and') return undefined;
    if (words.organizationHead.has(fold) && GOES_ON.has(tokens[at + 1]!.fold)) return at;
  }
  return undefined;
}

const GOES_ON: ReadonlySet<string> = new Set(['of', 'for', 'on', 'against']);

function startsSo(tokens: readonly Token[], first: number, end: number, acronym: Token): boolean {
  const words = tokens.slice(first, end).map((token) => token.text);
  return initialsMatch(acronym.text, words);
}
