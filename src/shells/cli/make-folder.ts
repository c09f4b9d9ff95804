import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Node's own way says "no such file" where a disk is read-only, which
 * sends a person looking in the wrong place.
 *
 * @returns the outermost folder that was made; undefined where all were there.
 * @throws as the system does for the first that cannot be made.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const missing: string[] = [];
  for (let at = resolve(path); !(await isFolder(at)); at = dirname(at)) missing.push(at);
  for (const folder of missing.toReversed()) {
    await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
      // Another process was faster.
      if (error.code !== 'EEXIST' || !(await isFolder(folder))) throw error;
    });
  }
  return missing.at(-1);
}

async function isFolder(path: string): Promise<boolean> {
  // What cannot be looked at is not made either: the attempt says why. There is always a root.
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() || dirname(path) === path;
}
