import type { Atlas } from '../model/atlas.ts';
import {
  ATLAS_FORMAT,
  ATLAS_VERSION,
  type AtlasArticle,
  type AtlasEdge,
  type AtlasGraph,
  type AtlasManifest,
  type AtlasResolution,
  type AtlasRoleRelation,
  type AtlasSource,
  type AtlasWords,
  type NodeArticle,
} from '../model/atlas-folder.ts';
import { viewAtlas } from '../model/atlas-view.ts';
import type { CoMention } from '../model/graph.ts';
import { FormatError, StaleAtlasError } from '../model/notice.ts';

/** Fetches one file of the atlas folder as text; rejects where there is none. */
export type FetchText = (path: string) => Promise<string>;

/** Shards kept after use: going back and forth between a few entities fetches nothing again. */
const KEPT_SHARDS = 64;

/** Times that an atlas is opened anew where it is replaced between the reading of its manifest and of its graph. */
const ATTEMPTS = 3;

/**
 * Opens an atlas folder: reads its manifest and its graph, and everything else when it is asked for.
 *
 * @throws FormatError where the folder is no atlas, is of an unknown version, or a file of it is damaged;
 * `StaleAtlasError` where a file belongs to another build, then or whenever one is read later.
 */
export async function openAtlas(fetchText: FetchText): Promise<AtlasSource> {
  for (let attempt = 1; ; attempt++) {
    const manifest = checkManifest(await fetchJson(fetchText, 'manifest.json'));
    try {
      return await openTables(manifest, fetchText);
    } catch (error) {
      if (!(error instanceof StaleAtlasError) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function openTables(manifest: AtlasManifest, fetchText: FetchText): Promise<AtlasSource> {
  const fetchTable = tableFetcher(fetchText, manifest.build);
  const graph = decodeGraph(await fetchTable('graph.json'));
  const { nodes, edges, articles } = manifest.counts;
  if (graph.nodes.length !== nodes || graph.edges.length !== edges) {
    throw new FormatError(
      'graph.json',
      `holds ${graph.nodes.length} nodes and ${graph.edges.length} edges where the manifest says ${nodes} and ${edges}; build the atlas again`,
    );
  }
  const readArticle = shardReader<AtlasArticle>(fetchTable, 'articles', manifest.shards.articles, articles);
  const readEvidence = shardReader<readonly Quad[]>(fetchTable, 'evidence', manifest.shards.evidence, edges);
  const readNode = shardReader<readonly (readonly [number, number])[]>(
    fetchTable,
    'nodes',
    manifest.shards.nodes,
    nodes,
  );
  const readRoles = fetchOnce<{ readonly roles: readonly AtlasRoleRelation[] }>(fetchTable, 'roles.json');
  const readResolution = fetchOnce<AtlasResolution>(fetchTable, 'resolution.json');
  const readWords = fetchOnce<WordsTable>(fetchTable, 'words.json');
  return {
    manifest,
    graph,
    article: readArticle,
    evidence: async (edge) =>
      (await readEvidence(edge)).map(([article, a, b, distance]): CoMention => ({ article, a, b, distance })),
    nodeArticles: async (node) =>
      (await readNode(node)).map(([article, mentions]): NodeArticle => ({ article, mentions })),
    roleRelations: async () => (await readRoles()).roles,
    words: async () => decodeWords(await readWords()),
    resolution: async () => {
      const { undrawn, merges, suggestions } = await readResolution();
      return { undrawn, merges, suggestions };
    },
  };
}

/** An atlas that is already in memory, behind the same interface. */
export function openAtlasInMemory(atlas: Atlas): AtlasSource {
  const view = viewAtlas(atlas);
  const pick = <T>(list: readonly T[], index: number, what: string): T => {
    checkIndex(index, list.length, what);
    return list[index]!;
  };
  return {
    manifest: { ...view.manifest, build: '', shards: { articles: [], evidence: [], nodes: [] } },
    graph: view.graph,
    article: async (index) => view.article(index),
    evidence: async (edge) => pick(atlas.graph.edges, edge, 'evidence').proofs,
    nodeArticles: async (node) => pick(view.nodeArticles, node, 'nodes'),
    roleRelations: async () => atlas.graph.roleRelations,
    resolution: async () => view.resolution,
    words: async () => ({ vocabulary: atlas.description.vocabulary, lines: atlas.description.lines }),
  };
}

/** article, a, b, distance */
type Quad = readonly [number, number, number, number];

/** `words.json` as it is written. */
interface WordsTable {
  readonly sentences: readonly number[];
  readonly words: readonly (readonly [word: string, sentences: number])[];
  readonly lines: readonly (readonly [edge: number, ...words: string[]])[];
}

function decodeWords({ sentences, words, lines }: WordsTable): AtlasWords {
  return {
    vocabulary: { sentences: sentences[0] ?? 0, words: new Map(words) },
    lines: new Map(lines.map(([edge, ...own]) => [edge, own])),
  };
}

/** source, target, weight, articles, independent articles, telling, drawn from */
type EdgeRow = readonly [number, number, number, number, number, number, number];

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
    const manifest = (await fetchJson(fetchText, 'manifest.json')) as { readonly build?: unknown } | null;
    return typeof manifest?.build === 'string' && manifest.build !== build;
  } catch {
    return false;
  }
}

/** Fetches a file when it is first asked for, and again only where that failed. */
function fetchOnce<Content>(fetchTable: FetchTable, path: string): () => Promise<Content> {
  let content: Promise<Content> | undefined;
  return () => {
    content ??= fetchTable(path).then((value) => value as Content);
    content.catch(() => {
      content = undefined;
    });
    return content;
  };
}

function checkManifest(value: unknown): AtlasManifest {
  const manifest = value as Partial<AtlasManifest> | null;
  if (manifest?.format !== ATLAS_FORMAT) {
    throw new FormatError('manifest.json', `is not the manifest of an atlas (no "format": "${ATLAS_FORMAT}")`);
  }
  if (manifest.version !== ATLAS_VERSION) {
    throw new FormatError(
      'manifest.json',
      `the atlas has format version ${manifest.version}, this program reads ${ATLAS_VERSION}; build it again with this program, or open it with the one that wrote it (${manifest.generator})`,
    );
  }
  if (typeof manifest.build !== 'string') {
    throw new FormatError('manifest.json', 'names no build; build the atlas again');
  }
  return manifest as AtlasManifest;
}

function decodeGraph(value: unknown): AtlasGraph {
  const { nodes, edges, regions } = value as Pick<AtlasGraph, 'nodes' | 'regions'> & { edges: EdgeRow[] };
  if (!Array.isArray(nodes) || !Array.isArray(edges)) throw new FormatError('graph.json', 'has no nodes and edges');
  if (!Array.isArray(regions)) throw new FormatError('graph.json', 'has no regions; build the atlas again');
  return {
    nodes,
    regions,
    edges: edges.map(
      ([source, target, weight, articles, independentArticles, telling, drawnFrom]): AtlasEdge => ({
        source,
        target,
        weight,
        articles,
        independentArticles,
        telling,
        drawnFrom,
      }),
    ),
  };
}

/** Reads one row of a sharded list; a shard is fetched once and the least recently used one is let go. */
function shardReader<Row>(fetchTable: FetchTable, folder: string, starts: readonly number[], count: number) {
  const kept = new Map<number, Promise<readonly Row[]>>();
  const fetchShard = (shard: number): Promise<readonly Row[]> => {
    const path = `${folder}/${String(shard).padStart(4, '0')}.json`;
    const rows = kept.get(shard) ?? fetchTable(path).then(({ rows }) => rows as readonly Row[]);
    kept.delete(shard);
    kept.set(shard, rows);
    rows.catch(() => kept.delete(shard));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_SHARDS) break;
      kept.delete(oldest);
    }
    return rows;
  };
  return async (index: number): Promise<Row> => {
    checkIndex(index, count, folder);
    const shard = lastAtOrBelow(starts, index);
    const row = (await fetchShard(shard))[index - (starts[shard] ?? 0)];
    if (row === undefined)
      throw new FormatError(`${folder}, shard ${shard}`, `has no row ${index}; build the atlas again`);
    return row;
  };
}

function checkIndex(index: number, count: number, what: string): void {
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw new RangeError(`${what}: ${index} is not one of 0..${count - 1}`);
  }
}

/** The last position in an ascending list whose value is at most `value`; -1 where there is none. */
function lastAtOrBelow(ascending: readonly number[], value: number): number {
  let low = -1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
