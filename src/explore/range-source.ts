import type { AtlasGraph, AtlasSource } from '../model/atlas-folder.ts';

/**
 * An atlas as some of its articles make it: whoever writes it out writes the range. Nodes and edges keep their indices; of
 * articles that do not count no mention names a node, and no proof is left.
 *
 * @param graph as those articles make it (see `weighRange`).
 * @param kept 1 = the article counts.
 */
export function rangeSource(source: AtlasSource, graph: AtlasGraph, kept: Uint8Array): AtlasSource {
  const counts = ({ article }: { readonly article: number }) => kept[article] === 1;
  return {
    ...source,
    graph,
    wholeGraph: async () => graph,
    evidence: async (edge) => (await source.evidence(edge)).filter(counts),
    async article(index) {
      const article = await source.article(index);
      if (kept[index]) return article;
      return { ...article, mentions: article.mentions.map((mention) => ({ ...mention, node: -1 })) };
    },
    nodeArticles: async (node) => (await source.nodeArticles(node)).filter(counts),
    async roleRelations() {
      const relations = await source.roleRelations();
      return relations
        .map((relation) => ({ ...relation, proofs: relation.proofs.filter(counts) }))
        .filter(({ proofs }) => proofs.length > 0);
    },
  };
}
