import type { Arrangement } from '../model/arrangement.ts';
import { type ArticleCounts, ATLAS_FORMAT, ATLAS_VERSION, type AtlasSource, NO_SHARDS } from '../model/atlas-folder.ts';
import type { Description } from '../model/description.ts';
import { placeGraph } from '../model/placed-nodes.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import type { ImportedMap } from './entity-graph.ts';

/** An atlas without articles: a map whose edges open to nothing. */
export function openImported(
  { file, notices }: Pick<ImportedMap, 'file' | 'notices'>,
  graph: WeighedGraph,
  arrangement: Arrangement,
  description: Description,
): AtlasSource {
  const none = async () => [];
  const placed = placeGraph(graph, arrangement, description);
  return {
    manifest: {
      format: ATLAS_FORMAT,
      version: ATLAS_VERSION,
      generator: file.document.meta.creator ?? 'unknown',
      build: '',
      counts: {
        articles: 0,
        mentions: 0,
        entities: graph.nodes.length,
        nodes: graph.nodes.length,
        edges: graph.edges.length,
        proofs: 0,
      },
      reach: graph.reach,
      seed: arrangement.seed,
      minConfidence: 0,
      shards: NO_SHARDS,
      notices,
    },
    graph: placed,
    wholeGraph: async () => placed,
    evidence: none,
    nodeArticles: none,
    words: async () => ({ vocabulary: description.vocabulary, lines: description.lines }),
    catalog: none,
    edgeArticleCounts: async () => countNothing(graph.edges.length),
    nodeArticleCounts: async () => countNothing(graph.nodes.length),
    roleRelations: none,
    resolution: async () => ({ merges: [], suggestions: [], undrawn: [] }),
    article: async (index) => {
      throw new RangeError(`article ${index}: a graph file holds no articles`);
    },
    imported: file,
  };
}

function countNothing(items: number): ArticleCounts {
  return { starts: new Uint32Array(items + 1), articles: new Uint32Array(), counts: new Uint32Array() };
}
