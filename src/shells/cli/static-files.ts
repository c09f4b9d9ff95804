import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const MEDIA_TYPES = new Map([
  ['.bin', 'application/octet-stream'],
  ['.css', 'text/css; charset=utf-8'],
  ['.gz', 'application/gzip'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.tsv', 'text/tab-separated-values; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
  ['.woff2', 'font/woff2'],
]);

/** Neither waits for the other end of a pipe nor follows a link that was put there since the path was looked at. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** A folder that is served: GET or HEAD of a file in it, nothing hidden, nothing that a link leads to outside of it. */
export interface StaticFolder {
  readonly folder: string;
  /** The file that a path ending in `/` stands for. */
  readonly index?: string;
  /** Nobody may keep a copy. Otherwise copies are kept and asked about each time. */
  readonly isPrivate: boolean;
}

/**
 * Answers a request for a file.
 *
 * @param path of the address below the folder, as it was sent: `/`, `/assets/index.js`, `/a%20b`.
 */
export async function answerFile(
  { folder, index, isPrivate }: StaticFolder,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let file: FileHandle | undefined;
  try {
    const found = await findFile(folder, path, index);
    file = found === undefined ? undefined : await open(found, FLAGS);
    const what = await file?.stat();
    if (found === undefined || !file || !what?.isFile()) return refuse(response, 404, 'There is no such file.');

    response.setHeader('Content-Type', MEDIA_TYPES.get(extname(found).toLowerCase()) ?? 'application/octet-stream');
    response.setHeader('Cache-Control', isPrivate ? 'no-store' : 'no-cache');
    response.setHeader('Accept-Ranges', 'bytes');
    if (!isPrivate) {
      const tag = `W/"${what.size.toString(36)}-${Math.floor(what.mtimeMs).toString(36)}"`;
      response.setHeader('ETag', tag);
      if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();
    }
    const range = readRange(request, what.size);
    if (range === 'unsatisfiable') {
      response.setHeader('Content-Range', `bytes */${what.size}`);
      return refuse(response, 416, 'The file ends before that range.');
    }
    const { from, to } = range ?? { from: 0, to: what.size };
    if (range) response.setHeader('Content-Range', `bytes ${from}-${to - 1}/${what.size}`);
    response.setHeader('Content-Length', to - from);
    response.writeHead(range ? 206 : 200);
    if (request.method === 'HEAD' || to === from) return void response.end();
    await send(file, from, to, response);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (response.headersSent) response.destroy();
    else if (MISSING.has(code)) refuse(response, 404, 'There is no such file.');
    else if (code === 'EACCES' || code === 'EPERM') refuse(response, 403, 'This file may not be read.');
    else if (code === 'EMFILE' || code === 'ENFILE') refuse(response, 503, 'Too many files are open; try again.');
    else refuse(response, 500, 'This file could not be read.');
  } finally {
    await file?.close().catch(() => {});
  }
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EINVAL', 'ENXIO', 'EISDIR']);

/** Ends a request with a line of text that says why. */
export function refuse(response: ServerResponse, status: number, why: string): void {
  const text = `${why}\n`;
  for (const name of ['ETag', 'Accept-Ranges']) response.removeHeader(name);
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.writeHead(status).end(text);
}

/** The real path of the file that is meant, or undefined where there can be none. */
async function findFile(folder: string, path: string, index: string | undefined): Promise<string | undefined> {
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (plain.endsWith('/')) {
    if (index === undefined) return undefined;
    plain += index;
  }
  if (!plain.startsWith('/') || /[\0\\]/.test(plain)) return undefined;
  const parts = plain.slice(1).split('/');
  if (parts.some(isHidden)) return undefined;
  const root = await realpath(folder);
  const real = await realpath(join(root, ...parts));
  const below = relative(root, real).split(sep);
  return below.some(isHidden) ? undefined : real;
}

/** A dot file, a way up, or no name at all. */
function isHidden(part: string): boolean {
  return part === '' || part.startsWith('.') || part.includes(':');
}

/**
 * What of a file is asked for: one range, `[from, to)`. Several at once, and what is not written as a range should be,
 * are answered with the whole file, as the standard allows (RFC 9110, 14.2).
 */
function readRange(
  { headers }: IncomingMessage,
  size: number,
): { readonly from: number; readonly to: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range?.trim() ?? '');
  // Our tags are weak, so that no copy that is held can be told to be the same to the byte.
  if (!match || headers['if-range'] !== undefined) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return undefined;
    return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - Number(last)), to: size };
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) return 'unsatisfiable';
  return { from: Number(first), to: last === '' ? size : Math.min(size, Number(last) + 1) };
}

const CHUNK = 65_536;

/** Sends a part of a file. The connection is cut where the file turns out shorter than was promised. */
async function send(file: FileHandle, from: number, to: number, response: ServerResponse): Promise<void> {
  const chunks = async function* () {
    for (let at = from; at < to; ) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(Math.min(CHUNK, to - at)), 0, null, at);
      if (bytesRead === 0) throw new Error('the file became shorter');
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  };
  await pipeline(Readable.from(chunks()), response);
}
