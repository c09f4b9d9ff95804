import type { TextColumn } from './table-text.ts';

/** Rows on some 250 sheets: more than anybody prints, and browsers take minutes to lay out. */
const MOST = 10_000;

/** Puts rows where only paper shows them: on the screen only those in sight are drawn. @returns takes them away. */
export function putTableOnPaper<Row>(
  caption: string,
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
): () => void {
  const table = document.createElement('table');
  table.className = 'print-table';
  const printed = rows.slice(0, MOST);
  const number = (value: number) => value.toLocaleString('en');
  table.createCaption().textContent =
    printed.length < rows.length
      ? `${caption}: the first ${number(printed.length)} of ${number(rows.length)} rows`
      : `${caption}: ${number(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}`;
  const head = table.createTHead().insertRow();
  for (const { title } of columns) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of printed) {
    const line = body.insertRow();
    for (const { value } of columns) line.insertCell().textContent = writeCell(value(row));
  }
  document.body.prepend(table);
  return () => table.remove();
}

function writeCell(value: string | number): string {
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(3)));
}
