import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AtlasSource, openAtlas, StaleAtlasError } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';
import { recoverFolder } from './folder-commit.ts';

/** Opens an atlas folder on disk, once a write to it that was cut short is finished. */
export async function openFolder(path: string): Promise<AtlasSource> {
  await recoverFolder(path);
  return openAtlas(async (file) => {
    try {
      return await readFile(join(path, file), 'utf8');
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT' && file === 'manifest.json';
      throw new WorkError(
        missing
          ? `${path} holds no atlas; make one with: dramatis build ARTICLES -o ${path}`
          : `${join(path, file)} could not be read: ${explainFileError(error)}`,
      );
    }
  });
}

/** Times that work on an atlas begins anew where a build replaces it meanwhile. */
const ATTEMPTS = 3;

/**
 * Works on an atlas folder, and begins anew where a build replaces it meanwhile: what comes out is never of two builds.
 *
 * @param canRestart whether nothing has left the program yet.
 * @throws WorkError where it is replaced too often, or too late.
 */
export async function workOnFolder<Result>(
  path: string,
  work: (source: AtlasSource) => Promise<Result>,
  canRestart: () => boolean = () => true,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(await openFolder(path));
    } catch (error) {
      if (!(error instanceof StaleAtlasError)) throw error;
      if (attempt === ATTEMPTS || !canRestart()) {
        throw new WorkError(`${path} was built anew while it was read (${error.where}); try again when that is done`);
      }
    }
  }
}
