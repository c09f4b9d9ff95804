import type { ArticleCounts } from '../../src/model/atlas-folder.ts';

/** Counts of things that stand in articles, one time each, ascending. */
export function countArticles(things: readonly (readonly number[])[]): ArticleCounts {
  const rows = things.map((articles) => [...new Set(articles)]);
  const starts = Uint32Array.from([0, ...rows.map((_, thing) => rows.slice(0, thing + 1).flat().length)]);
  const counts = rows.flatMap((own, thing) =>
    own.map((row) => things[thing]!.filter((article) => article === row).length),
  );
  return { starts, articles: Uint32Array.from(rows.flat()), counts: Uint32Array.from(counts) };
}
