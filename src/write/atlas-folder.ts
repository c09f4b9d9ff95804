import type { Atlas } from '../model/atlas.ts';
import type { AtlasEdge, AtlasManifest } from '../model/atlas-folder.ts';
import { type AtlasView, viewAtlas } from '../model/atlas-view.ts';
import { ContentHash } from './content-hash.ts';

/** A file of an atlas folder. */
export interface FolderFile {
  /** Path below the folder, `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** Code units of text in a shard before the next begins: one fetch on opening something, some tens of articles long. */
const SHARD_SIZE = 200_000;

/** Rows of a table, as JSON; made anew each time they are walked. */
type Rows = () => Iterable<string>;

/**
 * The files of an atlas folder (see `model/atlas-folder.ts`), one at a time; the manifest comes last, so that a folder
 * with a manifest is whole. One row a line: a rebuilt atlas compares line by line.
 *
 * Every row is made twice, first for the hash of the build that each file carries: cheaper than holding all of them.
 */
export function* writeAtlasFolder(atlas: Atlas): Generator<FolderFile> {
  const view = viewAtlas(atlas);
  const files = listFiles(atlas, view);
  const shards = listShards(atlas, view);
  const build = hashBuild(JSON.stringify(view.manifest), [
    ...files.flatMap(({ lists }) => [...lists.values()]),
    ...shards.values(),
  ]);
  for (const { path, lists } of files) yield { path, text: writeLists(build, lists) };
  const starts = new Map<string, readonly number[]>();
  for (const [folder, rows] of shards) starts.set(folder, yield* writeShards(folder, build, rows()));
  const manifest: AtlasManifest = {
    ...view.manifest,
    build,
    shards: { articles: starts.get('articles')!, evidence: starts.get('evidence')!, nodes: starts.get('nodes')! },
  };
  yield { path: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` };
}

interface ListFile {
  readonly path: string;
  readonly lists: ReadonlyMap<string, Rows>;
}

function listFiles(
  { graph, description }: Atlas,
  { graph: { nodes, edges, regions }, resolution }: AtlasView,
): readonly ListFile[] {
  const row = (edge: AtlasEdge) => [
    edge.source,
    edge.target,
    edge.weight,
    edge.articles,
    edge.independentArticles ?? edge.articles,
    edge.telling,
    edge.drawnFrom,
  ];
  const { undrawn, merges, suggestions } = resolution;
  const { vocabulary, lines } = description;
  return [
    {
      path: 'graph.json',
      lists: new Map([
        ['nodes', encodeRows(nodes)],
        ['edges', encodeRows(edges, row)],
        ['regions', encodeRows(regions)],
      ]),
    },
    { path: 'roles.json', lists: new Map([['roles', encodeRows(graph.roleRelations)]]) },
    {
      path: 'words.json',
      lists: new Map([
        ['sentences', encodeRows([vocabulary.sentences])],
        ['words', encodeRows([...vocabulary.words])],
        ['lines', encodeRows([...lines], ([edge, words]) => [edge, ...words])],
      ]),
    },
    {
      path: 'resolution.json',
      lists: new Map([
        ['undrawn', encodeRows(undrawn)],
        ['merges', encodeRows(merges)],
        ['suggestions', encodeRows(suggestions)],
      ]),
    },
  ];
}

function listShards(atlas: Atlas, view: AtlasView): ReadonlyMap<string, Rows> {
  return new Map([
    ['articles', encodeRows(atlas.articles, (_, index) => view.article(index))],
    ['evidence', encodeRows(atlas.graph.edges, ({ proofs }) => proofs.map((p) => [p.article, p.a, p.b, p.distance]))],
    ['nodes', encodeRows(view.nodeArticles, (list) => list.map((n) => [n.article, n.mentions]))],
  ]);
}

function encodeRows<Item>(items: readonly Item[], row: (item: Item, index: number) => unknown = (item) => item): Rows {
  return function* () {
    for (const [index, item] of items.entries()) yield JSON.stringify(row(item, index));
  };
}

function hashBuild(manifest: string, tables: readonly Rows[]): string {
  const hash = new ContentHash();
  hash.add(manifest);
  for (const rows of tables) {
    for (const row of rows()) {
      hash.add(row);
      hash.add('\n');
    }
    hash.add('\f');
  }
  return hash.toString();
}

function writeLists(build: string, lists: ReadonlyMap<string, Rows>): string {
  const written = Array.from(lists, ([name, rows]) => `${JSON.stringify(name)}:${writeRows([...rows()])}`);
  return `{"build":"${build}",${written.join(',')}}\n`;
}

function writeRows(rows: readonly string[]): string {
  return `[\n${rows.join(',\n')}\n]`;
}

/** Yields the shards of a list of rows and returns the index of the first row of each. */
function* writeShards(folder: string, build: string, rows: Iterable<string>): Generator<FolderFile, readonly number[]> {
  const starts: number[] = [];
  let index = 0;
  let pending: string[] = [];
  let size = 0;
  const shard = () => {
    const path = `${folder}/${String(starts.length).padStart(4, '0')}.json`;
    starts.push(index - pending.length);
    const file = { path, text: `{"build":"${build}","rows":${writeRows(pending)}}\n` };
    pending = [];
    size = 0;
    return file;
  };
  for (const row of rows) {
    pending.push(row);
    size += row.length;
    index++;
    if (size >= SHARD_SIZE) yield shard();
  }
  if (pending.length > 0) yield shard();
  return starts;
}
