import type { Atlas } from '../model/atlas.ts';
import type { AtlasShards } from '../model/atlas-folder.ts';
import { type AtlasView, viewAtlas } from './atlas-view.ts';
import { ContentHash } from './content-hash.ts';
import { MANIFEST_FILE, writeManifest } from './manifest.ts';
import { nameShard, TABLES, WHOLE_TABLES } from './tables.ts';

/** A file of an atlas folder. */
export interface FolderFile {
  /** Path below the folder, `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/**
 * Code units of text in a shard at most, but for a row that is longer by itself: one fetch on opening something, some tens of
 * articles long. With what stands around the rows, and with letters that take two bytes here and there, below 200 kB.
 */
const SHARD_SIZE = 190_000;

/** Code units between two rows. */
const SEPARATOR = 2;

/**
 * The files of an atlas folder (see `model/atlas-folder.ts`), one at a time; the manifest comes last, so that a folder
 * with a manifest is whole. One row a line: a rebuilt atlas compares line by line.
 *
 * Every row is made twice, first for the hash of the build that each file carries: cheaper than holding all of them.
 */
export function* writeAtlasFolder(atlas: Atlas): Generator<FolderFile> {
  const view = viewAtlas(atlas);
  const build = hashBuild(view);
  for (const { path, lists } of WHOLE_TABLES) {
    const written = Object.entries(lists(view)).map(
      ([name, rows]) => `${JSON.stringify(name)}:${writeLines([...writeRows(rows)])}`,
    );
    yield { path, text: `{"build":"${build}",${written.join(',')}}\n` };
  }
  const shards: Partial<Record<keyof AtlasShards, readonly number[]>> = {};
  for (const table of TABLES) shards[table.folder] = yield* writeShards(table.folder, build, encodeRows(table, view));
  yield {
    path: MANIFEST_FILE,
    text: writeManifest({ ...view.manifest, build, shards: shards as AtlasShards }),
  };
}

function hashBuild(view: AtlasView): string {
  const hash = new ContentHash();
  const add = (rows: Iterable<string>) => {
    for (const row of rows) {
      hash.add(row);
      hash.add('\n');
    }
    hash.add('\f');
  };
  add([JSON.stringify(view.manifest)]);
  for (const { lists } of WHOLE_TABLES) for (const rows of Object.values(lists(view))) add(writeRows(rows));
  for (const table of TABLES) add(encodeRows(table, view));
  return hash.toString();
}

function* encodeRows(table: (typeof TABLES)[number], view: AtlasView): Generator<string> {
  for (const row of table.rows(view)) yield JSON.stringify(table.encode(row));
}

function* writeRows(rows: Iterable<unknown>): Generator<string> {
  for (const row of rows) yield JSON.stringify(row);
}

function writeLines(rows: readonly string[]): string {
  return `[\n${rows.join(',\n')}\n]`;
}

/** Yields the shards of a list of rows and returns the index of the first row of each. */
function* writeShards(folder: string, build: string, rows: Iterable<string>): Generator<FolderFile, readonly number[]> {
  const starts: number[] = [];
  let index = 0;
  let pending: string[] = [];
  let size = 0;
  const shard = () => {
    const path = nameShard(folder, starts.length);
    starts.push(index - pending.length);
    const file = { path, text: `{"build":"${build}","rows":${writeLines(pending)}}\n` };
    pending = [];
    size = 0;
    return file;
  };
  for (const row of rows) {
    if (pending.length > 0 && size + row.length > SHARD_SIZE) yield shard();
    pending.push(row);
    size += row.length + SEPARATOR;
    index++;
  }
  if (pending.length > 0) yield shard();
  return starts;
}
