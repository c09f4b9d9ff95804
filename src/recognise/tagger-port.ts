import type { Kind } from '../model/mention.ts';

/** Universal parts of speech (universaldependencies.org/u/pos). */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** A name as a trained tagger marks it: tokens `[from, to)` of its sentence. */
export interface TaggedName {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  readonly confidence: number;
}

/** What a tagger says of one sentence. */
export interface TaggedSentence {
  readonly names: readonly TaggedName[];
  readonly pos: readonly PartOfSpeech[];
}
