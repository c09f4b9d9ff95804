import type { GraphDocument } from '../model/graph-document.ts';

/** What a person may choose about a file. */
export interface WriteOptions {
  /** Version of GEXF; 1.3 unless said otherwise. 1.2draft is for NetworkX before 3. */
  readonly gexfVersion?: GexfVersion;
}

export type GexfVersion = '1.3' | '1.2draft';

export const GEXF_VERSIONS: readonly GexfVersion[] = ['1.3', '1.2draft'];

/** A file of several; the chunks follow one another. */
export interface NamedFile {
  readonly name: string;
  readonly chunks: AsyncIterable<string> | Iterable<string>;
}

/** How a graph becomes bytes. Text is to be encoded as UTF-8. */
export interface Writer {
  write(document: GraphDocument, options?: WriteOptions): AsyncIterable<string | Uint8Array> | Iterable<string>;
  /** Where the format is several files: each of them, for a folder. `write` packs the same ones into a zip. */
  files?(document: GraphDocument): Iterable<NamedFile>;
}

/** A file format that a graph can be written in. */
export interface Format {
  /** What one types: `-f gexf`. */
  readonly id: string;
  readonly name: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Who opens it, in a few words. */
  readonly use: string;
  /** Fetches the writer, so that a page need not carry what it may never use. */
  readonly load: () => Promise<Writer>;
}
