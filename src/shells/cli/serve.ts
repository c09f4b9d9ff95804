import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MANIFEST_FILE, NEWS_FILE, NOTHING_NEW, VIEWS_FILE, writeNews, writeViews } from '../../index.ts';
import type { FolderEditor } from './edit-folder.ts';
import { recoverFolder } from './folder-commit.ts';
import { answerFile, refuse, type StaticFolder } from './static-files.ts';

/** A running explorer. */
export interface ExplorerServer {
  readonly url: string;
  stop(): void;
  /** Settles when it has stopped. */
  readonly stopped: Promise<void>;
}

/** What may lie beside the files of an atlas, and what is answered where it does not: nothing is missing then. */
const BESIDE: ReadonlyMap<string, string> = new Map([
  [VIEWS_FILE, writeViews([])],
  [NEWS_FILE, writeNews('', NOTHING_NEW)],
]);

const WEB = fileURLToPath(new URL('../web', import.meta.url));
const LOOPBACK = '127.0.0.1';
const PORTS_TRIED = 20;

/** Milliseconds: to send the head of a request, to send all of it, between two of them, and of silence in between. */
const TIMES = { head: 10_000, request: 20_000, keepAlive: 5_000, silence: 60_000, look: 2_000 } as const;

/** A page opens six connections at a time. */
const MOST_CONNECTIONS = 200;

/** What every answer carries, errors too: the page may ask nobody but us, and nobody may look into it. */
const HEADERS = {
  'Cache-Control': 'no-store',
  // The page says the same of itself; a worker heeds only what its own answer says. What computes a layout is compiled in one: the
  // page itself still may not, for both policies bind it.
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/**
 * Serves the explorer at `/` and an atlas folder at `/atlas/`, on the loopback interface only, and only to be read.
 * Requests that name another host are refused, so that no page on the web can reach the atlas through a name that
 * resolves to this machine. No request ends it, whatever it holds.
 *
 * @param port 0 for any free one.
 * @param next whether to try the ports after it when it is taken.
 * @param editor with it, the page may write decisions and views; without it nothing is ever written.
 */
export async function serveExplorer(
  atlas: string | undefined,
  port: number,
  next: boolean,
  editor?: FolderEditor,
): Promise<ExplorerServer> {
  const page: StaticFolder = { folder: WEB, index: 'index.html', isPrivate: false };
  const shards: StaticFolder | undefined = atlas === undefined ? undefined : { folder: atlas, isPrivate: true };
  const server = createServer(
    // A request without a host would be refused by Node itself, without our headers.
    { requireHostHeader: false, connectionsCheckingInterval: TIMES.look },
    (request, response) => {
      answer({ page, shards, editor }, request, response).catch(() => response.destroy());
    },
  );
  guard(server);
  await listen(server, port, next ? PORTS_TRIED : 1);
  // A connection that could not be taken, as where too many files are open, is that connection's trouble alone.
  server.on('error', () => {});
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${chosen}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
    stopped: new Promise((resolve) => server.once('close', () => resolve())),
  };
}

/** What is served. */
interface Served {
  readonly page: StaticFolder;
  readonly shards: StaticFolder | undefined;
  readonly editor: FolderEditor | undefined;
}

async function answer(
  { page, shards, editor }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const host = request.headers.host?.replace(/:\d+$/, '').toLowerCase();
  if (host !== LOOPBACK && host !== 'localhost') {
    return refuse(response, 403, 'This explorer is served to this machine only.');
  }
  const path = (request.url ?? '').replace(/[?#].*$/s, '');
  if (editor?.edits(path) && (request.method === 'GET' || request.method === 'PUT')) {
    return editor.answer(path, request, response);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    response.setHeader('Connection', 'close');
    return refuse(response, 405, 'This explorer is only read from.');
  }
  if (!path.startsWith('/')) return refuse(response, 400, 'This is no address of the explorer.');
  if (editor && path === '/' && request.method === 'GET') return editor.answerPage(page.folder, response);
  if (!path.startsWith('/atlas/')) return answerFile(page, path, request, response);
  if (!shards) return refuse(response, 404, 'No atlas is served here.');
  // A build that was killed while this ran is finished before anybody reads what it left.
  const file = path.slice('/atlas/'.length);
  if (file === MANIFEST_FILE) await recoverFolder(shards.folder).catch(() => {});
  const instead = BESIDE.get(file);
  if (instead === undefined || existsSync(join(shards.folder, file))) {
    return answerFile(shards, `/${file}`, request, response);
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.writeHead(200).end(instead);
}

/** Time limits, and answers of our own to what is no request. */
function guard(server: Server): void {
  server.headersTimeout = TIMES.head;
  server.requestTimeout = TIMES.request;
  server.keepAliveTimeout = TIMES.keepAlive;
  server.setTimeout(TIMES.silence, (socket) => socket.destroy());
  server.maxConnections = MOST_CONNECTIONS;
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    refuse(response, 417, 'That cannot be expected here.');
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status =
      error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : error.code === 'HPE_HEADER_OVERFLOW'
          ? '431 Request Header Fields Too Large'
          : '400 Bad Request';
    const head = { ...HEADERS, 'Content-Length': '0', Connection: 'close' };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`, () => socket.destroy());
  });
}

async function listen(server: Server, port: number, tries: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, LOOPBACK, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries <= 1) throw error;
    await listen(server, port + 1, tries - 1);
  }
}
