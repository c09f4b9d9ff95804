import {
  type ArticleCount,
  type ArticleCountCells,
  articleCountsCheck,
  decodeArticleCounts,
  encodeArticleCounts,
} from './article-counts.ts';
import type { Table } from './table.ts';

/** For a node the articles that name it and how often, outside boilerplate. */
export const nodeArticlesTable: Table<readonly ArticleCount[], ArticleCountCells> = {
  folder: 'nodes',
  rows: ({ nodeArticles }) => nodeArticles(),
  count: ({ nodes }) => nodes,
  encode: encodeArticleCounts,
  check: ({ articles }) => articleCountsCheck(articles),
  decode: decodeArticleCounts,
};
