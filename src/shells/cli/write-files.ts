import { createWriteStream, rmSync } from 'node:fs';
import { lstat, readlink, realpath, rename, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FormatError } from '../../index.ts';
import { nameDraft, sweepDrafts } from './drafts.ts';
import { explainFileError, WorkError } from './errors.ts';
import { undoOnInterrupt } from './interrupt.ts';
import { makeFolder } from './make-folder.ts';
import { type Chunks, syncFolder, writeDurably } from './write-durably.ts';
import { writeOut } from './write-out.ts';

/** Where a person wants one file: `-` is standard output. */
export interface Output {
  /** Whether nothing of it is to be seen before all of it is there. */
  readonly isWhole: boolean;
  write(chunks: Chunks): Promise<void>;
}

/**
 * Makes ready to write one file, whole or not at all: into a draft beside it, which then takes its name. A device or a
 * pipe is written to as it stands, never renamed over; a link keeps leading to the file.
 *
 * @throws WorkError, before any work is done, where it cannot be written.
 */
export async function openOutput(path: string): Promise<Output> {
  if (path === '-') return { isWhole: false, write: writeOut };
  const write = (chunks: Chunks) => explain(path, () => pipeline(Readable.from(chunks), createWriteStream(path)));
  return explain(path, async () => {
    const target = await followLinks(resolve(path));
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw new WorkError(`${path} is a folder; name a file in it`);
    if (found && !found.isFile()) return { isWhole: false, write };
    await makeFolder(dirname(target));
    sweepDrafts(dirname(target));
    await probe(dirname(target));
    return { isWhole: true, write: (chunks) => explain(path, () => replaceFile(target, chunks, found?.mode)) };
  });
}

/** Whether a byte can be written to a folder; a full or read-only disk shows here. */
async function probe(folder: string): Promise<void> {
  const draft = join(folder, nameDraft());
  try {
    await writeDurably(draft, ['\n']);
  } finally {
    rmSync(draft, { force: true });
  }
}

async function replaceFile(target: string, chunks: Chunks, mode: number | undefined): Promise<void> {
  const draft = join(dirname(target), nameDraft());
  const remove = () => rmSync(draft, { force: true });
  const release = undoOnInterrupt(remove);
  try {
    await writeDurably(draft, chunks, mode);
    await rename(draft, target);
    syncFolder(dirname(target));
  } catch (error) {
    remove();
    throw error;
  } finally {
    release();
  }
}

/** The file that a path leads to, whether it is there yet or not. */
async function followLinks(path: string, links = 0): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) return real;
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isSymbolicLink() || links > 40) return path;
  return followLinks(resolve(dirname(path), await readlink(path)), links + 1);
}

async function explain<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What was to be written could not be read: that is not the new file's fault.
    if (error instanceof FormatError || error instanceof WorkError) throw error;
    throw new WorkError(`${path} cannot be written: ${explainFileError(error)}`);
  }
}
