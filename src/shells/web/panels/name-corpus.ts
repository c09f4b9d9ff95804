import type { CatalogArticle } from '../../../index.ts';
import { count } from './words.ts';

/** A corpus by its sources, else by the one file that it was in; '' where it has no name. */
export function nameCorpus(articles: readonly CatalogArticle[]): string {
  const [first, second, ...others] = countSources(articles);
  if (first && second) {
    const more = others.length > 0 ? `, ${count(others.length, 'more source')}` : '';
    return `${first.source}${more ? ', ' : ' and '}${second.source}${more}`;
  }
  if (first) return first.source;
  const files = new Set(articles.map(({ id }) => id.replace(/#.*$/, '')));
  const [file = ''] = files;
  return files.size === 1 ? file : '';
}

/** The sources of articles, the most frequent first. */
export function countSources(articles: readonly CatalogArticle[]) {
  const counts = new Map<string, number>();
  for (const { source } of articles) if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts]
    .map(([source, articles]) => ({ source, articles }))
    .sort((a, b) => b.articles - a.articles || (a.source < b.source ? -1 : 1));
}
