import { FormatError } from '../model/notice.ts';
import { anything, type Check, checkFile, listOf, oneOf, parseJson, record } from './check.ts';

/** A file for version control: what it is, then a list with a row a line. */
export interface ListedFile<Row> {
  readonly format: string;
  /** Raised whenever a reader of the version before would misread the file. */
  readonly version: number;
  /** Name of the list. */
  readonly list: string;
  readonly row: Check<Row>;
  /** What to do about one that is no JSON, and about one that holds something else. */
  readonly advice: { readonly unparsed: string; readonly wrong: string };
}

/** @param rows as JSON. */
export function writeListed({ format, version, list }: ListedFile<unknown>, rows: readonly string[]): string {
  const written = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
  return `{"format":"${format}","version":${version},"${list}":${written}}\n`;
}

/** @throws FormatError naming the file, the row and what was expected. */
export function readListed<Row>(
  file: string,
  content: string,
  { format, version: known, list, row, advice }: ListedFile<Row>,
): readonly Row[] {
  const value = parseJson(file, content, advice.unparsed);
  const checkHead = record<{ readonly format: string; readonly version: unknown }>({
    format: oneOf({ [format]: true }),
    version: anything,
  });
  const { version } = checkFile(file, value, checkHead, advice.wrong);
  if (version !== known) {
    throw new FormatError(file, `is of version ${version}, expected ${known}; read it with a newer program`);
  }
  const checkList = record<Readonly<Record<string, readonly Row[]>>>({ [list]: listOf(row) });
  return checkFile(file, value, checkList, advice.wrong)[list]!;
}
