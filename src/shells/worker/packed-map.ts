import {
  type Atlas,
  type AtlasSource,
  ContentHash,
  FormatError,
  openAtlas,
  unpackOne,
  writeAtlasFolder,
  writeZip,
  zipTexts,
} from '../../index.ts';
import { gatherBlob } from './gather-blob.ts';
import type { PackedMap } from './protocol.ts';

/**
 * Names the program that makes maps. The build puts a hash of all that this script holds, and of the tables and the model that it fetches,
 * into the script's name, so that a map that an earlier page made is known to be another program's.
 */
const PROGRAM = self.location.pathname.replace(/.*\//, '');

/** The files of an atlas as one zip, to be opened again without reading its articles anew. @param breathe hears how many files are written. */
export async function packMap(atlas: Atlas, breathe: (done: number) => Promise<void>): Promise<PackedMap> {
  const hash = new ContentHash();
  async function* listEntries() {
    let done = 0;
    for (const entry of zipTexts(writeAtlasFolder(atlas))) {
      await breathe(done++);
      yield entry;
    }
  }
  async function* pieces() {
    for await (const piece of writeZip(listEntries())) {
      hash.addBytes(piece);
      yield piece;
    }
  }
  const file = await gatherBlob(pieces(), 'application/zip');
  return { file, hash: hash.toString(), program: PROGRAM };
}

/**
 * Opens such a zip: the names at once, all else when it is asked for.
 *
 * @throws FormatError where it is damaged, or was made by another version of the program.
 */
export async function openPackedMap({ file, hash, program }: PackedMap): Promise<AtlasSource> {
  if (program !== PROGRAM) throw new FormatError(NAME, 'was made by another version of this program');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const content = new ContentHash();
  content.addBytes(bytes);
  if (content.toString() !== hash) throw new FormatError(NAME, 'is damaged');
  const decoder = new TextDecoder();
  return openAtlas(async (path) => {
    const part = unpackOne({ name: NAME, bytes }, path);
    if (!part) throw new FormatError(path, 'is not in the kept map');
    return decoder.decode(part);
  });
}

/** In what is said of it. */
const NAME = 'kept map';
