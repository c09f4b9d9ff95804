import { type Atlas, DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import type { AtlasSource } from '../../src/model/atlas-folder.ts';
import type { Reach, RoleRelation } from '../../src/model/graph.ts';
import { drain } from '../../src/model/progress.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { weighGraph } from '../../src/relate/weigh.ts';
import { openAtlasInMemory } from '../../src/store/memory.ts';
import { describeGraph } from '../helpers/describe-graph.ts';
import { markCorpus } from '../helpers/mini-text.ts';

export interface SmallAtlasOptions {
  /** ISO date of each article, in order. */
  readonly published?: readonly (string | undefined)[];
  /** Who published and who wrote all of them. */
  readonly stated?: { readonly source: string; readonly author: string };
  readonly reach?: Reach;
  /** Who holds which role for whom, by labels. */
  readonly roles?: readonly { readonly role: string; readonly holder?: string; readonly organization?: string }[];
}

/** An atlas of marked articles (see `markCorpus`), its nodes on a line. */
export function openSmallAtlas(articles: readonly string[], options: SmallAtlasOptions = {}): AtlasSource {
  const corpus = markCorpus(...articles);
  const settings = { ...DEFAULT_SETTINGS, reach: options.reach ?? DEFAULT_SETTINGS.reach };
  const related = drain(relateEntities(corpus, settings));
  const nodeOf = (label: string) => related.nodes.findIndex((node) => node.label === label);
  const roleRelations = (options.roles ?? []).map(
    ({ role, holder, organization }): RoleRelation => ({
      role: nodeOf(role),
      ...(holder !== undefined && { holder: nodeOf(holder) }),
      ...(organization !== undefined && { organization: nodeOf(organization) }),
      proofs: [{ article: 0, mention: 0 }],
    }),
  );
  const graph = weighGraph(corpus, { ...related, roleRelations }, settings.minConfidence);
  const each = <T>(value: (node: number) => T) => graph.nodes.map((_, node) => value(node));
  const degree = each((node) => graph.edges.filter(({ source, target }) => source === node || target === node).length);
  const atlas: Atlas = {
    ...corpus,
    articles: corpus.articles.map((article, i) => {
      const published = options.published?.[i];
      return { ...article, ...options.stated, ...(published !== undefined && { published }) };
    }),
    graph,
    arrangement: {
      x: each((node) => node * 10.5),
      y: each((node) => 0 - node),
      community: each(() => 0),
      degree,
      betweenness: each(() => 0.25),
      seed: 1,
    },
    description: describeGraph(graph),
    settings,
    notices: [],
  };
  return openAtlasInMemory(atlas);
}
