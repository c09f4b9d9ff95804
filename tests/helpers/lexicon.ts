import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Lexicon, parseLexicon } from '../../src/model/lexicon.ts';

const FOLDER = resolve(import.meta.dirname, '../../graph-data/lexicon');
const read = (name: string): string => readFileSync(join(FOLDER, `${name}.tsv`), 'utf8');

/** The lexicon that ships, read once a test file. */
export function readLexicon(): Lexicon {
  return parseLexicon({
    countries: read('countries'),
    regions: read('regions'),
    cities: read('cities'),
    organizations: read('organizations'),
    roleWords: read('role-words'),
    personNouns: read('person-nouns'),
    givenNames: read('given-names'),
  });
}
