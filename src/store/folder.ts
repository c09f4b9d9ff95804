import type { AtlasManifest, AtlasSource } from '../model/atlas-folder.ts';
import { FormatError, StaleAtlasError } from '../model/notice.ts';
import { lastAtOrBelow } from '../model/sorted.ts';
import { joinArticleCounts } from './article-counts.ts';
import { articlesTable } from './articles.ts';
import { catalogTable } from './catalog.ts';
import { checkFile } from './check.ts';
import { edgeArticlesTable } from './edge-articles.ts';
import { evidenceTable } from './evidence.ts';
import { MANIFEST_FILE, readManifest } from './manifest.ts';
import { expectCounts, joinNames, namesTable } from './names.ts';
import { nodeArticlesTable } from './node-articles.ts';
import { regionsTable } from './regions.ts';
import { resolutionTable } from './resolution.ts';
import { rolesTable } from './roles.ts';
import { checkIndex, once, rankNodeArticles } from './source-parts.ts';
import type { Table, WholeTable } from './table.ts';
import { nameShard } from './tables.ts';
import { openTextIndex, textTable } from './text-index.ts';
import { wordsTable } from './words.ts';

/** Fetches one file of the atlas folder as text; rejects where there is none. */
export type FetchText = (path: string) => Promise<string>;

/** Shards of a table kept after use: going back and forth between a few entities fetches nothing again. */
const KEPT_SHARDS = 64;

/** Shards fetched at once where many are: a browser asks one host for no more. */
const AT_ONCE = 6;

/** Times that an atlas is opened anew where it is replaced between the reading of its manifest and of its graph. */
const ATTEMPTS = 3;

export interface OpenOptions {
  /** Names that are wanted at once, the first to come on the map; all where nothing is said. The rest by `wholeGraph`. */
  readonly names?: number;
}

/**
 * Opens an atlas folder: reads its manifest and its graph, or the first names of it, and everything else when it is asked
 * for.
 *
 * @throws FormatError where the folder is no atlas, is of an unknown version, or a file of it is damaged;
 * `StaleAtlasError` where a file belongs to another build, then or whenever one is read later.
 */
export async function openAtlas(fetchText: FetchText, options: OpenOptions = {}): Promise<AtlasSource> {
  for (let attempt = 1; ; attempt++) {
    const manifest = readManifest(await fetchJson(fetchText, MANIFEST_FILE));
    try {
      return await openTables(manifest, fetchText, options);
    } catch (error) {
      if (!(error instanceof StaleAtlasError) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function openTables(
  manifest: AtlasManifest,
  fetchText: FetchText,
  { names = manifest.counts.nodes }: OpenOptions,
): Promise<AtlasSource> {
  const fetchTable = tableFetcher(fetchText, manifest.build);
  const readWhole = async <Content>(table: WholeTable<Content>) =>
    table.read(await fetchTable(table.path), manifest.counts);
  const read = <Row, Cells>(table: Table<Row, Cells>) => openTable(table, manifest, fetchTable);
  const nameRows = read(namesTable);
  const [first, regions] = await Promise.all([nameRows.first(names), readWhole(regionsTable)]);
  const graph = joinNames(first, regions);
  const isWhole = first.length === manifest.counts.nodes;
  if (isWhole) expectCounts(graph, manifest.counts);
  const nodeArticles = read(nodeArticlesTable);
  const edgeArticles = read(edgeArticlesTable);
  return {
    manifest,
    graph,
    wholeGraph: once(async () => {
      if (isWhole) return graph;
      const whole = joinNames([...first, ...(await nameRows.from(first.length))], regions);
      expectCounts(whole, manifest.counts);
      return whole;
    }),
    article: read(articlesTable).row,
    evidence: read(evidenceTable).row,
    nodeArticles: async (node) => rankNodeArticles(await nodeArticles.row(node)),
    catalog: once(read(catalogTable).all),
    edgeArticleCounts: once(async () => joinArticleCounts(await edgeArticles.all())),
    nodeArticleCounts: once(async () => joinArticleCounts(await nodeArticles.all())),
    text: openTextIndex(read(textTable).row, manifest.counts),
    roleRelations: once(() => readWhole(rolesTable)),
    words: once(() => readWhole(wordsTable)),
    resolution: once(() => readWhole(resolutionTable)),
  };
}

async function fetchJson(fetchText: FetchText, path: string): Promise<unknown> {
  const text = await fetchText(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new FormatError(path, 'is not JSON; the atlas is damaged or not an atlas, build it again');
  }
}

/** Fetches a file of one build; any other file is refused. */
type FetchTable = (path: string) => Promise<Readonly<Record<string, unknown>>>;

function tableFetcher(fetchText: FetchText, build: string): FetchTable {
  return async (path) => {
    const value = await fetchJson(fetchText, path).catch(async (error: unknown) => {
      // A smaller atlas in the place of this one has fewer shards.
      throw (await isReplaced(fetchText, build)) ? new StaleAtlasError(path) : error;
    });
    const table = value as { readonly build?: unknown } | null;
    if (typeof table?.build !== 'string') throw new FormatError(path, 'names no build; build the atlas again');
    if (table.build !== build) throw new StaleAtlasError(path);
    return { ...table };
  };
}

async function isReplaced(fetchText: FetchText, build: string): Promise<boolean> {
  try {
    const manifest = (await fetchJson(fetchText, MANIFEST_FILE)) as { readonly build?: unknown } | null;
    return typeof manifest?.build === 'string' && manifest.build !== build;
  } catch {
    return false;
  }
}

/** Reads a table row by row or whole. A shard is fetched once; the one that was used longest ago is let go. */
function openTable<Row, Cells>(table: Table<Row, Cells>, manifest: AtlasManifest, fetchTable: FetchTable) {
  const { folder } = table;
  const starts = manifest.shards[folder];
  const count = table.count(manifest.counts);
  const check = table.check(manifest.counts);
  if (starts.length === 0 && count > 0) {
    throw new FormatError(MANIFEST_FILE, `should name shards for ${count} rows of ${folder}; build the atlas again`);
  }
  const kept = new Map<number, Promise<readonly Row[]>>();

  const fetchShard = async (shard: number): Promise<readonly Row[]> => {
    const path = nameShard(folder, shard);
    const { rows } = await fetchTable(path);
    const length = (starts[shard + 1] ?? count) - (starts[shard] ?? 0);
    if (!Array.isArray(rows) || rows.length !== length) {
      throw new FormatError(path, `should hold ${length} rows; build the atlas again`);
    }
    const start = starts[shard] ?? 0;
    return rows.map((cells, at) => table.decode(checkFile(`${path}, row ${at + 1}`, cells, check), start + at));
  };
  const readShard = (shard: number): Promise<readonly Row[]> => {
    const rows = kept.get(shard) ?? fetchShard(shard);
    kept.delete(shard);
    kept.set(shard, rows);
    rows.catch(() => kept.delete(shard));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_SHARDS) break;
      kept.delete(oldest);
    }
    return rows;
  };
  /** The rows of a run of shards; nothing of them is kept here. */
  const readShards = async (from: number, to: number): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for (let shard = from; shard < to; shard += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, to - shard) }, (_, i) => fetchShard(shard + i));
      for (const list of await Promise.all(some)) for (const row of list) rows.push(row);
    }
    return rows;
  };
  return {
    row: async (index: number): Promise<Row> => {
      checkIndex(index, count, folder);
      const shard = lastAtOrBelow(starts, index);
      return (await readShard(shard))[index - (starts[shard] ?? 0)]!;
    },
    /** Every row, in order. */
    all: () => readShards(0, starts.length),
    /** The rows of the first shards that hold so many, in order. */
    first: (rows: number) => readShards(0, rows <= 0 ? 0 : lastAtOrBelow(starts, Math.min(rows, count) - 1) + 1),
    /** Every row from one on that begins a shard. */
    from: (row: number) => readShards(lastAtOrBelow(starts, row), starts.length),
  };
}
