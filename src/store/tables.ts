import { ATLAS_FORMAT } from '../model/atlas-folder.ts';
import { articlesTable } from './articles.ts';
import { catalogTable } from './catalog.ts';
import { edgeArticlesTable } from './edge-articles.ts';
import { evidenceTable } from './evidence.ts';
import { MANIFEST_FILE } from './manifest.ts';
import { namesTable } from './names.ts';
import { nodeArticlesTable } from './node-articles.ts';
import { regionsTable } from './regions.ts';
import { resolutionTable } from './resolution.ts';
import { rolesTable } from './roles.ts';
import type { Table, WholeTable } from './table.ts';
import { textTable } from './text-index.ts';
import { wordsTable } from './words.ts';

/** Every table that is one file. */
export const WHOLE_TABLES: readonly WholeTable<unknown>[] = [regionsTable, rolesTable, wordsTable, resolutionTable];

/** Every table that falls into shards. */
export const TABLES = [
  namesTable,
  catalogTable,
  articlesTable,
  evidenceTable,
  edgeArticlesTable,
  nodeArticlesTable,
  textTable,
] as readonly Table<unknown, unknown>[];

export function nameShard(folder: string, shard: number): string {
  return `${folder}/${String(shard).padStart(4, '0')}.json`;
}

/** Files of the versions before, which a rebuild takes away. */
const EARLIER_FILES: readonly string[] = ['graph.json'];

/** Shards that a folder can have before their names no longer sort; a manifest that promises more is not believed. */
const MOST_SHARDS = 1_000_000;

/**
 * The files that a manifest accounts for, as paths below its folder: what belongs to the atlas, and so all that a
 * rebuild may replace or remove. Undefined where this is no manifest of an atlas. The paths follow from the format, never
 * from text in the file, so that none can lead out of the folder. The manifest is the last.
 */
export function listAtlasFiles(manifest: unknown): readonly string[] | undefined {
  const { format, shards } = (manifest ?? {}) as { format?: unknown; shards?: unknown };
  if (format !== ATLAS_FORMAT) return undefined;
  const starts = (shards ?? {}) as Partial<Record<string, unknown>>;
  const files = [...EARLIER_FILES, ...WHOLE_TABLES.map(({ path }) => path)];
  for (const { folder } of TABLES) {
    const list = starts[folder];
    const count = Array.isArray(list) ? Math.min(list.length, MOST_SHARDS) : 0;
    for (let shard = 0; shard < count; shard++) files.push(nameShard(folder, shard));
  }
  files.push(MANIFEST_FILE);
  return files;
}
