import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { COMMAND, ROOT, runCommand } from '../helpers/run-command.ts';

let scratch: string;
let atlas: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  atlas = join(scratch, 'atlas');
  const { code, err } = await runCommand('build', 'graph-data/articles', '-o', atlas);
  expect(err).toMatch(/5 articles, \d+ nodes, \d+ edges/);
  expect(code).toBe(0);
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Every file of a folder with its text. */
async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')] as const),
  );
  return new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function writeArticles(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return folder;
}

describe('dramatis build', () => {
  test('says what is new since the build before, and nothing where nothing is', async () => {
    const [articles, output] = [join(scratch, 'growing'), join(scratch, 'grown')];
    await mkdir(articles);
    await writeFile(join(articles, 'a.txt'), 'Angela Merkel met Emmanuel Macron in Berlin.');
    const first = await runCommand('build', articles, '-o', output);
    expect(first.err + first.out).not.toContain('New since');
    await writeFile(join(articles, 'b.txt'), 'Angela Merkel met Emmanuel Macron. Donald Trump met Angela Merkel.');
    const second = await runCommand('build', articles, '-o', output);
    expect(second.err + second.out).toContain(
      'New since the last build: 1 article, 1 name (Donald Trump), 1 connection; 1 connection stronger',
    );
    const third = await runCommand('build', articles, '-o', output);
    expect(third.err + third.out).not.toContain('New since');
  });

  test('makes of the sample the atlas that is committed, byte for byte', async () => {
    expect(await readFolder(atlas)).toEqual(await readFolder(join(ROOT, 'graph-data/atlas')));
  });

  test('makes the same bytes again, and replaces an older atlas', async () => {
    const before = await readFolder(atlas);
    const { code } = await runCommand('build', 'graph-data/articles', '-o', atlas);
    expect(code).toBe(0);
    expect(await readFolder(atlas)).toEqual(before);
    expect((await readdir(scratch)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('names what it cannot read in a notice and goes on', async () => {
    const folder = await writeArticles('mixed', {
      'good.txt': 'Ada Lovelace met Charles Babbage in London.',
      'empty.txt': ' \n',
      'scan.pdf': '%PDF',
      'latin.txt': new Uint8Array([...Buffer.from('Jos\xe9 Mar\xeda went to Bogot\xe1.', 'latin1')]),
      'broken.json': '{',
    });
    const { code, err } = await runCommand(
      'build',
      folder,
      join(scratch, 'nowhere'),
      '-o',
      join(scratch, 'mixed-atlas'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/nowhere could not be read; the atlas is of the rest/);
    for (const named of ['empty.txt', 'scan.pdf', 'latin.txt', 'broken.json', 'nowhere']) expect(err).toContain(named);
    expect(err).toMatch(/2 articles/);
  });

  test('doubts a date that has not come yet where it is told, and writes no word of the day of the build', async () => {
    const folder = await writeArticles('late', {
      'late.csv': 'date,text\n2099-02-17,Ada Lovelace met Charles Babbage.\n',
    });
    const output = join(scratch, 'late-atlas');
    const { code, err } = await runCommand('build', folder, '-o', output);
    expect(code).toBe(0);
    const doubt = 'its date 2099-02-17 lies in the future';
    expect(err).toContain(doubt);
    expect([...(await readFolder(output)).values()].join('\n')).not.toContain('in the future');
  });

  test('lists what it would read as what, and what not, and writes nothing', async () => {
    const folder = await writeArticles('listed', {
      'talks.txt': 'Talks open\n\nAda Lovelace met Charles Babbage in London.',
      'table.csv': 'Kopf,Inhalt\nVisit,Ada Lovelace went home.\n',
      'broken.zip': 'no zip',
      'photo.jpg': 'x',
    });
    const output = join(scratch, 'listed-atlas');
    const columns = ['--columns', 'title=Kopf,text=Inhalt'];
    const { code, out } = await runCommand('build', folder, '-o', output, '--dry-run', ...columns);
    expect(code).toBe(0);
    expect(out).toContain('found: 3 files to read, 1 file not');
    expect(out).toMatch(/as text: 1 file.*\n {2}talks\.txt: 1 article\n {4}“Talks open”: Ada Lovelace met/);
    expect(out).toMatch(/table\.csv: 1 article\n {4}columns: Kopf, Inhalt\n {4}“Visit”: Ada Lovelace went home/);
    expect(out).toMatch(/broken\.zip: could not be unpacked/);
    expect(out).toMatch(/not read: photo\.jpg: .*OCR/);
    await expect(readdir(output)).rejects.toThrow(/ENOENT/);
    // No folder is asked for where nothing is written to one.
    expect(await runCommand('build', folder, '--dry-run', ...columns)).toMatchObject({ code: 0, out, err: '' });
    expect((await runCommand('build', folder)).err).toContain("required option '-o, --output <dir>' not specified");
  });

  test('lays the map out as it is told, and keeps that in the atlas', async () => {
    const folder = await writeArticles('told', { 'a.txt': 'Ada Lovelace met Charles Babbage in London and Paris.' });
    const told = ['--spread', '3', '--gravity', '0', '--separate-communities', '--allow-overlap'];
    const dirs = [join(scratch, 'told-atlas'), join(scratch, 'untold-atlas')] as const;
    expect((await runCommand('build', folder, '-q', '-o', dirs[0], ...told)).code).toBe(0);
    expect((await runCommand('build', folder, '-q', '-o', dirs[1], '--spread', '1')).code).toBe(0);
    const [asTold, untold] = await Promise.all(dirs.map(readFolder));
    const layout = { spread: 3, gravity: 0, separateCommunities: true, preventOverlap: false };
    expect(JSON.parse(asTold!.get('/manifest.json')!).layout).toEqual(layout);
    expect(untold!.get('/manifest.json')).not.toContain('layout');
    expect(asTold!.get('/names/0000.json')).not.toBe(untold!.get('/names/0000.json'));
  });

  test.each([
    ['--spread', '0.4', '0.5 to 4'],
    ['--spread', 'wide', '0.5 to 4'],
    ['--gravity', '10.5', '0 to 10'],
    ['--gravity', '', '0 to 10'],
  ])('refuses %s %j with 2 and says what it takes', async (option, value, bounds) => {
    const { code, err, out } = await runCommand('build', 'graph-data/articles', '-o', scratch, option, value);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`Expected a number from ${bounds}.`);
  });

  test('fails with 1 where nothing can be read, and leaves nothing behind', async () => {
    const folder = await writeArticles('none', { 'scan.pdf': '%PDF' });
    const { code, err, out } = await runCommand('build', folder, '-o', join(scratch, 'none-atlas'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/nothing to read/);
    await expect(readdir(join(scratch, 'none-atlas'))).rejects.toThrow(/ENOENT/);
  });

  test('does not write over a folder that holds other files', async () => {
    const folder = await writeArticles('precious', { 'notes.txt': 'Mine.' });
    const { code, err } = await runCommand('build', 'graph-data/articles', '-o', folder);
    expect(code).toBe(1);
    expect(err).toMatch(/no atlas; choose a new folder/);
    expect(await readFolder(folder)).toEqual(new Map([['/notes.txt', 'Mine.']]));
  });

  test('ties more with a wider reach', async () => {
    const edges = async (reach: string) => {
      const { code } = await runCommand(
        'build',
        'graph-data/articles',
        '-o',
        join(scratch, `by-${reach}`),
        '--reach',
        reach,
        '-q',
      );
      expect(code).toBe(0);
      const manifest = JSON.parse(await readFile(join(scratch, `by-${reach}`, 'manifest.json'), 'utf8'));
      return manifest.counts.edges as number;
    };
    const counts = [await edges('sentence'), await edges('2'), await edges('article')];
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBeLessThan(counts[2]!);
  });
});

describe('dramatis mentions', () => {
  test('writes one mention a line, its offsets those of the article file', async () => {
    const { code, out, err } = await runCommand('mentions', atlas);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const mentions = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(mentions.length).toBeGreaterThan(100);
    for (const { article, start, end, text } of mentions) {
      const whole = await readFile(join(ROOT, 'graph-data/articles', article), 'utf8');
      expect(whole.slice(start, end)).toBe(text);
    }
    expect(new Set(mentions.map(({ type }) => type))).toEqual(new Set(['actor', 'place', 'role']));
  });

  test('keeps with --all what is not drawn', async () => {
    const [drawn, all] = [await runCommand('mentions', atlas), await runCommand('mentions', atlas, '--all')];
    expect(all.out.split('\n').length).toBeGreaterThan(drawn.out.split('\n').length);
  });
});

describe('an atlas that is built anew while it is read', () => {
  let folder: string;
  let articles: string;
  const rebuild = async () => expect((await runCommand('build', articles, '-q', '-o', folder)).code).toBe(0);

  /** Some ninety articles in several shards, more than a pipe holds, and one that comes before them. */
  beforeEach(async () => {
    const text = await readFile(join(ROOT, 'graph-data/articles/000_e6b860e96610b019.txt'), 'utf8');
    const copies = Array.from(
      { length: 90 },
      (_, i) => [`${i + 100}.txt`, `${text}\n\nNumber ${i} ends here.`] as const,
    );
    articles = await writeArticles('many', Object.fromEntries(copies));
    folder = join(scratch, 'many-atlas');
    await rm(join(articles, '000.txt'), { force: true });
    await rebuild();
    await writeFile(join(articles, '000.txt'), 'Ada Lovelace met Charles Babbage in London.');
  });

  test('is not written on with mentions of the new one', async () => {
    const before = (await runCommand('mentions', folder)).out;
    const child = spawn(process.execPath, [COMMAND, 'mentions', folder]);
    const [ended, errors] = [once(child, 'close'), text(child.stderr)];
    // The pipe holds less than the mentions: the command waits in the middle of the atlas until somebody reads on.
    await once(child.stdout, 'readable');
    await rebuild();
    const written = await text(child.stdout);
    expect(await ended).toEqual([1, null]);
    expect(await errors).toMatch(/many-atlas was built anew while it was read .*try again/);
    expect(before.startsWith(written)).toBe(true);
    expect(written.length).toBeLessThan(before.length);
  });

  test('is exported as the one or the other, or not at all', async () => {
    const [first, second, out] = ['first', 'second', 'out'].map((name) => join(scratch, `${name}.gexf`));
    const graph = async (file: string) => (await runCommand('export', folder, '-f', 'gexf', '-o', file)).code;
    expect(await graph(first!)).toBe(0);
    const other = join(scratch, 'other-build');
    await cp(folder, other, { recursive: true });
    await rebuild();
    expect(await graph(second!)).toBe(0);
    const whole = [await readFile(first!, 'utf8'), await readFile(second!, 'utf8')];
    expect(whole[0]).not.toBe(whole[1]);

    let swapping = true;
    const swaps = (async () => {
      while (swapping) {
        await rename(folder, join(scratch, 'away'));
        await rename(other, folder);
        await rename(join(scratch, 'away'), other);
      }
    })();
    for (let i = 0; i < 8; i++) {
      await rm(out!, { force: true });
      const { code, err } = await runCommand('export', folder, '-f', 'gexf', '-o', out!);
      if (code === 0) expect(whole).toContain(await readFile(out!, 'utf8'));
      else {
        expect(err).toMatch(/built anew while it was read|could not be read|holds no atlas/);
        await expect(readFile(out!)).rejects.toThrow(/ENOENT/);
      }
    }
    swapping = false;
    await swaps;
  });
});

describe('dramatis search', () => {
  test('finds an entity by another of its names', async () => {
    const { code, out } = await runCommand('search', atlas, 'daesh');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^Islamic State\t.*also called Daesh$/);
  });

  test('finds each of several names, as the page does', async () => {
    const { out } = await runCommand('search', atlas, 'syria iraq');
    const labels = out.split('\n').map((line) => line.split('\t')[0]);
    expect(labels.slice(0, 2)).toEqual(['Syria', 'Iraq']);
  });

  test('lists the sentences that say what is nobody’s name, with filters too', async () => {
    const { out, err } = await runCommand('search', atlas, '--json', 'kind:place', 'withdrawing');
    const [first] = out.split('\n');
    expect(JSON.parse(first!).text).toMatch(/withdr/i);
    expect(err).toContain('these sentences say it');
  });

  test('says so where nothing is called that, on standard error', async () => {
    const { code, out, err } = await runCommand('search', atlas, 'zzzzzz');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('zzzzzz');
  });

  test('takes filters, and lists the names that pass, the most mentioned first', async () => {
    const { out } = await runCommand('search', atlas, '--json', 'kind:place', 'articles:2', '--', '-syria');
    const hits = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(hits.length).toBeGreaterThan(1);
    for (const { kind, articles, label } of hits) {
      expect(kind).toBe('place');
      expect(articles).toBeGreaterThan(1);
      expect(label).not.toMatch(/syria/i);
    }
    const mentions = hits.map((hit) => hit.mentions);
    expect(mentions).toEqual(mentions.toSorted((a, b) => b - a));
  });

  test('finds the sentences that say something, in any form of its words', async () => {
    const { code, out } = await runCommand('search', atlas, '--text', '--json', 'troops withdrawing', '-n', '50');
    expect(code).toBe(0);
    const hits = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(hits[0]).toMatchObject({ together: true, text: expect.stringMatching(/troop/i) });
    expect(hits[0].text).toMatch(/withdr/i);
  });

  test('says what may stand in a filter that it cannot read', async () => {
    const { code, err } = await runCommand('search', atlas, 'after:march');
    expect(code).toBe(2);
    expect(err).toContain('a date like 2019, 2019-03 or 2019-03-17');
  });
});

describe('dramatis path', () => {
  test('leads from one name to another, each step with the sentence that shows it', async () => {
    const { code, out } = await runCommand('path', atlas, 'Baghouz', 'Donald Trump', '-n', '2');
    expect(code).toBe(0);
    expect(out).toMatch(/^1\. Baghouz – .*Donald Trump\n.*: \d+ passages? in \d+ articles?\n {2}“.+”\n {2}\(.+\)\n/);
    expect(out).toContain('\n2. Baghouz – ');
  });

  test('goes not through a name, and only where filters let it', async () => {
    const read = async (...more: string[]) => {
      const { out } = await runCommand('path', atlas, 'Baghouz', 'Donald Trump', '--json', ...more);
      return out
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).names.map((name: { label: string }) => name.label));
    };
    const [first] = await read();
    const inner = first.slice(1, -1);
    const shut = inner[0] ?? 'Syria';
    for (const names of await read('--not', shut)) expect(names.slice(1, -1)).not.toContain(shut);
    for (const names of await read('--where', 'kind:person')) {
      expect(names[0]).toBe('Baghouz');
      expect(names.length).toBeGreaterThan(1);
    }
  });

  test('asks for names that are there', async () => {
    const { code, err } = await runCommand('path', atlas, 'Donald Trmup', 'Syria');
    expect(code).toBe(2);
    expect(err).toContain('did you mean "Donald Trump"?');
    expect((await runCommand('path', atlas, 'Syria', 'Syria')).code).toBe(2);
  });
});

describe('dramatis export', () => {
  test('writes GEXF to a file, whole', async () => {
    const path = join(scratch, 'graph.gexf');
    const { code } = await runCommand('export', atlas, '-f', 'gexf', '-o', path);
    expect(code).toBe(0);
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/^<\?xml[\s\S]*<gexf[\s\S]*version="1\.3"[\s\S]*<\/gexf>\s*$/);
  });

  test('writes the tables of CSV into a folder or a zip, and asks which where neither is named', async () => {
    const folder = join(scratch, 'tables');
    expect((await runCommand('export', atlas, '-f', 'csv', '-o', `${folder}/`)).code).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['edges.csv', 'evidence.csv', 'mentions.csv', 'nodes.csv']);
    const zip = join(scratch, 'tables.zip');
    expect((await runCommand('export', atlas, '-f', 'csv', '-o', zip)).code).toBe(0);
    expect((await readFile(zip)).subarray(0, 2).toString()).toBe('PK');
    const { code, err } = await runCommand('export', atlas, '-f', 'csv', '-o', join(scratch, 'graph.csv'));
    expect(code).toBe(2);
    expect(err).toMatch(/several tables.*folder.*\.zip/);
  });
});

describe('dramatis explore', () => {
  test('serves page and atlas to this machine under its own name only', async () => {
    const child = spawn(process.execPath, [COMMAND, 'explore', atlas, '--port', '0'], { cwd: ROOT });
    try {
      const url = await new Promise<string>((done) => child.stdout.once('data', (chunk) => done(String(chunk).trim())));
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>');
      expect(await (await fetch(`${url}atlas/manifest.json`)).json()).toMatchObject({ format: 'dramatis-atlas' });
      const foreign = await new Promise((done) => {
        request(url, { headers: { host: 'evil.example' } }, (response) => done(response.statusCode)).end();
      });
      expect(foreign).toBe(403);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await new Promise((done) => child.on('close', done))).toBe(0);
  });

  test('refuses a folder that is no atlas', async () => {
    const { code, err } = await runCommand('explore', scratch);
    expect(code).toBe(1);
    expect(err).toMatch(/holds no atlas; make one with: dramatis build/);
  });
});

describe('the command line', () => {
  test.each([[], ['build'], ['explore'], ['export'], ['search'], ['path'], ['mentions']])(
    'explains itself: %s --help',
    async (...command) => {
      const { code, out } = await runCommand(...command.flat(), '--help');
      expect(code).toBe(0);
      expect(out).toMatch(/^Usage: dramatis/);
    },
  );

  test.each([
    ['no such command', ['biuld']],
    ['no output', ['build', 'graph-data/articles']],
    ['no such reach', ['build', 'graph-data/articles', '-o', 'x', '--reach', 'page']],
    ['no such option', ['search', 'graph-data/atlas', 'x', '--fast']],
    ['no such format', ['export', 'graph-data/atlas', '-f', 'docx', '-o', 'x']],
  ])('answers a wrong call with 2 and one helpful line: %s', async (_, args) => {
    const { code, out, err } = await runCommand(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });

  test.skipIf(process.getuid?.() === 0)('says why a file cannot be read', async () => {
    const folder = await writeArticles('locked', { 'a.txt': 'Ada.', 'b.txt': 'Babbage met Ada in London.' });
    await chmod(join(folder, 'a.txt'), 0o000);
    const { err } = await runCommand('build', folder, '-o', join(scratch, 'locked-atlas'));
    expect(err).toMatch(/a\.txt: could not be read: permission denied/);
  });
});
