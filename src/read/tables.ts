import Papa from 'papaparse';
import type { SourceFile } from '../model/article.ts';
import { FIELDS, joinWords } from './record-fields.ts';

/** Rows from which the mark between cells can be told. */
const ROWS_FOR_MARK = 10;

/** Whether a text has rows and columns: what its name says, or what was seen in it. */
export function isTable({ name, isTable }: SourceFile): boolean {
  return isTable ?? /\.[ct]sv$/i.test(name);
}

/** The names of a table's columns. */
export function readHeader(text: string): readonly string[] {
  return (readFirstRows(text).data[0] ?? []).map((field) => field.trim());
}

/**
 * Whether a text is a table that was given another name: its first line names a column of texts and another part of an article, and the
 * rows below have as many cells. Prose may begin with such words; that it goes on so is no chance.
 */
export function looksLikeTable(text: string): boolean {
  const [header = [], ...rows] = readFirstRows(text).data;
  const columns = new Set(header.map((field) => joinWords(field.trim().toLowerCase())));
  const isKnown = (names: readonly string[]) => names.some((name) => columns.has(name));
  const { text: texts, ...others } = FIELDS;
  return (
    rows.length > 0 &&
    rows.every((row) => row.length === header.length) &&
    isKnown(texts) &&
    Object.values(others).some(isKnown)
  );
}

/** The beginning of a table without the row at its end, which may be cut off; the text itself where it has no other row. */
export function dropLastRow(text: string): string {
  const { delimiter, linebreak } = readFirstRows(text).meta;
  const parser = new Papa.Parser({ delimiter, newline: linebreak as '\n' });
  const { cursor } = (parser.parse(text, 0, true) as Papa.ParseResult<string[]>).meta;
  return cursor > 0 ? text.slice(0, cursor) : text;
}

function readFirstRows(text: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { preview: ROWS_FOR_MARK, skipEmptyLines: 'greedy' });
}
