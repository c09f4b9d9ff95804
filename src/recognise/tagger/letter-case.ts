import { type Chain, findBestPath, scoreTokens } from './chain.ts';
import { addFeature, createFeatureBuffer, type FeatureBuffer } from './features.ts';
import { findWord, type Word, type WordCache } from './words.ts';

/** How a word would be written in running text, in the model file's order. */
export const LETTER_CASES = ['lower', 'title', 'upper'] as const;

/** What is known of each word of a sentence whose capitals say nothing; arrays are parallel. */
export interface CaselessSentence {
  /** In lower case. */
  readonly words: readonly Word[];
  readonly caseClasses: ArrayLike<number>;
  readonly classes: ArrayLike<number>;
  readonly wordKinds: ArrayLike<number>;
  /** Lists that hold a phrase over the word, looked up without regard to capitals. */
  readonly gazetteer: ArrayLike<number>;
}

const EDGE = 0x1b873593;

export function addLetterCaseFeatures(buffer: FeatureBuffer, sentence: CaselessSentence, index: number): void {
  const { words, caseClasses, classes, wordKinds, gazetteer } = sentence;
  const word = words[index]!;
  const lower = (offset: number): number => words[index + offset]?.lowerHash ?? EDGE + offset;
  const usual = (offset: number): number => caseClasses[index + offset] ?? 7;
  const w0 = word.lowerHash;
  addFeature(buffer, 301, index === 0 ? 1 : 0);
  if (word.caps === 'none') {
    addFeature(buffer, 302, 0);
    return;
  }
  addFeature(buffer, 303, w0);
  addFeature(buffer, 304, lower(-1));
  addFeature(buffer, 305, lower(1));
  addFeature(buffer, 306, lower(-1), w0);
  addFeature(buffer, 307, w0, lower(1));
  addFeature(buffer, 308, lower(-2), lower(-1));
  addFeature(buffer, 309, lower(1), lower(2));
  addFeature(buffer, 310, usual(0), usual(-1));
  addFeature(buffer, 311, usual(0), usual(1));
  addFeature(buffer, 312, lower(-1), usual(0));
  addFeature(buffer, 313, lower(1), usual(0));
  addFeature(buffer, 314, word.shape);
  for (let i = 0; i < word.suffixes.length; i++) addFeature(buffer, 320 + i, word.suffixes[i]!, usual(0));
  for (let i = 1; i < word.prefixes.length; i++) addFeature(buffer, 330 + i, word.prefixes[i]!, usual(0));
  for (let offset = -1; offset <= 1; offset++) {
    addFeature(buffer, 341 + offset, classes[index + offset] ?? 0, usual(0));
    addFeature(buffer, 351 + offset, wordKinds[index + offset] ?? 0, usual(0));
    addFeature(buffer, 361 + offset, gazetteer[index + offset] ?? 0, usual(0));
  }
}

/** The words in the capitals that running text would give them. */
export function restoreLetterCase(chain: Chain, sentence: CaselessSentence, cache: WordCache): readonly Word[] {
  const buffer = createFeatureBuffer();
  const lattice = scoreTokens(chain, sentence.words.length, buffer, (token) =>
    addLetterCaseFeatures(buffer, sentence, token),
  );
  const path = findBestPath(chain, lattice);
  return sentence.words.map((word, index) => {
    switch (LETTER_CASES[path[index]!]) {
      case 'title':
        return findWord(cache, toTitleCase(word.lower));
      case 'upper':
        return findWord(cache, word.lower.toUpperCase());
      default:
        return word;
    }
  });
}

/** A capital at the start of every part: `Jean-Marie`, `O'Brien`. */
export function toTitleCase(lower: string): string {
  return lower.replace(/(?<![\p{L}\p{N}'])\p{L}/gu, (letter) => letter.toUpperCase());
}
