import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AtlasSource, openAtlas } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';

/** Opens an atlas folder on disk. */
export async function openFolder(path: string): Promise<AtlasSource> {
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

/** What the manifest in a folder says it is, or undefined where there is none that can be read. */
export async function readManifestFormat(path: string): Promise<unknown> {
  try {
    return (JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as { format?: unknown }).format;
  } catch {
    return undefined;
  }
}
