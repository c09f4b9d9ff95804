import { keepLayoutChanges } from './arrangement.ts';
import type { Atlas } from './atlas.ts';
import {
  ATLAS_FORMAT,
  ATLAS_VERSION,
  type AtlasArticle,
  type AtlasGraph,
  type AtlasManifest,
  type AtlasResolution,
  type NodeArticle,
} from './atlas-folder.ts';
import { mentionCountsFor } from './entity.ts';
import { VERSION } from './version.ts';

/** An atlas as its readers see it: the parts of `AtlasSource`, taken from memory. */
export interface AtlasView {
  readonly manifest: Omit<AtlasManifest, 'build' | 'shards'>;
  readonly graph: AtlasGraph;
  article(article: number): AtlasArticle;
  readonly resolution: AtlasResolution;
  /** For every node the articles that name it, most mentions first. */
  readonly nodeArticles: readonly (readonly NodeArticle[])[];
}

export function viewAtlas(atlas: Atlas): AtlasView {
  const { articles, recognitions, resolution, graph, arrangement, settings } = atlas;
  const nodeOf = new Map(graph.nodes.map((node, index) => [node.id, index]));
  const { weighing } = graph;
  const { description } = atlas;
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
    notices: atlas.notices,
  } as const;
  const nodes = graph.nodes.map((node, i) => ({
    ...node,
    x: arrangement.x[i]!,
    y: arrangement.y[i]!,
    community: arrangement.community[i]!,
    degree: arrangement.degree[i]!,
    betweenness: arrangement.betweenness[i]!,
    rank: weighing.rank[i]!,
    region: description.region[i]!,
  }));
  const edges = graph.edges.map(({ proofs, ...edge }, i) => ({
    ...edge,
    telling: weighing.telling[i]!,
    drawnFrom: weighing.drawnFrom[i]!,
  }));
  return {
    manifest,
    graph: { nodes, edges, regions: description.regions },
    article: (index) => viewArticle(atlas, index, nodeOf),
    resolution: {
      undrawn: resolution.entities.filter(({ id }) => !nodeOf.has(id)),
      merges: resolution.merges,
      suggestions: resolution.suggestions,
    },
    nodeArticles: countNodeArticles(atlas, nodeOf),
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
  return { ...article, mentions, roleTies, equations, ...(lists && { lists }) };
}

function countNodeArticles(atlas: Atlas, nodeOf: ReadonlyMap<string, number>): readonly (readonly NodeArticle[])[] {
  const lists: NodeArticle[][] = Array.from(nodeOf, () => []);
  atlas.recognitions.forEach(({ mentions }, article) => {
    const counts = new Map<number, number>();
    mentions.forEach((mention, i) => {
      const entity = atlas.resolution.entities[atlas.resolution.assignments[article]![i]!]!;
      const node = nodeOf.get(entity.id);
      if (node === undefined || !mentionCountsFor(entity, mention, atlas.settings.minConfidence)) return;
      counts.set(node, (counts.get(node) ?? 0) + 1);
    });
    for (const [node, mentions] of counts) lists[node]!.push({ article, mentions });
  });
  for (const list of lists) list.sort((a, b) => b.mentions - a.mentions || a.article - b.article);
  return lists;
}
