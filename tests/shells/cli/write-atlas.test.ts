import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nameDraft } from '../../../src/shells/cli/drafts.ts';
import { recoverFolder } from '../../../src/shells/cli/folder-commit.ts';
import { FolderDraft } from '../../../src/shells/cli/folder-draft.ts';
import { loadNews, openAtlasDraft, writeAtlas } from '../../../src/shells/cli/write-atlas.ts';
import { openOutput } from '../../../src/shells/cli/write-files.ts';

let scratch: string;

const NONE = { count: 0, first: [] };

beforeEach(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'dramatis-')));
});

afterEach(() => rm(scratch, { recursive: true, force: true }));

/** The files of an atlas that has only its format in common with a real one; `name` is in each of them. */
function atlasFiles(name: string, articles: number) {
  const shards = { articles: Array.from({ length: articles }, (_, index) => index), evidence: [], nodes: [] };
  const manifest = JSON.stringify({ format: 'dramatis-atlas', version: 1, name, shards });
  return [
    ...['graph.json', 'roles.json', 'resolution.json'].map((path) => ({ path, text: name })),
    ...shards.articles.map((index) => ({ path: `articles/000${index}.json`, text: name })),
    { path: 'manifest.json', text: manifest },
  ];
}

async function write(folder: string, files: readonly { path: string; text: string }[]): Promise<void> {
  const draft = await openAtlasDraft(folder);
  try {
    await writeAtlas(draft, files);
  } finally {
    draft.discard();
  }
}

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(scratch, path)), { recursive: true });
    await writeFile(join(scratch, path), text);
  }
}

/** Every file below a folder, hidden ones too. */
async function list(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.sort().map(async (path) => [path, await readFile(path, 'utf8')] as const));
  return Object.fromEntries(texts.map(([path, text]) => [path.slice(folder.length + 1), text]));
}

const asRecord = (files: readonly { path: string; text: string }[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

describe('an atlas', () => {
  test("says what is new since the one before, and writes over no file of that name that is somebody else's", async () => {
    const folder = join(scratch, 'A');
    const news = { articles: 1, names: NONE, connections: NONE, strengthened: NONE };
    const files = [{ path: 'manifest.json', text: '{"format":"dramatis-atlas","version":1,"build":"b","shards":{}}' }];
    const rebuild = async (told = news) => {
      const draft = await openAtlasDraft(folder);
      try {
        await writeAtlas(draft, files, { since: { build: 'a', news: told } });
      } finally {
        draft.discard();
      }
    };
    await write(folder, atlasFiles('one', 1));
    await rebuild({ ...news, articles: 0 });
    expect(await loadNews(folder, 'b')).toMatchObject({ ...news, articles: 0 });
    await rebuild();
    await rebuild();
    expect(await loadNews(folder, 'b')).toMatchObject(news);
    expect(await loadNews(folder, 'c')).toBeUndefined();
    await writeFile(join(folder, 'atlas-news.json'), 'Mine.');
    await expect(rebuild()).rejects.toThrow("is not the program's own");
    expect(await readFile(join(folder, 'atlas-news.json'), 'utf8')).toBe('Mine.');
  });

  test('replaces what the older one lists, and no other file', async () => {
    const own = { 'src/a.txt': 'Mine.', 'graph.gexf': 'Mine.', '.git/HEAD': 'Mine.', 'articles/notes.json': 'Mine.' };
    const folder = join(scratch, 'A');
    await write(folder, atlasFiles('old', 3));
    await put(Object.fromEntries(Object.entries(own).map(([path, text]) => [`A/${path}`, text])));
    await write(folder, atlasFiles('new', 1));
    expect(await list(folder)).toEqual({ ...asRecord(atlasFiles('new', 1)), ...own });
  });

  test('does not take the place of a file that the older one does not list', async () => {
    const folder = join(scratch, 'A');
    await write(folder, atlasFiles('old', 1));
    await put({ 'A/articles/0001.json': 'Mine.' });
    const before = await list(folder);
    await expect(write(folder, atlasFiles('new', 2))).rejects.toThrow(/0001\.json is not the program's own/);
    expect(await list(folder)).toEqual(before);
  });

  test('does not follow a link that stands in for one of its folders', async () => {
    const folder = join(scratch, 'A');
    await put({ 'elsewhere/x.txt': 'Mine.' });
    await write(folder, atlasFiles('old', 0));
    await symlink(join(scratch, 'elsewhere'), join(folder, 'articles'));
    await expect(write(folder, atlasFiles('new', 1))).rejects.toThrow(/is not the program's own/);
    expect(await list(join(scratch, 'elsewhere'))).toEqual({ 'x.txt': 'Mine.' });
  });

  test('leaves no folder behind that was made for nothing', async () => {
    const draft = await openAtlasDraft(join(scratch, 'a/b/c'));
    draft.discard();
    expect(await readdir(scratch)).toEqual([]);
  });

  test('goes where a link leads, and into the folder that one stands in', async () => {
    await mkdir(join(scratch, 'real'));
    await symlink('real', join(scratch, 'link'));
    await write(join(scratch, 'link'), atlasFiles('new', 1));
    expect(await list(join(scratch, 'real'))).toEqual(asRecord(atlasFiles('new', 1)));
    const start = process.cwd();
    process.chdir(join(scratch, 'real'));
    try {
      await write('.', atlasFiles('newer', 2));
    } finally {
      process.chdir(start);
    }
    expect(await list(join(scratch, 'real'))).toEqual(asRecord(atlasFiles('newer', 2)));
  });
});

describe('a write that was cut short', () => {
  /** A draft as a process leaves it that is no longer there. */
  const ABANDONED = nameDraft().replace(/-\d+-[0-9a-f]{8}$/, '-4194305-00000000');

  test.each([0, 1, 3, 5, 6])(
    'after it was decided is finished by whoever comes next: %i files moved',
    async (moved) => {
      const folder = join(scratch, 'A');
      await write(folder, atlasFiles('old', 3));
      await put({ 'A/mine.txt': 'Mine.' });
      const files = atlasFiles('new', 1);
      await put({ [`A/${ABANDONED}/owner`]: `${ABANDONED}\n` });
      for (const { path, text } of files) await put({ [`A/${ABANDONED}/files/${path}`]: text });
      await rename(join(folder, ABANDONED), join(folder, '.dramatis-commit'));
      for (const { path } of files.slice(0, Math.min(moved, files.length - 1))) {
        await rename(join(folder, '.dramatis-commit/files', path), join(folder, path));
      }
      await recoverFolder(folder);
      expect(await list(folder)).toEqual({ ...asRecord(files), 'mine.txt': 'Mine.' });
    },
  );

  test('before it was decided is swept, but not what a living process writes', async () => {
    const folder = join(scratch, 'A');
    await write(folder, atlasFiles('old', 1));
    // Process 1 is always there.
    const living = nameDraft().replace(/-\d+-[0-9a-f]{8}$/, '-1-00000000');
    await put({ [`A/${ABANDONED}/files/graph.json`]: 'half', [`A/${living}/files/graph.json`]: 'half' });
    await write(folder, atlasFiles('new', 1));
    expect(await list(folder)).toEqual({ ...asRecord(atlasFiles('new', 1)), [`${living}/files/graph.json`]: 'half' });
  });
});

describe('an export', () => {
  test('of several files changes none of them where one cannot be made', async () => {
    await put({ 'tables/nodes.csv': 'old', 'tables/edges.csv': 'old', 'tables/mine.csv': 'Mine.' });
    const draft = await FolderDraft.open(join(scratch, 'tables'));
    await draft.add('nodes.csv', ['new']);
    const failing = async function* () {
      yield 'ne';
      throw new Error('the source went away');
    };
    await expect(draft.add('edges.csv', failing())).rejects.toThrow(/the source went away/);
    draft.discard();
    expect(await list(join(scratch, 'tables'))).toEqual({
      'nodes.csv': 'old',
      'edges.csv': 'old',
      'mine.csv': 'Mine.',
    });
  });

  test('keeps a link a link, and who may read the file', async () => {
    await put({ 'real.gexf': 'old' });
    await symlink('real.gexf', join(scratch, 'link.gexf'));
    await (await openOutput(join(scratch, 'link.gexf'))).write(['ne', 'w']);
    expect(await list(scratch)).toEqual({ 'real.gexf': 'new' });
    expect(await readFile(join(scratch, 'link.gexf'), 'utf8')).toBe('new');
  });

  test('to a folder or below a file is refused before the work', async () => {
    await put({ 'a.txt': 'Mine.' });
    await expect(openOutput(scratch)).rejects.toThrow(/is a folder; name a file in it/);
    await expect(openOutput(join(scratch, 'a.txt/b.gexf'))).rejects.toThrow(/cannot be written/);
    await expect(openAtlasDraft(join(scratch, 'a.txt'))).rejects.toThrow(/a\.txt cannot be written to/);
    expect(await list(scratch)).toEqual({ 'a.txt': 'Mine.' });
  });

  test('to a device goes into it', async () => {
    await (await openOutput('/dev/null')).write(['gone']);
    await expect(openOutput('/dev/full').then((output) => output.write(['x'.repeat(100_000)]))).rejects.toThrow(
      '/dev/full cannot be written: no space left on the disk',
    );
  });
});
