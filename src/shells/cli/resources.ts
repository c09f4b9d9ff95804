import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodeTagger, LEXICON_FILES, type LexiconTexts, parseLexicon, type RecogniserParts } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';

const DATA = new URL('../../graph-data/', import.meta.url);

/** Loads what ships with the program and is known before reading: the lexicon and the tagger's model. */
export async function loadResources(): Promise<RecogniserParts> {
  const texts = await Promise.all(
    Object.entries(LEXICON_FILES).map(
      async ([part, file]) => [part, new TextDecoder().decode(await readData(`lexicon/${file}`))] as const,
    ),
  );
  const tagger = decodeTagger(gunzipSync(await readData('model/tagger.bin.gz')));
  return { lexicon: parseLexicon(Object.fromEntries(texts) as unknown as LexiconTexts), tagger };
}

async function readData(path: string): Promise<Uint8Array> {
  const url = new URL(path, DATA);
  try {
    return await readFile(url);
  } catch (error) {
    throw new WorkError(
      `${fileURLToPath(url)} could not be read: ${explainFileError(error)}; install the program again`,
    );
  }
}
