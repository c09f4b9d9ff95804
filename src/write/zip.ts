import { Zip, ZipDeflate } from 'fflate';

/** A file of a zip, its content in pieces. */
export interface ZipEntry {
  readonly path: string;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A zip in pieces, with the same bytes on every machine: no file in it has another date than 1980 begins with. */
export async function* writeZip(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for await (const { path, chunks } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for await (const chunk of chunks) {
      file.push(chunk);
      yield* ready;
      ready = [];
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}

/** Files of text as the entries of a zip. */
export function* zipTexts(files: Iterable<{ readonly path: string; readonly text: string }>): Generator<ZipEntry> {
  const encoder = new TextEncoder();
  for (const { path, text } of files) yield { path, chunks: [encoder.encode(text)] };
}
