import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CURATION_FILE, type Curation, readCuration, writeCuration } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';
import { openOutput } from './write-files.ts';

/** Where the decisions about an atlas are: in the file that a person named, else beside the atlas. */
export function findCuration(dir: string, named: string | undefined): string {
  return named ?? join(dir, CURATION_FILE);
}

/**
 * Reads decisions; none where there is no such file, unless a person named it.
 *
 * @throws WorkError where it cannot be read, FormatError where it is none.
 */
export async function loadCuration(path: string, mustExist: boolean): Promise<Curation> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if (!mustExist && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new WorkError(`${path} could not be read: ${explainFileError(error)}`);
  }
  return readCuration(path, content);
}

/** Writes decisions whole: a crash leaves the old file or the new one. */
export async function saveCuration(path: string, curation: Curation): Promise<void> {
  const output = await openOutput(path);
  await output.write([writeCuration(curation)]);
}
