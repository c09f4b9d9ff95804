/**
 * What a corpus talks about, so that a word can be told to be rarer or more frequent than elsewhere: for each word that
 * can say what something is about, and each phrase of two such words, folded, the sentences that hold it, two at least. Words that never can (function
 * words, weekdays and months, roles, anything but a word in small letters) are not in it.
 */
export interface Vocabulary {
  /** All sentences outside furniture. */
  readonly sentences: number;
  readonly words: ReadonlyMap<string, number>;
}

/** A part of the map whose names hang together more than with the others: a story, or some that are near each other. */
export interface Region {
  /** Index of the region that it is a part of, always a lower one; -1 for those of the first view. */
  readonly within: number;
  /** Its first names, as indices into the nodes, in the order of their rank; three at most. They are its title. */
  readonly nodes: readonly number[];
  /** Up to three words that set its articles apart from the others, most telling first. */
  readonly words: readonly string[];
  /** Names in it and in its parts. */
  readonly names: number;
  /** How many articles are about it. */
  readonly articles: number;
  /**
   * Which these are, ascending: those that tell what its others tell, and name its names; of the regions within the same one an article is about one at
   * most. None in a map without articles, and in an atlas of an earlier version.
   */
  readonly about?: readonly number[] | undefined;
  /** What happened, said by one of its articles; none where it has no article with a title. */
  readonly headline?: Headline | undefined;
}

/** The title of the article that says best what a region is about. */
export interface Headline {
  /** On one line, without what stands in brackets, and not in capitals. */
  readonly text: string;
  /** Index of the article that it is the title of. */
  readonly article: number;
}

/** Which region each node lies in, and what regions and lines are about. */
export interface Description {
  readonly regions: readonly Region[];
  /** For each node the finest region that it lies in, -1 where it lies in none. */
  readonly region: readonly number[];
  readonly vocabulary: Vocabulary;
  /** For the edges that are drawn first, by index, up to three words that set their sentences apart from the corpus. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
}
