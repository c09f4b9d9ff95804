import Papa from 'papaparse';

/** A column as it is written out. */
export interface TextColumn<Row> {
  readonly title: string;
  /** What a spreadsheet is to get: a number stays one. */
  readonly value: (row: Row) => string | number;
}

/**
 * Rows for a spreadsheet, under their titles. What it would run as a formula gets a `'` before it.
 *
 * @param delimiter a comma for a file, a tab for the clipboard.
 */
export function writeRows<Row>(
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
  delimiter: ',' | '\t',
): string {
  const fields = columns.map(({ title }) => title);
  const data = rows.map((row) => columns.map(({ value }) => value(row)));
  return Papa.unparse({ fields, data }, { delimiter, newline: '\r\n', escapeFormulae: true });
}
