import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CURATION_FILE,
  type Curation,
  findConflicts,
  joinCurations,
  keyOfDecision,
  type Notice,
  readCuration,
  writeCuration,
} from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';
import { count } from './printable.ts';
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

/** The decisions that a build goes by. */
export interface GatheredDecisions {
  readonly curation: Curation;
  /** Where what was given contradicts what was there. */
  readonly notices: readonly Notice[];
  /**
   * Keeps them beside the atlas, as the build came to address them, so that the next one goes by them too.
   *
   * @returns what was kept, or that it was not, where there was anything to do.
   */
  keep(addressed: Curation): Promise<readonly Notice[]>;
}

/**
 * Joins what lies beside an atlas, what a project holds and what a person gave; the last two win. None is lost.
 *
 * @param given a file of decisions that was named with the call.
 */
export async function gatherDecisions(
  dir: string,
  given: string | undefined,
  project: Curation,
): Promise<GatheredDecisions> {
  const path = findCuration(dir, undefined);
  const there = await loadCuration(path, false);
  const added = joinCurations(project, given === undefined ? [] : await loadCuration(given, true));
  const curation = joinCurations(there, added);
  const known = new Set(findConflicts(there).map(({ message }) => message));
  const notices = there.length === 0 ? [] : findConflicts(curation).filter(({ message }) => !known.has(message));
  return {
    curation,
    notices,
    async keep(addressed) {
      const text = writeCuration(addressed);
      if (addressed.length === 0 || text === writeCuration(there)) return [];
      const now = await loadCuration(path, false);
      if (writeCuration(now) !== writeCuration(there)) {
        return [{ where: path, message: 'was changed while this was built; what was given is not in it. Build again' }];
      }
      await saveCuration(path, addressed);
      const keys = new Set(there.map(keyOfDecision));
      const fresh = curation.filter((decision) => !keys.has(keyOfDecision(decision))).length;
      if (fresh === 0) return [];
      const beside = there.length === 0 ? '' : `, beside ${there.length} that were there`;
      return [{ where: path, message: `${count(fresh, 'decision')} kept here for further builds${beside}` }];
    },
  };
}
