/** The parts of a record that a person may name a column for. */
export const RECORD_PARTS = ['text', 'title', 'date', 'source', 'url', 'author', 'id'] as const;

export type RecordPart = (typeof RECORD_PARTS)[number];

/** Names that a person gave for the columns of a table, or the fields of a record, that hold its parts; they come before the usual ones. */
export type ColumnNames = Readonly<Partial<Record<RecordPart, string>>>;
