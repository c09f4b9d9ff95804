import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { TaggedSentence } from '../tagger.ts';
import { CASELESS, TAGGED } from '../weights.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/**
 * The sentences that are all in lower case, by themselves or with their whole article, as if they had their capitals: where
 * the tagger found a name, and on countries and known names of several words. The rules ask for capitals; here these stand
 * for them. Any other sentence is left as it is.
 */
export function restoreCapitals(
  sentences: readonly SentenceTokens[],
  tagged: readonly TaggedSentence[],
  index: LexiconIndex,
): readonly SentenceTokens[] {
  const whole = isCaseless(sentences);
  return sentences.map((sentence, number) => {
    if (!whole && !tagged[number]?.caseless) return sentence;
    const named = new Set<number>();
    for (const { from, to, confidence } of tagged[number]?.names ?? []) {
      if (confidence < TAGGED.least) continue;
      for (const [at, token] of sentence.tokens.entries())
        if (token.from < to && from < token.to && token.word) named.add(at);
    }
    const capitals = sentence.tokens.map((token) => (token.word ? { ...token, upper: true } : token));
    for (let at = 0; at < capitals.length; at++) {
      const known = index.findName(capitals, at);
      if (!known || !(known.value.country || known.length > 1)) continue;
      for (let word = at; word < at + known.length; word++) named.add(word);
      at += known.length - 1;
    }
    return { ...sentence, tokens: sentence.tokens.map((token, at) => (named.has(at) ? capitals[at]! : token)) };
  });
}

function isCaseless(sentences: readonly SentenceTokens[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const { tokens } of sentences) {
    for (const { word, upper } of tokens) {
      if (!word) continue;
      words++;
      if (upper) capitals++;
    }
  }
  return words >= CASELESS.words && capitals <= CASELESS.capitals * words;
}
