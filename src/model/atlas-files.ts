import { ATLAS_FORMAT } from './atlas-folder.ts';

/** The files of every atlas folder but its manifest, which is written last and comes last in a listing. */
const TABLES = ['graph.json', 'roles.json', 'resolution.json', 'words.json'] as const;

/** The folders of shards, each under the name that the manifest's `shards` has for it. */
const SHARD_FOLDERS = ['articles', 'evidence', 'nodes'] as const;

/** Shards that a folder can have before their names no longer sort; a manifest that promises more is not believed. */
const MOST_SHARDS = 1_000_000;

export const MANIFEST_FILE = 'manifest.json';

/** The path below the atlas folder of a shard: `articles/0000.json`. */
function shardPath(folder: string, shard: number): string {
  return `${folder}/${String(shard).padStart(4, '0')}.json`;
}

/**
 * The files that a manifest accounts for, as paths below its folder: what belongs to the atlas, and so all that a
 * rebuild may replace or remove. Undefined where this is no manifest of an atlas. The paths follow from the format, never
 * from text in the file, so that none can lead out of the folder.
 */
export function listAtlasFiles(manifest: unknown): readonly string[] | undefined {
  const { format, shards } = (manifest ?? {}) as { format?: unknown; shards?: unknown };
  if (format !== ATLAS_FORMAT) return undefined;
  const counts = (shards ?? {}) as Partial<Record<string, unknown>>;
  const files: string[] = [...TABLES];
  for (const folder of SHARD_FOLDERS) {
    const starts = counts[folder];
    const count = Array.isArray(starts) ? Math.min(starts.length, MOST_SHARDS) : 0;
    for (let shard = 0; shard < count; shard++) files.push(shardPath(folder, shard));
  }
  files.push(MANIFEST_FILE);
  return files;
}
