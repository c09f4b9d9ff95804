import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type OwnNames, type ReadResource, type Recogniser, recognisers } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';

const DATA = new URL('../../graph-data/', import.meta.url);

/**
 * Loads a recogniser with what ships with the program and is known before reading.
 *
 * @param id of one of `recognisers`; the recommended one unless said otherwise.
 * @param read where its files come from; what ships unless said otherwise.
 */
export async function loadRecogniser(
  id = 'tagger',
  own?: OwnNames,
  read: ReadResource = readResource,
): Promise<Recogniser> {
  const type = recognisers.find((one) => one.id === id);
  if (!type)
    throw new RangeError(`there is no recogniser "${id}", only ${recognisers.map((one) => one.id).join(', ')}`);
  return type.load(read, own);
}

/** Reads a file below `graph-data`; one that is zipped comes unzipped. */
export async function readResource(path: string): Promise<Uint8Array> {
  const data = await readData(path);
  return path.endsWith('.gz') ? gunzipSync(data) : data;
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
