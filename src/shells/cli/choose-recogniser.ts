import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  type Article,
  decodeText,
  type Notice,
  type OwnNames,
  parseWatchlist,
  type Recogniser,
  recognisers,
} from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';
import { recogniseAhead } from './recognise-ahead.ts';
import { hash, hashNames, hashProgram } from './recognition-cache.ts';
import { loadRecogniser, readResource } from './resources.ts';
import { transformersRecogniser } from './transformers-recogniser.ts';

/** What a person may say about how names are found. */
export interface RecogniserOptions {
  readonly names?: string;
  readonly namesOnly?: true;
  readonly recogniser: string;
  readonly threads?: number;
  readonly cache: boolean;
  readonly model?: string;
}

/** Those that ship, or a transformer that somebody has at hand. */
export const RECOGNISERS = [...recognisers.map(({ id }) => id), 'transformers'];

/** A recogniser that a build may tell to keep what it found. */
type KeepingRecogniser = Recogniser & { keep?(articles: readonly Article[]): Promise<void> };

/** Loads the recogniser that is asked for, which reads ahead where that is worth it; `folder` is the atlas's. */
export async function chooseRecogniser(
  folder: string,
  { recogniser: id, model, threads, cache }: RecogniserOptions,
  own: OwnNames,
): Promise<KeepingRecogniser> {
  if (model !== undefined) return transformersRecogniser(model).load(readResource, own);
  const knowledge = [id];
  const recogniser = await loadRecogniser(id, own, async (path) => {
    const bytes = await readResource(path);
    knowledge.push(`${path} ${hash(bytes)}`);
    return bytes;
  });
  const makers = { program: hashProgram(), knowledge: hash(knowledge.sort().join('\n')), names: hashNames(own) };
  return recogniseAhead(recogniser, { id, own, threads, ...(cache && { cache: { folder, makers } }) });
}

/** Kept in the atlas, which would be another with the tagger that ships. */
export function nameModel(dir: string): Notice {
  return { where: basename(resolve(dir)), message: 'this model found the names, in place of the tagger that ships' };
}

/** The names of `--names`, and what is wrong with the file. */
export async function readWatchlist({ names, namesOnly }: RecogniserOptions): Promise<{
  readonly own: OwnNames;
  readonly notices: readonly Notice[];
}> {
  if (names === undefined) return { own: {}, notices: [] };
  const bytes = await readFile(names).catch((error) => {
    throw new WorkError(`${names} could not be read: ${explainFileError(error)}`);
  });
  const notices: Notice[] = [];
  const watchlist = parseWatchlist(decodeText(basename(names), bytes, notices), names);
  return { own: { watchlist, ...(namesOnly && { watchlistOnly: true }) }, notices };
}
