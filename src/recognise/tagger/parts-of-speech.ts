import { addFeature, type FeatureBuffer } from './features.ts';
import { CAPS, type Word } from './words.ts';

/** Universal parts of speech (de Marneffe et al. 2021). */
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

/** In the model file's order. */
export const PARTS_OF_SPEECH = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;

const EDGE = 0x51ed270b;

/** The features by which a token's part of speech is told. `classes` are the tokens' distributional classes, 0 where unknown. */
export function addPartOfSpeechFeatures(
  buffer: FeatureBuffer,
  words: readonly Word[],
  caseClasses: readonly number[],
  classes: ArrayLike<number>,
  index: number,
): void {
  const word = words[index]!;
  const lower = (offset: number): number => words[index + offset]?.lowerHash ?? EDGE + offset;
  const before = words[index - 1];
  const after = words[index + 1];
  const w0 = word.lowerHash;
  const caps = CAPS.indexOf(word.caps);
  const first = index === 0 ? 1 : 0;
  addFeature(buffer, 1, 0);
  addFeature(buffer, 2, w0);
  addFeature(buffer, 3, word.formHash);
  addFeature(buffer, 4, lower(-1));
  addFeature(buffer, 5, lower(1));
  addFeature(buffer, 6, lower(-2));
  addFeature(buffer, 7, lower(2));
  addFeature(buffer, 8, lower(-1), w0);
  addFeature(buffer, 9, w0, lower(1));
  addFeature(buffer, 10, lower(-1), lower(1));
  addFeature(buffer, 11, lower(-2), lower(-1));
  addFeature(buffer, 12, lower(1), lower(2));
  for (let i = 0; i < word.suffixes.length; i++) addFeature(buffer, 20 + i, word.suffixes[i]!);
  for (let i = 0; i < Math.min(3, word.prefixes.length); i++) addFeature(buffer, 30 + i, word.prefixes[i]!);
  addFeature(buffer, 40, word.shape);
  addFeature(buffer, 41, caps, first);
  addFeature(buffer, 42, word.shape, before?.shape ?? EDGE);
  addFeature(buffer, 43, word.shape, after?.shape ?? EDGE);
  addFeature(buffer, 44, caseClasses[index]!, caps * 2 + first);
  const suffixBefore = before?.suffixes[2] ?? before?.lowerHash ?? EDGE;
  const suffixAfter = after?.suffixes[2] ?? after?.lowerHash ?? EDGE;
  const suffix = word.suffixes[2] ?? w0;
  addFeature(buffer, 50, suffixBefore);
  addFeature(buffer, 51, suffixAfter);
  addFeature(buffer, 52, suffixBefore, suffix);
  addFeature(buffer, 53, suffix, suffixAfter);
  addFeature(buffer, 54, lower(-1), suffix);
  addFeature(buffer, 55, suffix, lower(1));
  for (let offset = -2; offset <= 2; offset++) {
    const cluster = classes[index + offset] ?? 0;
    if (cluster > 0) addFeature(buffer, 70 + offset, cluster);
  }
  if (word.hasHyphen) addFeature(buffer, 60, word.suffixes[1] ?? 0);
  if (word.hasDigit) addFeature(buffer, 61, word.suffixes[0] ?? 0);
}
