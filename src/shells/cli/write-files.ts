import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ATLAS_FORMAT, type FolderFile, FormatError } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';
import { readManifestFormat } from './open-folder.ts';

/** Writes a file whole or not at all: into a neighbour first, which then takes its name. */
export async function writeWholeFile(
  path: string,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const draft = draftBeside(path);
  try {
    await mkdir(dirname(resolve(path)), { recursive: true });
    await pipeline(Readable.from(chunks), createWriteStream(draft, { flags: 'wx' }));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    // What was to be written could not be read: that is not the new file's fault.
    if (error instanceof FormatError || error instanceof WorkError) throw error;
    throw new WorkError(`${path} could not be written: ${explainFileError(error)}`);
  }
}

/**
 * Writes a folder whole or not at all. An older atlas in its place is replaced only once the new one is complete.
 *
 * @throws WorkError where something other than an atlas stands there.
 */
export async function writeWholeFolder(path: string, files: Iterable<FolderFile>): Promise<void> {
  await checkReplaceable(path);
  const draft = draftBeside(path);
  const old = draftBeside(path);
  try {
    for (const file of files) {
      const target = join(draft, file.path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, file.text, { flag: 'wx' });
    }
    const replaced = await moveAway(path, old);
    try {
      await rename(draft, path);
    } catch (error) {
      if (replaced) await rename(old, path);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (error instanceof WorkError) throw error;
    throw new WorkError(`${path} could not be written: ${explainFileError(error)}`);
  }
}

/** Says before any work is done whether a folder may be written here. */
export async function checkReplaceable(path: string): Promise<void> {
  let entries: string[];
  try {
    entries = await readdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new WorkError(`${path} cannot be written to: ${explainFileError(error)}`);
  }
  if (entries.length === 0 || (await readManifestFormat(path)) === ATLAS_FORMAT) return;
  throw new WorkError(`${path} holds other files and no atlas; choose a new folder with -o`);
}

async function moveAway(path: string, to: string): Promise<boolean> {
  try {
    await rename(path, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function draftBeside(path: string): string {
  const whole = resolve(path);
  return join(dirname(whole), `.${basename(whole)}.${randomBytes(4).toString('hex')}`);
}
