import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import sirv from 'sirv';
import { COMMAND } from '../helpers/run-command.ts';

export const BUILT_PAGE = resolve(import.meta.dirname, '../../dist/web');

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built page (or another site) at `/` and an atlas folder at `/atlas/`, as any static host would. */
export async function servePage(atlas: string, site = BUILT_PAGE): Promise<ServedPage> {
  const page = sirv(site, { dev: true });
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

/** Serves them by the built command itself. */
export async function exploreAtlas(atlas: string, ...options: readonly string[]): Promise<ServedPage> {
  const child = spawn(process.execPath, [COMMAND, 'explore', atlas, '--port', '0', ...options]);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const url = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (line) => done(String(line).trim()));
    child.once('close', (code) => fail(new Error(`dramatis explore ended with ${code}`)));
  });
  return {
    url,
    close: () => {
      child.kill();
      return ended;
    },
  };
}
