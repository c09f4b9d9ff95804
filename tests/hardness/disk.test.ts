import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FormatError } from '../../src/model/notice.ts';
import { WorkError } from '../../src/shells/cli/errors.ts';
import { recoverFolder } from '../../src/shells/cli/folder-commit.ts';
import { FolderDraft } from '../../src/shells/cli/folder-draft.ts';
import { readInputs } from '../../src/shells/cli/read-inputs.ts';
import { openAtlasDraft, writeAtlas } from '../../src/shells/cli/write-atlas.ts';
import { openOutput } from '../../src/shells/cli/write-files.ts';
import { type Fault, withFault } from './faulty-disk.ts';

const FAULTS: readonly Fault[] = ['ENOSPC', 'EACCES', 'EIO', 'EMFILE', 'ENOENT', 'EROFS'];

/** In memory, where the system has such a folder: thousands of flushes to a disk take minutes. */
const FAST = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let scratch: string;

beforeEach(async () => {
  scratch = await realpath(await mkdtemp(join(FAST, 'dramatis-')));
});

afterEach(() => rm(scratch, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

const OWN: Files = { 'mine.txt': 'Mine.', 'articles/notes.txt': 'Mine.', '.git/HEAD': 'Mine.' };

function atlas(name: string, articles: number): Files {
  const shards = { articles: Array.from({ length: articles }, (_, index) => index), evidence: [0], nodes: [] };
  return {
    'graph.json': name,
    'roles.json': name,
    'resolution.json': name,
    ...Object.fromEntries(shards.articles.map((index) => [`articles/000${index}.json`, name])),
    'evidence/0000.json': name,
    'manifest.json': JSON.stringify({ format: 'dramatis-atlas', version: 1, name, shards }),
  };
}

const OLD = atlas('old', 3);
const NEW = atlas('new', 2);

async function put(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** What a folder holds, drafts apart. */
async function read(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.dramatis-draft-'));
  return Object.fromEntries(
    await Promise.all(paths.sort().map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  );
}

const sorted = (files: Files): Files => Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

async function build(folder: string): Promise<void> {
  const draft = await openAtlasDraft(folder);
  try {
    await writeAtlas(
      draft,
      Object.entries(NEW).map(([path, text]) => ({ path, text })),
    );
  } finally {
    draft.discard();
  }
}

/** A folder with an older atlas and a person's own files, another for each try. */
async function freshFolder(index: number): Promise<string> {
  const folder = join(scratch, String(index), 'A');
  await put(folder, { ...OLD, ...OWN });
  return folder;
}

describe('a build', () => {
  test.each([...FAULTS, 'kill'] as const)(
    'whose disk fails at any operation with %s leaves the old or the new',
    async (fault) => {
      // How many there are is known once one has gone through them all without a fault.
      let isThrough = false;
      let kept = 0;
      for (let at = 0; !isThrough; at++) {
        const folder = await freshFolder(at);
        const outcome = await withFault(at, fault, () => build(folder));
        isThrough = outcome.operations.length <= at;
        if (fault !== 'kill' && outcome.error) expect(outcome.error).toBeInstanceOf(WorkError);
        // Whoever comes next, on a disk that is well again.
        await recoverFolder(folder);
        const found = await read(folder);
        const isOld = found['graph.json'] === 'old';
        if (isOld) kept++;
        // Where the old manifest is said not to be there, what it listed is nobody's, and stays.
        const left = fault === 'ENOENT' && !isOld && found['articles/0002.json'] === 'old';
        expect(found, `${fault} at ${at}, ${outcome.operations[at]}`).toEqual(
          sorted({ ...(isOld ? OLD : NEW), ...OWN, ...(left && { 'articles/0002.json': 'old' }) }),
        );
        if (!outcome.error) expect(isOld).toBe(false);
      }
      expect(kept).toBeGreaterThan(10);
    },
  );

  test('after one that was killed at any operation makes the new, and leaves nothing of the other', async () => {
    // How many there are is known once one has gone through them all without a fault.
    let isThrough = false;
    for (let at = 0; !isThrough; at++) {
      const folder = await freshFolder(at);
      const outcome = await withFault(at, 'kill', () => build(folder));
      isThrough = outcome.operations.length <= at;
      await build(folder);
      expect(await read(folder)).toEqual(sorted({ ...NEW, ...OWN }));
      expect((await readdir(folder)).filter((name) => name.startsWith('.dramatis'))).toEqual([]);
    }
  });
});

describe('what is written', () => {
  test('is on the disk before one rename decides, and that rename is before files take their places', async () => {
    const { operations } = await withFault(-1, 'EIO', async () => build(await freshFolder(0)));
    const decided = operations.indexOf('renameSync');
    const before = operations.slice(0, decided);
    const count = (name: string) => before.filter((operation) => operation === name).length;
    expect(count('handle.sync')).toBeGreaterThanOrEqual(Object.keys(NEW).length);
    expect(count('handle.sync')).toBe(count('handle.writeFile'));
    expect(before.lastIndexOf('handle.sync')).toBeGreaterThan(before.lastIndexOf('handle.writeFile'));
    // The folder that holds the name, then the first file.
    expect(operations.indexOf('fsyncSync', decided)).toBeLessThan(operations.indexOf('renameSync', decided + 1));
    expect(operations.indexOf('fsyncSync', decided)).toBeGreaterThan(decided);
    // And their folders in the end.
    expect(operations.lastIndexOf('fsyncSync')).toBeGreaterThan(operations.lastIndexOf('renameSync'));
  });
});

describe('reading', () => {
  test.each(FAULTS)('from a disk that fails at any operation with %s names what is not read', async (fault) => {
    const folder = join(scratch, 'news');
    const names = ['a.txt', 'b/c.txt', 'b/d/e.txt', 'f.txt'];
    await put(folder, Object.fromEntries(names.map((name) => [name, `This is ${name}.`])));
    // How many there are is known once one has gone through them all without a fault.
    let isThrough = false;
    for (let at = 0; !isThrough; at++) {
      const outcome = await withFault(at, fault, () => readInputs([folder]));
      isThrough = outcome.operations.length <= at;
      expect(outcome.error).toBeUndefined();
      const { files, notices, missing } = outcome.result!;
      const lost = names.filter((name) => !files.some((file) => file.name === name));
      for (const name of lost) {
        const told = notices.some(
          ({ where }) => where === folder || where === 'news' || `${name}/`.startsWith(`${where}/`),
        );
        expect(told, `${name} is lost without a word: ${fault} at ${outcome.operations[at]}`).toBe(true);
      }
      if (missing.length > 0) expect(lost).toEqual(names);
    }
  });
});

describe('an export', () => {
  test.each([...FAULTS, 'kill'] as const)(
    'whose disk fails at any operation with %s leaves the old file or the new',
    async (fault) => {
      // How many there are is known once one has gone through them all without a fault.
      let isThrough = false;
      for (let at = 0; !isThrough; at++) {
        const folder = join(scratch, String(at));
        await put(folder, { 'graph.gexf': 'old', 'mine.txt': 'Mine.' });
        const outcome = await withFault(at, fault, async () => {
          const output = await openOutput(join(folder, 'graph.gexf'));
          await output.write(['n', 'e', 'w']);
        });
        isThrough = outcome.operations.length <= at;
        const { 'graph.gexf': text, ...rest } = await read(folder);
        expect(rest).toEqual({ 'mine.txt': 'Mine.' });
        expect(['old', 'new']).toContain(text);
        if (outcome.error && fault !== 'kill') expect(outcome.error).toBeInstanceOf(WorkError);
        if (!outcome.error) expect(text).toBe('new');
      }
    },
  );

  test.each([...FAULTS, 'kill'] as const)(
    'of tables whose disk fails at any operation with %s leaves all old or all new',
    async (fault) => {
      const tables = (text: string) =>
        Object.fromEntries(['nodes.csv', 'edges.csv', 'mentions.csv'].map((name) => [name, text]));
      // How many there are is known once one has gone through them all without a fault.
      let isThrough = false;
      for (let at = 0; !isThrough; at++) {
        const folder = join(scratch, String(at));
        await put(folder, { ...tables('old'), 'mine.csv': 'Mine.' });
        const outcome = await withFault(at, fault, async () => {
          const draft = await FolderDraft.open(folder);
          try {
            for (const [name, text] of Object.entries(tables('new'))) await draft.add(name, [text]);
            draft.commit(() => true);
          } finally {
            draft.discard();
          }
        });
        isThrough = outcome.operations.length <= at;
        await recoverFolder(folder);
        const { 'mine.csv': mine, ...rest } = await read(folder);
        expect(mine).toBe('Mine.');
        expect([sorted(tables('old')), sorted(tables('new'))]).toContainEqual(rest);
      }
    },
  );

  test('tells a fault of what it reads from one of what it writes', async () => {
    const output = await openOutput(join(scratch, 'graph.gexf'));
    const failing = function* (): Generator<string> {
      yield 'x';
      throw new FormatError('articles/0000.json', 'is damaged');
    };
    await expect(output.write(failing())).rejects.toThrow(/articles\/0000\.json/);
    expect(await read(scratch)).toEqual({});
  });
});
