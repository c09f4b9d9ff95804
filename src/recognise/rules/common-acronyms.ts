import type { Lexicon } from '../../lexicon/lexicon.ts';
import { initialsMatch } from '../../text/initials.ts';
import type { Token } from '../../text/token.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/** Tokens of the longest explanation that is looked for. */
const LONGEST = 8;

/**
 * The acronyms of an article that stand for words without capitals: "digital rights management (DRM)", "ETA (estimated time of
 * arrival)". They are names of nobody. Those that end in what bodies are named by ("the finance ministry (MoF)") are none of them.
 */
export function findCommonAcronyms(sentences: readonly SentenceTokens[], lexicon: Lexicon): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { tokens, headline } of sentences) {
    if (headline) continue;
    for (let at = 1; at < tokens.length; at++) {
      if (tokens[at]!.text !== '(') continue;
      const close = tokens.findIndex(({ text }, index) => index > at && index <= at + LONGEST && text === ')');
      const [before, inside] = [tokens[at - 1]!, tokens[at + 1]];
      if (inside?.caps && close === at + 2 && isExplainedBefore(tokens, at, inside, lexicon)) found.add(inside.text);
      if (before.caps && isExplainedIn(tokens, at + 1, close < 0 ? at + 1 + LONGEST : close, before, lexicon))
        found.add(before.text);
    }
  }
  return found;
}

/** Drops such acronyms, though the lexicon know another thing of that name; what a person's own list names stays. */
export function dropCommonAcronyms(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  common: ReadonlySet<string>,
): readonly NameCandidate[] {
  if (common.size === 0) return names;
  return names.filter(
    ({ first, end, finder }) => finder === 'watchlist' || end - first > 1 || !common.has(tokens[first]!.text),
  );
}

function isExplainedBefore(tokens: readonly Token[], end: number, acronym: Token, lexicon: Lexicon): boolean {
  for (let first = end - 2; first >= Math.max(0, end - LONGEST); first--)
    if (isExplanation(tokens.slice(first, end), acronym, lexicon)) return true;
  return false;
}

function isExplainedIn(
  tokens: readonly Token[],
  first: number,
  limit: number,
  acronym: Token,
  lexicon: Lexicon,
): boolean {
  for (let end = first + 2; end <= Math.min(limit, tokens.length); end++)
    if (isExplanation(tokens.slice(first, end), acronym, lexicon)) return true;
  return false;
}

function isExplanation(own: readonly Token[], acronym: Token, { names, words }: Lexicon): boolean {
  const last = own.at(-1)!;
  if (own.some(({ upper, word, text }) => upper || !(word || text === '-'))) return false;
  if (words.organizationHead.has(last.fold) || words.organizationNoun.has(last.fold)) return false;
  // "united nations (UN)": typed without its capitals.
  if (names.has(own.map(({ fold }) => fold).join(' '))) return false;
  return initialsMatch(
    acronym.text,
    own.map(({ text }) => text),
  );
}
