import type { Kind } from '../../model/mention.ts';

/** A mention of one sentence, by its tokens; `index` is its place in the article's mentions. */
export interface PlacedMention {
  readonly index: number;
  readonly first: number;
  readonly end: number;
  readonly kind: Kind;
  readonly news: boolean;
  /** The outlet that published the article, by its own name. */
  readonly own: boolean;
  /** The lexicon or a watchlist knows it. */
  readonly known: boolean;
  /** A demonym or adjective of a place. */
  readonly demonym: boolean;
  /** A role's lemma; empty for a name. */
  readonly role: string;
}
