import { type ColumnNames, listColumnNames, type RecordPart } from '../model/record-columns.ts';
import { sayAuthors } from './authors.ts';

/** Names under which sources keep each part, without the blanks and lines between words (`joinWords`); the first that a record has counts. */
export const FIELDS = {
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

/** A record's fields by their names in lower case, and by those without what stands between their words. */
export function lowerKeys(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map();
  const entries: readonly (readonly [string, unknown])[] = value instanceof Map ? [...value] : Object.entries(value);
  const fields = new Map(entries.map(([key, field]) => [key.trim().toLowerCase(), field]));
  for (const [key, field] of [...fields]) if (!fields.has(joinWords(key))) fields.set(joinWords(key), field);
  return fields;
}

/** "Publication date", `publication_date` and `publication-date` are one name. */
export function joinWords(key: string): string {
  return key.replace(/[\s_-]+/g, '');
}

/** Where a part may stand, in the order in which it is looked for; in lower case, as the fields of a record are read. */
export function listFields(part: RecordPart, names: ColumnNames): readonly string[] {
  // Asked of each row: mostly nothing is named.
  if (names[part] === undefined) return FIELDS[part];
  return [...listColumnNames(names, part).map((name) => name.trim().toLowerCase()), ...FIELDS[part]];
}

export function pickField(
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
export function pickAuthors(fields: ReadonlyMap<string, unknown>, names: ColumnNames): string {
  for (const key of listFields('author', names)) {
    const said = sayAuthors(fields.get(key));
    if (said !== '') return said;
  }
  return '';
}
