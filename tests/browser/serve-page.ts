import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import sirv from 'sirv';

export const BUILT_PAGE = resolve(import.meta.dirname, '../../dist/web');

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built page at `/` and an atlas folder at `/atlas/`, as `dramatis explore` does. */
export async function servePage(atlas: string): Promise<ServedPage> {
  const page = sirv(BUILT_PAGE, { dev: true });
  const folder = sirv(atlas, { dev: true });
  const server: Server = createServer((request, response) => {
    const missing = () => {
      response.statusCode = 404;
      response.end();
    };
    if (request.url?.startsWith('/atlas/')) {
      request.url = request.url.slice('/atlas'.length);
      folder(request, response, missing);
    } else page(request, response, missing);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
