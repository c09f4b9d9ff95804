import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import { initialsMatch } from '../../text/initials.ts';
import { SPELLING } from '../../text/spelling.ts';
import type { Token } from '../../text/token.ts';
import { INTRODUCED_ACRONYM, INTRODUCED_NAME } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';

/**
 * What a bracket introduces is a name as surely as what stands before it: "Kenya Defence Forces (KDF)". Only where the
 * letters are its initials.
 */
export function introduceAcronyms(
  tokens: readonly Token[],
  candidates: readonly NameCandidate[],
  index: LexiconIndex,
): NameCandidate[] {
  let names = [...candidates];
  for (let at = 1; at + 2 < tokens.length; at++) {
    const acronym = tokens[at + 1];
    if (tokens[at]?.text !== '(' || tokens[at + 2]?.text !== ')' || !acronym?.caps) continue;
    const printed = names.find((name) => name.end === at && name.end - name.first > 1 && name.kind !== 'person');
    const long =
      printed && startsSo(tokens, printed.first, at, acronym) ? printed : widen(tokens, at, acronym, names, index);
    if (!long) continue;
    if (long !== printed) names = [...names.filter(({ first, end }) => end <= long.first || first >= at), long];
    const own = names.find((name) => name.first === at + 1 && name.end === at + 2);
    if (own && own.finder !== 'shape' && own.confidence >= long.confidence) continue;
    const introduced: NameCandidate = {
      first: at + 1,
      end: at + 2,
      kind: long.kind,
      finder: own?.finder ?? 'shape',
      confidence: Math.max(own?.confidence ?? 0, INTRODUCED_ACRONYM * long.confidence),
      ...(own?.canonical === undefined ? {} : { canonical: own.canonical }),
    };
    names = [...names.filter((name) => name.end <= at + 1 || name.first > at + 1), introduced];
  }
  return names.sort((a, b) => a.first - b.first);
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

function startsSo(tokens: readonly Token[], first: number, end: number, acronym: Token): boolean {
  const words = tokens.slice(first, end).map((token) => token.text);
  return initialsMatch(acronym.text, words);
}
