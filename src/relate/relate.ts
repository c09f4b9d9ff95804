import type { Article } from '../model/article.ts';
import type { Settings } from '../model/atlas.ts';
import type { Resolution } from '../model/entity.ts';
import type { CoMention, Edge, EntityGraph, RoleRelation } from '../model/graph.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import { assignNodes } from './assign-nodes.ts';
import { groupNearDuplicates } from './near-duplicates.ts';
import { pairMentions } from './pair-mentions.ts';
import { relateRoles } from './relate-roles.ts';

/** What is related: `recognitions` and the resolution's assignments are parallel to `articles`. */
export interface Relatable {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly resolution: Resolution;
}

/** The graph, and which articles carry the same text. */
export interface RelatedGraph extends EntityGraph {
  /** For each article the first article of its group of near-duplicates (see `groupNearDuplicates`): its own index where it stands alone. */
  readonly leaders: readonly number[];
}

/** Articles between two reports of progress. */
const STRIDE = 200;

/**
 * Ties every two entities that are named within reach of each other and keeps every proof.
 *
 * For what a node is, see `assignNodes`. An edge's weight is the number of units of text (see `Reach`) in which mentions that count name
 * both. A wider reach never removes an edge.
 *
 * @throws RangeError where the reach or the least confidence is out of bounds.
 */
export function* relateEntities(
  { articles, recognitions, resolution }: Relatable,
  { reach, minConfidence }: Pick<Settings, 'reach' | 'minConfidence'>,
): Generator<Progress, RelatedGraph> {
  if (reach.unit === 'sentence' && !(Number.isInteger(reach.within) && reach.within >= 0)) {
    throw new RangeError(`reach must be 0 or more whole sentences, got ${reach.within}`);
  }
  if (!(minConfidence >= 0 && minConfidence <= 1)) {
    throw new RangeError(`the least confidence must lie in 0..1, got ${minConfidence}`);
  }
  const { nodes, assigned } = assignNodes({ recognitions, resolution }, minConfidence);

  const proofs = new Map<number, CoMention[]>();
  for (let article = 0; article < articles.length; article++) {
    if (article % STRIDE === 0) yield { step: 'relate', done: article, total: articles.length };
    const pairs = pairMentions(articles[article]!, recognitions[article]!.mentions, assigned[article]!, reach);
    for (const { source, target, a, b, distance } of pairs) {
      const key = source * nodes.length + target;
      const list = proofs.get(key);
      const proof = { article, a, b, distance };
      if (list) list.push(proof);
      else proofs.set(key, [proof]);
    }
  }
  const leaders = groupNearDuplicates(articles);
  const edges = [...proofs]
    .sort(([a], [b]) => a - b)
    .map(([key, list]): Edge => {
      const source = Math.floor(key / nodes.length);
      const named = new Set(list.map((proof) => proof.article));
      return {
        source,
        target: key % nodes.length,
        weight: list.length,
        articles: named.size,
        independentArticles: new Set(Array.from(named, (article) => leaders[article])).size,
        proofs: list,
      };
    });
  const roleRelations: readonly RoleRelation[] = relateRoles(recognitions, assigned);
  return { nodes, edges, roleRelations, reach, leaders };
}
