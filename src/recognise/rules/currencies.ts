import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { NameCandidate } from './name-candidate.ts';

/** "US $108 million", "the Singapore dollar", "46 mln U.S. Dlrs": money, no place and no body. */
export function isCurrency(tokens: readonly Token[], name: NameCandidate, words: WordClasses): boolean {
  if (name.finder === 'watchlist' || name.demonym) return false;
  if (name.kind === 'organization' && name.end - name.first > 1) return MONEY.test(tokens[name.end - 1]!.fold);
  const next = tokens[name.end];
  if (name.kind !== 'place' || !next) return false;
  return next.text.startsWith('$') || words.currency.has(next.text) || MONEY.test(next.fold);
}

/** What a wire writes for dollars: no body is called so. */
const MONEY = /^dlrs?$/;
