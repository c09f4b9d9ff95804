import type { Token } from '../text/token.ts';
import type { NameCandidate } from './name-candidate.ts';

const UNITS = new Set(
  'dollar dollars peso pesos rupee rupees franc francs dinar dinars lira rial rials riyal riyals'.split(' '),
);

/** "US $108 million", "the Singapore dollar": money, no place. */
export function isCurrency(tokens: readonly Token[], name: NameCandidate): boolean {
  if (name.kind !== 'place' || name.finder === 'watchlist' || name.demonym) return false;
  const next = tokens[name.end];
  return next !== undefined && (next.text.startsWith('$') || UNITS.has(next.text));
}
