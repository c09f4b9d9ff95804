import type { Settings } from '../model/atlas.ts';
import type { CoMention, Edge, Reach } from '../model/graph.ts';
import type { Progress } from '../model/progress.ts';
import { compareText } from '../model/random.ts';
import { makeEdge, type PairSets } from './aggregate.ts';
import { type AssignedNodes, assignNodes } from './assign-nodes.ts';
import { pairKey } from './belonging.ts';
import { findPairSets, type Relatable, type RelatedGraph, relateEntities, rulesOf, tieArticle } from './relate.ts';
import { relateRoles } from './relate-roles.ts';
import type { PairingRules } from './statements.ts';

/** A graph with what it was related from, so that the next can be made of it. */
export interface Relation extends AssignedNodes {
  readonly from: Relatable;
  readonly graph: RelatedGraph;
  readonly pairs: PairSets;
}

/** What became of the parts of a graph. */
export interface Revision {
  readonly relation: Relation;
  /** For each node its index in the graph before, -1 where it is new. */
  readonly nodesBefore: Int32Array;
  /** For each edge its index in the graph before; -1 where it is new, or proven otherwise than before. */
  readonly edgesBefore: Int32Array;
  /** For each node of the graph before the node that it is now, or that most of its mentions name now; -1 for none. */
  readonly heirs: Int32Array;
  /** For each new node the node before that most of its mentions named; -1 where it is not new, or they named none. */
  readonly origins: Int32Array;
}

/** Ties all names, and keeps what a revision asks for. */
export function* relateForRevision(
  from: Relatable,
  settings: Pick<Settings, 'reach' | 'minConfidence' | 'roles' | 'lists'>,
): Generator<Progress, Relation> {
  const graph = yield* relateEntities(from, settings);
  return { from, graph, pairs: findPairSets(graph, rulesOf(settings)), ...assignNodes(from, settings.minConfidence) };
}

/**
 * The graph that `relateEntities` makes of the same articles once some mentions name somebody else, made of the one before:
 * only articles in which a mention changed hands are looked at again, and only the edges that they prove.
 *
 * @param settings those with which the relation before was made.
 */
export function reviseRelation(
  before: Relation,
  from: Relatable,
  settings: Pick<Settings, 'reach' | 'minConfidence' | 'roles' | 'lists'>,
): Revision {
  const { nodes, assigned } = assignNodes(from, settings.minConfidence);
  const nodesBefore = findNodes(nodes, before.nodes);
  const nodeNow = new Int32Array(before.nodes.length).fill(-1);
  for (let now = 0; now < nodesBefore.length; now++) if (nodesBefore[now]! >= 0) nodeNow[nodesBefore[now]!] = now;
  const { leaders, bounds, notices } = before.graph;
  const rules = rulesOf(settings);
  const roleRelations = relateRoles(from, { nodes, assigned });
  const pairs = findPairSets({ nodes, roleRelations }, rules);
  const isTouched = findTouched(before, from, assigned, nodeNow);
  const turned = [
    ...findTurned(before.pairs.apart, pairs.apart, nodeNow, nodes.length),
    ...findTurned(before.pairs.once, pairs.once, nodeNow, nodes.length),
    ...findBereft(before, isTouched, nodeNow),
  ];
  for (const at of isTouched.keys()) if (isTouched[at] === 0 && namesBoth(assigned[at]!, turned)) isTouched[at] = 1;
  const isRevised = findRevised(before, isTouched, rules, settings.reach);

  /** Proofs by pair, for the pairs of which something changed. */
  const revised = new Map<number, CoMention[]>();
  const keyOf = (a: number, b: number): number => pairKey(a, b, nodes.length);
  for (let index = 0; index < isRevised.length; index++) {
    if (isRevised[index] === 0) continue;
    const edge = before.graph.edges[index]!;
    const left = edge.proofs.filter(({ article }) => isTouched[article] === 0);
    if (left.length > 0) revised.set(keyOf(nodeNow[edge.source]!, nodeNow[edge.target]!), left);
  }
  for (const [at, article] of from.articles.entries()) {
    if (isTouched[at] === 0) continue;
    const own = assigned[at]!;
    const by = { reach: settings.reach, rules, between: bounds[at]! };
    for (const { a, b, distance } of tieArticle(article, from.recognitions[at]!, own, by).proofs) {
      const [x, y] = [own[a]!, own[b]!];
      const key = keyOf(x, y);
      if (pairs.apart.has(key)) continue;
      const proof = x < y ? { article: at, a, b, distance } : { article: at, a: b, b: a, distance };
      const list = revised.get(key);
      if (list) list.push(proof);
      else revised.set(key, [proof]);
    }
  }
  const edges: Edge[] = [];
  const edgesBefore: number[] = [];
  /** The edges that nothing touched stay in order, since nodes do. Where the first of them is that was not taken yet. */
  let next = 0;
  const takeKept = (a: number, b: number): void => {
    for (; next < isRevised.length; next++) {
      if (isRevised[next] === 1) continue;
      const edge = before.graph.edges[next]!;
      const [source, target] = [nodeNow[edge.source]!, nodeNow[edge.target]!];
      if (source > a || (source === a && target >= b)) return;
      edges.push(moveEdge(edge, source, target));
      edgesBefore.push(next);
    }
  };
  for (const key of Float64Array.from(revised.keys()).sort()) {
    const [a, b] = [Math.floor(key / nodes.length), key % nodes.length];
    takeKept(a, b);
    // A pair with untouched proofs alone may gain some.
    const kept = before.graph.edges[next];
    const gains = kept && nodeNow[kept.source] === a && nodeNow[kept.target] === b ? kept.proofs : [];
    if (gains.length > 0) next++;
    const proofs = [...gains, ...revised.get(key)!].sort((x, y) => x.article - y.article);
    edges.push(makeEdge(a, b, pairs.once.has(key) ? proofs.slice(0, 1) : proofs, leaders));
    edgesBefore.push(-1);
  }
  takeKept(Infinity, 0);
  const graph: RelatedGraph = {
    nodes,
    edges,
    roleRelations,
    reach: settings.reach,
    leaders,
    bounds,
    notices,
  };
  return {
    relation: { from, graph, pairs, nodes, assigned },
    nodesBefore,
    edgesBefore: Int32Array.from(edgesBefore),
    ...followMentions(before, from, assigned, { isTouched, nodeNow, nodesBefore }),
  };
}

/** For each edge 1 where one of its proofs stands in a touched article. */
function findRevised(
  { from, graph: { edges, bounds }, assigned, nodes, pairs }: Relation,
  isTouched: Uint8Array,
  rules: PairingRules,
  reach: Reach,
): Uint8Array {
  const isRevised = new Uint8Array(edges.length);
  const keyOf = (a: number, b: number): number => pairKey(a, b, nodes.length);
  const placeOf = (key: number): number => {
    let low = 0;
    let high = edges.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keyOf(edges[middle]!.source, edges[middle]!.target) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const [at, article] of from.articles.entries()) {
    if (isTouched[at] === 0) continue;
    const own = assigned[at]!;
    const { proofs } = tieArticle(article, from.recognitions[at]!, own, { reach, rules, between: bounds[at]! });
    for (const { a, b } of proofs) {
      const key = keyOf(own[a]!, own[b]!);
      if (!pairs.apart.has(key)) isRevised[placeOf(key)] = 1;
    }
  }
  return isRevised;
}

/** Pairs of nodes now that were apart and are no more, or the other way round. */
function findTurned(
  before: ReadonlySet<number>,
  now: ReadonlySet<number>,
  nodeNow: Int32Array,
  nodes: number,
): readonly (readonly [number, number])[] {
  const moved = new Set<number>();
  for (const key of before) {
    const [a, b] = [nodeNow[Math.floor(key / nodeNow.length)]!, nodeNow[key % nodeNow.length]!];
    if (a >= 0 && b >= 0) moved.add(pairKey(a, b, nodes));
  }
  const turned = [...[...moved].filter((key) => !now.has(key)), ...[...now].filter((key) => !moved.has(key))];
  return turned.map((key) => [Math.floor(key / nodes), key % nodes]);
}

/** Pairs now that are tied once, by an article that was touched: others that say it too may have to prove them. */
function findBereft(
  { graph: { edges }, pairs, nodes }: Relation,
  isTouched: Uint8Array,
  nodeNow: Int32Array,
): readonly (readonly [number, number])[] {
  if (pairs.once.size === 0) return [];
  return edges.flatMap(({ source, target, proofs }): (readonly [number, number])[] => {
    if (proofs.length > 1 || isTouched[proofs[0]!.article] === 0) return [];
    const [a, b] = [nodeNow[source]!, nodeNow[target]!];
    return a >= 0 && b >= 0 && pairs.once.has(pairKey(source, target, nodes.length)) ? [[a, b]] : [];
  });
}

function namesBoth(assigned: readonly number[], pairs: readonly (readonly [number, number])[]): boolean {
  if (pairs.length === 0) return false;
  const named = new Set(assigned);
  return pairs.some(([a, b]) => named.has(a) && named.has(b));
}

/** The same edge between other nodes. Written out: a decision moves most edges, and a spread is many times as slow. */
function moveEdge(edge: Edge, source: number, target: number): Edge {
  if (source === edge.source && target === edge.target) return edge;
  const { weight, articles, independentArticles, proofs } = edge;
  if (independentArticles === undefined) return { source, target, weight, articles, proofs };
  return { source, target, weight, articles, independentArticles, proofs };
}

/** Where the mentions of what is gone went, and where those of what is new came from: to most of them, the first of equals. */
function followMentions(
  before: Relation,
  { recognitions }: Relatable,
  assigned: AssignedNodes['assigned'],
  found: { readonly isTouched: Uint8Array; readonly nodeNow: Int32Array; readonly nodesBefore: Int32Array },
): Pick<Revision, 'heirs' | 'origins'> {
  const { isTouched, nodeNow, nodesBefore } = found;
  const moved = new Map<number, number>();
  const nodes = nodesBefore.length;
  for (const [at, own] of assigned.entries()) {
    // Mentions of an article that was amended have other numbers than before.
    if (isTouched[at] === 0 || recognitions[at]!.mentions !== before.from.recognitions[at]!.mentions) continue;
    for (const [mention, now] of own.entries()) {
      const old = before.assigned[at]![mention]!;
      if (old < 0 || now < 0 || nodeNow[old] === now) continue;
      const key = old * nodes + now;
      moved.set(key, (moved.get(key) ?? 0) + 1);
    }
  }
  const heirs = nodeNow.slice();
  const origins = new Int32Array(nodes).fill(-1);
  for (const [key] of [...moved].sort(([a, most], [b, more]) => more - most || a - b)) {
    const [old, now] = [Math.floor(key / nodes), key % nodes];
    if (heirs[old] === -1) heirs[old] = now;
    if (nodesBefore[now] === -1 && origins[now] === -1) origins[now] = old;
  }
  return { heirs, origins };
}

/** For each node the one with its id before, -1 where there was none. Both are ordered by id. */
function findNodes(now: AssignedNodes['nodes'], before: AssignedNodes['nodes']): Int32Array {
  const found = new Int32Array(now.length).fill(-1);
  let old = 0;
  for (const [index, node] of now.entries()) {
    while (old < before.length && before[old] !== node && compareText(before[old]!.id, node.id) < 0) old++;
    if (before[old] === node || before[old]?.id === node.id) found[index] = old++;
  }
  return found;
}

/** For each article 1 where it was amended or a mention of it names another node than before. */
function findTouched(
  before: Relation,
  { articles, recognitions }: Relatable,
  assigned: AssignedNodes['assigned'],
  nodeNow: Int32Array,
): Uint8Array {
  const isTouched = new Uint8Array(articles.length);
  for (let at = 0; at < articles.length; at++) {
    const isAmended = articles[at] !== before.from.articles[at] || recognitions[at] !== before.from.recognitions[at];
    if (isAmended || !namesSame(assigned[at]!, before.assigned[at]!, nodeNow)) isTouched[at] = 1;
  }
  return isTouched;
}

function namesSame(own: readonly number[], old: readonly number[], nodeNow: Int32Array): boolean {
  for (let mention = 0; mention < own.length; mention++) {
    const node = old[mention]!;
    if (own[mention] !== (node < 0 ? -1 : nodeNow[node]) || (node >= 0 && nodeNow[node]! < 0)) return false;
  }
  return true;
}
