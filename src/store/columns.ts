/**
 * The properties of a type in the order in which a table writes their values: each named, so that one added to the type
 * or taken from it does not compile.
 */
export function columnsOf<Row extends object>(
  names: Readonly<Record<keyof Row & string, true>>,
): readonly (keyof Row & string)[] {
  return Object.keys(names) as unknown as readonly (keyof Row & string)[];
}

/** The values of a row; null where it has none, and nothing after the last that it has. */
export function encodeColumns<Row extends object>(columns: readonly (keyof Row)[], row: Row): readonly unknown[] {
  const cells: unknown[] = columns.map((column) => row[column] ?? null);
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

/** The row again, unchecked: what has no value has no property. */
export function decodeColumns<Column extends string>(
  columns: readonly Column[],
  cells: readonly unknown[],
): Partial<Record<Column, unknown>> {
  const row: Partial<Record<Column, unknown>> = {};
  for (const [at, column] of columns.entries()) if (at < cells.length && cells[at] !== null) row[column] = cells[at];
  return row;
}
