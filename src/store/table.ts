import type { AtlasManifest, AtlasShards } from '../model/atlas-folder.ts';
import type { AtlasView } from './atlas-view.ts';
import type { Check } from './check.ts';

export type AtlasCounts = AtlasManifest['counts'];

/** A list of the atlas that is read a shard at a time: a run of its rows a file, one row a line. */
export interface Table<Row, Cells = Row> {
  /** Folder of its shards. */
  readonly folder: keyof AtlasShards;
  /** Its rows in an atlas in memory, in order. */
  rows(view: AtlasView): Iterable<Row>;
  /** How many there are. */
  count(counts: AtlasCounts): number;
  /** A row as JSON writes it. */
  encode(row: Row): Cells;
  /** What such a row must be; indices lie within the counts. */
  check(counts: AtlasCounts): Check<Cells>;
  /** @param index of the row in the table. */
  decode(cells: Cells, index: number): Row;
}

/** A file of the atlas that is read whole: some lists of rows, one row a line. */
export interface WholeTable<Content> {
  readonly path: string;
  /** Its lists in an atlas in memory, encoded row by row. */
  lists(view: AtlasView): Readonly<Record<string, Iterable<unknown>>>;
  /** @throws FormatError where the file is not what the counts promise. */
  read(value: unknown, counts: AtlasCounts): Content;
}
