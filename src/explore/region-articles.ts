import type { AtlasGraph } from '../model/atlas-folder.ts';

/**
 * The graph with its regions counted in the articles kept: those that are about each, and the names that the graph still has in
 * it. A headline goes with its article.
 */
export function countRegions(graph: AtlasGraph, kept: Uint8Array): AtlasGraph {
  const names = new Uint32Array(graph.regions.length);
  for (const { region, mentions } of graph.nodes) {
    if (mentions > 0) for (let at = region; at >= 0; at = graph.regions[at]!.within) names[at]!++;
  }
  const regions = graph.regions.map(({ headline, about: all, ...region }, at) => {
    const about = all?.filter((article) => kept[article]);
    return {
      ...region,
      articles: about?.length ?? region.articles,
      names: names[at]!,
      ...(about && { about }),
      ...(headline && kept[headline.article] && { headline }),
    };
  });
  return { ...graph, regions };
}
