import type { Atlas } from '../model/atlas.ts';
import type { AtlasManifest } from '../model/atlas-folder.ts';
import { viewAtlas } from '../model/atlas-view.ts';

/** A file of an atlas folder. */
export interface FolderFile {
  /** Path below the folder, `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** Code units of text in a shard before the next begins: one fetch on opening something, some tens of articles long. */
const SHARD_SIZE = 200_000;

/**
 * The files of an atlas folder (see `model/atlas-folder.ts`), one at a time; the manifest comes last, so that a folder
 * with a manifest is whole. One row a line: a rebuilt atlas compares line by line.
 */
export function* writeAtlasFolder(atlas: Atlas): Generator<FolderFile> {
  const view = viewAtlas(atlas);
  yield { path: 'graph.json', text: writeGraph(view.graph) };
  yield {
    path: 'roles.json',
    text: `${writeRows(atlas.graph.roleRelations.map((relation) => JSON.stringify(relation)))}\n`,
  };
  const { undrawn, merges, suggestions } = view.resolution;
  const lists = Object.entries({ undrawn, merges, suggestions }).map(
    ([name, list]) => `${JSON.stringify(name)}:${writeRows(list.map((item) => JSON.stringify(item)))}`,
  );
  yield { path: 'resolution.json', text: `{${lists.join(',')}}\n` };
  const rows = function* (count: number, row: (index: number) => unknown) {
    for (let index = 0; index < count; index++) yield JSON.stringify(row(index));
  };
  const articles = yield* writeShards('articles', rows(atlas.articles.length, view.article));
  const evidence = yield* writeShards(
    'evidence',
    rows(atlas.graph.edges.length, (i) => atlas.graph.edges[i]!.proofs.map((p) => [p.article, p.a, p.b, p.distance])),
  );
  const nodes = yield* writeShards(
    'nodes',
    rows(view.nodeArticles.length, (i) => view.nodeArticles[i]!.map((n) => [n.article, n.mentions])),
  );
  const manifest: AtlasManifest = { ...view.manifest, shards: { articles, evidence, nodes } };
  yield { path: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` };
}

function writeGraph(graph: ReturnType<typeof viewAtlas>['graph']): string {
  const nodes = graph.nodes.map((node) => JSON.stringify(node));
  const edges = graph.edges.map(({ source, target, weight, articles, independentArticles = articles }) =>
    JSON.stringify([source, target, weight, articles, independentArticles]),
  );
  return `{"nodes":${writeRows(nodes)},"edges":${writeRows(edges)}}\n`;
}

function writeRows(rows: readonly string[]): string {
  return `[\n${rows.join(',\n')}\n]`;
}

/** Yields the shards of a list of rows and returns the index of the first row of each. */
function* writeShards(folder: string, rows: Iterable<string>): Generator<FolderFile, readonly number[]> {
  const starts: number[] = [];
  let index = 0;
  let pending: string[] = [];
  let size = 0;
  const shard = () => {
    const path = `${folder}/${String(starts.length).padStart(4, '0')}.json`;
    starts.push(index - pending.length);
    const file = { path, text: `${writeRows(pending)}\n` };
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
