import { keepLayoutChanges } from '../model/arrangement.ts';
import type { Atlas } from '../model/atlas.ts';
import {
  ATLAS_FORMAT,
  ATLAS_VERSION,
  type AtlasArticle,
  type AtlasGraph,
  type AtlasManifest,
  type AtlasResolution,
  type AtlasRoleRelation,
  type AtlasWords,
  type CatalogArticle,
} from '../model/atlas-folder.ts';
import { mentionCountsFor } from '../model/entity.ts';
import type { Edge } from '../model/graph.ts';
import { VERSION } from '../model/version.ts';
import type { ArticleCount } from './article-counts.ts';
import { indexText } from './index-text.ts';
import { orderForReading } from './reading-order.ts';
import type { TextPart } from './text-buckets.ts';

/** An atlas in memory as the rows of its tables. */
export interface AtlasView {
  readonly manifest: Omit<AtlasManifest, 'build' | 'shards'>;
  readonly counts: AtlasManifest['counts'];
  readonly graph: AtlasGraph;
  /** The graph's edges with their proofs, in the same order. */
  readonly proven: readonly Pick<Edge, 'proofs'>[];
  readonly roleRelations: readonly AtlasRoleRelation[];
  /** Made when asked for. */
  readonly resolution: AtlasResolution;
  readonly words: AtlasWords;
  article(article: number): AtlasArticle;
  catalogArticle(article: number): CatalogArticle;
  /** For every node the articles that name it, in article order. Counted when first asked for. */
  nodeArticles(): readonly (readonly ArticleCount[])[];
  /** The buckets of the index of the text. Made when first asked for. */
  textParts(): readonly (readonly TextPart[])[];
}

export function viewAtlas(atlas: Atlas): AtlasView {
  const { articles, recognitions, resolution, graph, settings } = atlas;
  const ordered = orderForReading(atlas);
  let nodeOf: ReadonlyMap<string, number> | undefined;
  const indexNodes = (): ReadonlyMap<string, number> => {
    nodeOf ??= new Map(ordered.graph.nodes.map((node, index) => [node.id, index]));
    return nodeOf;
  };
  const layout = keepLayoutChanges(settings.layout);
  const manifest = {
    format: ATLAS_FORMAT,
    version: ATLAS_VERSION,
    generator: `dramatis ${VERSION}`,
    counts: {
      articles: articles.length,
      mentions: recognitions.reduce((sum, { mentions }) => sum + mentions.length, 0),
      entities: resolution.entities.length,
      nodes: graph.nodes.length,
      edges: graph.edges.length,
      proofs: graph.edges.reduce((sum, edge) => sum + edge.proofs.length, 0),
    },
    reach: settings.reach,
    seed: settings.seed,
    minConfidence: settings.minConfidence,
    ...(settings.roles === 'all' && { roles: settings.roles }),
    ...(settings.lists === 'all' && { lists: settings.lists }),
    ...(layout && { layout }),
    ...(atlas.keptText && { keptText: atlas.keptText }),
    notices: atlas.notices,
  } as const;
  let nodeArticles: readonly (readonly ArticleCount[])[] | undefined;
  let textParts: readonly (readonly TextPart[])[] | undefined;
  return {
    manifest,
    counts: manifest.counts,
    graph: ordered.graph,
    proven: ordered.proven,
    get roleRelations() {
      return ordered.roleRelations;
    },
    words: ordered.words,
    article: (index) => viewArticle(atlas, index, indexNodes()),
    catalogArticle: (index) => viewCatalogArticle(atlas, index),
    nodeArticles: () => {
      nodeArticles ??= countNodeArticles(atlas, indexNodes());
      return nodeArticles;
    },
    textParts: () => {
      textParts ??= indexText(articles, manifest.counts);
      return textParts;
    },
    get resolution() {
      const nodeOf = indexNodes();
      return {
        undrawn: resolution.entities.filter(({ id }) => !nodeOf.has(id)),
        merges: resolution.merges,
        suggestions: resolution.suggestions,
        ...(resolution.names && { names: resolution.names }),
        ...(atlas.curation && atlas.curation.length > 0 && { curation: atlas.curation }),
      };
    },
  };
}

function viewArticle(atlas: Atlas, index: number, nodeOf: ReadonlyMap<string, number>): AtlasArticle {
  const article = atlas.articles[index];
  if (!article) throw new RangeError(`article ${index} is not one of the atlas's ${atlas.articles.length}`);
  const { entities, assignments } = atlas.resolution;
  const mentions = atlas.recognitions[index]!.mentions.map((mention, i) => {
    const entity = entities[assignments[index]![i]!]!;
    const counts = mentionCountsFor(entity, mention, atlas.settings.minConfidence);
    return {
      ...mention,
      node: counts ? (nodeOf.get(entity.id) ?? -1) : -1,
      entity: entity.id,
      label: entity.label,
      entityKind: entity.kind,
    };
  });
  const { roleTies, equations, lists } = atlas.recognitions[index]!;
  const asRead = atlas.asRead?.get(index);
  return { ...article, mentions, roleTies, equations, ...(lists && { lists }), ...(asRead && { asRead }) };
}

function viewCatalogArticle({ articles, leaders }: Atlas, index: number): CatalogArticle {
  const { id, title, text, published, source, url } = articles[index]!;
  return {
    id,
    title,
    ...(published !== undefined && { published }),
    ...(source !== undefined && { source }),
    ...(url !== undefined && { url }),
    words: countWords(text),
    duplicateOf: leaders?.[index] ?? index,
  };
}

/** Runs of characters above the space: one look at each character, since every article is counted. */
function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isBlank = unit <= 0x20 || unit === 0xa0 || unit === 0x3000;
    if (!isBlank && !inside) words++;
    inside = !isBlank;
  }
  return words;
}

function countNodeArticles(
  { recognitions, resolution: { entities, assignments }, settings: { minConfidence } }: Atlas,
  nodeOf: ReadonlyMap<string, number>,
): readonly (readonly ArticleCount[])[] {
  const lists: { article: number; count: number }[][] = Array.from(nodeOf, () => []);
  recognitions.forEach(({ mentions }, article) => {
    mentions.forEach((mention, i) => {
      const entity = entities[assignments[article]![i]!]!;
      const node = nodeOf.get(entity.id);
      if (node === undefined || !mentionCountsFor(entity, mention, minConfidence)) return;
      const last = lists[node]!.at(-1);
      if (last?.article === article) last.count++;
      else lists[node]!.push({ article, count: 1 });
    });
  });
  return lists;
}
