import type { Article } from '../model/article.ts';
import { type Atlas, pickSettings } from '../model/atlas.ts';
import type { AtlasArticle, AtlasSource } from '../model/atlas-folder.ts';
import type { Entity } from '../model/entity.ts';
import type { CoMention, Edge } from '../model/graph.ts';
import type { Mention, Recognition } from '../model/mention.ts';
import { FormatError } from '../model/notice.ts';
import { readArrangement } from '../model/placed-nodes.ts';
import { compareText } from '../model/random.ts';
import { readWeighing } from '../model/weighing.ts';
import { orderById } from './reading-order.ts';

/**
 * The whole atlas behind a source, in memory, so that it can be made anew from `resolve` or `relate` on. Reads every
 * shard; `watch` hears how many of the articles and edges are read.
 */
export async function reopenAtlas(
  source: AtlasSource,
  watch: (done: number, total: number) => void = () => {},
): Promise<Atlas> {
  const { manifest } = source;
  const graph = await source.wholeGraph();
  const { merges, suggestions, undrawn, names, curation } = await source.resolution();
  const total = manifest.counts.articles + graph.edges.length;
  const rows: AtlasArticle[] = [];
  for (let index = 0; index < manifest.counts.articles; index++) {
    rows.push(await source.article(index));
    watch(rows.length, total);
  }
  const proofs: (readonly CoMention[])[] = [];
  for (const index of graph.edges.keys()) {
    proofs.push(await source.evidence(index));
    watch(rows.length + proofs.length, total);
  }
  const { vocabulary, lines } = await source.words();
  const ordered = orderById({ graph, proofs, roleRelations: await source.roleRelations(), lines });
  const nodes = ordered.nodes.map(
    ({ x, y, community, degree, betweenness, rank, region, ...entity }): Entity => entity,
  );
  const edges = ordered.edges.map(({ telling, drawnFrom, ...edge }): Edge => edge);
  const entities = countNames([...nodes, ...undrawn], rows).sort((a, b) => compareText(a.id, b.id));
  const indexOf = new Map(entities.map(({ id }, index) => [id, index]));
  const { reach, seed, notices, keptText } = manifest;
  const asRead = new Map(rows.flatMap(({ asRead: own }, index) => (own ? [[index, own] as const] : [])));
  return {
    articles: rows.map(toArticle),
    leaders: (await source.catalog()).map(({ duplicateOf }) => duplicateOf),
    recognitions: rows.map(toRecognition),
    resolution: {
      entities,
      assignments: rows.map(({ id: article, mentions }) =>
        mentions.map(({ entity }) => {
          const index = indexOf.get(entity);
          if (index !== undefined) return index;
          throw new FormatError(article, `names the entity "${entity}", which the atlas does not have; build it again`);
        }),
      ),
      merges,
      suggestions,
      ...(names && { names }),
      notices: [],
    },
    graph: {
      nodes,
      edges,
      roleRelations: ordered.roleRelations,
      reach,
      weighing: readWeighing({ ...ordered, regions: ordered.description.regions }),
    },
    arrangement: readArrangement(ordered.nodes, seed),
    description: { ...ordered.description, vocabulary },
    settings: pickSettings(manifest),
    notices,
    ...(curation && { curation }),
    ...(keptText && { keptText }),
    ...(asRead.size > 0 && { asRead }),
  };
}

/** Entities with all their mentions: a node counts only those that are sure enough to be drawn. */
function countNames(entities: readonly Entity[], articles: readonly AtlasArticle[]): Entity[] {
  const counts = new Map(entities.map(({ id }) => [id, { mentions: 0, articles: 0, last: -1 }]));
  for (const [index, { mentions }] of articles.entries()) {
    for (const { entity, furniture } of mentions) {
      const count = counts.get(entity);
      if (!count || furniture) continue;
      count.mentions++;
      if (count.last !== index) count.articles++;
      count.last = index;
    }
  }
  return entities.map((entity) => {
    const { mentions, articles } = counts.get(entity.id)!;
    return { ...entity, mentions, articles };
  });
}

function toArticle({ mentions, roleTies, equations, lists, asRead, ...article }: AtlasArticle): Article {
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
