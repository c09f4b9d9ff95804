import type { SourceFile } from '../model/article.ts';
import { FormatError, type Notice } from '../model/notice.ts';
import { cutBundle } from './bundle.ts';
import { findFormatOfBytes } from './format-of-bytes.ts';
import type { ReadingContext, SourceBytes } from './source-format.ts';
import { type FormatName, findSourceFormat, refuseKind } from './source-formats.ts';
import { sourceReaders } from './source-readers.ts';
import { type UnzippedFile, unzip, unzipEach } from './unzip.ts';

/** Bytes of a file that is read at most: text takes two to four times as much memory, and V8 has no string of 512 MB. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** What to say of a file that is too large to be read, or undefined where it is not. */
export function refuseSize(bytes: number): string | undefined {
  if (bytes <= LARGEST_FILE) return undefined;
  return `is larger than ${LARGEST_FILE / 1024 / 1024} MB, the most that is read; split it`;
}

/** Bytes that are unpacked from one file at most. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/** Bytes of all files in a project that can be opened: they are in memory together. */
const LARGEST_PROJECT = 1024 * 1024 * 1024;

/** What to say where the files of a project are too large for one that can be opened again, or undefined where they are not. */
export function refuseProjectSize(bytes: number): string | undefined {
  if (bytes <= LARGEST_PROJECT) return undefined;
  const [size, most] = [bytes, LARGEST_PROJECT].map((each) => Math.ceil(each / 1024 / 1024));
  return `is of ${size} MB; a project that is saved as a file holds ${most} MB at most, else it could not be opened again`;
}

/**
 * The texts in a file's bytes, in the format that its name says, or that its bytes are where they are surely another: one, or several
 * where it holds several. What is of no format that is read, or not what its name says, is named in a notice.
 *
 * @param watch is told the file, and each file inside it, before it is read; what it throws ends the reading.
 */
export function openSource(
  file: SourceBytes,
  notices: Notice[],
  watch: (name: string) => Promise<void> | void = () => {},
): Promise<readonly SourceFile[]> {
  const room = { left: MOST_UNPACKED };
  const open = async (inner: SourceBytes, depth: number): Promise<readonly SourceFile[]> => {
    await watch(inner.name);
    const refusal = refuseKind(inner.name);
    if (refusal !== undefined) {
      notices.push({ where: inner.name, message: refusal });
      return [];
    }
    const context: ReadingContext = { notices, room, depth, readInner: (next) => open(next, depth + 1) };
    try {
      const read = await sourceReaders[chooseFormat(inner, notices)]();
      return (await read(inner, context)).flatMap((file) => cutBundle(file, notices)).map(letGo);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      notices.push({ where: error.where, message: error.message.slice(error.where.length + 2) });
      return [];
    }
  };
  return open(file, 0);
}

/**
 * The same, holding on to nothing else. A string that was cut out of another keeps all of that in memory for as long as it lasts: the
 * address of a page would keep the page, with its pictures and scripts.
 */
function letGo({ stated, ...file }: SourceFile): SourceFile {
  return {
    ...file,
    ...(stated && { stated: JSON.parse(JSON.stringify(stated)) as NonNullable<SourceFile['stated']> }),
  };
}

function chooseFormat({ name, bytes }: SourceBytes, notices: Notice[]): FormatName {
  const named = findSourceFormat(name)!;
  const found = findFormatOfBytes(named, bytes);
  if (!found) return named.name;
  notices.push({ where: name, message: `is ${found.article} whatever its name says; it was read as one` });
  return findSourceFormat(`x${found.extension}`)!.name;
}

/**
 * All files in a project's zip, one after the other; one that is too large or damaged is named in a notice.
 *
 * @throws FormatError where it is no zip, or is damaged.
 */
export function unpackEach({ name, bytes }: SourceBytes, notices: Notice[]): Generator<UnzippedFile> {
  return unzipEach(name, bytes, { notices, room: { left: LARGEST_PROJECT }, isOurs: true }, () => true);
}

/** One file of a zip that this program packed; undefined where it is not in it. @throws FormatError where it is damaged. */
export function unpackOne({ name, bytes }: SourceBytes, path: string): Uint8Array | undefined {
  const context = { notices: [], room: { left: LARGEST_PROJECT }, isOurs: true };
  return unzip(name, bytes, context, (each) => each === path).get(path);
}

/** The same by their paths, all in memory. */
export function unpack(file: SourceBytes, notices: Notice[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { path, bytes } of unpackEach(file, notices)) files.set(path, bytes);
  return files;
}
