import type { Arrangement } from '../model/arrangement.ts';
import type { Article } from '../model/article.ts';
import type { Atlas } from '../model/atlas.ts';
import type { AtlasArticle, AtlasSource } from '../model/atlas-folder.ts';
import type { Edge } from '../model/graph.ts';
import type { Mention, Recognition } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { readWeighing } from '../model/weighing.ts';

/**
 * The whole atlas behind a source, in memory, so that it can be made anew from `resolve` or `relate` on. Reads every
 * shard; `watch` hears how many of the articles and edges are read.
 */
export async function reopenAtlas(
  source: AtlasSource,
  watch: (done: number, total: number) => void = () => {},
): Promise<Atlas> {
  const { manifest, graph } = source;
  const { merges, suggestions, undrawn } = await source.resolution();
  const total = manifest.counts.articles + graph.edges.length;
  const rows: AtlasArticle[] = [];
  for (let index = 0; index < manifest.counts.articles; index++) {
    rows.push(await source.article(index));
    watch(rows.length, total);
  }
  const edges: Edge[] = [];
  for (const [index, edge] of graph.edges.entries()) {
    const { telling, drawnFrom, ...rest } = edge;
    edges.push({ ...rest, proofs: await source.evidence(index) });
    watch(rows.length + edges.length, total);
  }
  const nodes = graph.nodes.map(({ x, y, community, degree, betweenness, rank, region, ...entity }) => entity);
  const entities = [...nodes, ...undrawn].sort((a, b) => compareText(a.id, b.id));
  const indexOf = new Map(entities.map(({ id }, index) => [id, index]));
  const arrangement: Arrangement = {
    x: graph.nodes.map(({ x }) => x),
    y: graph.nodes.map(({ y }) => y),
    community: graph.nodes.map(({ community }) => community),
    degree: graph.nodes.map(({ degree }) => degree),
    betweenness: graph.nodes.map(({ betweenness }) => betweenness),
    seed: manifest.seed,
  };
  const { reach, seed, minConfidence, roles, lists, layout, notices } = manifest;
  return {
    articles: rows.map(toArticle),
    recognitions: rows.map(toRecognition),
    resolution: {
      entities,
      assignments: rows.map(({ mentions }) => mentions.map(({ entity }) => indexOf.get(entity)!)),
      merges,
      suggestions,
      notices: [],
    },
    graph: { nodes, edges, roleRelations: await source.roleRelations(), reach, weighing: readWeighing(graph) },
    arrangement,
    description: { regions: graph.regions, region: graph.nodes.map(({ region }) => region), ...(await source.words()) },
    settings: {
      reach,
      seed,
      minConfidence,
      ...(roles && { roles }),
      ...(lists && { lists }),
      ...(layout && { layout }),
    },
    notices,
  };
}

function toArticle({ mentions, roleTies, equations, lists, ...article }: AtlasArticle): Article {
  return article;
}

function toRecognition({ id, mentions, roleTies, equations, lists }: AtlasArticle): Recognition {
  return {
    article: id,
    mentions: mentions.map(({ node, entity, label, entityKind, ...mention }): Mention => mention),
    roleTies,
    equations,
    ...(lists && { lists }),
  };
}
