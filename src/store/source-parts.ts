import type { NodeArticle } from '../model/atlas-folder.ts';
import type { ArticleCount } from './article-counts.ts';

/** @throws RangeError naming the bounds. */
export function checkIndex(index: number, count: number, what: string): void {
  if (Number.isInteger(index) && index >= 0 && index < count) return;
  throw new RangeError(`${what}: ${index} is not one of ${count === 0 ? 'none' : `0..${count - 1}`}`);
}

/** Does work when it is first asked for, and again only where that failed. */
export function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    result ??= work().catch((error: unknown) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}

/** The articles that name a node, most mentions first, then in article order. */
export function rankNodeArticles(list: readonly ArticleCount[]): readonly NodeArticle[] {
  return list
    .map(({ article, count }) => ({ article, mentions: count }))
    .sort((a, b) => b.mentions - a.mentions || a.article - b.article);
}
