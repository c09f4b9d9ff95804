import type { Atlas } from '../model/atlas.ts';
import type { AtlasShards } from '../model/atlas-folder.ts';
import { ContentHash } from '../model/content-hash.ts';
import { type AtlasView, viewAtlas } from './atlas-view.ts';
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
 * Each file carries the hash of the build, and so of all rows: those of a small atlas are held until they are written, those
 * beyond `MOST_HELD` are made a second time, which is cheaper than holding all of them.
 */
export function* writeAtlasFolder(atlas: Atlas, mostHeld = MOST_HELD): Generator<FolderFile> {
  const view = viewAtlas(atlas);
  const rows = new AtlasRows(view);
  const build = rows.hashBuild(mostHeld);
  for (const { path, lists } of WHOLE_TABLES) {
    const written = Object.keys(lists(view)).map(
      (name) => `${JSON.stringify(name)}:${writeLines([...rows.take(`${path} ${name}`)])}`,
    );
    yield { path, text: `{"build":"${build}",${written.join(',')}}\n` };
  }
  const shards: Partial<Record<keyof AtlasShards, readonly number[]>> = {};
  for (const { folder } of TABLES) shards[folder] = yield* writeShards(folder, build, rows.take(folder));
  yield {
    path: MANIFEST_FILE,
    text: writeManifest({ ...view.manifest, build, shards: shards as AtlasShards }),
  };
}

/** Code units of rows that are held between the hash and the files: an atlas of some ten thousand articles. */
const MOST_HELD = 64_000_000;

/** The rows of an atlas as they are written, list by list, each made as late as can be. */
class AtlasRows {
  private readonly view: AtlasView;
  /** How the rows of each list are made, in their order in the hash. */
  private readonly lists = new Map<string, () => Iterable<string>>();
  private readonly held = new Map<string, readonly string[]>();

  constructor(view: AtlasView) {
    this.view = view;
    for (const { path, lists } of WHOLE_TABLES) {
      for (const [name, rows] of Object.entries(lists(view))) this.lists.set(`${path} ${name}`, () => writeRows(rows));
    }
    for (const table of TABLES) this.lists.set(table.folder, () => encodeRows(table, view));
  }

  /** @param mostHeld code units of rows that are held for the files. */
  hashBuild(mostHeld: number): string {
    const hash = new ContentHash();
    let room = mostHeld;
    const add = (rows: Iterable<string>): readonly string[] => {
      const held: string[] = [];
      for (const row of rows) {
        hash.add(row);
        hash.add('\n');
        room -= row.length;
        if (room > 0) held.push(row);
      }
      hash.add('\f');
      return held;
    };
    add([JSON.stringify(this.view.manifest)]);
    for (const [list, make] of this.lists) {
      const rows = add(make());
      if (room > 0) this.held.set(list, rows);
    }
    return hash.toString();
  }

  /** The rows of a list, once: what is written is held no longer. */
  take(list: string): Iterable<string> {
    const held = this.held.get(list);
    this.held.delete(list);
    return held ?? this.lists.get(list)!();
  }
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
