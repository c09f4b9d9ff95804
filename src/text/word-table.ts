import { FormatError } from '../model/notice.ts';

/** Raised whenever a reader of the version before would misread the tables of `graph-data/lexicon`. */
const HEADER = '# dramatis-lexicon 1';

/**
 * The rows of a table of the lexicon, each as its columns.
 *
 * @param file its name, for the error.
 * @throws FormatError where it is not of this version.
 */
export function readWordTable(text: string, file: string): string[][] {
  if (!text.startsWith(HEADER)) {
    throw new FormatError(file, `expected a file that begins with "${HEADER}"; rebuild or reinstall the lexicon`);
  }
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/**
 * The words of each class of a table whose rows are a word, its class and its source.
 *
 * @param classes what each class does, by its name.
 * @param fold brings a word to the form in which it is compared.
 * @throws FormatError where a row is of another class, or a class has no word.
 */
export function readWordClasses<Class extends string>(
  text: string,
  file: string,
  classes: Readonly<Record<Class, string>>,
  fold: (word: string) => string = (word) => word,
): Readonly<Record<Class, ReadonlySet<string>>> {
  const words = new Map<string, Set<string>>(Object.keys(classes).map((name) => [name, new Set()]));
  for (const [word = '', name = ''] of readWordTable(text, file)) {
    const members = words.get(name);
    if (!members) throw new FormatError(file, `"${word}" is of class "${name}", which no rule asks for`);
    members.add(fold(word));
  }
  for (const [name, members] of words) {
    if (members.size === 0) throw new FormatError(file, `no word is of class "${name}"`);
  }
  return Object.fromEntries(words) as unknown as Record<Class, ReadonlySet<string>>;
}
