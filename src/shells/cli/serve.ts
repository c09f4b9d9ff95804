import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** A running explorer. */
export interface ExplorerServer {
  readonly url: string;
  stop(): void;
  /** Settles when it has stopped. */
  readonly stopped: Promise<void>;
}

const WEB = fileURLToPath(new URL('../web', import.meta.url));
const LOOPBACK = '127.0.0.1';
const PORTS_TRIED = 20;

/** What every answer carries: the page may ask nobody but us, and nobody may look into it. */
const HEADERS = {
  'Cache-Control': 'no-cache',
  // The page says the same of itself; a worker heeds only what its own answer says.
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/**
 * Serves the explorer at `/` and an atlas folder at `/atlas/`, on the loopback interface only. Requests that name
 * another host are refused, so that no page on the web can reach the atlas through a name that resolves to this machine.
 *
 * @param port 0 for any free one.
 * @param next whether to try the ports after it when it is taken.
 */
export async function serveExplorer(atlas: string | undefined, port: number, next: boolean): Promise<ExplorerServer> {
  const page = sirv(WEB, { dev: true });
  const shards = atlas === undefined ? undefined : sirv(atlas, { dev: true, dotfiles: false });
  const answer: RequestListener = (request, response) => {
    const host = request.headers.host?.replace(/:\d+$/, '');
    if (host !== LOOPBACK && host !== 'localhost') {
      response.writeHead(403).end('This explorer is served to this machine only.\n');
      return;
    }
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const missing = () => void response.writeHead(404).end('There is no such file.\n');
    if (!request.url?.startsWith('/atlas/')) return page(request, response, missing);
    if (!shards) return missing();
    request.url = request.url.slice('/atlas'.length);
    return shards(request, response, missing);
  };
  const server = createServer(answer);
  await listen(server, port, next ? PORTS_TRIED : 1);
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

async function listen(server: ReturnType<typeof createServer>, port: number, tries: number): Promise<void> {
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
