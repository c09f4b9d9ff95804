import type { NamesOfEntity } from '../model/former.ts';
import { listOf, record, text } from './check.ts';
import { type ListedFile, readListed, writeListed } from './listed-file.ts';

/** In a project: what its map called things, so that it calls them so wherever it is made again. */
export const FORMER_NAMES_FILE = 'names.json';

/** @param names every entity that the articles gave, with all its names. */
export function writeFormerNames(names: readonly NamesOfEntity[]): string {
  return writeListed(
    FILE,
    names.map(({ id, names: own }) => JSON.stringify({ id, names: own })),
  );
}

/** @throws FormatError naming the file, the entity and what was expected. */
export function readFormerNames(file: string, content: string): readonly NamesOfEntity[] {
  return readListed(file, content, FILE);
}

const ADVICE = 'open the project where it was saved and save it again';

const FILE: ListedFile<NamesOfEntity> = {
  format: 'dramatis-names',
  version: 1,
  list: 'names',
  row: record<NamesOfEntity>({ id: text, names: listOf(text) }),
  advice: { unparsed: ADVICE, wrong: ADVICE },
};
