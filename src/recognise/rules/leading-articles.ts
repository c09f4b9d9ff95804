import type { Token } from '../../text/token.ts';
import { HEADLINE_SHARE } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/**
 * "The" with a capital inside a sentence belongs to the organisation behind it: "owned by The Fletcher School". Where a
 * sentence, a quotation or a line begins, and in headlines, its capital says nothing.
 */
export function takeInArticles(
  { tokens, headline, shouted }: SentenceTokens,
  names: readonly NameCandidate[],
): NameCandidate[] {
  if (headline || shouted || isInCapitals(tokens)) return [...names];
  return names.map((name) => {
    const article = name.first - 1;
    const before = tokens[article - 1];
    const own =
      (name.kind === 'organization' || name.kind === 'group') &&
      name.finder !== 'watchlist' &&
      tokens[article]?.text === 'The' &&
      before !== undefined &&
      (before.word || JOINS.has(before.text));
    return own && !names.some(({ first, end }) => first <= article && article < end)
      ? { ...name, first: article }
      : name;
  });
}

/** A capital on nearly every word, whether or not a stop ends it. */
function isInCapitals(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ word }) => word);
  return words.filter(({ upper }) => upper).length >= HEADLINE_SHARE * words.length;
}

/** Signs that stand inside a sentence, behind which no new one begins. */
const JOINS: ReadonlySet<string> = new Set([',', '/', '&', '(']);
