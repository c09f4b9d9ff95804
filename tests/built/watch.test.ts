import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND, runCommand } from '../helpers/run-command.ts';

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'dramatis-watch-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

interface Line {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Lines of a running build, to be waited for one type at a time. */
function readLines(child: ChildProcess) {
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return async (type: string): Promise<Line> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the command ended before it said "${type}"`);
      const line = JSON.parse(value) as Line;
      if (line.type === type) return line;
    }
  };
}

describe('dramatis build --json', () => {
  test('says of each step how it went, then what was built; notices with it, and nothing else', async () => {
    const articles = join(scratch, 'told');
    await mkdir(articles);
    await writeFile(join(articles, 'a.txt'), 'Angela Merkel met Emmanuel Macron in Berlin.');
    await writeFile(join(articles, 'b.png'), 'no text');
    const { code, out, err } = await runCommand('build', articles, '-o', join(scratch, 'told-atlas'), '--json');
    expect([code, err]).toEqual([0, '']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const over = lines.filter(({ type }) => type === 'step');
    const steps = ['read', 'recognise', 'resolve', 'relate', 'arrange', 'describe', 'write'];
    expect(over.map(({ step }) => step)).toEqual(steps);
    for (const step of over) expect(step.memory).toBeGreaterThan(1e6);
    expect(over[1]).toMatchObject({ done: 1, total: 1 });
    expect(lines.filter(({ type }) => type === 'notice')).toMatchObject([{ where: expect.stringContaining('b.png') }]);
    expect(lines.at(-1)).toMatchObject({ type: 'built', articles: 1, nodes: 3 });
  });

  test('does not go with --quiet', async () => {
    const { code, err } = await runCommand('build', scratch, '-o', join(scratch, 'none'), '--json', '-q');
    expect([code, err]).toEqual([2, 'dramatis: --json and --quiet do not go together\n']);
  });
});

describe('dramatis build --watch', () => {
  test('keeps an atlas current: articles that come, decisions, and a fault that is mended', async () => {
    const [articles, atlas] = [join(scratch, 'watched'), join(scratch, 'watched-atlas')];
    await mkdir(articles);
    const child = spawn(process.execPath, [COMMAND, 'build', articles, '-o', atlas, '--watch', '--json']);
    try {
      const next = readLines(child);
      expect((await next('failed')).message).toContain('nothing to read');
      await next('watching');

      await writeFile(join(articles, 'a.txt'), 'Angela Merkel met Emmanuel Macron in Berlin.');
      expect(await next('built')).toMatchObject({ articles: 1, nodes: 3 });
      await next('watching');

      await writeFile(join(articles, 'b.txt'), 'Angela Merkel met Boris Johnson.');
      expect(await next('built')).toMatchObject({
        articles: 2,
        nodes: 4,
        news: { articles: 1, names: { count: 1, first: [{ label: 'Boris Johnson' }] } },
      });
      await next('watching');
      expect(JSON.parse(await readFile(join(atlas, 'manifest.json'), 'utf8')).counts.articles).toBe(2);

      await runCommand('curate', atlas, '--add', '{"type":"hide","entity":"place:berlin"}');
      expect(await next('built')).toMatchObject({ articles: 2, nodes: 3 });
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
  });
});
