import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { NameCandidate } from './name-candidate.ts';

/** "US $108 million", "the Singapore dollar": money, no place. */
export function isCurrency(tokens: readonly Token[], name: NameCandidate, words: WordClasses): boolean {
  if (name.kind !== 'place' || name.finder === 'watchlist' || name.demonym) return false;
  const next = tokens[name.end];
  return next !== undefined && (next.text.startsWith('$') || words.currency.has(next.text));
}
