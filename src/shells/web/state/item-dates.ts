import type { ArticleCounts, AtlasSource, CatalogArticle } from '../../../index.ts';

/** For each node or edge the first and the last day on which an article tells of it, ISO; '' where none has a date. */
export interface ItemDates {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** @param kept 1 = the article counts; undefined: all do. */
export function listDates(
  { starts, articles }: ArticleCounts,
  catalog: readonly Pick<CatalogArticle, 'published'>[],
  kept?: Uint8Array,
): ItemDates {
  const days = catalog.map(({ published = '' }) => published.slice(0, 10));
  const [first, last]: [string[], string[]] = [[], []];
  for (let item = 0; item + 1 < starts.length; item++) {
    let [least, most] = ['', ''];
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const article = articles[at]!;
      const day = days[article] ?? '';
      if (day === '' || kept?.[article] === 0) continue;
      if (least === '' || day < least) least = day;
      if (day > most) most = day;
    }
    first.push(least);
    last.push(most);
  }
  return { first, last };
}

/** The dates of all names and connections; none of a graph that came without texts. */
export async function readDates(
  source: AtlasSource,
  kept?: Uint8Array,
): Promise<{ readonly nodes: ItemDates; readonly edges: ItemDates } | undefined> {
  if (source.imported) return undefined;
  const [catalog, nodes, edges] = await Promise.all([
    source.catalog(),
    source.nodeArticleCounts(),
    source.edgeArticleCounts(),
  ]);
  return { nodes: listDates(nodes, catalog, kept), edges: listDates(edges, catalog, kept) };
}
