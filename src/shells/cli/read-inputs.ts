import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Notice, READABLE_EXTENSIONS, type SourceFile } from '../../index.ts';
import { decodeSource, isPassedOver, refuseKind } from '../source-file.ts';
import { explainFileError } from './errors.ts';

/** The files behind the paths that a person named, and a notice for each that cannot be read. */
export interface Inputs {
  /** Ordered by name in code-unit order. */
  readonly files: readonly SourceFile[];
  readonly notices: readonly Notice[];
}

interface FoundPath {
  readonly path: string;
  readonly name: string;
}

/**
 * Reads files and, through and through, folders. Hidden files and folders are passed over; a file of another kind, one
 * that cannot be read and one that is empty becomes a notice. Names are relative to the folder given; where two inputs
 * would give one name, each is put below its folder's own name.
 */
export async function readInputs(inputs: readonly string[]): Promise<Inputs> {
  const notices: Notice[] = [];
  const found: FoundPath[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    const here = await findFiles(input, notices);
    const clash = here.some(({ name }) => seen.has(name));
    for (const { path, name } of here) {
      const unique = clash ? `${basename(input)}/${name}` : name;
      if (seen.has(unique)) {
        notices.push({ where: path, message: 'was named twice; it is read once' });
        continue;
      }
      seen.add(unique);
      found.push({ path, name: unique });
    }
  }
  const files: SourceFile[] = [];
  for (const { path, name } of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    try {
      files.push(decodeSource(name, await readFile(path), notices));
    } catch (error) {
      notices.push({ where: path, message: `could not be read: ${explainFileError(error)}` });
    }
  }
  return { files, notices };
}

async function findFiles(input: string, notices: Notice[]): Promise<readonly FoundPath[]> {
  let entries: Dirent[];
  try {
    const what = await stat(input);
    if (what.isFile()) {
      const refusal = refuseKind(input);
      if (refusal === undefined) return [{ path: input, name: basename(input) }];
      notices.push({ where: input, message: refusal });
      return [];
    }
    entries = await readdir(input, { withFileTypes: true, recursive: true });
  } catch (error) {
    notices.push({ where: input, message: `could not be read: ${explainFileError(error)}` });
    return [];
  }
  const found: FoundPath[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(join(input, '/').length).replaceAll('\\', '/');
    if (!entry.isFile() || isPassedOver(name)) continue;
    const refusal = refuseKind(name);
    if (refusal === undefined) found.push({ path, name });
    else notices.push({ where: path, message: refusal });
  }
  if (found.length === 0)
    notices.push({ where: input, message: `holds no article (${READABLE_EXTENSIONS.join(', ')})` });
  return found;
}
