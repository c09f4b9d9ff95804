import type { SourceFile } from '../model/article.ts';
import type { Notice } from '../model/notice.ts';

/** A file as it lies on a disk. */
export interface SourceBytes {
  /** Path below the input, `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What goes with the reading of one file, and of those inside it. */
export interface ReadingContext {
  readonly notices: Notice[];
  /** Bytes that may still be unpacked from it: a zip of some kilobytes can claim to hold anything. */
  readonly room: { left: number };
  /** Files around this one: 0 for one that stands by itself. */
  readonly depth: number;
  /** Reads a file that was found in this one. */
  readInner(file: SourceBytes): Promise<readonly SourceFile[]>;
}

/**
 * Takes the text out of a file's bytes. One that is several articles gives several, with names of their own.
 *
 * @throws FormatError where the bytes are not what the name says.
 */
export type SourceReader = (
  file: SourceBytes,
  context: ReadingContext,
) => readonly SourceFile[] | Promise<readonly SourceFile[]>;

/** A file format that articles are read from: a row of `source-formats.ts`, and a reader in `source-readers.ts`. */
export interface SourceFormat {
  readonly name: string;
  /** With the dot, in lower case. */
  readonly extensions: readonly string[];
}
