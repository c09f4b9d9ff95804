import type { Article } from '../model/article.ts';
import { findLikelySpan } from '../model/likely-days.ts';
import type { Notice } from '../model/notice.ts';

const DAY_MS = 86_400_000;
const YEAR = 365.25;

type Dated = Pick<Article, 'id' | 'published'>;

/** Articles whose dates lie far from those of all others: they keep them, and charts of time leave them out. */
export function doubtFarDates(articles: readonly Dated[]): readonly Notice[] {
  const dated = articles.flatMap(({ id, published }) => {
    const day = published === undefined ? Number.NaN : Date.parse(`${published.slice(0, 10)}T00:00:00Z`) / DAY_MS;
    return Number.isNaN(day) ? [] : [{ id, published: published!, day }];
  });
  if (dated.length === 0) return [];
  const { from, to } = findLikelySpan(Float64Array.from(dated, ({ day }) => day).sort());
  return dated
    .filter(({ day }) => day < from || day > to)
    .map(({ id, published, day }) => {
      const years = Math.round((day < from ? from - day : day - to) / YEAR);
      const message = `its date ${published} lies ${years} years from all others; see whether it is right. Charts of time leave it out`;
      return { where: id, message };
    });
}

/**
 * Articles that say they were published on a day that has not come yet.
 *
 * @param today ISO 8601: whoever has a clock says it.
 */
export function doubtFutureDates(articles: readonly Dated[], today: string): readonly Notice[] {
  return articles
    .filter(({ published }) => published !== undefined && published.slice(0, 10) > today)
    .map(({ id, published }) => ({
      where: id,
      message: `its date ${published} lies in the future; see whether it is right`,
    }));
}
