import type { CatalogArticle } from '../model/atlas-folder.ts';
import { findLikelySpan } from '../model/likely-days.ts';
import { type Day, readDay, UNDATED } from './calendar.ts';

/** What filters ask of the articles, without their texts. Arrays are parallel to the atlas's articles. */
export interface Catalog {
  /** The day each was published, or `UNDATED`. */
  readonly days: Int32Array;
  /** Index into `sources`. */
  readonly source: Uint32Array;
  /** In code-unit order; '' where an article does not say. */
  readonly sources: readonly string[];
  /** The first article of the group that carries the same text: its own index where it stands alone. */
  readonly leaders: Uint32Array;
}

export function makeCatalog(
  articles: readonly Pick<CatalogArticle, 'published' | 'source' | 'duplicateOf'>[],
): Catalog {
  const sources = [...new Set(articles.map(({ source = '' }) => source))].sort();
  const indexOf = new Map(sources.map((source, index) => [source, index]));
  return {
    days: Int32Array.from(articles, ({ published }) => readDay(published) ?? UNDATED),
    source: Uint32Array.from(articles, ({ source = '' }) => indexOf.get(source)!),
    sources,
    leaders: Uint32Array.from(articles, ({ duplicateOf }) => duplicateOf),
  };
}

/**
 * The first and the last day of the articles, but for a few that lie a generation from all others; undefined where none has a date.
 *
 * @param today for whoever has a clock (see `findLikelySpan`).
 */
export function spanOfDays(
  { days }: Pick<Catalog, 'days'>,
  today?: Day,
): { readonly from: Day; readonly to: Day } | undefined {
  const dated = Int32Array.from(days)
    .filter((day) => day !== UNDATED)
    .sort();
  return dated.length === 0 ? undefined : findLikelySpan(dated, today);
}
