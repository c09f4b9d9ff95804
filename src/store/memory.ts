import type { Atlas } from '../model/atlas.ts';
import { type AtlasSource, NO_SHARDS } from '../model/atlas-folder.ts';
import { joinArticleCounts } from './article-counts.ts';
import { viewAtlas } from './atlas-view.ts';
import { edgeArticlesTable } from './edge-articles.ts';
import { checkIndex, once, rankNodeArticles } from './source-parts.ts';
import { openTextIndex } from './text-index.ts';

/** An atlas in memory, behind the same interface as one in a folder. */
export function openAtlasInMemory(atlas: Atlas): AtlasSource {
  const view = viewAtlas(atlas);
  const { counts } = view;
  return {
    manifest: {
      ...view.manifest,
      build: '',
      shards: NO_SHARDS,
    },
    graph: view.graph,
    wholeGraph: async () => view.graph,
    article: async (index) => {
      checkIndex(index, counts.articles, 'articles');
      return view.article(index);
    },
    evidence: async (edge) => {
      checkIndex(edge, counts.edges, 'edges');
      return view.proven[edge]!.proofs;
    },
    nodeArticles: async (node) => {
      checkIndex(node, counts.nodes, 'nodes');
      return rankNodeArticles(view.nodeArticles()[node]!);
    },
    catalog: once(async () => Array.from({ length: counts.articles }, (_, index) => view.catalogArticle(index))),
    edgeArticleCounts: once(async () => joinArticleCounts(edgeArticlesTable.rows(view))),
    nodeArticleCounts: once(async () => joinArticleCounts(view.nodeArticles())),
    text: openTextIndex(async (bucket) => view.textParts()[bucket]!, counts),
    roleRelations: async () => view.roleRelations,
    words: async () => view.words,
    resolution: async () => view.resolution,
  };
}
