import type { Kind } from '../../model/mention.ts';
import { FormatError } from '../../model/notice.ts';
import { foldName } from '../../text/fold.ts';
import type { Token } from '../../text/token.ts';
import { tokeniseSpan } from '../../text/tokens.ts';
import { dropInvisible } from '../../text/visible.ts';

/** A name that somebody wants found, whatever else is. */
interface WatchedName {
  readonly name: string;
  readonly kind: Kind;
  readonly aliases: readonly string[];
}

export type Watchlist = readonly WatchedName[];

const KINDS: readonly string[] = ['person', 'organization', 'group', 'place', 'role'];

/**
 * Reads a watchlist: CSV with the columns `name,kind,aliases`, a header line if there is one, aliases separated by `|`
 * or `;`. `where` names the file in errors, which say the line.
 */
export function parseWatchlist(text: string, where: string): Watchlist {
  const names: WatchedName[] = [];
  for (const { line, fields } of readCsv(dropInvisible(text), where)) {
    const [name = '', kind = '', aliases = ''] = fields.map((field) => field.trim());
    if (names.length === 0 && name.toLowerCase() === 'name' && kind.toLowerCase() === 'kind') continue;
    if (fields.length === 1 && name === '') continue;
    if (name === '') throw new FormatError(`${where}:${line}`, 'has no name in its first column');
    const read = kind === 'organisation' ? 'organization' : kind.toLowerCase();
    if (!isKind(read)) {
      throw new FormatError(
        `${where}:${line}`,
        `the kind of "${name}" is "${kind}", expected person, organization, group, place or role`,
      );
    }
    if (fields.length > 3)
      throw new FormatError(`${where}:${line}`, `has ${fields.length} columns, expected name,kind,aliases`);
    const list = aliases.split(/[|;]/).map((alias) => alias.trim());
    names.push({ name, kind: read, aliases: list.filter((alias) => alias !== '') });
  }
  return names;
}

function isKind(kind: string): kind is Kind {
  return KINDS.includes(kind);
}

/** Rows of a CSV text (RFC 4180), with the line each begins on, from 1. */
function* readCsv(text: string, where: string): Generator<{ line: number; fields: string[] }> {
  let fields: string[] = [];
  let field = '';
  let line = 1;
  let begun = 1;
  let quoted = false;
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  // Whether the field that is being read is blank so far: only then does a quotation mark open it.
  let isBlank = true;
  for (let at = 0; at < body.length; at++) {
    const sign = body[at];
    if (quoted || (sign !== '"' && sign !== ',' && sign !== '\n')) {
      const end = findNext(quoted ? CLOSING : SPECIAL, body, at);
      const run = body.slice(at, end);
      field += run;
      isBlank &&= run.trim() === '';
      if (quoted) for (let next = run.indexOf('\n'); next >= 0; next = run.indexOf('\n', next + 1)) line++;
      at = end;
      if (quoted && at < body.length) {
        if (body[at + 1] === '"') {
          field += '"';
          at++;
        } else quoted = false;
      } else at--;
    } else if (sign === '"') {
      quoted = isBlank;
      field = isBlank ? '' : `${field}"`;
      isBlank = false;
    } else {
      fields.push(field);
      field = '';
      isBlank = true;
      if (sign === ',') continue;
      line++;
      yield { line: begun, fields };
      fields = [];
      begun = line;
    }
  }
  if (quoted) throw new FormatError(`${where}:${begun}`, 'opens a quotation mark that is never closed');
  if (field !== '' || fields.length > 0) yield { line: begun, fields: [...fields, field] };
}

/** Finds the longest watched name that begins at a token. */
export type WatchlistFinder = (
  tokens: readonly Token[],
  at: number,
) => { length: number; name: WatchedName } | undefined;

/** Arranges a watchlist for matching: capitals count only in names that are written in capitals. */
export function indexWatchlist(watchlist: Watchlist): WatchlistFinder {
  const byFirst = new Map<string, { words: readonly string[]; exact: boolean; name: WatchedName }[]>();
  for (const name of watchlist) {
    for (const alias of [name.name, ...name.aliases]) {
      const exact = /\p{Lu}/u.test(alias) && alias === alias.toUpperCase();
      const words = tokeniseSpan(alias, { from: 0, to: alias.length }).map(({ from, to }) => {
        const word = alias.slice(from, to);
        return exact ? word : foldName(word);
      });
      const first = words[0];
      if (first === undefined) continue;
      const key = foldName(first);
      const entries = byFirst.get(key) ?? [];
      entries.push({ words, exact, name });
      byFirst.set(key, entries);
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return (tokens, at) => {
    for (const { words, exact, name } of byFirst.get(tokens[at]?.fold ?? '') ?? []) {
      if (words.every((word, offset) => word === (exact ? tokens[at + offset]?.text : tokens[at + offset]?.fold))) {
        return { length: words.length, name };
      }
    }
    return undefined;
  };
}

const SPECIAL = /[",\n]/g;
const CLOSING = /"/g;

/** Where a sign stands next, or the end of the text. */
function findNext(sign: RegExp, text: string, from: number): number {
  sign.lastIndex = from;
  return sign.exec(text)?.index ?? text.length;
}
