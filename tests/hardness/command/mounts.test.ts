import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/model/random.ts';
import { runCommand, runCommandIn } from '../../helpers/run-command.ts';

/**
 * Disks of our own, of any size, which only Linux and only its administrator makes: everywhere else these tests are skipped, and
 * say so. `disk.test.ts` tries the same faults everywhere, without a disk.
 */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();
if (!canMount) console.warn('SKIPPED: a mount point, a full and a read-only disk can be tried by root on Linux only');

let scratch: string;
let news: string;
let mounted: string[];

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-'));
  mounted = [];
  news = join(scratch, 'news');
  await mkdir(news);
  await writeFile(join(news, 'a.txt'), 'Ada Lovelace met Charles Babbage in London. They left for Paris.');
});

afterEach(async () => {
  for (const path of mounted) execFileSync('umount', [path]);
  await rm(scratch, { recursive: true, force: true });
});

function tryMount(): boolean {
  const path = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'none', path], { stdio: 'ignore' });
    execFileSync('umount', [path]);
    return true;
  } catch {
    return false;
  } finally {
    execFileSync('rmdir', [path]);
  }
}

/** A disk of so many bytes, mounted at a folder of this name. */
async function mountDisk(name: string, size: string): Promise<string> {
  const path = join(scratch, name);
  await mkdir(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', path]);
  mounted.push(path);
  return path;
}

/** Takes all the room that a disk has left. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (;;) await file.write(Buffer.alloc(4096));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    await file.close();
  }
}

const protect = (path: string) => execFileSync('mount', ['-o', 'remount,ro', path]);

async function list(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Text of so many bytes, which a small disk has no room for. */
async function writeLongArticles(bytes: number): Promise<void> {
  const text = 'Angela Merkel met Emmanuel Macron in Berlin, and it rained all day in the city. ';
  for (let index = 0; index < 8; index++) {
    await writeFile(join(news, `long-${index}.txt`), `Day ${index}. ${text.repeat(bytes / 8 / text.length)}`);
  }
}

describe.skipIf(!canMount)('a mount point', () => {
  test('takes an atlas, again and again, beside what is not its own, by its name and behind a link', async () => {
    const disk = await mountDisk('disk', '20m');
    await writeFile(join(disk, 'mine.txt'), 'Mine.');
    const first = await runCommand('build', news, '-q', '-o', disk);
    // A folder that holds other files and no atlas is refused: it is a person's.
    expect(first).toMatchObject({ code: 1 });
    await rm(join(disk, 'mine.txt'));
    expect(await runCommand('build', news, '-q', '-o', disk)).toMatchObject({ code: 0, err: '' });
    await writeFile(join(disk, 'mine.txt'), 'Mine.');
    const once = await list(disk);
    await symlink(disk, join(scratch, 'link'));
    expect(await runCommand('build', news, '-q', '-o', join(scratch, 'link'))).toMatchObject({ code: 0, err: '' });
    expect(await list(disk)).toEqual(once);
    expect(await readFile(join(disk, 'mine.txt'), 'utf8')).toBe('Mine.');
    expect(await runCommand('search', disk, 'ada')).toMatchObject({ code: 0 });
  });

  test('takes an atlas of whoever stands in it and says ".", with the articles beside it or in it', async () => {
    const disk = await mountDisk('disk', '20m');
    expect(await runCommandIn(disk, 'build', news, '-q', '-o', '.')).toMatchObject({ code: 0, err: '' });
    const once = await list(disk);
    expect(once).toContain('manifest.json');
    await writeFile(join(disk, 'mine.txt'), 'Boris Johnson saw Angela Merkel in London.');
    expect(await runCommandIn(disk, 'build', news, '-q', '-o', '.')).toMatchObject({ code: 0, err: '' });
    expect(await list(disk)).toEqual([...once, 'mine.txt'].sort());
    // Both: what is read is what a person put there, not the atlas.
    expect(await runCommandIn(disk, 'build', '.', '-q', '-o', '.')).toMatchObject({ code: 0 });
    const { counts } = JSON.parse(await readFile(join(disk, 'manifest.json'), 'utf8'));
    expect(counts.articles).toBe(1);
    expect(await readFile(join(disk, 'mine.txt'), 'utf8')).toContain('Boris');
    expect((await readdir(disk)).filter((name) => name.startsWith('.dramatis'))).toEqual([]);
  });

  test('that may not be written to, or is full, is told of before the work where one stands in it', async () => {
    const disk = await mountDisk('disk', '1m');
    await writeFile(join(news, 'broken.json'), '{');
    await writeFile(join(disk, 'full'), Buffer.alloc(1024 * 1024));
    const full = await runCommandIn(disk, 'build', news, '-o', '.');
    // Refused before anything is read: it holds a person's files and no atlas.
    expect([full.code, full.err]).toEqual([1, expect.stringMatching(/holds other files and no atlas/)]);
    await rm(join(disk, 'full'));
    expect((await runCommandIn(disk, 'build', news, '-q', '-o', '.')).code).toBe(0);
    const before = await list(disk);
    await fill(join(disk, 'full'));
    const told = await runCommandIn(disk, 'build', news, '-o', '.');
    expect([told.code, told.err]).toEqual([1, expect.stringMatching(/cannot be written.*no space left/)]);
    expect(told.err).not.toContain('broken.json');
    protect(disk);
    const { code, err } = await runCommandIn(disk, 'build', news, '-o', '.');
    expect([code, err]).toEqual([1, expect.stringMatching(/cannot be written.*read-only/)]);
    expect(err).not.toContain('broken.json');
    expect(await list(disk)).toEqual([...before, 'full'].sort());
  });

  test('takes one file of an export, a list of decisions and a project', async () => {
    const disk = await mountDisk('disk', '20m');
    const atlas = join(disk, 'atlas');
    expect((await runCommand('build', news, '-q', '-o', atlas)).code).toBe(0);
    expect((await runCommand('export', atlas, '-f', 'gexf', '-o', join(disk, 'a.gexf'))).code).toBe(0);
    const decision = '{"type":"hide","entity":"place:london"}';
    expect((await runCommand('curate', atlas, '--add', decision)).code).toBe(0);
    expect((await runCommand('pack', news, '-q', '-o', join(disk, 'a.dramatis'))).code).toBe(0);
    expect((await readdir(disk)).sort()).toEqual(['a.dramatis', 'a.gexf', 'atlas']);
  });
});

describe.skipIf(!canMount)('a read-only disk', () => {
  test('is told before the work: nothing is read, and nothing is changed', async () => {
    const disk = await mountDisk('disk', '20m');
    expect((await runCommand('build', news, '-q', '-o', join(disk, 'atlas'))).code).toBe(0);
    const before = await list(disk);
    protect(disk);
    // An article that would be named in a notice had it been read.
    await writeFile(join(news, 'broken.json'), '{');
    const atlas = join(disk, 'atlas');
    for (const args of [
      ['build', news, '-o', atlas],
      ['build', news, '-o', join(disk, 'new')],
      ['export', atlas, '-f', 'gexf', '-o', join(disk, 'a.gexf')],
      ['pack', news, '-o', join(disk, 'a.dramatis')],
      ['curate', atlas, '--add', '{"type":"hide","entity":"place:london"}'],
      ['publish', atlas, '-o', join(disk, 'a.html')],
    ]) {
      const { code, err } = await runCommand(...args);
      expect([args[0], code, err]).toEqual([args[0], 1, expect.stringMatching(/cannot be written.*read-only/)]);
      expect(err).not.toContain('broken.json');
    }
    expect(await list(disk)).toEqual(before);
  });

  test('can be read from: explored, searched and exported elsewhere', async () => {
    const disk = await mountDisk('disk', '20m');
    expect((await runCommand('build', news, '-q', '-o', disk)).code).toBe(0);
    protect(disk);
    expect(await runCommand('search', disk, 'ada')).toMatchObject({ code: 0 });
    const out = join(scratch, 'a.gexf');
    expect(await runCommand('export', disk, '-f', 'gexf', '-o', out)).toMatchObject({ code: 0 });
    expect(existsSync(out)).toBe(true);
  });
});

describe.skipIf(!canMount)('a full disk', () => {
  test('is told before the work', async () => {
    const disk = await mountDisk('disk', '1m');
    await writeFile(join(disk, 'full'), Buffer.alloc(1024 * 1024));
    await writeFile(join(news, 'broken.json'), '{');
    for (const args of [
      ['build', news, '-o', join(disk, 'atlas')],
      ['pack', news, '-o', join(disk, 'a.dramatis')],
    ]) {
      const { code, err } = await runCommand(...args);
      expect([args[0], code, err]).toEqual([args[0], 1, expect.stringMatching(/cannot be written.*no space left/)]);
      expect(err).not.toContain('broken.json');
    }
    expect(await list(disk)).toEqual(['full']);
  });

  test('that has no room for the articles is told before names are looked for, and the older atlas stays', async () => {
    const disk = await mountDisk('disk', '1m');
    expect((await runCommand('build', news, '-q', '-o', disk)).code).toBe(0);
    const older = await Promise.all((await list(disk)).map((path) => readFile(join(disk, path), 'utf8')));
    await writeLongArticles(4_000_000);
    const { code, err } = await runCommand('build', news, '-o', disk);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/cannot be written: the disk has \d MB left, and at least \d MB are needed/),
    ]);
    expect(await Promise.all((await list(disk)).map((path) => readFile(join(disk, path), 'utf8')))).toEqual(older);
  });

  test('that fills while it is written to leaves the older atlas, export and project', async () => {
    const disk = await mountDisk('disk', '1m');
    const atlas = join(disk, 'atlas');
    expect((await runCommand('build', news, '-q', '-o', atlas)).code).toBe(0);
    const project = join(disk, 'a.dramatis');
    expect((await runCommand('pack', news, '-q', '-o', project)).code).toBe(0);
    const [oldAtlas, oldProject] = [await list(atlas), await readFile(project)];
    // Fits by its texts, and does not with all that is written of them.
    await writeLongArticles(500_000);
    const built = await runCommand('build', news, '-q', '-o', atlas);
    expect([built.code, built.err]).toEqual([1, expect.stringMatching(/cannot be written.*no space left/)]);
    const random = createRandom(1);
    await writeFile(
      join(news, 'noise.txt'),
      Array.from({ length: 250_000 }, () => random().toString(36).slice(2, 10)).join(' '),
    );
    const packed = await runCommand('pack', news, '-q', '-o', project);
    expect([packed.code, packed.err]).toEqual([1, expect.stringMatching(/cannot be written.*no space left/)]);
    expect(await list(atlas)).toEqual(oldAtlas);
    expect((await readFile(project)).equals(oldProject)).toBe(true);
    expect((await readdir(disk)).sort()).toEqual(['a.dramatis', 'atlas']);
    // What stands can be used.
    await cp(atlas, join(scratch, 'copy'), { recursive: true });
    expect(await runCommand('search', join(scratch, 'copy'), 'ada')).toMatchObject({ code: 0 });
  });
});
