import { type AtlasSource, indexNames, makeDocument, searchEntities, writeGexf } from '../../src/index.ts';

/** Looks at all that an atlas holds, as somebody who opens everything. */
export async function readAll(source: AtlasSource): Promise<void> {
  const { counts } = source.manifest;
  for (let index = 0; index < counts.articles; index++) {
    const article = await source.article(index);
    for (const { from, to } of article.mentions) article.text.slice(from, to);
  }
  for (let edge = 0; edge < source.graph.edges.length; edge++) await source.evidence(edge);
  for (let node = 0; node < source.graph.nodes.length; node++) await source.nodeArticles(node);
  await source.roleRelations();
  await source.resolution();
  searchEntities(indexNames(source.graph.nodes), 'ada', 5);
  for await (const _ of writeGexf(await makeDocument(source)));
}
