import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../helpers/run-command.ts';

const CACHE = '.recognitions.gz';
const PLACES = ['Berlin', 'London', 'Paris', 'Madrid', 'Vienna', 'Rome', 'Oslo'];

let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dramatis-ahead-'));
});

afterAll(() => rmSync(scratch, { recursive: true }));

/** Enough articles that what was found is kept; one may read otherwise than it did. */
function writeArticles(changed = 'Emmanuel Macron', count = 120): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const other = i === 7 ? changed : 'Emmanuel Macron';
    const place = PLACES[i % PLACES.length];
    return JSON.stringify({
      id: `a${i}`,
      text: `Angela Merkel met ${other} in ${place} on day ${i}. ${'It rained. '.repeat(i % 24)}`,
    });
  });
  const path = join(scratch, 'articles.jsonl');
  writeFileSync(path, lines.join('\n'));
  return path;
}

async function build(name: string, ...options: readonly string[]) {
  const atlas = join(scratch, name);
  const { code, err } = await runCommand('build', join(scratch, 'articles.jsonl'), '-q', '-o', atlas, ...options);
  expect(code).toBe(0);
  return { atlas, err };
}

/** Everything in an atlas, as texts by path, but what makes the next build faster. */
function readAtlas(atlas: string): ReadonlyMap<string, string> {
  const files = readdirSync(atlas, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).filter((path) => !path.endsWith(CACHE));
  return new Map(paths.sort().map((path) => [path.slice(atlas.length), readFileSync(path, 'utf8')]));
}

/** Articles in a file of what was kept, whose first line says by what it was made. */
function countKept(bytes: Uint8Array): number {
  return gunzipSync(bytes).toString('utf8').split('\n').length - 1;
}

describe('names looked for ahead', () => {
  test('are the same on one thread and on two, with what was kept and without', async () => {
    // Enough that two threads are worth it.
    writeArticles(undefined, 320);
    const { atlas: plain } = await build('plain', '--threads', '1', '--no-cache');
    expect(readdirSync(plain)).not.toContain(CACHE);
    const { atlas } = await build('two', '--threads', '2');
    expect(readdirSync(atlas)).toContain(CACHE);
    expect(readAtlas(atlas)).toEqual(readAtlas(plain));
    const kept = readFileSync(join(atlas, CACHE));
    await build('two', '--threads', '2');
    expect(readAtlas(atlas)).toEqual(readAtlas(plain));
    expect(readFileSync(join(atlas, CACHE)).equals(kept)).toBe(true);
  });

  test('are taken from the last build where an article is as it was, and found anew where it changed', async () => {
    writeArticles();
    const { atlas } = await build('next');
    writeArticles('Boris Johnson');
    const { err } = await build('next');
    expect(err).not.toContain('anew');
    const { atlas: plain } = await build('plain', '--no-cache');
    expect([...readAtlas(plain).values()].join()).toContain('Boris Johnson');
    expect(readAtlas(atlas)).toEqual(readAtlas(plain));
  });

  test('are added to what was kept where articles came, and those that went are forgotten', async () => {
    writeArticles();
    const { atlas } = await build('grown');
    const kept = readFileSync(join(atlas, CACHE));
    writeArticles(undefined, 130);
    const { err } = await build('grown');
    expect(err).not.toContain('anew');
    const grown = readFileSync(join(atlas, CACHE));
    expect(grown.subarray(0, kept.length).equals(kept)).toBe(true);
    expect(countKept(grown)).toBe(130);
    const { atlas: plain } = await build('plain', '--no-cache');
    expect(readAtlas(atlas)).toEqual(readAtlas(plain));
    await build('grown');
    expect(readAtlas(atlas)).toEqual(readAtlas(plain));
    writeArticles(undefined, 110);
    await build('grown');
    expect(countKept(readFileSync(join(atlas, CACHE)))).toBe(110);
  });

  test('are found anew, and it is said, where the list of names changed or what was kept is damaged', async () => {
    writeArticles();
    const { atlas } = await build('stale');
    const names = join(scratch, 'names.csv');
    writeFileSync(names, 'It rained,group\n');
    const watched = await build('stale', '--names', names);
    expect(watched.err).toContain('the list of names has changed since the last build');
    const { atlas: plain } = await build('plain', '--no-cache', '--names', names);
    expect(readAtlas(atlas)).toEqual(readAtlas(plain));
    truncateSync(join(atlas, CACHE), 1000);
    const damaged = await build('stale', '--names', names);
    expect(damaged.err).toContain('what was kept is damaged');
    expect(readAtlas(atlas)).toEqual(readAtlas(plain));
  });

  test('are forgotten with --no-cache', async () => {
    writeArticles();
    const { atlas } = await build('gone');
    expect(readdirSync(atlas)).toContain(CACHE);
    await build('gone', '--no-cache');
    expect(readdirSync(atlas)).not.toContain(CACHE);
  });
});
