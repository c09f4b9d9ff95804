import { readFile, stat } from 'node:fs/promises';
import { type Notice, openSource, refuseSize, type SourceFile } from '../../index.ts';
import { explainFileError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { gatherUnwaited } from './unwaited.ts';

/** The files behind the paths that a person named, and a notice for each that cannot be read. */
export interface Inputs {
  /** Ordered by name in code-unit order. */
  readonly files: readonly SourceFile[];
  readonly notices: readonly Notice[];
  /** Inputs that are not there or cannot be looked at, as they were named. */
  readonly missing: readonly string[];
}

/** Reads files and, through and through, folders (see `findFiles`). */
export async function readInputs(inputs: readonly string[], output?: string): Promise<Inputs> {
  const found = await findFiles(inputs, output);
  const notices = [...found.notices];
  const files: SourceFile[] = [];
  for (const { path, name } of found.files) {
    try {
      const refusal = refuseSize((await stat(path)).size);
      if (refusal !== undefined) {
        notices.push({ where: name, message: refusal });
        continue;
      }
      const bytes = await readFile(path);
      for (const file of await openGuarded({ name, bytes }, notices)) files.push(file);
    } catch (error) {
      notices.push({ where: name, message: `could not be read: ${explainFileError(error)}` });
    }
  }
  return { files, notices, missing: found.missing };
}

/** The texts in a file; what a library leaves behind in reading it is said of that file alone. */
export function openGuarded(file: Parameters<typeof openSource>[0], notices: Notice[]): Promise<readonly SourceFile[]> {
  return gatherUnwaited(
    () => openSource(file, notices),
    (reason) => {
      const why = reason instanceof Error ? reason.message : String(reason);
      notices.push({ where: file.name, message: `is damaged, and a part of it may be missing (${why})` });
    },
  );
}
