import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type LexiconTexts, parseLexicon, type RecogniserParts } from '../../index.ts';
import { explainFileError, WorkError } from './errors.ts';

const DATA = new URL('../../graph-data/', import.meta.url);

const LEXICON_FILES: Readonly<Record<keyof LexiconTexts, string>> = {
  countries: 'countries.tsv',
  regions: 'regions.tsv',
  cities: 'cities.tsv',
  organizations: 'organizations.tsv',
  roleWords: 'role-words.tsv',
  personNouns: 'person-nouns.tsv',
  givenNames: 'given-names.tsv',
};

/** Loads what ships with the program and is known before reading: the lexicon and the tagger's model. */
export async function loadResources(): Promise<RecogniserParts> {
  const texts = await Promise.all(
    Object.entries(LEXICON_FILES).map(async ([part, file]) => [part, await readData(`lexicon/${file}`)] as const),
  );
  return { lexicon: parseLexicon(Object.fromEntries(texts) as unknown as LexiconTexts) };
}

async function readData(path: string): Promise<string> {
  const url = new URL(path, DATA);
  try {
    return await readFile(url, 'utf8');
  } catch (error) {
    throw new WorkError(
      `${fileURLToPath(url)} could not be read: ${explainFileError(error)}; install the program again`,
    );
  }
}
