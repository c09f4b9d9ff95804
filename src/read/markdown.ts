import { parse } from 'yaml';
import type { SourceFile } from '../model/article.ts';
import { sayAuthors } from './authors.ts';
import { decodeText } from './decode-text.ts';
import type { SourceReader } from './source-format.ts';

/** Longest block of front matter, in code units: a text may begin with a rule and have the next far below. */
const LONGEST = 20_000;

const FRONT_MATTER = /^\uFEFF?---[^\S\n]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/;

/** Names under which front matter keeps each part. */
const FIELDS = {
  title: ['title', 'headline'],
  published: ['date', 'published', 'pubdate', 'publishdate'],
  source: ['source', 'publisher', 'outlet', 'author', 'authors', 'by'],
  url: ['url', 'link', 'canonical'],
  author: ['author', 'authors', 'byline', 'by'],
} as const;

/** A text with its markup, and what a block at its head (YAML between two `---`) says of it. */
export const readMarkdown: SourceReader = ({ name, bytes }, { notices }) => {
  const text = decodeText(name, bytes, notices);
  const match = FRONT_MATTER.exec(text.slice(0, LONGEST));
  if (!match) return [{ name, text }];
  let value: unknown;
  try {
    // Dates stay as they are written, no anchor may grow into more than it is, and the library says nothing by itself.
    value = parse(match[1]!, { schema: 'failsafe', maxAliasCount: 0, prettyErrors: false, logLevel: 'error' });
  } catch {
    notices.push({
      where: name,
      message: 'begins with front matter that is no YAML; it was read as a part of the text',
    });
    return [{ name, text }];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ name, text }];
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as unknown]));
  const stated: { -readonly [Key in keyof NonNullable<SourceFile['stated']>]: string } = {};
  for (const part of ['title', 'published', 'source', 'url', 'author'] as const) {
    const found = FIELDS[part].map((key) => sayField(fields.get(key))).find((said) => said !== '');
    if (found) stated[part] = part === 'author' ? sayAuthors(found) : found;
  }
  return [{ name, text: text.slice(match[0].length), stated }];
};

function sayField(value: unknown): string {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(', ');
  return typeof value === 'string' ? value.trim() : '';
}
