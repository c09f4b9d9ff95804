import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isProjectName, type NamedView, readViews, VIEWS_FILE } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';
import { takeProject } from './project-input.ts';

/**
 * Reads named views: from the file or the project that a person named, else from beside the atlas, where none need be.
 *
 * @throws WorkError where it cannot be read, FormatError where it holds no views.
 */
export async function loadViews(dir: string, named: string | undefined): Promise<readonly NamedView[]> {
  if (named !== undefined && isProjectName(named)) {
    const { project } = await takeProject([named]);
    const views = project?.document.views;
    if (views === undefined)
      throw new WorkError(`${named} holds no named views; make some in the explorer, and save it`);
    return readViews(`${named}/${VIEWS_FILE}`, views);
  }
  const path = named ?? join(dir, VIEWS_FILE);
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new WorkError(`${path} could not be read: ${explainFileError(error)}`);
  }
  return readViews(path, content);
}
