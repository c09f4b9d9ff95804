import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askRaw, parseAnswer, sendRaw } from '../../helpers/raw-request.ts';
import { COMMAND, ROOT } from '../../helpers/run-command.ts';

const SECRET = 'This must never leave the machine.';

let scratch: string;
let server: ChildProcess;
let port: number;
let said = '';

/** Serves an atlas that lies between things that are nobody's business. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  const atlas = join(scratch, 'atlas');
  await cp(join(ROOT, 'graph-data/atlas'), atlas, { recursive: true });
  await mkdir(join(atlas, '.git'));
  await mkdir(join(scratch, 'atlas-private'));
  for (const path of ['secret.txt', 'atlas/.env', 'atlas/.git/config', 'atlas-private/secret.txt']) {
    await writeFile(join(scratch, path), SECRET);
  }
  await symlink(join(scratch, 'secret.txt'), join(atlas, 'out.json'));
  await symlink(scratch, join(atlas, 'up'));
  await symlink('.env', join(atlas, 'hidden.json'));
  await symlink('loop', join(atlas, 'loop'));
  await symlink('resolution.json', join(atlas, 'again.json'));
  ({ server, port } = await explore(atlas));
}, 60_000);

afterAll(async () => {
  const ended = new Promise((done) => server.once('close', done));
  server.kill('SIGTERM');
  await ended;
  await rm(scratch, { recursive: true, force: true });
});

async function explore(atlas: string, ...shell: readonly string[]): Promise<{ server: ChildProcess; port: number }> {
  const [program = '', ...args] = [...shell, process.execPath, COMMAND, 'explore', atlas, '--port', '0'];
  const child = spawn(program, args, { cwd: ROOT });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const url = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (chunk) => done(String(chunk).trim()));
    child.once('close', (code) => fail(new Error(`explore ended with ${code}: ${said}`)));
  });
  return { server: child, port: Number(new URL(url).port) };
}

function ask(path: string, options?: Parameters<typeof askRaw>[2]) {
  return askRaw(port, path, options);
}

describe('the explorer', () => {
  test('serves the page, the atlas, and a link inside it', async () => {
    expect((await ask('/')).body).toContain('<title>');
    expect(JSON.parse((await ask('/atlas/manifest.json')).body).format).toBe('dramatis-atlas');
    const whole = await readFile(join(scratch, 'atlas/resolution.json'), 'latin1');
    for (const path of ['/atlas/resolution.json', '/atlas/%72esolution.json?x=1', '/atlas/again.json']) {
      expect((await ask(path)).body).toBe(whole);
    }
  });

  test.each([
    '/atlas/../secret.txt',
    '/atlas/%2e%2e/secret.txt',
    '/atlas/%2E%2E%2fsecret.txt',
    '/atlas/..%2fsecret.txt',
    '/atlas/%252e%252e/secret.txt',
    '/atlas/articles/../../secret.txt',
    '/atlas/articles/%2e%2e/%2e%2e/secret.txt',
    '/atlas/..\\secret.txt',
    '/atlas/..%5csecret.txt',
    '/atlas//secret.txt',
    '/atlas/./secret.txt',
    '/atlas/../atlas-private/secret.txt',
    '/atlas/%2e%2e/atlas-private/secret.txt',
    '/atlas-private/secret.txt',
    '/atlas/.env',
    '/atlas/%2eenv',
    '/atlas/.git/config',
    '/atlas/hidden.json',
    '/atlas/out.json',
    '/atlas/up/secret.txt',
    '/atlas/up/atlas-private/secret.txt',
    '/atlas/loop',
    '/atlas/',
    '/atlas/articles',
    '/atlas/articles/',
    '/atlas/secret.txt%00.json',
    '/atlas/%c0%ae%c0%ae/secret.txt',
    '/atlas/%',
    '/atlas/%zz',
    `/atlas/${'a'.repeat(5000)}`,
    `/atlas/${'a/'.repeat(2000)}`,
    '/../../../../../../etc/passwd',
    '/%2e%2e/%2e%2e/package.json',
    '/../cli/dramatis.js',
    '/assets/../../cli/dramatis.js',
  ])('keeps to its folders: %s', async (path) => {
    const { status, body, headers } = await ask(path);
    expect(status).toBe(404);
    expect(body).toBe('There is no such file.\n');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each([
    ['GET', '/'],
    ['GET', '/atlas/manifest.json'],
    ['GET', '/nowhere'],
    ['POST', '/atlas/manifest.json'],
    ['GET', 'http://evil.example/atlas/manifest.json'],
  ])('says with every answer what a page may do: %s %s', async (method, path) => {
    const { headers } = await ask(path, { method });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    // What a layout's worker compiles, and no more.
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  test('lets nobody keep a copy of an article', async () => {
    for (const path of ['/atlas/manifest.json', '/atlas/articles/0000.json', '/atlas/nowhere.json']) {
      expect((await ask(path)).headers.get('cache-control')).toBe('no-store');
    }
    const page = await ask('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await ask('/', { headers: { 'If-None-Match': page.headers.get('etag')! } });
    expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'is only read from: %s',
    async (method) => {
      const { status, headers } = await ask('/atlas/manifest.json', { method });
      expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'GET, HEAD' });
    },
  );

  test('answers HEAD as GET, without the file', async () => {
    const [get, head] = [await ask('/atlas/resolution.json'), await ask('/atlas/resolution.json', { method: 'HEAD' })];
    expect(head.body).toBe('');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
  });

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '127.0.0.2', '[::1]', '', '*'])(
    'is nobody else’s host: %j',
    async (host) => {
      const { status, headers } = await ask('/atlas/manifest.json', { headers: { Host: host } });
      expect(status).toBe(403);
      expect(headers.get('x-frame-options')).toBe('DENY');
    },
  );

  test('refuses a request that names no host', async () => {
    const answer = parseAnswer(await sendRaw(port, 'GET /atlas/manifest.json HTTP/1.1\r\nConnection: close\r\n\r\n'));
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('dramatis-atlas');
  });
});

describe('a range', () => {
  let size: number;
  let whole: string;

  beforeAll(async () => {
    size = (await stat(join(scratch, 'atlas/resolution.json'))).size;
    whole = await readFile(join(scratch, 'atlas/resolution.json'), 'latin1');
  });

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=5-9', 5, 10],
    ['bytes=-7', -7, 0],
    ['bytes=100-', 100, 0],
    ['bytes=100-999999999999', 100, 0],
    ['bytes=-999999999999', 0, 0],
  ])('%s is given', async (range, from, to) => {
    const { status, headers, body } = await ask('/atlas/resolution.json', { headers: { Range: range } });
    const first = from < 0 ? size + from : from;
    const last = to === 0 ? size : to;
    expect({ status, range: headers.get('content-range') }).toEqual({
      status: 206,
      range: `bytes ${first}-${last - 1}/${size}`,
    });
    expect(body).toBe(whole.slice(first, last));
  });

  test.each(['bytes=999999999-', 'bytes=-0'])('%s is beyond the file', async (range) => {
    const { status, headers } = await ask('/atlas/resolution.json', { headers: { Range: range } });
    expect({ status, range: headers.get('content-range') }).toEqual({ status: 416, range: `bytes */${size}` });
  });

  test.each(['bytes=9-1', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=--1', 'bytes=1e3-'])(
    '%s is none: the whole file is given',
    async (range) => {
      const { status, body } = await ask('/atlas/resolution.json', { headers: { Range: range } });
      expect({ status, length: body.length }).toEqual({ status: 200, length: size });
    },
  );
});

describe('what is no request', () => {
  test.each([
    ['nothing of HTTP', 'hello\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx',
      400,
    ],
    ['endless headers', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nConnection: close\r\n\r\n', 417],
  ])('is refused with our headers: %s', async (_, bytes, status) => {
    const answer = parseAnswer(await sendRaw(port, Buffer.from(bytes, 'latin1')));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await ask('/atlas/manifest.json')).status).toBe(200);
  });

  test('leaves at once, in the middle of everything, without a trace', async () => {
    await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {});
        await new Promise((done) => {
          socket.once('connect', done);
          socket.once('close', done);
        });
        const path = index % 2 ? '/atlas/resolution.json' : '/atlas/articles/0000.json';
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${index % 3 ? '\r\n' : ''}`);
        if (index % 5) await new Promise((done) => setImmediate(done));
        socket.resetAndDestroy();
      }),
    );
    expect((await ask('/atlas/manifest.json')).status).toBe(200);
    expect(said).not.toMatch(/fault of the program|Error/);
  });

  test('ends by itself when it does not go on', { timeout: 40_000 }, async () => {
    const started = performance.now();
    const half: Socket[] = [];
    const ends = Array.from({ length: 20 }, (_, index) => {
      const socket = connect(port, '127.0.0.1');
      half.push(socket);
      socket.on('error', () => {});
      socket.resume();
      if (index % 2) socket.write('GET / HTTP/1.1\r\nHost: local');
      return new Promise((done) => socket.once('close', done));
    });
    expect((await ask('/atlas/manifest.json')).status).toBe(200);
    await Promise.all(ends);
    expect(performance.now() - started).toBeGreaterThan(5_000);
  });
});

describe.skipIf(process.platform === 'win32')('where few files may be open', () => {
  test('the explorer goes on', { timeout: 60_000 }, async () => {
    const few = await explore(join(scratch, 'atlas'), 'sh', '-c', 'ulimit -n 45; exec "$@"', 'sh');
    try {
      const sockets = Array.from({ length: 80 }, () => {
        const socket = connect(few.port, '127.0.0.1');
        socket.on('error', () => {});
        socket.resume();
        socket.write('GET /atlas/resolution.json HTTP/1.1\r\nHost: localhost\r\n\r\n');
        return socket;
      });
      await Promise.all(
        sockets.map(
          (socket) =>
            new Promise((done) => {
              socket.once('data', done);
              socket.once('close', done);
            }),
        ),
      );
      for (const socket of sockets) socket.destroy();
      let status = 0;
      while (status !== 200) ({ status } = await askRaw(few.port, '/atlas/manifest.json'));
      expect(few.server.exitCode).toBeNull();
    } finally {
      const ended = new Promise((done) => few.server.once('close', done));
      few.server.kill('SIGTERM');
      await ended;
    }
  });
});
