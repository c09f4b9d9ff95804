import type { Article } from '../model/article.ts';
import type { Settings } from '../model/atlas.ts';
import type { Resolution } from '../model/entity.ts';
import type { EntityGraph, Reach } from '../model/graph.ts';
import type { Recognition } from '../model/mention.ts';
import type { Notice } from '../model/notice.ts';
import type { Progress } from '../model/progress.ts';
import { aggregateProofs, type PairSets, type ProvenArticle } from './aggregate.ts';
import { assignNodes } from './assign-nodes.ts';
import { findBelonging, findStated } from './belonging.ts';
import { groupNearDuplicates } from './near-duplicates.ts';
import { boundBetween } from './proof-bound.ts';
import { type ArticleProofs, proveArticle } from './proofs.ts';
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

/** The graph, which articles carry the same text, and what was left out. */
export interface RelatedGraph extends EntityGraph {
  /** For each article the first article of its group of near-duplicates (see `groupNearDuplicates`): its own index where it stands alone. */
  readonly leaders: readonly number[];
  /** For each article how many others may stand between two that it ties (see `boundBetween`). */
  readonly bounds: readonly number[];
  readonly notices: readonly Notice[];
}

/** Articles between two reports of progress. */
const STRIDE = 200;

/**
 * Ties every two entities that are named within reach of each other and keeps every proof.
 *
 * For what a node is, see `assignNodes`. An edge's weight is the number of units of text (see `Reach`) in which mentions that
 * count name both, and prove it (see `PairingRules`); a role and who is stated to hold it are tied once. A wider reach never removes an edge, unless there is so much text that a notice says so.
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
  const mentions = recognitions.map((recognition) => recognition.mentions);
  const bounds = boundBetween(articles, mentions, reach);
  const proven: ProvenArticle[] = [];
  const cut: number[] = [];
  for (const [at, article] of articles.entries()) {
    if (at % STRIDE === 0) yield { step: 'relate', done: at, total: articles.length };
    const own = assigned[at]!;
    const { proofs, isCut } = tieArticle(article, recognitions[at]!, own, { reach, rules, between: bounds[at]! });
    if (isCut) cut.push(at);
    proven.push({ proofs, nodes: own });
  }
  const leaders = known ?? groupNearDuplicates(articles);
  const roleRelations = relateRoles({ recognitions, resolution }, { nodes, assigned });
  const edges = aggregateProofs(proven, nodes.length, leaders, findPairSets({ nodes, roleRelations }, rules));
  return {
    nodes,
    edges,
    roleRelations,
    reach,
    leaders,
    bounds,
    notices: tellCut(cut, articles, bounds),
  };
}

/** Where a notice is about that says of too wide a reach that not all was connected. */
export const CONNECTING = 'connecting names';

function tellCut(cut: readonly number[], articles: readonly Article[], bounds: readonly number[]): readonly Notice[] {
  const [first] = cut;
  if (first === undefined) return [];
  const who = `${articles[first]!.id}${cut.length === 1 ? ' names' : ` and ${cut.length - 1} more name`}`;
  const least = cut.reduce((bound, at) => Math.min(bound, bounds[at]!), bounds[first]!);
  const message = `${who} so much within reach that two are connected only where few others stand between them (at most ${least}); a narrower reach connects what belongs together`;
  return [{ where: CONNECTING, message }];
}

/** What proves an edge, with what a person left unsaid. */
export function rulesOf({ roles = 'stated', lists = 'head' }: Pick<Settings, 'roles' | 'lists'>): PairingRules {
  return { roles, lists };
}

/** Pairs of nodes that roles keep apart, or that they tie once and for all. */
export function findPairSets(
  { nodes, roleRelations }: Pick<EntityGraph, 'nodes' | 'roleRelations'>,
  { roles }: PairingRules,
): PairSets {
  if (roles === 'all') return { apart: new Set(), once: new Set() };
  return { apart: findBelonging(nodes, roleRelations), once: findStated(nodes, roleRelations) };
}

/** What one article proves; `nodes` has for each of its mentions the node that it names, or -1. */
export function tieArticle(
  article: Article,
  recognition: Recognition,
  nodes: readonly number[],
  by: ProveBy,
): ArticleProofs {
  return proveOnce(article, recognition, numberEntities(nodes), by);
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

interface ProveBy {
  readonly reach: Reach;
  readonly rules: PairingRules;
  readonly between: number;
}

interface KnownProofs extends ArticleProofs, ProveBy {
  readonly article: Article;
  readonly entities: readonly number[];
}

/** The last proofs of each article: a decision changes who is who in few of them. */
const lastProofs = new WeakMap<Recognition, KnownProofs>();

function proveOnce(
  article: Article,
  recognition: Recognition,
  entities: readonly number[],
  by: ProveBy,
): ArticleProofs {
  const last = lastProofs.get(recognition);
  if (
    last?.article === article &&
    sameReach(last.reach, by.reach) &&
    last.rules.roles === by.rules.roles &&
    last.rules.lists === by.rules.lists &&
    last.between === by.between &&
    last.entities.every((entity, at) => entity === entities[at])
  ) {
    return last;
  }
  const { reach, rules, between } = by;
  const proven = proveArticle(article, recognition, entities, reach, rules, between);
  lastProofs.set(recognition, { article, entities, ...by, ...proven });
  return proven;
}

function sameReach(a: Reach, b: Reach): boolean {
  return a.unit === b.unit && (a.unit !== 'sentence' || b.unit !== 'sentence' || a.within === b.within);
}
