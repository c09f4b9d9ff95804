import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nameInputs } from '../../../src/shells/cli/name-inputs.ts';
import { readInputs } from '../../../src/shells/cli/read-inputs.ts';
import { makePdf } from '../../helpers/source-files.ts';

const START = process.cwd();
let scratch: string;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  process.chdir(scratch);
});

afterEach(async () => {
  process.chdir(START);
  await rm(scratch, { recursive: true, force: true });
});

async function put(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `This is ${path}.`);
  }
}

/** The names of what is read, and what is said of the rest. */
async function read(...inputs: readonly string[]) {
  const { files, notices } = await readInputs(inputs);
  for (const { name, text } of files) expect(text).toContain(name.replace(/^.*\//, ''));
  return { names: files.map(({ name }) => name), said: notices.map(({ where, message }) => `${where}: ${message}`) };
}

test('what a saved page came with is said in one line, of whatever kind it is', async () => {
  await put('P.html', 'P_files/ad.html', 'P_files/a.js', 'P_files/b.css', 'P_files/c.jpg', 'other.js');
  const { said } = await read('.');
  expect(said.filter((line) => line.includes('P'))).toEqual([
    'P.html: was saved with 4 files beside it (frames, scripts, pictures), which are parts of the page and no articles',
  ]);
  expect(said).toContainEqual(expect.stringMatching(/^other\.js: /));
});

describe('names', () => {
  test('are whole for the folder that one stands in, and hidden files stay hidden', async () => {
    await put('a.txt', 'bc/d.txt', '.hidden.txt', '.git/e.txt', 'README.md');
    for (const input of ['.', './', scratch, `../${basename(scratch)}`]) {
      expect(await read(input)).toEqual({ names: ['a.txt', 'bc/d.txt'], said: [] });
    }
  });

  test('tell inputs of one name apart, and lose none', async () => {
    await put('2019/news/a.txt', '2019/news/b.txt', '2020/news/a.txt', '2020/news/b.txt');
    expect(await read('2019/news', '2020/news')).toEqual({
      names: ['2019/news/a.txt', '2019/news/b.txt', '2020/news/a.txt', '2020/news/b.txt'],
      said: [],
    });
    expect((await read('2020/news/', '2019/news/a.txt')).names).toEqual(['a.txt', 'news/a.txt', 'news/b.txt']);
    expect((await read('2019/news/a.txt', '2020/news/a.txt')).names).toEqual(['2019/news/a.txt', '2020/news/a.txt']);
  });

  test('stay apart where a folder in one input looks like another input', async () => {
    await put('p/x/y/f.txt', 'q/x/y/f.txt', 'q/z/y/f.txt');
    expect((await read('p/x', 'q/x/y', 'q/z/y')).names).toEqual(['p/x/y/f.txt', 'q/x/y/f.txt', 'z/y/f.txt']);
  });

  test('of many inputs are found in a time that grows as they do', () => {
    const paths = Array.from({ length: 20_000 }, (_, index) => `/data/${index % 100}/${Math.floor(index / 100)}.txt`);
    expect(new Set(nameInputs(paths)).size).toBe(paths.length);
  });

  test('that were given twice are read once, and that is said', async () => {
    await put('news/a.txt', 'news/sub/b.txt');
    expect(await read('news', './news/', 'news/sub')).toEqual({
      names: ['a.txt', 'sub/b.txt'],
      said: ['./news/: was named twice; it is read once', 'sub: was named twice; it is read once'],
    });
  });
});

describe('links', () => {
  test('into what was named are read once, those out of it are named', async () => {
    await put('news/a.txt', 'news/sub/b.txt', 'secret/c.txt');
    await symlink('a.txt', 'news/again.txt');
    await symlink('..', 'news/sub/up');
    await symlink(join(scratch, 'secret'), 'news/out');
    await symlink('nowhere.txt', 'news/dead.txt');
    const { names, said } = await read('news');
    expect(names).toEqual(['a.txt', 'sub/b.txt']);
    expect(said.sort()).toEqual([
      'again.txt: is a link to a.txt, which is read under that name',
      'dead.txt: is a link that could not be followed: no such file or folder',
      expect.stringMatching(/^out: is a link to .*secret, outside what was named; name that as well to have it read$/),
      'sub/up: is a link to ., which is read under that name',
    ]);
  });

  test('into a hidden store are followed, as git-annex keeps its files', async () => {
    await put('news/.annex/objects/1.txt', 'news/b.txt');
    await symlink('.annex/objects/1.txt', 'news/1.txt');
    await symlink('.annex', 'news/all');
    expect((await read('news')).names).toEqual(['1.txt', 'all/objects/1.txt', 'b.txt']);
  });

  test('given as an input are followed', async () => {
    await put('2019/a.txt');
    await symlink('2019', 'latest');
    expect(await read('latest')).toEqual({ names: ['a.txt'], said: [] });
  });
});

test('what is not there is said, beside what is', async () => {
  await put('a.txt');
  const { files, missing } = await readInputs(['a.txt', 'b.txt']);
  expect({ names: files.map(({ name }) => name), missing }).toEqual({ names: ['a.txt'], missing: ['b.txt'] });
});

test('the files of an atlas are no articles; others beside them are', async () => {
  await put('atlas/graph.json', 'atlas/articles/0000.json', 'atlas/articles/mine.txt', 'b.txt');
  const manifest = { format: 'dramatis-atlas', version: 1, shards: { articles: [0], evidence: [], nodes: [] } };
  await writeFile('atlas/manifest.json', JSON.stringify(manifest));
  const asOutput = await readInputs(['.'], 'atlas');
  expect(asOutput.files.map(({ name }) => name)).toEqual(['atlas/articles/mine.txt', 'b.txt']);
  expect(asOutput.notices).toEqual([]);
  const inside = await readInputs(['atlas/articles'], 'atlas');
  expect(inside.files.map(({ name }) => name)).toEqual(['mine.txt']);
  expect((await read('.')).said).toEqual(['atlas: holds an atlas, whose own files are not read']);
});

test('a file that is too large is named, and not read', async () => {
  await put('a.txt', 'large.txt');
  await truncate('large.txt', 600 * 1024 * 1024);
  expect(await read('.')).toEqual({
    names: ['a.txt'],
    said: ['large.txt: is larger than 256 MB, the most that is read; split it'],
  });
});

test('a picture under the name of a text is named', async () => {
  await put('a.txt');
  await writeFile('b.txt', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
  expect(await read('.')).toEqual({
    names: ['a.txt'],
    said: ['b.txt: is a PNG picture whatever its name says; it was left out'],
  });
});

test('what a library leaves failing in a damaged PDF is said of that file, and ends nothing', async () => {
  const bytes = makePdf([[{ text: 'Ada met Babbage.', y: 700 }], []], { title: 'Ada' });
  // Its table of objects points two bytes beside them, and one of them is none.
  const damaged = Buffer.from(bytes).toString('latin1').replace('met ', 'm ').replace('<< /Title', '<1.5 /Title');
  await writeFile('a.pdf', damaged, 'latin1');
  await put('b.txt');
  const { names, said } = await readAll();
  expect(names).toContain('b.txt');
  expect(said).toContainEqual(expect.stringMatching(/^a\.pdf: is damaged, and a part of it may be missing/));
});

async function readAll() {
  const { files, notices } = await readInputs(['.']);
  return { names: files.map(({ name }) => name), said: notices.map(({ where, message }) => `${where}: ${message}`) };
}
