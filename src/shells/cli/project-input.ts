import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  findArticleFiles,
  isProjectName,
  type Notice,
  openSource,
  type ProjectDocument,
  readProject,
  type SourceFile,
  unpack,
} from '../../index.ts';
import { explainFileError, UsageError, WorkError } from './errors.ts';

/** A project that was named among the inputs, and the other inputs. */
export interface ProjectInput {
  readonly project?: OpenedProject;
  readonly inputs: readonly string[];
}

export interface OpenedProject {
  readonly document: ProjectDocument;
  /** As they were opened when they came into it. */
  readonly articles: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly notices: readonly Notice[];
}

/** Opens the project among some inputs; the rest is what is added to it. @throws UsageError where there are two. */
export async function takeProject(inputs: readonly string[]): Promise<ProjectInput> {
  const [path, second] = inputs.filter(isProjectName);
  if (path === undefined) return { inputs };
  if (second !== undefined)
    throw new UsageError(`${path} and ${second} are two projects; name one, and further articles`);
  const bytes = await readFile(path).catch((error) => {
    throw new WorkError(`${path} could not be read: ${explainFileError(error)}`);
  });
  const notices: Notice[] = [];
  const name = basename(path);
  const files = unpack({ name, bytes }, notices);
  const project = { document: readProject(name, files), articles: findArticleFiles(files), notices };
  return { project, inputs: inputs.filter((input) => input !== path) };
}

/** The texts of a project's articles; what cannot be read becomes a notice. */
export async function readProjectArticles(
  { articles }: OpenedProject,
  notices: Notice[],
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const article of articles) for (const file of await openSource(article, notices)) files.push(file);
  return files;
}
