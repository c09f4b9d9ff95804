import Papa from 'papaparse';
import type { SourceFile } from '../model/article.ts';
import { FormatError, type Notice } from '../model/notice.ts';
import type { ColumnNames, RecordPart } from '../model/record-columns.ts';
import { dropInvisible } from '../text/visible.ts';
import { readDate } from './dates.ts';
import { readPage } from './html.ts';
import { FIELDS, joinWords, listFields, lowerKeys, pickAuthors, pickField } from './record-fields.ts';
import { isTable, readHeader } from './tables.ts';
import { UnclearDates } from './unclear-dates.ts';

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

/**
 * The articles in one file.
 * A record's title is put before its text, with a blank line between, so that its names count; what nobody sees is dropped
 * (`dropInvisible`); offsets are into what is left.
 *
 * @throws FormatError where a JSON or CSV file is not what its name says.
 */
export function readRecords(file: SourceFile, columns: ColumnNames = {}): SourceRecords {
  const { name, text, stated } = file;
  if (stated) {
    const { made, ...own } = stated;
    const read = readRows(name, [{ at: 'file', value: { ...own, text } }], {}, () => name);
    return own.published === undefined && made !== undefined ? dateByFile(read, made) : read;
  }
  if (/\.json$/i.test(name)) return readRows(name, parseJson(name, text), columns);
  if (/\.(jsonl|ndjson)$/i.test(name)) return readJsonLines(name, text, columns);
  if (isTable(file)) return readTable(name, text, columns);
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

/** The names of a table's columns, or of the fields of its first record; none where a file is no table. */
export function readColumns(file: SourceFile): readonly string[] {
  const { name, text, stated } = file;
  if (stated) return [];
  if (isTable(file)) return readHeader(text);
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
  const unclear = new UnclearDates(name, names.dateOrder, function* () {
    for (const { value } of rows) yield pick(lowerKeys(value), 'date') ?? '';
  });
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
    const read = date === undefined ? undefined : unclear.read(date, at);
    const published = read && 'day' in read && isOfNews(read.day) ? read.day : undefined;
    if (read && 'day' in read && published === undefined) {
      const message = `its date ${JSON.stringify(date)} is of no time that news are from; it is kept undated`;
      notices.push({ where: `${name}, ${at}`, message });
    } else if (read && 'fault' in read && read.fault === 'unknown') {
      const message = `its date ${JSON.stringify(date)} is not understood; it is kept undated (a date is best written year-month-day)`;
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
  return { records, notices: [...notices, ...unclear.tell()] };
}

/** Whether a text's first words are those of its title. */
function beginsWith(text: string, title: string): boolean {
  const start = text.trimStart();
  return start.startsWith(title) && !/[\p{L}\p{N}]/u.test(start[title.length] ?? '');
}
