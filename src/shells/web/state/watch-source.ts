import { type AtlasSource, StaleAtlasError } from '../../../index.ts';

/** The same source, which tells when it finds that the atlas behind it was replaced by another build. */
export function watchSource(source: AtlasSource, tellStale: () => void): AtlasSource {
  const watch =
    <Given extends readonly unknown[], Answer>(ask: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      try {
        return await ask(...given);
      } catch (error) {
        if (error instanceof StaleAtlasError) tellStale();
        throw error;
      }
    };
  return {
    ...source,
    wholeGraph: watch(source.wholeGraph),
    evidence: watch(source.evidence),
    article: watch(source.article),
    nodeArticles: watch(source.nodeArticles),
    catalog: watch(source.catalog),
    edgeArticleCounts: watch(source.edgeArticleCounts),
    nodeArticleCounts: watch(source.nodeArticleCounts),
    ...(source.text && {
      text: { counts: watch(source.text.counts), postings: watch(source.text.postings) },
    }),
    roleRelations: watch(source.roleRelations),
    resolution: watch(source.resolution),
    words: watch(source.words),
  };
}
