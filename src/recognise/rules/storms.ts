import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/** Drops the names of storms: after "Hurricane Dorian" a bare "Dorian" in the same article is no person. */
export function dropStorms(
  sentences: readonly SentenceTokens[],
  names: readonly NameCandidate[][],
  words: WordClasses,
): NameCandidate[][] {
  const storms = new Set<string>();
  for (const { tokens } of sentences) {
    for (const [at, token] of tokens.entries()) {
      const before = tokens[at - 1];
      if (token.upper && before?.upper && words.storm.has(before.fold)) storms.add(token.fold);
    }
  }
  if (storms.size === 0) return [...names];
  return names.map((own, number) =>
    own.filter(({ finder, first, end }) => {
      const last = sentences[number]?.tokens[end - 1];
      const stormy = words.storm.has(sentences[number]?.tokens[first]?.fold ?? '') || end - first === 1;
      return finder === 'lexicon' || !stormy || !storms.has(last?.fold ?? '');
    }),
  );
}
