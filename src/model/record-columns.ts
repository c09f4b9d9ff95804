/** The parts of a record that a person may name a column for. */
export const RECORD_PARTS = ['text', 'title', 'date', 'source', 'url', 'author', 'id'] as const;

export type RecordPart = (typeof RECORD_PARTS)[number];

/** Which of two numbers a column of dates begins with: 03/04/2019 is the third of April, or the fourth of March. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;

export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * Names that a person gave for the columns of a table, or the fields of a record, that hold its parts; they come before the usual ones.
 * Several where tables call a part differently: in each the first counts that it has.
 */
export type ColumnNames = Readonly<Partial<Record<RecordPart, string | readonly string[]>>> & {
  /** Of dates in columns that do not tell it themselves. */
  readonly dateOrder?: DateOrder;
};

/** Names given at two times, the later ones first. */
export function joinColumns(before: ColumnNames, later: ColumnNames): ColumnNames {
  const joined = RECORD_PARTS.flatMap((part) => {
    const names = [...new Set([...listColumnNames(later, part), ...listColumnNames(before, part)])];
    return names.length === 0 ? [] : [[part, names.length === 1 ? names[0]! : names] as const];
  });
  const dateOrder = later.dateOrder ?? before.dateOrder;
  return { ...Object.fromEntries(joined), ...(dateOrder && { dateOrder }) };
}

export function listColumnNames(columns: ColumnNames, part: RecordPart): readonly string[] {
  return [columns[part] ?? []].flat();
}
