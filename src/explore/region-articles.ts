import type { ArticleCounts, AtlasGraph } from '../model/atlas-folder.ts';

/** For each article the region of the first view that it is about, then the one within it, and so on; none where it names nobody. */
export type ArticleRegions = readonly (readonly number[])[];

/**
 * What each article is about: among the regions within the same one that whose names it mentions most, the first of equals.
 *
 * @param articles how many there are.
 */
export function placeArticles(
  { nodes, regions }: AtlasGraph,
  { starts, articles: named, counts }: ArticleCounts,
  articles: number,
): ArticleRegions {
  const weights = Array.from({ length: articles }, () => new Map<number, number>());
  nodes.forEach(({ region }, node) => {
    for (let row = starts[node]!; row < starts[node + 1]!; row++) {
      const own = weights[named[row]!]!;
      for (let at = region; at >= 0; at = regions[at]!.within) own.set(at, (own.get(at) ?? 0) + counts[row]!);
    }
  });
  return weights.map((weight) => {
    const path: number[] = [];
    for (let outer = -1; ; ) {
      let best = -1;
      for (const [at, own] of weight) {
        if (regions[at]!.within !== outer) continue;
        const most = weight.get(best) ?? 0;
        if (own > most || (own === most && at < best)) best = at;
      }
      if (best === -1) return path;
      path.push(best);
      outer = best;
    }
  });
}

/** The graph with its regions counted in the articles kept: articles, and the names that the graph still has in them. A headline goes with its article. */
export function countRegions(graph: AtlasGraph, places: ArticleRegions, kept: Uint8Array): AtlasGraph {
  const articles = new Uint32Array(graph.regions.length);
  const names = new Uint32Array(graph.regions.length);
  places.forEach((path, article) => {
    if (kept[article]) for (const region of path) articles[region]!++;
  });
  for (const { region, mentions } of graph.nodes) {
    if (mentions > 0) for (let at = region; at >= 0; at = graph.regions[at]!.within) names[at]!++;
  }
  const regions = graph.regions.map(({ headline, ...region }, at) => ({
    ...region,
    articles: articles[at]!,
    names: names[at]!,
    ...(headline && kept[headline.article] && { headline }),
  }));
  return { ...graph, regions };
}
