/**
 * Where one term stands in the sentences of all articles: three columns of one length, ordered by article, then sentence,
 * then position.
 */
export interface Postings {
  /** Indices into the atlas's articles. */
  readonly articles: Uint32Array;
  /** Indices into the article's sentences. */
  readonly sentences: Uint32Array;
  /** Number of the term among those of its sentence, from 0. */
  readonly positions: Uint32Array;
}

export const NO_POSTINGS: Postings = {
  articles: new Uint32Array(0),
  sentences: new Uint32Array(0),
  positions: new Uint32Array(0),
};

/** What a term's postings say before they are read. */
export interface TermCounts {
  /** Articles it stands in. */
  readonly articles: number;
  /** Times it stands there. */
  readonly occurrences: number;
}

/** The words of all articles. Terms are those of `text/terms.ts`. */
export interface TextIndex {
  /** Zeros where no article holds the term. */
  counts(term: string): Promise<TermCounts>;
  /** Of the articles for which `wanted` is 1; without it, of all. Perhaps of others, too: what is stored with them. */
  postings(term: string, wanted?: Uint8Array): Promise<Postings>;
}
