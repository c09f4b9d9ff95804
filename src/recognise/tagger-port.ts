import type { Span } from '../model/span.ts';

/** Universal parts of speech (de Marneffe et al. 2021). */
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

/** A name as a tagger found it: whole tokens, by their place in the text. */
export interface TaggedName extends Span {
  readonly kind: 'person' | 'organization' | 'place';
  /** 0..1, calibrated. */
  readonly confidence: number;
}

/** What a tagger says of one sentence. */
export interface TaggedSentence {
  /** In text order, disjoint. */
  readonly names: readonly TaggedName[];
  /** One a token; empty where the tagger does not tell parts of speech. */
  readonly pos: readonly PartOfSpeech[];
}

/** Tells names and parts of speech from the words around them: the shipped model, or one that somebody has at hand. */
export interface NameTagger {
  tagArticle(text: string, sentences: readonly (readonly Span[])[]): readonly TaggedSentence[];
}
