import { initialsMatch } from '../../text/initials.ts';
import type { Token } from '../../text/token.ts';
import { INTRODUCED_ACRONYM } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';

/**
 * What a bracket introduces is a name as surely as what stands before it: "Kenya Defence Forces (KDF)". Only where the
 * letters are its initials.
 */
export function introduceAcronyms(tokens: readonly Token[], candidates: readonly NameCandidate[]): NameCandidate[] {
  let names = [...candidates];
  for (let at = 1; at + 2 < tokens.length; at++) {
    const acronym = tokens[at + 1];
    if (tokens[at]?.text !== '(' || tokens[at + 2]?.text !== ')' || !acronym?.caps) continue;
    const long = names.find((name) => name.end === at && name.end - name.first > 1 && name.kind !== 'person');
    if (!long) continue;
    const words = tokens.slice(long.first, long.end).map((token) => token.text);
    if (!initialsMatch(acronym.text, words)) continue;
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
