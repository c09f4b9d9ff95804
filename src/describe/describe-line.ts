import type { Vocabulary } from '../model/description.ts';
import { measureLikelihoodRatio } from '../model/likelihood.ts';
import { computeLog } from '../model/logarithm.ts';
import { pickWords } from './pick-words.ts';

/** A sentence that proves a line, and how often its article says each word. */
export interface LineSentence {
  readonly words: ReadonlySet<string>;
  /** For a word the sentences of the article that hold it. */
  readonly inArticle: (word: string) => number;
}

/**
 * Up to three words that set a line's sentences apart from the corpus, most telling first. A word scores the log-likelihood of
 * its sentences here against those in the corpus, times 1 + the log of the sentences that hold it in the articles: of two
 * rare words that stand in the one sentence there is, the one that the article goes on about says what it is about.
 */
export function describeLine(sentences: readonly LineSentence[], { words, sentences: whole }: Vocabulary): string[] {
  const here = new Map<string, number>();
  const around = new Map<string, number>();
  for (const { words: own, inArticle } of sentences) {
    for (const word of own) {
      if (!words.has(word)) continue;
      here.set(word, (here.get(word) ?? 0) + 1);
      around.set(word, Math.max(around.get(word) ?? 1, inArticle(word)));
    }
  }
  const scores = new Map<string, number>();
  for (const [word, count] of here) {
    const keyness = measureLikelihoodRatio(count, sentences.length, words.get(word)!, whole);
    scores.set(word, keyness * (1 + computeLog(around.get(word)!)));
  }
  return pickWords(scores, WORDS);
}

const WORDS = 3;
