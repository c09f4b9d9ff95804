import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isProjectName, type NamedView, type Notice, readViews, VIEWS_FILE, writeViews } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';
import { takeProject } from './project-input.ts';
import { openOutput } from './write-files.ts';

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

/**
 * Puts the named views of a project beside the atlas that was made of it. Views that lie there already are somebody's, and stay.
 *
 * @returns a notice where they stayed and are others.
 * @throws FormatError where the project holds no views, WorkError where they cannot be written.
 */
export async function bringViews(dir: string, views: string): Promise<Notice | undefined> {
  const path = join(dir, VIEWS_FILE);
  const brought = writeViews(readViews(`the project's ${VIEWS_FILE}`, views));
  const there = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new WorkError(`${path} could not be read: ${explainFileError(error)}`);
  });
  if (there === undefined) await (await openOutput(path)).write([brought]);
  else if (there !== brought)
    return { where: path, message: 'is there already and stays; to have the views of the project, move it away' };
  return undefined;
}
