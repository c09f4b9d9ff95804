import { unzipSync } from 'fflate';
import { FormatError, type Notice } from '../model/notice.ts';
import { compareText } from '../model/random.ts';
import type { ReadingContext } from './source-format.ts';
import { explainNoZip, listLocked } from './zip-locks.ts';

/** Bytes of one file in a zip. */
const LARGEST_ENTRY = 256 * 1024 * 1024;

/**
 * Bytes that are taken out at a time, unless one file has more. The library reads the list of files anew each time, so there are few of
 * these times however many files there are.
 */
const AT_ONCE = 32 * 1024 * 1024;

/** Files that are damaged in a zip whose others are read; of more the zip as a whole is. Each costs some readings of the list of files. */
const MOST_DAMAGED = 16;

/** Times its packed size that a file may have, and the bytes from which on that is asked: text has five to twenty, logs of one line a hundred. */
const MOST_GROWTH = 250;
const GROWTH_FROM = 1024 * 1024;

/** A file that was taken out of a zip, and how far the taking out has come, in bytes. */
export interface UnzippedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** With this one: 0..total. */
  readonly done: number;
  readonly total: number;
}

interface Unpacking extends Pick<ReadingContext, 'notices' | 'room'> {
  /** Whether this program packed it itself: what a person put in is taken out again, however well it was packed. */
  readonly isOurs?: boolean;
}

/** The files in a zip, by their paths in it, in code-unit order, all at once: for documents that are a few files in a zip. */
export function unzip(
  where: string,
  bytes: Uint8Array,
  context: Unpacking,
  wants: (path: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const file of unzipEach(where, bytes, context, wants)) files.set(file.path, file.bytes);
  return files;
}

/**
 * The files in a zip one after the other, in code-unit order of their paths in it. One that is too large or damaged is named in a notice.
 *
 * @param wants whether a file is to be taken out.
 * @throws FormatError where it is no zip, or all of it is damaged or locked by a password.
 */
export function* unzipEach(
  where: string,
  bytes: Uint8Array,
  { notices, room, isOurs = false }: Unpacking,
  wants: (path: string) => boolean,
): Generator<UnzippedFile> {
  const listed: { readonly name: string; readonly size: number }[] = [];
  const taken = new Set<string>();
  const locked = listLocked(bytes);
  const kept: Notice[] = [];
  let total = 0;
  takeOut(where, bytes, (name, size, packed) => {
    if (name.endsWith('/') || !wants(name)) return false;
    if (locked.has(name)) {
      kept.push({ where: `${where}/${name}`, message: LOCKED });
      return false;
    }
    const refusal =
      refuse(name, size <= Math.min(LARGEST_ENTRY, room.left), taken) ??
      (isOurs ? undefined : refuseGrowth(size, packed));
    if (refusal === undefined) {
      taken.add(name);
      listed.push({ name, size });
      room.left -= size;
      total += size;
    } else notices.push({ where: `${where}/${name}`, message: refusal });
    return false;
  });
  // Once, where it is said of all that is wanted.
  if (kept.length > 1 && listed.length === 0) notices.push({ where, message: LOCKED });
  else for (const notice of kept) notices.push(notice);
  listed.sort((a, b) => compareText(a.name, b.name));
  let done = 0;
  let fault: FormatError | undefined;
  const damaged: string[] = [];
  for (let at = 0; at < listed.length; ) {
    const names: string[] = [];
    for (let size = 0; at < listed.length && (names.length === 0 || size + listed[at]!.size <= AT_ONCE); at++) {
      names.push(listed[at]!.name);
      size += listed[at]!.size;
    }
    for (const [path, content] of takeEach(where, bytes, names, (name, error) => {
      damaged.push(name);
      fault = error;
      if (damaged.length > MOST_DAMAGED) throw error;
    })) {
      done += content.length;
      yield { path, bytes: content, done, total };
    }
  }
  if (fault && damaged.length === listed.length) throw fault;
  const message = 'could not be taken out of its zip; it is damaged there';
  for (const name of damaged) notices.push({ where: `${where}/${name}`, message });
}

/** Some files of a zip; one of them that is damaged is found by halves, and told. */
function* takeEach(
  where: string,
  bytes: Uint8Array,
  names: readonly string[],
  tellDamaged: (name: string, error: FormatError) => void,
): Generator<readonly [path: string, bytes: Uint8Array]> {
  const wanted = new Set(names);
  let files: Record<string, Uint8Array>;
  try {
    // The first of a name.
    files = takeOut(where, bytes, (name) => wanted.delete(name));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const half = names.length >> 1;
    if (half === 0) tellDamaged(names[0]!, error);
    else for (const part of [names.slice(0, half), names.slice(half)]) yield* takeEach(where, bytes, part, tellDamaged);
    return;
  }
  for (const path of names) {
    const content = files[path]!;
    // What is read and let go is not held on to here.
    delete files[path];
    yield [path, content];
  }
}

function takeOut(
  where: string,
  bytes: Uint8Array,
  wants: (name: string, size: number, packed: number) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize, size }) => wants(name, originalSize, size) });
  } catch (error) {
    const explained = explainNoZip(bytes);
    if (explained !== undefined) throw new FormatError(where, explained);
    const reason = error instanceof Error ? error.message : String(error);
    throw new FormatError(where, `could not be unpacked (${reason}); it is damaged`);
  }
}

const LOCKED = 'is locked by a password; unpack it with the password, and add what was in it';

/** What grows as only a zip bomb does holds the same letter over and over. */
function refuseGrowth(size: number, packed: number): string | undefined {
  if (size < GROWTH_FROM || size <= packed * MOST_GROWTH) return undefined;
  return `unpacks to ${Math.round(size / 1024 / 1024)} MB, ${Math.round(size / Math.max(1, packed))} times its size, as a zip bomb does and no text; it was left out`;
}

/** Why an entry is left in its zip: the library has one place for each name, and none for the name of an object's prototype. */
function refuse(name: string, fits: boolean, taken: ReadonlySet<string>): string | undefined {
  if (name === '__proto__') return 'cannot be taken out under this name; rename it';
  if (taken.has(name))
    return 'is in its zip more than once; the first of them was read; unpack it by hand to read the others';
  return fits ? undefined : 'is too large to be taken out of its zip; unpack it';
}
