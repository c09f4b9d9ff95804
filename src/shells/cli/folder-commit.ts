import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listAtlasFiles, MANIFEST_FILE } from '../../index.ts';
import { isAbandoned, leaveDraft } from './drafts.ts';
import { explainFileError, WorkError } from './errors.ts';
import { syncFolder } from './write-durably.ts';

/**
 * How several files change together. A draft with all of them on the disk is renamed to `.dramatis-commit`: that one
 * rename decides. Then its files take their places one by one, what an older atlas lists and the new one does not is
 * removed, and the manifest comes last. Who is killed in between leaves the rest for whoever next opens the folder:
 * every step can be done again. What neither manifest lists is never looked at.
 */
const COMMIT = '.dramatis-commit';

/** In a draft: its name, which says whose it is. */
export const OWNER_FILE = 'owner';

/** Milliseconds that another process is given to finish, and between two looks at it. */
const PATIENCE = 10_000;
const LOOK = 20;

/**
 * Puts the files of a draft in their places. Nothing else happens meanwhile in this process, and so no signal stops it
 * half-way.
 *
 * @throws WorkError, with nothing changed, where something stands in a file's place that may not be replaced.
 */
export function commitDraft(
  folder: string,
  draft: string,
  files: readonly string[],
  mayReplace: (path: string) => boolean,
): void {
  const foreign = files.find((path) => !isFree(folder, path, mayReplace));
  if (foreign !== undefined) {
    throw new WorkError(`${join(folder, foreign)} is not the program's own; move it away or choose another folder`);
  }
  try {
    renameSync(draft, join(folder, COMMIT));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    throw new WorkError(`${folder} is being written to by another dramatis; try again when that is done`);
  }
  try {
    syncFolder(folder);
    finish(folder);
  } finally {
    leaveDraft(basename(draft));
  }
}

/** Finishes what a killed process had decided; waits for a living one. Does nothing where there is nothing to do. */
export async function recoverFolder(folder: string): Promise<void> {
  for (let waited = 0; isCommitting(folder); waited += LOOK) {
    if (waited >= PATIENCE) throw new WorkError(`${folder} is being written to by another dramatis; try again later`);
    await wait(LOOK);
  }
  if (lstatSync(join(folder, COMMIT), { throwIfNoEntry: false })) finish(folder);
}

/**
 * The files that the atlas in a folder accounts for; undefined where there is none.
 *
 * @throws where its manifest is there and cannot be read: that is not the same as none, for what it lists would be lost.
 */
export function listAtlasIn(folder: string): readonly string[] | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST_FILE), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
  try {
    return listAtlasFiles(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isCommitting(folder: string): boolean {
  const commit = join(folder, COMMIT);
  try {
    const owner = readFileSync(join(commit, OWNER_FILE), 'utf8').trim();
    return !isAbandoned(owner, statSync(commit).mtimeMs);
  } catch {
    return false;
  }
}

function finish(folder: string): void {
  const commit = join(folder, COMMIT);
  const source = join(commit, 'files');
  try {
    const files = listFiles(source);
    for (const path of files) if (path !== MANIFEST_FILE) move(source, folder, path);
    if (files.includes(MANIFEST_FILE)) {
      const kept = listAtlasIn(source);
      if (!kept) throw new Error('the new manifest cannot be read');
      const isKept = new Set(kept);
      for (const path of listAtlasIn(folder) ?? []) if (!isKept.has(path)) remove(folder, path);
      move(source, folder, MANIFEST_FILE);
    }
    for (const path of new Set(files.map((file) => dirname(join(folder, file))))) syncFolder(path);
    rmSync(commit, { recursive: true, force: true });
  } catch (error) {
    throw new WorkError(
      `${folder} is half replaced and whole again once this is mended: ${explainFileError(error)}; then run dramatis on it again`,
    );
  }
}

function listFiles(folder: string): readonly string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function move(from: string, to: string, path: string): void {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  renameSync(join(from, path), join(to, path));
}

/** Removes a file and, where it was the last one in it, its folder. */
function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  if (!path.includes('/')) return;
  try {
    rmdirSync(dirname(join(folder, path)));
  } catch {
    // Others stand in it.
  }
}

/** Whether a file can take its place: nothing there, or a file that may go, and no link on the way. */
function isFree(folder: string, path: string, mayReplace: (path: string) => boolean): boolean {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const found = lstatSync(join(folder, ...parts.slice(0, depth)), { throwIfNoEntry: false });
    if (found && !found.isDirectory()) return false;
  }
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
  return !found || (!found.isDirectory() && mayReplace(path));
}
