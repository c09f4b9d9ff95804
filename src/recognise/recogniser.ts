import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Article } from '../model/article.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import type { Watchlist } from './rules/watchlist.ts';

/** Finds who, where and in what role one article names. Pure: the same article gives the same mentions. */
export interface Recogniser {
  /** What it knows before reading; resolving names asks the same. */
  readonly lexicon: Lexicon;
  recogniseArticle(article: Article): Recognition;
  /**
   * Reads articles ahead, where that takes more than a processor's turn. To be awaited once, before `recogniseArticle`
   * is asked for one of them. No article's answer depends on the others.
   */
  readonly prepare?: (articles: readonly Article[], watch: (progress: Progress) => void) => Promise<void>;
  /**
   * What tells whether an article carries another's text (`signText`), where whoever read it ahead knows that too; undefined
   * for an article of which it does not.
   */
  readonly recallSignature?: (article: Article) => readonly number[] | undefined;
}

/** Names that somebody wants found, whatever else is. */
export interface OwnNames {
  /** Names that always win. */
  readonly watchlist?: Watchlist;
  /** Only the watchlist's names are found. */
  readonly watchlistOnly?: boolean;
}

/** Reads a file that ships with the program, by its path below `graph-data`; what is zipped there comes unzipped. */
export type ReadResource = (path: string) => Promise<Uint8Array>;

/** A way to find names that a person can choose. */
export interface RecogniserType {
  /** What one types: `--recogniser tagger`. */
  readonly id: string;
  readonly name: string;
  /** Loads what it knows before reading. Throws a `FormatError` for a file that is not of this version. */
  readonly load: (read: ReadResource, own?: OwnNames) => Promise<Recogniser>;
}
