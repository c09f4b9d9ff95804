import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import type { SourceFile } from '../model/article.ts';
import { sayAuthors } from './authors.ts';
import { isBundle } from './bundle.ts';
import { decodeText } from './decode-text.ts';
import { readPage } from './html.ts';
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

/** A text without its markup, a paragraph, heading or item of a list a block, and what a block at its head (YAML between two `---`) says of it. */
export const readMarkdown: SourceReader = ({ name, bytes }, { notices }) => {
  const text = decodeText(name, bytes, notices);
  const match = FRONT_MATTER.exec(text.slice(0, LONGEST));
  if (!match) return [{ name, text: dropMarkup(text) }];
  let value: unknown;
  try {
    // Dates stay as they are written, no anchor may grow into more than it is, and the library says nothing by itself.
    value = parse(match[1]!, { schema: 'failsafe', maxAliasCount: 0, prettyErrors: false, logLevel: 'error' });
  } catch {
    notices.push({
      where: name,
      message: 'begins with front matter that is no YAML; it was read as a part of the text',
    });
    return [{ name, text: dropMarkup(text) }];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ name, text: dropMarkup(text) }];
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as unknown]));
  const stated: { -readonly [Key in keyof NonNullable<SourceFile['stated']>]: string } = {};
  for (const part of ['title', 'published', 'source', 'url', 'author'] as const) {
    const found = FIELDS[part].map((key) => sayField(fields.get(key))).find((said) => said !== '');
    if (found) stated[part] = part === 'author' ? sayAuthors(found) : found;
  }
  return [{ name, text: dropMarkup(text.slice(match[0].length)), stated }];
};

// What is indented by four is mostly the first line of a paragraph, and no program.
const markdown = new MarkdownIt({ html: true }).disable('code');
/** Digits of a number that is no item's: a paragraph that begins with "1987." looks like a list. */
const YEAR_DIGITS = 4;
markdown.renderer.rules.list_item_open = (tokens, at) => {
  const { info, markup } = tokens[at]!;
  return info.length >= YEAR_DIGITS ? `<li>${info}${markup} ` : '<li>';
};

/** Code units of a text whose markup is read; longer ones are longer than any text that is made a map of. */
const LONGEST_MARKED = 2 ** 23;

function dropMarkup(text: string): string {
  // What a press database wrote is told by its lines, which markup would join.
  if (text.length > LONGEST_MARKED || isBundle(text)) return text;
  return readPage(`<body>${markdown.render(text)}</body>`).text;
}

function sayField(value: unknown): string {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(', ');
  return typeof value === 'string' ? value.trim() : '';
}
