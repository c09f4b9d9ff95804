/** A record of a web archive (WARC, ISO 28500), or a server's answer in one: what it says of itself, and what it holds. */
export interface ArchiveRecord {
  /** `WARC/1.1`, or `HTTP/1.1 200 OK`. */
  readonly first: string;
  /** By their names in lower case; the last of one name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly block: Uint8Array;
}

/** Bytes of what stands before a record's block: addresses and cookies are long, and no more than this. */
const LONGEST_HEAD = 1_000_000;

/** The records of an archive, one after the other. @returns whether all of it are records: else it is damaged after the last of them. */
export function* listRecords(bytes: Uint8Array): Generator<ArchiveRecord, boolean> {
  for (let at = skipLines(bytes, 0); at < bytes.length; ) {
    const head = readHead(bytes, at);
    if (!head || !/^WARC\/\d/.test(head.first)) return false;
    const length = head.headers.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(length)) return false;
    const end = head.end + Number(length);
    if (end > bytes.length) return false;
    yield { ...head, block: bytes.subarray(head.end, end) };
    at = skipLines(bytes, end);
  }
  return true;
}

/** A server's answer: its status line, its headers and its body as it was sent. Undefined where it is none. */
export function readAnswer(block: Uint8Array): ArchiveRecord | undefined {
  const head = readHead(block, 0);
  return head && /^HTTP\//i.test(head.first) ? { ...head, block: block.subarray(head.end) } : undefined;
}

/** A body that was sent in parts, in one; as it stands where it is not in parts after all: some crawlers join them and leave the header. */
export function joinParts(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < body.length; ) {
    const newline = body.indexOf(NEWLINE, at);
    // A line is a number of some digits, and words about it that nobody uses.
    const line = newline < 0 || newline - at > LONGEST_PART_LINE ? '' : LATIN.decode(body.subarray(at, newline));
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line)?.[1];
    if (size === undefined) return parts.length === 0 ? body : join(parts, length);
    const from = newline + 1;
    const part = body.subarray(from, from + Number.parseInt(size, 16));
    if (part.length === 0) break;
    parts.push(part);
    length += part.length;
    at = from + part.length + (body[from + part.length] === RETURN ? 2 : 1);
  }
  return join(parts, length);
}

const LONGEST_PART_LINE = 200;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const LATIN = new TextDecoder('latin1');
const UTF8 = new TextDecoder();

interface Head extends Pick<ArchiveRecord, 'first' | 'headers'> {
  /** Where the block begins. */
  readonly end: number;
}

/** Lines to the first that is empty. */
function readHead(bytes: Uint8Array, from: number): Head | undefined {
  let first: string | undefined;
  let last = '';
  const headers = new Map<string, string>();
  for (let at = from; at - from < LONGEST_HEAD; ) {
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline < 0 || newline - from > LONGEST_HEAD) return undefined;
    const line = UTF8.decode(bytes.subarray(at, newline)).replace(/\r$/, '');
    at = newline + 1;
    if (line === '') return first === undefined ? undefined : { first, headers, end: at };
    if (first === undefined) {
      first = line;
      continue;
    }
    const colon = line.indexOf(':');
    // A line that begins with a blank goes on with the one before.
    if (/^\s/.test(line)) headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      headers.set(last, line.slice(colon + 1).trim());
    }
  }
  return undefined;
}

function skipLines(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === NEWLINE || bytes[at] === RETURN) at++;
  return at;
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
