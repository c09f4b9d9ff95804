import type { SourceFile } from '../model/article.ts';
import { FormatError } from '../model/notice.ts';
import { type ArchiveRecord, joinParts, listRecords, readAnswer } from './archive-records.ts';
import { decodeBytes } from './decode-text.ts';
import { inflate } from './inflate.ts';
import type { ReadingContext, SourceReader } from './source-format.ts';
import { unzip } from './unzip.ts';

/** Bytes that are unpacked of one archive, and of one page in it. */
const LARGEST = 256 * 1024 * 1024;
const LARGEST_PAGE = 16 * 1024 * 1024;

/**
 * A web archive (WARC, packed or not, or a WACZ of such): each page in it an article, with the address that it was fetched from. Its day
 * is what the page says, else the day when it was fetched, which a notice tells.
 */
export const readWebArchive: SourceReader = async ({ name, bytes }, context) => {
  if (begins(bytes, 0x50, 0x4b)) {
    const files: SourceFile[] = [];
    for (const [path, content] of unzip(name, bytes, context, (inner) => /^archive\/.*\.warc(?:\.gz)?$/.test(inner)))
      for (const file of await context.readInner({ name: `${name}/${path}`, bytes: content })) files.push(file);
    return files;
  }
  const { bytes: whole, end = undefined } = begins(bytes, 0x1f, 0x8b) ? unpack(bytes, LARGEST, context) : { bytes };
  const files: SourceFile[] = [];
  const counts = { pages: 0, dated: 0, packed: 0, others: 0 };
  const records = listRecords(whole);
  let next = records.next();
  const isNone = next.done && end === undefined;
  for (; !next.done; next = records.next()) {
    const found = takePage(next.value, context);
    if (typeof found === 'string') {
      if (found !== 'about') counts[found]++;
      continue;
    }
    const inner = { name: `${name}/${++counts.pages}${found.ending}`, bytes: found.bytes };
    for (const { stated, ...page } of await context.readInner(inner)) {
      // Frames, and pages that a script fills.
      if (page.text.trim() === '') continue;
      if (!stated?.published && found.day) counts.dated++;
      files.push({
        ...page,
        stated: {
          ...(found.day && { published: found.day }),
          ...stated,
          ...(found.address && { url: found.address }),
        },
      });
    }
  }
  if (isNone) throw new FormatError(name, 'is no web archive (it does not begin with a record, WARC/1.0)');
  const say = (message: string) => void context.notices.push({ where: name, message });
  if (end === 'too large')
    say('unpacks to more than is read of one archive; the pages at its beginning were read; split it');
  else if (end === 'damaged' || !next.value)
    say(`is damaged or cut off; the pages before that were read: ${counts.pages}`);
  for (const [number, what] of [
    [counts.dated, 'pages that state no day have the day when they were fetched'],
    [counts.packed, 'pages are packed in a way that is not read (Brotli, Zstandard) and were left out'],
    [counts.others, 'answers that are no pages (pictures, scripts, redirections, errors) were left out'],
  ] as const)
    if (number > 0) say(`${what}: ${number}`);
  return files;
};

interface FoundPage {
  readonly ending: string;
  readonly bytes: Uint8Array;
  readonly address: string | undefined;
  /** ISO date on which it was fetched. */
  readonly day: string | undefined;
}

/** Records that hold a page: as a server sent it, as a crawler made it, or its text as another program took it out. */
const TYPES = new Set(['response', 'resource', 'conversion']);

/** What of them is read: the ending of a file of that media type. */
const ENDINGS = new Map([
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['application/pdf', '.pdf'],
  ['text/plain', '.txt'],
]);

/** The page in a record, or what it holds else: something about the archive or a page, one that is packed as no other, another thing. */
function takePage(record: ArchiveRecord, context: ReadingContext): FoundPage | 'about' | 'packed' | 'others' {
  const { headers } = record;
  const type = headers.get('warc-type') ?? '';
  if (!TYPES.has(type)) return 'about';
  const answer = type === 'response' ? readAnswer(record.block) : record;
  if (!answer || (type === 'response' && !/^\S+ 200\b/.test(answer.first))) return 'others';
  const [media = '', ...parameters] = (answer.headers.get('content-type') ?? '').toLowerCase().split(';');
  const ending = ENDINGS.get(media.trim());
  if (ending === undefined) return 'others';
  // Some crawlers put it in angle brackets.
  const address = headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1');
  // What a site tells crawlers.
  if (
    ending === '.txt' &&
    /^https?:\/\/[^/]+\/(?:(?:robots|ads|app-ads|humans|security)|\.well-known\/.*)\.txt$/i.test(address ?? '')
  )
    return 'others';
  const body = type === 'response' ? unwrap(answer, context) : answer.block;
  if (!body) return 'packed';
  return {
    ending,
    bytes: ending === '.pdf' ? body : recode(body, parameters),
    address,
    day: /^\d{4}-\d\d-\d\d/.exec(headers.get('warc-date') ?? '')?.[0],
  };
}

/** A body as it was before it was sent; undefined where it is packed in a way that is not read. */
function unwrap({ headers, block }: ArchiveRecord, context: ReadingContext): Uint8Array | undefined {
  const body = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') ? joinParts(block) : block;
  const packing = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (packing === '' || packing === 'identity') return body;
  // Crawlers that unpack what they fetch often leave the header.
  const isPlain = body.subarray(0, START).some((byte) => byte === LESS_THAN);
  if (/^(?:x-)?gzip$/.test(packing)) return begins(body, 0x1f, 0x8b) ? unpack(body, LARGEST_PAGE, context).bytes : body;
  if (packing === 'deflate' && !isPlain) return unpack(body, LARGEST_PAGE, context, 'any').bytes;
  return isPlain ? body : undefined;
}

/** Bytes in which a page has its first tag. */
const START = 16;
const LESS_THAN = 0x3c;

/** As UTF-8 where the server said that it is in another encoding, which no page need say itself. */
function recode(body: Uint8Array, parameters: readonly string[]): Uint8Array {
  const charset = /charset\s*=\s*"?([\w:.-]+)/.exec(parameters.join(';'))?.[1];
  if (charset === undefined || /^utf-?8$/.test(charset)) return body;
  try {
    return new TextEncoder().encode(decodeBytes(charset, body));
  } catch {
    // One that nobody knows: the page is looked at itself.
    return body;
  }
}

/** Unpacks what there is room for. */
function unpack(bytes: Uint8Array, most: number, { room }: ReadingContext, kind?: 'any') {
  const unpacked = inflate(bytes, Math.min(most, room.left), kind);
  room.left -= unpacked.bytes.length;
  return unpacked;
}

function begins(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}
