import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { FormatError, readCuration, readViews, VIEWS_FILE, writeCuration, writeViews } from '../../index.ts';
import { findCuration, loadCuration } from './curation-file.ts';
import { WorkError } from './errors.ts';
import { refuse } from './static-files.ts';
import { loadViews } from './views-file.ts';
import { openOutput } from './write-files.ts';

/** The page may write the decisions and the named views of the atlas that it is served with: to two files, behind a token that it alone is given. */
export interface FolderEditor {
  /** The page, with the token in it: another page cannot read it. */
  answerPage(folder: string, response: ServerResponse): Promise<void>;
  /** Whether such a path is read and written here. */
  edits(path: string): boolean;
  answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** A file that the page may write. */
interface EditedFile {
  /** Where it lies. */
  readonly file: string;
  /** What it holds, as it would be written; what an empty one holds where there is none. */
  load(): Promise<string>;
  /** What was sent, as it is written. @throws FormatError where it is nothing of the kind. */
  check(sent: string): string;
}

/** Bytes of a file that are taken. */
const MOST = 32 * 1024 * 1024;
/** Bytes of the token: nobody guesses it. */
const TOKEN_BYTES = 32;

/**
 * Lets the page read and write the decisions and views of an atlas folder; the token holds until this process ends.
 *
 * @param named another file of decisions than the folder's own.
 */
export function createEditor(atlas: string, named?: string): FolderEditor {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const curation = findCuration(atlas, named);
  /** By paths that are no files, so that nothing of the folder goes by their names. */
  const files: ReadonlyMap<string, EditedFile> = new Map([
    [
      '/decisions',
      {
        file: curation,
        load: async () => writeCuration(await loadCuration(curation, false)),
        check: (sent: string) => writeCuration(readCuration('the decisions that were sent', sent)),
      },
    ],
    [
      '/views',
      {
        file: join(atlas, VIEWS_FILE),
        load: async () => writeViews(await loadViews(atlas, undefined)),
        check: (sent: string) => writeViews(readViews('the views that were sent', sent)),
      },
    ],
  ]);
  /** One write at a time, in the order in which they came. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    async answerPage(folder, response) {
      const html = await readFile(join(folder, 'index.html'), 'utf8');
      const text = html.replace('<head>', `<head>\n    <meta name="dramatis-edit" content="${token}" />`);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Length', Buffer.byteLength(text));
      response.writeHead(200).end(text);
    },
    edits: (path) => files.has(path),
    async answer(path, request, response) {
      const edited = files.get(path)!;
      const why = refusal(request, token);
      if (why !== undefined) {
        response.setHeader('Connection', 'close');
        return refuse(response, 403, why);
      }
      try {
        const work = last.then(() =>
          request.method === 'PUT' ? write(edited, request, response) : read(edited, response),
        );
        last = work.catch(() => {});
        await work;
      } catch (error) {
        if (response.headersSent) return void response.destroy();
        response.setHeader('Connection', 'close');
        if (error instanceof FormatError) return refuse(response, 400, error.message);
        if (error instanceof WorkError) return refuse(response, 500, error.message);
        throw error;
      }
    },
  };
}

/**
 * Why a request is refused; undefined where it is not. The token shows that the page was read, which no page of another origin can;
 * the origin is asked for as well, so that a token that leaked is not enough.
 */
function refusal({ headers }: IncomingMessage, token: string): string | undefined {
  const sent = headers['x-dramatis-token'];
  if (typeof sent !== 'string' || !sameText(sent, token)) return 'Only the page that is served here may ask for that.';
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined && origin !== `http://${host}`) return 'That may only be asked for from here.';
  if (site !== undefined && site !== 'same-origin') return 'That may only be asked for from here.';
  return undefined;
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()];
  return timingSafeEqual(one, other);
}

async function read({ load }: EditedFile, response: ServerResponse): Promise<void> {
  const text = await load();
  response.setHeader('ETag', tagOf(text));
  send(response, text);
}

/** Writes what was sent, unless the file is no longer the one that the page has read. */
async function write(
  { file, load, check }: EditedFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = request.headers.origin;
  if (origin === undefined) return refuse(response, 403, 'That may only be asked for from here.');
  const text = await readBody(request);
  if (text === undefined) {
    response.setHeader('Connection', 'close');
    return refuse(response, 413, 'So much is not taken at once.');
  }
  const next = check(text);
  const tag = tagOf(await load());
  if (request.headers['if-match'] !== tag) {
    return refuse(response, 412, 'They were changed elsewhere since this page read them; load the page again.');
  }
  // Whole: a crash leaves the old file or the new one.
  await (await openOutput(file)).write([next]);
  response.setHeader('ETag', tagOf(next));
  send(response, '{}\n');
}

function send(response: ServerResponse, text: string): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.writeHead(200).end(text);
}

function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url')}"`;
}

/** Undefined where it is longer than is taken. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
