import type { Article } from '../model/article.ts';
import type { Settings } from '../model/atlas.ts';
import type { Resolution } from '../model/entity.ts';
import type { EntityGraph, Reach } from '../model/graph.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import { aggregateProofs, type ProvenArticle } from './aggregate.ts';
import { assignNodes } from './assign-nodes.ts';
import { groupNearDuplicates } from './near-duplicates.ts';
import { type ArticleProof, proveArticle } from './proofs.ts';
import { relateRoles } from './relate-roles.ts';
import type { PairingRules } from './statements.ts';

/** What is related: `recognitions` and the resolution's assignments are parallel to `articles`. */
export interface Relatable {
  readonly articles: readonly Article[];
  readonly recognitions: readonly Recognition[];
  readonly resolution: Resolution;
  /** What `groupNearDuplicates` said of the articles, where it is known: it does not change with who is who. */
  readonly leaders?: readonly number[];
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
 * For what a node is, see `assignNodes`. An edge's weight is the number of units of text (see `Reach`) in which mentions that
 * count name both, and prove it (see `PairingRules`). A wider reach never removes an edge.
 *
 * @throws RangeError where the reach or the least confidence is out of bounds.
 */
export function* relateEntities(
  { articles, recognitions, resolution, leaders: known }: Relatable,
  settings: Pick<Settings, 'reach' | 'minConfidence' | 'roles' | 'lists'>,
): Generator<Progress, RelatedGraph> {
  const { reach, minConfidence } = settings;
  if (reach.unit === 'sentence' && !(Number.isInteger(reach.within) && reach.within >= 0)) {
    throw new RangeError(`reach must be 0 or more whole sentences, got ${reach.within}`);
  }
  if (!(minConfidence >= 0 && minConfidence <= 1)) {
    throw new RangeError(`the least confidence must lie in 0..1, got ${minConfidence}`);
  }
  const { nodes, assigned } = assignNodes({ recognitions, resolution }, minConfidence);

  const rules = rulesOf(settings);
  const proven: ProvenArticle[] = [];
  for (const [at, article] of articles.entries()) {
    if (at % STRIDE === 0) yield { step: 'relate', done: at, total: articles.length };
    const own = assigned[at]!;
    proven.push({ proofs: tieArticle(article, recognitions[at]!, own, reach, rules), nodes: own });
  }
  const leaders = known ?? groupNearDuplicates(articles);
  const edges = aggregateProofs(proven, nodes.length, leaders);
  return { nodes, edges, roleRelations: relateRoles(recognitions, assigned), reach, leaders };
}

/** What proves an edge, with what a person left unsaid. */
export function rulesOf({ roles = 'stated', lists = 'head' }: Pick<Settings, 'roles' | 'lists'>): PairingRules {
  return { roles, lists };
}

/** What one article proves; `nodes` has for each of its mentions the node that it names, or -1. */
export function tieArticle(
  article: Article,
  recognition: Recognition,
  nodes: readonly number[],
  reach: Reach,
  rules: PairingRules,
): readonly ArticleProof[] {
  return proveOnce(article, recognition, numberEntities(nodes), reach, rules);
}

/** The entities of an article, numbered from 0 in the order of their first mention: the same whatever they are called. */
function numberEntities(nodes: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>([[-1, -1]]);
  return nodes.map((node) => {
    const number = numbers.get(node) ?? numbers.size - 1;
    numbers.set(node, number);
    return number;
  });
}

interface KnownProofs {
  readonly article: Article;
  readonly entities: readonly number[];
  readonly reach: Reach;
  readonly rules: PairingRules;
  readonly proofs: readonly ArticleProof[];
}

/** The last proofs of each article: a decision changes who is who in few of them. */
const lastProofs = new WeakMap<Recognition, KnownProofs>();

function proveOnce(
  article: Article,
  recognition: Recognition,
  entities: readonly number[],
  reach: Reach,
  rules: PairingRules,
): readonly ArticleProof[] {
  const last = lastProofs.get(recognition);
  if (
    last?.article === article &&
    sameReach(last.reach, reach) &&
    last.rules.roles === rules.roles &&
    last.rules.lists === rules.lists &&
    last.entities.every((entity, at) => entity === entities[at])
  ) {
    return last.proofs;
  }
  const proofs = proveArticle(article, recognition, entities, reach, rules);
  lastProofs.set(recognition, { article, entities, reach, rules, proofs });
  return proofs;
}

function sameReach(a: Reach, b: Reach): boolean {
  return a.unit === b.unit && (a.unit !== 'sentence' || b.unit !== 'sentence' || a.within === b.within);
}
