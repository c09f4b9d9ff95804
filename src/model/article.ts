import type { Span } from './span.ts';

/** A file as a shell hands it in: its bytes already decoded, its name relative to what the person gave. */
export interface SourceFile {
  /** Path below the input, `/` between folders; unique in a project. */
  readonly name: string;
  readonly text: string;
  /** Whether its text is a table with a header whatever its name says. */
  readonly isTable?: boolean;
  /** What the file says of itself apart from its text, where it is of a format that does. */
  readonly stated?: {
    readonly title?: string;
    readonly published?: string;
    readonly source?: string;
    readonly url?: string;
    readonly author?: string;
    /** When the file itself was made, which is no more than a guess at when the article was published. */
    readonly made?: string;
  };
}

/** A sentence: a span of the article's text, and the paragraph it stands in. */
export interface Sentence extends Span {
  /** Index into the article's paragraphs. */
  readonly paragraph: number;
}

/** What a stretch of boilerplate is. Furniture is marked, never cut, and nothing in it makes an edge. */
export type FurnitureType = 'related' | 'byline' | 'caption' | 'promotion' | 'tags' | 'repeated';

export interface Furniture extends Span {
  readonly type: FurnitureType;
}

/**
 * One news article. `text` never changes; every other part points into it.
 * Paragraphs and sentences are in text order, do not overlap, and have no white space at their ends.
 */
export interface Article {
  /** The file's name, or `<file>#<n>` (from 1) where a file holds several articles; unique in a project. */
  readonly id: string;
  /** As printed: the first paragraph where it reads like a headline, else its first sentence; a record's own title where it has one. */
  readonly title: string;
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly furniture: readonly Furniture[];
  /** ISO 8601 date (`2019-02-17`), where the source states one. */
  readonly published?: string;
  /** Who published it, where the source says so. */
  readonly source?: string;
  readonly url?: string;
  /** Who wrote it, as the file's own metadata say; several with commas between them. */
  readonly author?: string;
}

/** Whether an article's id says no more of it than the file it came in and its place there: `week.csv#3`. */
export function isRowNumber(id: string): boolean {
  return /#\d+$/.test(id);
}
