import type { Edge } from '../model/graph.ts';
import {
  type ArticleCount,
  type ArticleCountCells,
  articleCountsCheck,
  decodeArticleCounts,
  encodeArticleCounts,
} from './article-counts.ts';
import type { Table } from './table.ts';

/** For an edge the articles that prove it and how many proofs each holds: enough to weigh it within dates or sources. */
export const edgeArticlesTable: Table<readonly ArticleCount[], ArticleCountCells> = {
  folder: 'edge-articles',
  *rows({ proven }) {
    for (const edge of proven) yield countArticles(edge);
  },
  count: ({ edges }) => edges,
  encode: encodeArticleCounts,
  check: ({ articles }) => articleCountsCheck(articles),
  decode: decodeArticleCounts,
};

function countArticles({ proofs }: Pick<Edge, 'proofs'>): readonly ArticleCount[] {
  const list: { article: number; count: number }[] = [];
  for (const { article } of proofs) {
    const last = list.at(-1);
    if (last?.article === article) last.count++;
    else list.push({ article, count: 1 });
  }
  return list;
}
