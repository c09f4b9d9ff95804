import type { Entity } from '../model/entity.ts';
import type { Edge, EntityGraph } from '../model/graph.ts';
import { computeLog } from '../model/logarithm.ts';
import { NAMES_AT_FIRST, NAMES_DRAWN_AT_ONCE, NAMES_GROUPED } from '../model/map-scale.ts';
import { compareText } from '../model/random.ts';
import type { WeighedGraph, Weighing } from '../model/weighing.ts';
import { assignNodes } from './assign-nodes.ts';
import { findBackbone } from './backbone.ts';
import { countNames, type NameCounts } from './count-names.ts';
import { groupNames } from './group-names.ts';
import { markSources } from './mark-sources.ts';
import { type Coverage, rankNames, type Ties } from './rank-names.ts';
import type { Relatable, RelatedGraph } from './relate.ts';
import { measureTelling, measureTellingOfWeights } from './telling.ts';

/**
 * Says of a graph how telling each edge is and in which order names and edges come on the map.
 * Near-linear in the mentions and proofs; no clock, no chance: the same graph is weighed the same everywhere.
 *
 * @param held the order of the names and their groups where a map has them already: only lines are weighed then.
 */
export function weighGraph(
  related: Relatable,
  { leaders, bounds: _, notices: __, ...graph }: RelatedGraph,
  minConfidence: number,
  held?: Pick<Weighing, 'rank' | 'group'>,
): WeighedGraph {
  const { articles, recognitions } = related;
  const { assigned } = assignNodes(related, minConfidence);
  const mentions = recognitions.map((recognition) => recognition.mentions);
  const counts = countNames(
    articles.map(({ sentences }, article) => ({ sentences: sentences.length, mentions: mentions[article]! })),
    assigned,
    leaders,
    graph.nodes.length,
    (node) => isName(graph.nodes[node]!),
  );
  const telling = measureTelling(graph.edges, mentions, counts);
  if (held) {
    const { rank, group } = held;
    const usable = ({ source, target }: Edge) => isName(graph.nodes[source]!) && isName(graph.nodes[target]!);
    const drawnFrom = findBackbone(graph.edges, telling, rank, (edge) => usable(graph.edges[edge]!));
    return { ...graph, weighing: { telling: Array.from(telling), rank, drawnFrom, ...(group && { group }) } };
  }
  const isSource = markSources(articles, mentions, assigned, graph.nodes);
  const coverage = weighNames(counts);
  return { ...graph, weighing: orderGraph(graph, telling, coverage, { isSource: (node) => isSource[node] === 1 }) };
}

/**
 * The groups of a map that has levels. One that is drawn whole is laid out by its lines: what hangs together by them stands together.
 */
function groupFirstNames(coverage: Coverage, rank: readonly number[], tied: number): number[] | undefined {
  if (tied <= NAMES_DRAWN_AT_ONCE) return undefined;
  const names = listFirstNames(rank, Math.min(NAMES_GROUPED, tied));
  return groupNames(coverage, names.slice(0, NAMES_AT_FIRST), names.slice(NAMES_AT_FIRST));
}

/** The nodes of the first ranks, in the order of their coming. */
function listFirstNames(rank: readonly number[], most: number): number[] {
  const first = rank.flatMap((at, node) => (at < most ? [node] : []));
  return first.sort((a, b) => rank[a]! - rank[b]!);
}

/** The same for a graph without texts behind it, from the weights of its edges: a name stands for itself and its neighbours. */
export function weighDrawing(graph: EntityGraph): WeighedGraph {
  const telling = measureTellingOfWeights(graph.edges, graph.nodes.length);
  return { ...graph, weighing: orderGraph(graph, telling, coverNeighbours(graph)) };
}

function isName({ kind }: Entity): boolean {
  return kind !== 'role';
}

interface Told {
  /** Who only reports what the names say: such names come after all others that are tied. */
  readonly isSource: (node: number) => boolean;
}

/** @param told what the stories behind the graph say; nothing where it has none. */
function orderGraph(graph: EntityGraph, telling: Float64Array, coverage: Coverage, told?: Told): Weighing {
  const { nodes, edges } = graph;
  const names = nodes.map(isName);
  const usable = (edge: number): boolean => names[edges[edge]!.source]! && names[edges[edge]!.target]!;
  const ties = listTies(edges, telling, nodes.length, usable);
  const tied = (node: number): boolean => ties.first[node + 1]! > ties.first[node]!;
  const all = nodes.map((_, node) => node);
  const isSource = told?.isSource ?? (() => false);
  const byMentions = (a: number, b: number): number =>
    nodes[b]!.mentions - nodes[a]!.mentions || compareText(nodes[a]!.id, nodes[b]!.id);
  const order = [
    ...rankNames(
      coverage,
      ties,
      all.filter((node) => names[node] && tied(node) && !isSource(node)),
    ),
    ...all.filter((node) => names[node] && tied(node) && isSource(node)).sort(byMentions),
    ...all.filter((node) => names[node] && !tied(node)).sort(byMentions),
    ...all.filter((node) => !names[node]).sort(byMentions),
  ];
  const rank = new Array<number>(nodes.length);
  order.forEach((node, at) => {
    rank[node] = at;
  });
  const count = all.filter((node) => names[node] && tied(node)).length;
  const group = told && groupFirstNames(coverage, rank, count);
  const near = (edge: number): boolean => {
    const { source, target } = edges[edge]!;
    return group !== undefined && group[source]! >= 0 && group[source] === group[target];
  };
  const preferred = telling.map((value, edge) => (near(edge) ? WITHIN * value : value));
  const drawnFrom = findBackbone(edges, preferred, rank, usable);
  return { telling: Array.from(telling), rank, drawnFrom, ...(group && { group }) };
}

/** How much more a line counts where both ends are of one group: then it is short, and shows how a story hangs together. */
const WITHIN = 3;

/**
 * How much each story is about each name: by the name's mentions in it (their log: the tenth says less than the second),
 * twice that where its first sentence names it, and more for a name that few other stories have.
 */
function weighNames({ stories, first, story, mentions, lead }: NameCounts): Coverage {
  const weight = new Float64Array(story.length);
  for (let node = 0; node + 1 < first.length; node++) {
    const [from, to] = [first[node]!, first[node + 1]!];
    const rarity = Math.sqrt(computeLog((stories + 1) / Math.max(1, to - from)));
    for (let at = from; at < to; at++) weight[at] = (1 + computeLog(mentions[at]!)) * (1 + lead[at]!) * rarity;
  }
  return { stories, first, story, weight };
}

function coverNeighbours({ nodes, edges }: EntityGraph): Coverage {
  const first = new Uint32Array(nodes.length + 1);
  for (let node = 0; node < nodes.length; node++) first[node + 1] = 1;
  for (const { source, target } of edges) {
    first[source + 1]!++;
    first[target + 1]!++;
  }
  for (let node = 0; node < nodes.length; node++) first[node + 1]! += first[node]!;
  const fill = first.slice();
  const story = new Int32Array(first[nodes.length]!);
  for (let node = 0; node < nodes.length; node++) story[fill[node]!++] = node;
  for (const { source, target } of edges) {
    story[fill[source]!++] = target;
    story[fill[target]!++] = source;
  }
  return { stories: nodes.length, first, story, weight: new Float64Array(story.length).fill(1) };
}

function listTies(
  edges: readonly Edge[],
  telling: Float64Array,
  order: number,
  usable: (edge: number) => boolean,
): Ties {
  const first = new Uint32Array(order + 1);
  edges.forEach(({ source, target }, edge) => {
    if (!usable(edge)) return;
    first[source + 1]!++;
    first[target + 1]!++;
  });
  for (let node = 0; node < order; node++) first[node + 1]! += first[node]!;
  const fill = first.slice();
  const other = new Uint32Array(first[order]!);
  const own = new Float64Array(first[order]!);
  edges.forEach(({ source, target }, edge) => {
    if (!usable(edge)) return;
    other[fill[source]!] = target;
    own[fill[source]!++] = telling[edge]!;
    other[fill[target]!] = source;
    own[fill[target]!++] = telling[edge]!;
  });
  return { first, other, telling: own };
}
