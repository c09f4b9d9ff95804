import Papa from 'papaparse';
import type { SourceFile } from '../model/article.ts';
import { FormatError, type Notice } from '../model/notice.ts';
import { type ColumnNames, listColumnNames, type RecordPart } from '../model/record-columns.ts';
import { dropInvisible } from '../text/visible.ts';
import { sayAuthors } from './authors.ts';
import { readDate } from './dates.ts';
import { readPage } from './html.ts';

/** One article as its source states it, before its parts are found. */
export interface SourceRecord {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly source?: string;
  readonly url?: string;
  readonly author?: string;
}

export interface SourceRecords {
  readonly records: readonly SourceRecord[];
  readonly notices: readonly Notice[];
  /** Their date is the day on which their file was made. */
  readonly areDatedByFile?: boolean;
}

/** Names under which sources keep each part, without the blanks and lines between words (`joinWords`); the first that a record has counts. */
const FIELDS = {
  text: ['text', 'body', 'content', 'article', 'maintext', 'fulltext', 'articletext', 'bodytext'],
  title: ['title', 'headline'],
  date: ['published', 'date', 'publishedat', 'datepublished', 'publishdate', 'pubdate', 'publicationdate'],
  source: [
    ...['source', 'publisher', 'outlet', 'sourcedomain', 'publication', 'publicationtitle', 'newspaper'],
    ...['medianame', 'sourcename', 'sitename'],
  ],
  url: ['url', 'link', 'articleurl', 'documenturl'],
  author: ['author', 'authors', 'byline', 'creator', 'dc:creator'],
  id: ['id'],
} as const satisfies Record<RecordPart, readonly string[]>;

/**
 * The articles in one file.
 * A record's title is put before its text, with a blank line between, so that its names count; what nobody sees is dropped
 * (`dropInvisible`); offsets are into what is left.
 *
 * @throws FormatError where a JSON or CSV file is not what its name says.
 */
export function readRecords({ name, text, stated }: SourceFile, columns: ColumnNames = {}): SourceRecords {
  if (stated) {
    const { made, ...own } = stated;
    const read = readRows(name, [{ at: 'file', value: { ...own, text } }], {}, () => name);
    return own.published === undefined && made !== undefined ? dateByFile(read, made) : read;
  }
  if (/\.json$/i.test(name)) return readRows(name, parseJson(name, text), columns);
  if (/\.(jsonl|ndjson)$/i.test(name)) return readJsonLines(name, text, columns);
  if (/\.[ct]sv$/i.test(name)) return readTable(name, text, columns);
  if (/\.x?html?$/i.test(name))
    return readRows(name, [{ at: 'page', value: { ...readPage(text), id: '' } }], {}, () => name);
  return { records: [{ id: name, text: dropInvisible(text) }], notices: [] };
}

/** Gives articles without a date the day on which their file was made. */
function dateByFile({ records, notices }: SourceRecords, made: string): SourceRecords {
  const read = readDate(made);
  if (!('day' in read) || !isOfNews(read.day)) return { records, notices };
  return { records: records.map((record) => ({ ...record, published: read.day })), notices, areDatedByFile: true };
}

/** Before the first there were no news in print; beyond the second nothing that is read today was written. */
const [FIRST_DAY, LAST_DAY] = ['1500-01-01', '2100-12-31'];

function isOfNews(day: string): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** Rows from which the mark between cells can be told. */
const ROWS_FOR_MARK = 10;

/** The names of a table's columns, or of the fields of its first record; none where a file is no table. */
export function readColumns({ name, text, stated }: SourceFile): readonly string[] {
  if (stated) return [];
  if (/\.[ct]sv$/i.test(name)) {
    return (
      Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { preview: ROWS_FOR_MARK, skipEmptyLines: 'greedy' }).data[0] ??
      []
    ).map((field) => field.trim());
  }
  if (!/\.(?:json|jsonl|ndjson)$/i.test(name)) return [];
  try {
    const rows = /\.json$/i.test(name)
      ? parseJson(name, text)
      : [{ value: JSON.parse(text.trimStart().split(/\r\n?|\n/, 1)[0]!) }];
    const first = rows[0]?.value;
    return typeof first === 'object' && first !== null ? Object.keys(first) : [];
  } catch {
    // Its reading says what is the matter.
    return [];
  }
}

interface Row {
  /** Where it stands, for a notice: `line 3`, `record 2`. */
  readonly at: string;
  readonly value: unknown;
}

function parseJson(name: string, text: string): readonly Row[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FormatError(name, `is not JSON (${error instanceof Error ? error.message : error})`);
  }
  const wrapped = (value as { articles?: unknown } | null)?.articles;
  const list = Array.isArray(value) ? value : Array.isArray(wrapped) ? wrapped : [value];
  return list.map((record, index) => ({ at: `record ${index + 1}`, value: record }));
}

function readJsonLines(name: string, text: string, names: ColumnNames): SourceRecords {
  const broken: Notice[] = [];
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .flatMap((line, index): readonly Row[] => {
      if (line.trim() === '') return [];
      try {
        return [{ at: `line ${index + 1}`, value: JSON.parse(line) }];
      } catch {
        broken.push({ where: `${name}, line ${index + 1}`, message: 'is not JSON; it was left out' });
        return [];
      }
    });
  const { records, notices } = readRows(name, rows, names);
  return { records, notices: [...broken, ...notices] };
}

function readTable(name: string, text: string, names: ColumnNames): SourceRecords {
  // The library would print what it thinks of a header with two columns of one name.
  const table = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [header = [], ...lines] = table.data;
  const columns = header.map((field) => field.trim().toLowerCase());
  const known = new Set(columns.flatMap((column) => [column, joinWords(column)]));
  if (!listFields('text', names).some((field) => known.has(field))) {
    throw new FormatError(
      name,
      `has no column of texts (${listFields('text', names).join(', ')}); its columns are ${listColumns(columns) || 'none'}. Say which of them holds the texts`,
    );
  }
  const faults: Notice[] = table.errors
    .filter(({ type }) => type !== 'Delimiter')
    .map(({ row, message }) => ({
      where: `${name}, row ${(row ?? 0) + 1}`,
      message: `${message}; what could be read was kept`,
    }));
  const rows = lines.map((cells, index): Row => {
    const at = `row ${index + 2}`;
    if (cells.length !== columns.length) {
      const message = `has ${cells.length === 1 ? '1 cell' : `${cells.length} cells`} where the header has ${columns.length}; what could be read was kept`;
      faults.push({ where: `${name}, ${at}`, message });
    }
    const value = new Map<string, string>();
    // Of two columns of one name the first counts.
    for (const [column, cell] of cells.entries()) {
      const key = columns[column];
      if (key !== undefined && !value.has(key)) value.set(key, cell);
    }
    return { at, value };
  });
  const { records, notices } = readRows(name, rows, names);
  return { records, notices: [...faults, ...notices] };
}

/** Columns named in a message at most. */
const COLUMNS_SHOWN = 20;

function listColumns(columns: readonly string[]): string {
  const rest = columns.length - COLUMNS_SHOWN;
  return columns.slice(0, COLUMNS_SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function readRows(
  name: string,
  rows: readonly Row[],
  names: ColumnNames,
  nameRecord = (id: string): string => `${name}#${id}`,
): SourceRecords {
  const notices: Notice[] = [];
  const records: SourceRecord[] = [];
  const pick = (fields: ReadonlyMap<string, unknown>, part: RecordPart) => {
    const found = pickField(fields, listFields(part, names), part);
    // Two ids or addresses that look alike are two all the same.
    return found === undefined || part === 'id' || part === 'url' ? found : dropInvisible(found);
  };
  for (const [index, { at, value }] of rows.entries()) {
    const fields = lowerKeys(value);
    const text = pick(fields, 'text');
    if (text === undefined) {
      notices.push({ where: `${name}, ${at}`, message: `has no text (${FIELDS.text.join(', ')}); it was left out` });
      continue;
    }
    const title = pick(fields, 'title')?.trim();
    const date = pick(fields, 'date');
    const read = date === undefined ? undefined : readDate(date);
    const published = read && 'day' in read && isOfNews(read.day) ? read.day : undefined;
    if (read && 'day' in read && published === undefined) {
      const message = `its date ${JSON.stringify(date)} is of no time that news are from; it is kept undated`;
      notices.push({ where: `${name}, ${at}`, message });
    } else if (read && 'fault' in read) {
      const why = read.fault === 'ambiguous' ? 'could be either of two days' : 'is not understood';
      const message = `its date ${JSON.stringify(date)} ${why} (expected 2019-02-17); it is kept undated`;
      notices.push({ where: `${name}, ${at}`, message });
    }
    const source = pick(fields, 'source');
    const url = pick(fields, 'url');
    const author = pickAuthors(fields, names);
    const id = pick(fields, 'id');
    records.push({
      id: nameRecord(id ?? String(index + 1)),
      text: title && !beginsWith(text, title) ? `${title}\n\n${text}` : text,
      ...(title && { title }),
      ...(published && { published }),
      ...(source && { source }),
      ...(url && { url }),
      ...(author && { author }),
    });
  }
  return { records, notices };
}

/** A record's fields by their names in lower case, and by those without what stands between their words. */
function lowerKeys(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map();
  const entries: readonly (readonly [string, unknown])[] = value instanceof Map ? [...value] : Object.entries(value);
  const fields = new Map(entries.map(([key, field]) => [key.trim().toLowerCase(), field]));
  for (const [key, field] of [...fields]) if (!fields.has(joinWords(key))) fields.set(joinWords(key), field);
  return fields;
}

/** "Publication date", `publication_date` and `publication-date` are one name. */
function joinWords(key: string): string {
  return key.replace(/[\s_-]+/g, '');
}

/** Where a part may stand, in the order in which it is looked for; in lower case, as the fields of a record are read. */
function listFields(part: RecordPart, names: ColumnNames): readonly string[] {
  // Asked of each row: mostly nothing is named.
  if (names[part] === undefined) return FIELDS[part];
  return [...listColumnNames(names, part).map((name) => name.trim().toLowerCase()), ...FIELDS[part]];
}

function pickField(
  fields: ReadonlyMap<string, unknown>,
  keys: readonly string[],
  part: RecordPart,
): string | undefined {
  for (const key of keys) {
    const value = fields.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number' && part !== 'text') return String(value);
    // Who published it has an id beside the name, too.
    const name = part === 'source' && typeof value === 'object' && value !== null && lowerKeys(value).get('name');
    if (typeof name === 'string' && name.trim() !== '') return name;
  }
  return undefined;
}

/** Who wrote it: a name, or names as a list, as objects with a name or as a text. */
function pickAuthors(fields: ReadonlyMap<string, unknown>, names: ColumnNames): string {
  for (const key of listFields('author', names)) {
    const said = sayAuthors(fields.get(key));
    if (said !== '') return said;
  }
  return '';
}

/** Whether a text's first words are those of its title. */
function beginsWith(text: string, title: string): boolean {
  const start = text.trimStart();
  return start.startsWith(title) && !/[\p{L}\p{N}]/u.test(start[title.length] ?? '');
}
