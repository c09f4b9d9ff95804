import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Curation, NEWS_FILE, readCuration, writeCuration } from '../../../src/index.ts';
import { createRandom } from '../../../src/model/random.ts';
import { COMMAND, ROOT, runCommand, runProgram } from '../../helpers/run-command.ts';

/** Moments at which each is killed: a build, an export, a list of decisions, a project. `KILLS=200 npm run built -- kill` tries more. */
const KILLS = Number(process.env.KILLS ?? 6);
/** Other moments: `SEED=2`. */
const SEED = Number(process.env.SEED ?? 0);
const OWN = { 'mine.txt': 'Mine.', 'articles/notes.txt': 'Mine.' };

let scratch: string;
/** Two atlases of the same name that differ in every file. */
let old: ReadonlyMap<string, string>;
let fresh: ReadonlyMap<string, string>;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  await mkdir(join(scratch, 'news'));
  await writeFile(join(scratch, 'news/a.txt'), 'Ada Lovelace met Charles Babbage in London. They left for Paris.');
  await writeFile(join(scratch, 'news/b.txt'), 'Angela Merkel met Emmanuel Macron in Berlin, said the United Nations.');
  expect((await build('old', 'news/a.txt')).code).toBe(0);
  expect((await build('fresh', 'news')).code).toBe(0);
  old = await readFolder(join(scratch, 'old'));
  fresh = await readFolder(join(scratch, 'fresh'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

const build = (output: string, input: string) =>
  runCommand('build', join(scratch, input), '-q', '-o', join(scratch, output));

/** Every file below a folder but those of drafts, hidden ones too. */
async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    // What a build tells of the one before depends on what was there.
    .filter((path) => !path.startsWith('.dramatis-draft-') && path !== NEWS_FILE)
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  );
}

/** Runs the command and kills it after some milliseconds, unless it is done by then. */
async function runKilled(delay: number, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: ROOT, stdio: 'ignore' });
  const ended = new Promise((done) => child.once('close', done));
  const timer = setTimeout(() => child.kill('SIGKILL'), delay);
  await ended;
  clearTimeout(timer);
}

async function freshFolder(name: string): Promise<string> {
  const folder = join(scratch, name);
  await rm(folder, { recursive: true, force: true });
  await cp(join(scratch, 'old'), folder, { recursive: true });
  for (const [path, text] of Object.entries(OWN)) await writeFile(join(folder, path), text);
  return folder;
}

describe('a build that is killed', () => {
  test(`at any of ${KILLS} moments leaves the old atlas or the new, and what is not its own`, {
    timeout: 60_000 + KILLS * 20_000,
  }, async () => {
    const started = performance.now();
    await build('timed', 'news');
    const whole = performance.now() - started;
    const random = createRandom(7 + 1000 * SEED);
    for (let index = 0; index < KILLS; index++) {
      const folder = await freshFolder('killed');
      // Half of the moments near the end, where the writing is.
      const share = index % 2 ? 0.8 + 0.25 * random() : random();
      await runKilled(whole * share, 'build', join(scratch, 'news'), '-q', '-o', folder);
      // Whoever opens it next finishes what was decided.
      expect(await runCommand('search', folder, 'ada')).toMatchObject({ code: 0, err: '' });
      const found = new Map(await readFolder(folder));
      for (const [path, text] of Object.entries(OWN)) {
        expect(found.get(path)).toBe(text);
        found.delete(path);
      }
      expect([old, fresh]).toContainEqual(found);
      // And nothing is left of it after the next build.
      if (index > 0) continue;
      expect((await runCommand('build', join(scratch, 'news'), '-q', '-o', folder)).code).toBe(0);
      const hidden = (await readdir(folder)).filter((name) => name.startsWith('.'));
      expect(hidden).toEqual([]);
    }
  });
});

describe('a build that is given decisions and is killed', () => {
  test(`at any of ${KILLS} moments leaves the old decisions or all of them, and no atlas whose decisions are nowhere`, {
    timeout: 60_000 + KILLS * 40_000,
  }, async () => {
    const folder = join(scratch, 'given');
    const target = join(folder, 'curation.json');
    const given = join(scratch, 'given.json');
    const name = (entity: string, label: string) => ({ type: 'rename', entity, label }) as const;
    const before: Curation = [name('place:london', 'London, England')];
    await writeFile(given, writeCuration([name('place:paris', 'Paris, France')]));
    /** Over an older atlas, and where none is yet. */
    const reset = async (index: number) => {
      await rm(folder, { recursive: true, force: true });
      if (index % 3 === 0) await mkdir(folder);
      else await cp(join(scratch, 'old'), folder, { recursive: true });
      await writeFile(target, writeCuration(before));
    };
    const args = ['build', join(scratch, 'news'), '-q', '-o', folder];
    const isDecided = async () => (await runCommand('search', folder, 'paris')).out.includes('Paris, France');
    await reset(0);
    const started = performance.now();
    expect(await runCommand(...args, '--curation', given)).toMatchObject({ code: 0 });
    const whole = performance.now() - started;
    const all = await readFile(target, 'utf8');
    expect(readCuration(target, all)).toHaveLength(2);
    const random = createRandom(19 + 1000 * SEED);
    let changed = 0;
    for (let index = 0; index < KILLS; index++) {
      await reset(index);
      await runKilled(whole * (index % 2 ? 0.8 + 0.25 * random() : random()), ...args, '--curation', given);
      const left = await readFile(target, 'utf8');
      expect([writeCuration(before), all]).toContain(left);
      if (left === all) changed++;
      if (await isDecided()) expect(left).toBe(all);
      // The next build goes by what is left.
      expect(await runCommand(...args)).toMatchObject({ code: 0 });
      expect(await readFile(target, 'utf8')).toBe(left);
      expect(await isDecided()).toBe(left === all);
    }
    if (KILLS >= 50) expect([changed > 0, changed < KILLS]).toEqual([true, true]);
  });
});

describe('an export that is killed', () => {
  test(`at any of ${KILLS} moments leaves the old file or the new`, {
    timeout: 60_000 + KILLS * 10_000,
  }, async () => {
    await mkdir(join(scratch, 'out'));
    const target = join(scratch, 'out/graph.gexf');
    const args = ['export', join(scratch, 'fresh'), '-f', 'gexf', '-o', target];
    const { old, fresh } = await killWriting(target, args, async () => writeFile(target, 'old'), 11);
    expect(fresh).not.toBe(old);
  });
});

describe('a list of decisions that is changed by a command that is killed', () => {
  test(`at any of ${KILLS} moments is the old one or the new, whole`, {
    timeout: 60_000 + KILLS * 10_000,
  }, async () => {
    const folder = join(scratch, 'decided');
    await cp(join(scratch, 'old'), folder, { recursive: true });
    // Long enough that a kill falls into the writing.
    const before: Curation = Array.from({ length: 20_000 }, (_, at) => ({
      type: 'note',
      about: `place:${at}`,
      text: 'x',
    }));
    const target = join(folder, 'curation.json');
    const added = JSON.stringify({ type: 'hide', entity: 'place:london' });
    const args = ['curate', folder, '--add', added];
    const { old, fresh } = await killWriting(target, args, () => writeFile(target, writeCuration(before)), 13);
    expect([old, fresh].map((text) => readCuration(target, text).length)).toEqual([20_000, 20_001]);
  });
});

describe('a project that is added to by a command that is killed', () => {
  test(`at any of ${KILLS} moments is the old one or the new, whole`, {
    timeout: 60_000 + KILLS * 10_000,
  }, async () => {
    const folder = join(scratch, 'packed');
    await mkdir(folder, { recursive: true });
    const target = join(folder, 'case.dramatis');
    // Text that packs badly, so that a kill falls into the writing.
    const random = createRandom(5);
    const long = Array.from({ length: 400_000 }, () => random().toString(36).slice(2, 8)).join(' ');
    await writeFile(join(scratch, 'long.txt'), long);
    expect((await runCommand('pack', join(scratch, 'news'), '-q', '-o', target)).code).toBe(0);
    const first = await readFile(target);
    const args = ['pack', target, join(scratch, 'long.txt'), '-q', '-o', target];
    const { old, fresh } = await killWriting(target, args, () => writeFile(target, first), 17);
    const listed = [old, fresh].map((text) => Object.keys(unzipSync(Buffer.from(text, 'latin1'))));
    expect(listed.map((paths) => paths.includes('articles/long.txt'))).toEqual([false, true]);
  });
});

/**
 * Runs a command that writes one file, and kills it at many moments, more of them near its end, where it writes. Each time the
 * file is the old one or the new one, and nothing else is left beside it once a run goes through.
 *
 * @param reset puts the old file there.
 */
async function killWriting(target: string, args: readonly string[], reset: () => Promise<void>, seed: number) {
  const read = () => readFile(target, 'latin1');
  await reset();
  const old = await read();
  const beside = (await readdir(dirname(target))).sort();
  const started = performance.now();
  expect(await runCommand(...args)).toMatchObject({ code: 0 });
  const whole = performance.now() - started;
  const fresh = await read();
  const random = createRandom(seed + 1000 * SEED);
  let changed = 0;
  for (let index = 0; index < KILLS; index++) {
    await reset();
    await runKilled(whole * (index % 2 ? 0.7 + 0.4 * random() : 1.1 * random()), ...args);
    const found = await read();
    // Of a large file the difference says nothing.
    expect(found === old || found === fresh).toBe(true);
    if (found === fresh) changed++;
  }
  // Kills that all came too early, or all too late, would try nothing.
  if (KILLS >= 100) expect([changed > 0, changed < KILLS]).toEqual([true, true]);
  await reset();
  expect(await runCommand(...args)).toMatchObject({ code: 0 });
  expect(await read()).toBe(fresh);
  expect((await readdir(dirname(target))).sort()).toEqual(beside);
  return { old, fresh };
}

describe.skipIf(process.platform === 'win32')('a build that is told to stop', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s says so, cleans up and ends with %i', async (signal, code) => {
    const folder = await freshFolder('stopped');
    const child = spawn(process.execPath, [COMMAND, 'build', 'graph-data/articles', '-q', '-o', folder], { cwd: ROOT });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const ended = new Promise((done) => child.once('close', done));
    // It is at work once its draft is there.
    while (!(await readdir(folder)).some((name) => name.startsWith('.dramatis-draft-'))) await wait(5);
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(err).toBe('dramatis: stopped; nothing was changed\n');
    const found = await readFolder(folder);
    expect(new Map([...found].filter(([path]) => !(path in OWN)))).toEqual(old);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('standard output', () => {
  const shell = (line: string) =>
    runProgram('sh', ['-c', line, 'sh', process.execPath, COMMAND, join(scratch, 'fresh'), scratch]);

  test.each([
    ['mentions', '"$1" "$2" mentions "$3" >/dev/full'],
    ['search', '"$1" "$2" search "$3" ada >/dev/full'],
    ['export', '"$1" "$2" export "$3" -f gexf -o - >/dev/full'],
  ])('that is a full disk is said to be one: %s', async (_, line) => {
    const { code, err } = await shell(line);
    expect({ code, err }).toEqual({
      code: 1,
      err: 'dramatis: standard output cannot be written to: no space left on the disk\n',
    });
  });

  test.each([
    ['mentions', '"$1" "$2" mentions "$3"'],
    ['search', '"$1" "$2" search "$3" a -n 1000'],
    ['export', '"$1" "$2" export "$3" -f gexf -o -'],
  ])('that is closed at once ends the program without a word: %s', async (_, line) => {
    expect(await shell(`${line} | true`)).toEqual({ code: 0, out: '', err: '' });
  });

  test('takes an export, and so does a pipe that has a name', async () => {
    const file = await shell('"$1" "$2" export "$3" -f gexf -o "$4/a.gexf" && cat "$4/a.gexf"');
    const out = await shell('"$1" "$2" export "$3" -f gexf -o -');
    const pipe = await shell(
      'mkfifo "$4/p"; "$1" "$2" export "$3" -f gexf -o "$4/p" & cat "$4/p"; wait; test -p "$4/p"',
    );
    expect(file.out).toMatch(/<\/gexf>\s*$/);
    expect(out).toEqual(file);
    expect(pipe).toEqual(file);
  });
});
