import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
const STEPS = [
  'read',
  'import',
  'recognise',
  'resolve',
  'relate',
  'arrange',
  'describe',
  'store',
  'explore',
  'write',
  'measure',
];

const STEP = 3;
const DOOR = 5;
const SHELL = 6;

/** The floor a file stands on: arrows point down, or stay in the same room. */
const FLOOR = (path: string): number => {
  const room = path.split('/')[0] ?? '';
  if (room === 'model') return 0;
  if (room === 'text') return 1;
  if (room === 'lexicon') return 2;
  if (STEPS.includes(room)) return STEP;
  if (path === 'pipeline.ts') return STEP + 1;
  if (path === 'index.ts') return DOOR;
  if (room === 'shells') return SHELL;
  throw new RangeError(`src/${path} stands in no room of the house`);
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));

const imports = files.flatMap((from) => {
  const text = readFileSync(join(SRC, from), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => ({ from, to: match[1] ?? '' }));
});

const inner = imports
  .filter(({ to }) => to.startsWith('.') && /\.tsx?$/.test(to))
  .map(({ from, to }) => ({ from, to: relative(SRC, resolve(SRC, dirname(from), to)) }));

describe('the house', () => {
  test('is not empty', () => {
    expect(inner.length).toBeGreaterThan(20);
  });

  test('has no arrow that runs back up', () => {
    expect(inner.filter(({ from, to }) => FLOOR(to) > FLOOR(from))).toEqual([]);
  });

  test('lets no step import another step', () => {
    const room = (path: string) => path.split('/')[0];
    expect(
      inner.filter(({ from, to }) => FLOOR(from) === STEP && FLOOR(to) === STEP && room(from) !== room(to)),
    ).toEqual([]);
  });

  test('lets a shell enter by index.ts only', () => {
    expect(inner.filter(({ from, to }) => FLOOR(from) === SHELL && FLOOR(to) < DOOR)).toEqual([]);
  });

  test('has no arrow that runs back up inside the explorer either', () => {
    const rooms = ['scene', 'stage', 'keep', 'state', 'export', 'panels'];
    const floor = (path: string) => rooms.indexOf(path.split('/')[2] ?? '');
    const own = inner.filter(({ from, to }) => [from, to].every((path) => path.startsWith('shells/web/')));
    expect(own.length).toBeGreaterThan(50);
    expect(own.filter(({ from, to }) => floor(from) >= 0 && floor(to) > floor(from))).toEqual([]);
  });

  test('lets the stage draw pictures and know nothing else of the explorer', () => {
    const stage = inner.filter(({ from }) => from.startsWith('shells/web/stage/'));
    expect(stage.filter(({ to }) => !/^(shells\/web\/(stage|scene)\/|index\.ts$)/.test(to))).toEqual([]);
  });

  test('keeps the platform in the shells', () => {
    expect(imports.filter(({ from, to }) => to.startsWith('node:') && FLOOR(from) < SHELL)).toEqual([]);
  });

  test('keeps the clock and chance out of the core', () => {
    const impure = files.filter(
      (path) =>
        FLOOR(path) < SHELL &&
        /Date\.now\(|new Date\(\)|Math\.random\(|localeCompare\(/.test(readFileSync(join(SRC, path), 'utf8')),
    );
    expect(impure).toEqual([]);
  });

  test('hands no list of any length to a function as its arguments: an engine takes some 120,000 of them', () => {
    const spreading = files.filter((path) => /\.(?:push|unshift)\(\.\.\./.test(readFileSync(join(SRC, path), 'utf8')));
    expect(spreading).toEqual([]);
  });
});
