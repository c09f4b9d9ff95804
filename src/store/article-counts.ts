import type { ArticleCounts } from '../model/atlas-folder.ts';
import { type Check, expectThat, listOf, whole } from './check.ts';

/** How often one article counts for an edge or a node. */
export interface ArticleCount {
  readonly article: number;
  readonly count: number;
}

/** The first article and its count, then for each further one how many articles later it comes, and its count. */
export type ArticleCountCells = readonly number[];

export function encodeArticleCounts(list: readonly ArticleCount[]): ArticleCountCells {
  const cells: number[] = [];
  let before = 0;
  for (const { article, count } of list) {
    cells.push(article - before, count);
    before = article;
  }
  return cells;
}

export function decodeArticleCounts(cells: ArticleCountCells): readonly ArticleCount[] {
  const list: ArticleCount[] = [];
  let article = 0;
  for (let at = 0; at < cells.length; at += 2) {
    article += cells[at]!;
    list.push({ article, count: cells[at + 1]! });
  }
  return list;
}

/** @param articles how many articles there are. */
export function articleCountsCheck(articles: number): Check<ArticleCountCells> {
  const numbers = listOf(whole());
  return (value) => {
    const cells = numbers(value);
    expectThat(cells.length % 2 === 0, 'pairs of an article and a count', cells);
    let article = 0;
    for (let at = 0; at < cells.length; at += 2) {
      article += cells[at]!;
      const holds = (at === 0 || cells[at]! > 0) && cells[at + 1]! > 0;
      expectThat(holds, 'articles in ascending order with a count of 1 or more each', cells);
    }
    expectThat(cells.length === 0 || article < articles, `about one of the ${articles} articles`, cells);
    return cells;
  };
}

/** All lists in three columns. */
export function joinArticleCounts(lists: Iterable<readonly ArticleCount[]>): ArticleCounts {
  const all = [...lists];
  const starts = new Uint32Array(all.length + 1);
  for (const [item, list] of all.entries()) starts[item + 1] = starts[item]! + list.length;
  const articles = new Uint32Array(starts[all.length]!);
  const counts = new Uint32Array(starts[all.length]!);
  let row = 0;
  for (const list of all) {
    for (const { article, count } of list) {
      articles[row] = article;
      counts[row++] = count;
    }
  }
  return { starts, articles, counts };
}
