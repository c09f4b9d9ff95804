import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Token } from '../../text/token.ts';
import { KNOWN } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';

/** "Hartford, Conn., and Springfield, Ill": behind a place and a comma an abbreviation is a state, whatever else it may be. */
export function readStates(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  { abbreviations }: Lexicon,
): NameCandidate[] {
  const states: NameCandidate[] = [];
  for (const { kind, end, demonym } of names) {
    if (kind !== 'place' || demonym || tokens[end]?.text !== ',') continue;
    const first = end + 1;
    const printed = tokens[first]?.text ?? '';
    // A stop that ends the sentence as well is a token of its own.
    const canonical = abbreviations.get(printed) ?? abbreviations.get(`${printed}.`);
    if (canonical === undefined) continue;
    states.push({ first, end: first + 1, kind: 'place', finder: 'lexicon', confidence: KNOWN.country, canonical });
  }
  const isTaken = (name: NameCandidate) => states.some(({ first }) => name.first <= first && first < name.end);
  return states.length === 0
    ? [...names]
    : [...names.filter((name) => !isTaken(name)), ...states].sort((a, b) => a.first - b.first);
}
