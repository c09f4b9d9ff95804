import type { Article } from '../model/article.ts';
import { findLikelySpan } from '../model/likely-days.ts';
import type { Notice } from '../model/notice.ts';

const DAY_MS = 86_400_000;
const YEAR = 365.25;

type Dated = Pick<Article, 'id' | 'published'>;

/** Articles whose dates lie far from those of all others: they keep them, and charts of time tell of them beside their bars. */
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
      const message = `its date ${published} lies ${years} years from all others; see whether it is right. Charts of time tell of it beside them`;
      return { where: id, message };
    });
}

/**
 * Articles that say they were published on a day that has not come yet. For whoever waits for the map, never for what is written
 * of it: the same articles give the same atlas on every day.
 *
 * @param today ISO 8601: whoever has a clock says it.
 */
export function doubtFutureDates(articles: readonly Dated[], today: string): readonly Notice[] {
  const late = articles.flatMap(({ id, published }) =>
    published !== undefined && published.slice(0, 10) > today ? [{ id, published }] : [],
  );
  const [only] = late;
  if (only && late.length === 1)
    return [{ where: only.id, message: `its date ${only.published} lies in the future; see whether it is right` }];
  const dates = late.map(({ id, published }) => `${id} (${published})`);
  return tellTogether(dates, 'lie in the future; see whether they are right');
}

/** Articles of which no more is known than the day on which their file was made. */
export function doubtFileDates(articles: readonly Dated[]): readonly Notice[] {
  const why = 'for want of a better one: it may be the day of a copy';
  const [only] = articles;
  if (only && articles.length === 1) {
    const message = `its date ${only.published} is that on which the file was made, ${why}`;
    return [{ where: only.id, message }];
  }
  return tellTogether(
    articles.map(({ id }) => id),
    `are those on which the files were made, ${why}`,
  );
}

/** Articles named in a notice of many. */
const NAMED = 3;

/** One notice for all of them: a folder of a thousand PDF is doubted once, and its other notices are still seen. */
function tellTogether(names: readonly string[], doubt: string): readonly Notice[] {
  if (names.length === 0) return [];
  const rest = names.length - NAMED;
  const where = rest > 0 ? `${names.slice(0, NAMED).join(', ')} and ${rest} more` : names.join(', ');
  return [{ where, message: `the dates of these ${names.length} articles ${doubt}` }];
}
