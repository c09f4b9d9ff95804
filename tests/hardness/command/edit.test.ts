import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Curation, readCuration, writeCuration, writeViews } from '../../../src/index.ts';
import { createRandom } from '../../../src/model/random.ts';
import { askRaw, parseAnswer, sendRaw } from '../../helpers/raw-request.ts';
import { COMMAND, ROOT } from '../../helpers/run-command.ts';

/** Moments at which the server is killed while it writes. `KILLS=200 npm run built -- edit` tries more. */
const KILLS = Number(process.env.KILLS ?? 6);
/** Other moments: `SEED=2`. */
const SEED = Number(process.env.SEED ?? 0);

interface Served {
  readonly server: ChildProcess;
  readonly port: number;
}

let scratch: string;
let atlas: string;
let plain: Served;
let editing: Served;
let token: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  atlas = join(scratch, 'atlas');
  await cp(join(ROOT, 'graph-data/atlas'), atlas, { recursive: true });
  plain = await explore();
  editing = await explore('--edit');
  token = await readToken(editing.port);
});

beforeEach(() => rm(join(atlas, 'curation.json'), { force: true }));

afterAll(async () => {
  await Promise.all([end(plain, 'SIGTERM'), end(editing, 'SIGTERM')]);
  await rm(scratch, { recursive: true, force: true });
});

async function explore(...options: readonly string[]): Promise<Served> {
  const server = spawn(process.execPath, [COMMAND, 'explore', atlas, '--port', '0', ...options], { cwd: ROOT });
  const url = await new Promise<string>((done, fail) => {
    server.stdout.once('data', (chunk) => done(String(chunk).trim()));
    server.once('close', (code) => fail(new Error(`explore ended with ${code}`)));
  });
  return { server, port: Number(new URL(url).port) };
}

function end({ server }: Served, signal: NodeJS.Signals): Promise<unknown> {
  const ended = new Promise((done) => server.once('close', done));
  server.kill(signal);
  return ended;
}

async function readToken(port: number): Promise<string> {
  const { body } = await askRaw(port, '/');
  return /<meta name="dramatis-edit" content="([^"]+)"/.exec(body)?.[1] ?? '';
}

const decisions = (label: string): Curation => [{ type: 'rename', entity: 'place:berlin', label }];

/** Writes as the page does; `headers` take the place of its own, undefined ones are left out. */
async function put(
  port: number,
  text: string,
  headers: Readonly<Record<string, string | undefined>> = {},
  path = '/decisions',
) {
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    Origin: `http://127.0.0.1:${port}`,
    'X-Dramatis-Token': token,
    'If-Match': await readTag(port),
    'Content-Length': String(Buffer.byteLength(text)),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]));
  return parseAnswer(await sendRaw(port, Buffer.from(`PUT ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`)));
}

async function readTag(port: number): Promise<string | undefined> {
  const { headers } = await askRaw(port, '/decisions', { headers: { 'X-Dramatis-Token': token } });
  return headers.get('etag');
}

const onDisk = () => readFile(join(atlas, 'curation.json'), 'utf8').catch(() => '');

describe('decisions from the page', () => {
  test('are written to the folder, and read back', async () => {
    const text = writeCuration(decisions('Berlin, Germany'));
    expect((await put(editing.port, text)).status).toBe(200);
    expect(await onDisk()).toBe(text);
    const read = await askRaw(editing.port, '/decisions', { headers: { 'X-Dramatis-Token': token } });
    expect(read.body).toBe(text);
  });

  test('go to another file where one is named, and to no other', async () => {
    const file = join(scratch, 'mine.json');
    const before = writeCuration(decisions('Berlin on the Spree'));
    await writeFile(file, before);
    const served = await explore('--edit', '--curation', file);
    const own = { 'X-Dramatis-Token': await readToken(served.port) };
    const { body, headers } = await askRaw(served.port, '/decisions', { headers: own });
    expect(body).toBe(before);
    const text = writeCuration(decisions('Berlin, Germany'));
    const tag = { ...own, 'If-Match': headers.get('etag') ?? '' };
    expect((await put(served.port, text, tag)).status).toBe(200);
    expect([await readFile(file, 'utf8'), await onDisk()]).toEqual([text, '']);
    await end(served, 'SIGTERM');
  });

  test('stand beside the named views, which are checked and written in the same way', async () => {
    const views = writeViews([{ name: 'All', caption: '', address: '#at=all' }]);
    const { headers } = await askRaw(editing.port, '/views', { headers: { 'X-Dramatis-Token': token } });
    const tag = { 'If-Match': headers.get('etag') ?? '' };
    const onDisk = () => readFile(join(atlas, 'views.json'), 'utf8').catch(() => '');
    expect((await put(editing.port, views, { ...tag, 'X-Dramatis-Token': undefined }, '/views')).status).toBe(403);
    expect((await put(plain.port, views, tag, '/views')).status).toBe(405);
    expect((await put(editing.port, writeCuration(decisions('x')), tag, '/views')).status).toBe(400);
    expect(await onDisk()).toBe('');
    expect((await put(editing.port, views, tag, '/views')).status).toBe(200);
    expect(await onDisk()).toBe(views);
    // Whoever has not read that writes over nothing.
    expect((await put(editing.port, writeViews([]), tag, '/views')).status).toBe(412);
    expect(await onDisk()).toBe(views);
  });

  test('are refused without --edit, and nothing says that they could be taken', async () => {
    expect(await readToken(plain.port)).toBe('');
    expect((await put(plain.port, writeCuration(decisions('x')))).status).toBe(405);
    expect((await askRaw(plain.port, '/decisions')).status).toBe(404);
    expect(await onDisk()).toBe('');
  });

  test.each([
    ['no token', { 'X-Dramatis-Token': undefined }, 403],
    ['another token', { 'X-Dramatis-Token': 'a'.repeat(43) }, 403],
    ['an empty token', { 'X-Dramatis-Token': '' }, 403],
    ['no origin', { Origin: undefined }, 403],
    ['another origin', { Origin: 'https://example.org' }, 403],
    ['no page at all', { Origin: 'null' }, 403],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }, 403],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another host', { Host: 'rebound.example', Origin: 'http://rebound.example' }, 403],
    ['no word of what was read', { 'If-Match': undefined }, 412],
    ['an older reading', { 'If-Match': '"older"' }, 412],
  ])('are refused with %s', async (_what, headers, status) => {
    expect((await put(editing.port, writeCuration(decisions('x')), headers)).status).toBe(status);
    expect(await onDisk()).toBe('');
  });

  test.each([
    ['no JSON', '{'],
    ['another file', '{"format":"dramatis-atlas","version":1}'],
    ['a decision of no kind', '{"format":"dramatis-curation","version":1,"decisions":[{"type":"delete"}]}'],
  ])('are refused where they are %s, and what is there stays', async (_what, text) => {
    await put(editing.port, writeCuration(decisions('first')));
    expect((await put(editing.port, text)).status).toBe(400);
    expect(await onDisk()).toBe(writeCuration(decisions('first')));
  });

  test('are read by nobody without the token', async () => {
    expect((await askRaw(editing.port, '/decisions')).status).toBe(403);
    const { headers } = await askRaw(editing.port, '/');
    expect(headers.get('access-control-allow-origin')).toBeUndefined();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('go to that one file: no other path, no other way', async () => {
    for (const path of ['/atlas/manifest.json', '/atlas/curation.json', '/decisions/..', '/decisionsx']) {
      const lines = `Host: 127.0.0.1:${editing.port}\r\nOrigin: http://127.0.0.1:${editing.port}\r\nX-Dramatis-Token: ${token}\r\nConnection: close\r\nContent-Length: 2\r\n`;
      const answer = parseAnswer(await sendRaw(editing.port, `PUT ${path} HTTP/1.1\r\n${lines}\r\n{}`));
      expect(answer.status).toBe(405);
    }
  });

  test(`are the old or the new ones, whole, when the server is killed at any of ${KILLS} moments`, {
    timeout: 60_000 + KILLS * 10_000,
  }, async () => {
    const random = createRandom(11 + 1000 * SEED);
    // Long enough that a kill falls into the writing.
    const list = (label: string): Curation =>
      Array.from({ length: 20_000 }, (_, at) => ({ type: 'note', about: `place:${at}`, text: label }));
    const [old, fresh] = [writeCuration(list('old')), writeCuration(list('new'))];
    let changed = 0;
    for (let index = 0; index < KILLS; index++) {
      await writeFile(join(atlas, 'curation.json'), old);
      const served = await explore('--edit');
      token = await readToken(served.port);
      const tag = await readTag(served.port);
      const answered = put(served.port, fresh, { 'If-Match': tag });
      await wait(random() * 400);
      await end(served, 'SIGKILL');
      await answered;
      const found = await onDisk();
      expect(found === old || found === fresh).toBe(true);
      expect(readCuration('curation.json', found)).toHaveLength(20_000);
      if (found === fresh) changed++;
    }
    token = await readToken(editing.port);
    if (KILLS >= 100) expect(changed).toBeGreaterThan(0);
    // What a killed write left is swept by the next.
    await rm(join(atlas, 'curation.json'));
    await put(editing.port, writeCuration(decisions('last')));
    expect((await readdir(atlas)).filter((name) => name.startsWith('.dramatis'))).toEqual([]);
  });
});
