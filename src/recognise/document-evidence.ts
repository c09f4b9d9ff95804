import type { Kind } from '../model/mention.ts';
import { candidatesOverlap, type NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';
import { FUNCTION_WORDS } from './words.ts';

/** Below this a guess that nothing else in the article speaks for is dropped. */
const LEAST_CONFIDENCE = 0.35;

/**
 * What the rest of an article says about each name: the kind that most of its occurrences speak for, weighted by their
 * confidence; a short name that is part of a person's full name; occurrences that only their capital betrays.
 */
export function weighDocumentEvidence(
  sentences: readonly SentenceTokens[],
  found: readonly (readonly NameCandidate[])[],
): NameCandidate[][] {
  const keyOf = (number: number, candidate: NameCandidate): string =>
    sentences[number]?.tokens
      .slice(candidate.first, candidate.end)
      .map((token) => token.fold)
      .join(' ') ?? '';

  const votes = new Map<string, Map<Kind, number>>();
  const firm = new Set<string>();
  const persons = new Map<string, number>();
  for (const [number, candidates] of found.entries()) {
    for (const candidate of candidates) {
      const key = keyOf(number, candidate);
      const tally = votes.get(key) ?? new Map<Kind, number>();
      tally.set(candidate.kind, (tally.get(candidate.kind) ?? 0) + (candidate.guess ? 0.5 : 1) * candidate.confidence);
      votes.set(key, tally);
      if (!candidate.guess && candidate.confidence >= 0.5) firm.add(key);
      if (candidate.kind === 'person' && candidate.end - candidate.first > 1 && candidate.confidence >= 0.5) {
        for (const token of sentences[number]?.tokens.slice(candidate.first, candidate.end) ?? []) {
          if (token.upper && token.fold.length > 2)
            persons.set(token.fold, Math.max(persons.get(token.fold) ?? 0, candidate.confidence));
        }
      }
    }
  }

  return found.map((candidates, number) => {
    const tokens = sentences[number]?.tokens ?? [];
    const kept: NameCandidate[] = [];
    for (const candidate of candidates) {
      if (candidate.finder !== 'shape') {
        kept.push(candidate);
        continue;
      }
      const key = keyOf(number, candidate);
      const tally = votes.get(key);
      let best: Kind = candidate.kind;
      for (const [kind, weight] of tally ?? []) if (weight > (tally?.get(best) ?? 0)) best = kind;
      let confidence = candidate.confidence;
      const shortName = candidate.end - candidate.first === 1 ? persons.get(key) : undefined;
      if (shortName !== undefined && !firm.has(key)) {
        best = 'person';
        confidence = Math.max(confidence, 0.9 * shortName);
      } else if (candidate.guess && firm.has(key)) confidence = Math.max(confidence, 0.65);
      else if (candidate.guess && (tally?.get(best) ?? 0) >= 0.8) confidence = Math.max(confidence, 0.5);
      if (confidence >= LEAST_CONFIDENCE) kept.push({ ...candidate, kind: best, confidence });
    }
    addMissed(tokens, number);
    return kept.sort((a, b) => a.first - b.first);

    function addMissed(tokens: readonly { fold: string; upper: boolean }[], _number: number): void {
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at];
        if (!token?.upper || FUNCTION_WORDS.has(token.fold)) continue;
        const here = { first: at, end: at + 1 } as NameCandidate;
        if (kept.some((other) => candidatesOverlap(other, here))) continue;
        const person = persons.get(token.fold);
        const tally = votes.get(token.fold);
        if (person !== undefined) {
          kept.push({ first: at, end: at + 1, kind: 'person', finder: 'shape', confidence: 0.8 * person });
        } else if (tally && firm.has(token.fold)) {
          const [kind] = [...tally].sort((a, b) => b[1] - a[1])[0] ?? ['person' as Kind];
          kept.push({ first: at, end: at + 1, kind, finder: 'shape', confidence: 0.55 });
        }
      }
    }
  });
}
