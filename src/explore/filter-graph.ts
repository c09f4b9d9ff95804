import type { ArticleCounts, AtlasGraph } from '../model/atlas-folder.ts';
import { UNDATED } from './calendar.ts';
import type { Catalog } from './catalog.ts';
import type { Choice, Filters, Measure, NumberRange } from './filters.ts';
import { countRegions } from './region-articles.ts';
import { type Tally, tallyArticles } from './tally.ts';
import { weighRange } from './weigh-range.ts';

/** What an item may be chosen by: one value of several, or, for an item that has more than one, a set of them. */
export interface ChoiceColumn {
  readonly values: readonly string[];
  /** For each item the index of its value, or a bit for each of its values (`isSet`: at most 32 values). */
  readonly of: ArrayLike<number>;
  readonly isSet?: boolean;
}

/** All that filters look at. Of what an atlas does not tell there is no column, and its filter hides nothing. */
export interface FilterFacts {
  readonly graph: AtlasGraph;
  /** Needed for dates and sources; with the counts, weights follow them. */
  readonly catalog?: Catalog;
  /** The proofs of each edge and the mentions of each node, by article. */
  readonly edgeArticles?: ArticleCounts;
  readonly nodeArticles?: ArticleCounts;
  readonly choices: Readonly<Partial<Record<Choice, ChoiceColumn>>>;
}

/** What is seen under filters: 1 = seen, 0 = hidden. Parallel to the graph's nodes and edges. */
export interface Seen {
  /** The graph as the articles that count make it (see `weighRange`); the whole graph where all articles count. */
  readonly graph: AtlasGraph;
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** The articles that count, and what nodes and edges add up to in them; absent where all articles count. */
  readonly articles?: Uint8Array;
  readonly nodeTally?: Tally;
  readonly edgeTally?: Tally;
}

export type Subject = 'node' | 'edge' | 'article';

/** What each filter is about. */
export const SUBJECTS: Readonly<Record<Measure | Choice, Subject>> = {
  articles: 'node',
  degree: 'node',
  betweenness: 'node',
  confidence: 'node',
  sentences: 'edge',
  lineArticles: 'edge',
  independentArticles: 'edge',
  telling: 'edge',
  kind: 'node',
  region: 'node',
  finder: 'node',
  known: 'edge',
  source: 'article',
};

/**
 * Applies filters. Dates and sources say which articles count, and every weight is what it is in them; then names and
 * lines must pass what is asked of them. A line goes with either of its ends, and a name goes when lines are filtered and
 * none of its own is left, or when no article that counts names it.
 *
 * @param always nodes that are seen whatever is asked: what is selected, the ends of a path.
 */
export function filterGraph(facts: FilterFacts, filters: Filters, always: readonly number[] = []): Seen {
  const articles = keepArticles(facts, filters);
  const tallies = articles && tallyKept(facts, articles);
  const graph = tallies ? countRegions(weighRange(facts.graph, tallies), articles) : facts.graph;
  const edges = passAll(graph, facts, filters, 'edge');
  const nodes = passAll(graph, facts, filters, 'node');
  if (tallies) {
    const { nodeTally, edgeTally } = tallies;
    if (nodeTally) dropEmpty(nodes, nodeTally);
    if (edgeTally) dropEmpty(edges, edgeTally);
  }
  for (const node of always) nodes[node] = 1;
  graph.edges.forEach(({ source, target }, edge) => {
    if (!nodes[source] || !nodes[target]) edges[edge] = 0;
  });
  if (listMeasures(filters, 'edge').length > 0 || filters.choices.known) keepTied(graph, nodes, edges);
  for (const node of always) nodes[node] = 1;
  return {
    graph,
    nodes,
    edges,
    nodeCount: countOnes(nodes),
    edgeCount: countOnes(edges),
    ...(articles && { articles }),
    ...tallies,
  };
}

/** 1 for each article that passes dates and sources; undefined where neither is filtered, or the atlas has no catalog. */
export function keepArticles(
  { catalog }: Pick<FilterFacts, 'catalog'>,
  { dates, choices }: Filters,
): Uint8Array | undefined {
  if (!catalog || (!dates && !choices.source)) return undefined;
  const sources = choices.source && new Set(choices.source);
  const passes = catalog.sources.map((source) => sources?.has(source) ?? true);
  return Uint8Array.from(catalog.days, (day, article) => +(passes[catalog.source[article]!]! && isWithin(day, dates)));
}

/** What a measure says of each node or edge of a graph: of the whole, or of that of a range. */
export function measureItems({ nodes, edges }: AtlasGraph, of: Measure): readonly number[] {
  switch (of) {
    case 'articles':
      return nodes.map(({ articles }) => articles);
    case 'degree':
      return nodes.map(({ degree }) => degree);
    case 'betweenness':
      return nodes.map(({ betweenness }) => betweenness);
    case 'confidence':
      return nodes.map(({ confidence }) => confidence);
    case 'sentences':
      return edges.map(({ weight }) => weight);
    case 'lineArticles':
      return edges.map(({ articles }) => articles);
    case 'independentArticles':
      return edges.map(({ articles, independentArticles = articles }) => independentArticles);
    case 'telling':
      return edges.map(({ telling }) => telling);
  }
}

/** Whether each item of a subject passes one measure's range. */
function passRange(values: ArrayLike<number>, { from, to }: NumberRange): Uint8Array {
  const least = from ?? Number.NEGATIVE_INFINITY;
  const most = to ?? Number.POSITIVE_INFINITY;
  const passes = new Uint8Array(values.length);
  for (let item = 0; item < passes.length; item++)
    if (values[item]! >= least && values[item]! <= most) passes[item] = 1;
  return passes;
}

/** Whether each item has one of the values chosen. */
function passChoice({ values, of, isSet }: ChoiceColumn, chosen: readonly string[]): Uint8Array {
  const wanted = new Set(chosen);
  if (isSet) {
    const bits = values.reduce((mask, value, bit) => (wanted.has(value) ? mask | (1 << bit) : mask), 0);
    return Uint8Array.from(of, (own) => +((own & bits) !== 0));
  }
  const passes = values.map((value) => wanted.has(value));
  return Uint8Array.from(of, (own) => +(passes[own] ?? false));
}

/** The filters set on one subject, each as what passes it. */
export function listPasses(
  graph: AtlasGraph,
  facts: Pick<FilterFacts, 'choices'>,
  filters: Filters,
  subject: 'node' | 'edge',
): readonly { readonly of: Measure | Choice; readonly passes: Uint8Array }[] {
  const ranges = listMeasures(filters, subject).map((of) => ({
    of,
    passes: passRange(measureItems(graph, of), filters.ranges[of]!),
  }));
  const choices = (Object.keys(filters.choices) as Choice[]).flatMap((of) => {
    const column = facts.choices[of];
    return column && SUBJECTS[of] === subject ? [{ of, passes: passChoice(column, filters.choices[of]!) }] : [];
  });
  return [...choices, ...ranges];
}

function listMeasures({ ranges }: Filters, subject: Subject): readonly Measure[] {
  return (Object.keys(ranges) as Measure[]).filter((of) => SUBJECTS[of] === subject);
}

function passAll(
  graph: AtlasGraph,
  facts: Pick<FilterFacts, 'choices'>,
  filters: Filters,
  subject: 'node' | 'edge',
): Uint8Array {
  const kept = new Uint8Array(subject === 'node' ? graph.nodes.length : graph.edges.length).fill(1);
  for (const { passes } of listPasses(graph, facts, filters, subject)) {
    for (let item = 0; item < kept.length; item++) kept[item]! &= passes[item]!;
  }
  return kept;
}

function tallyKept({ catalog, edgeArticles, nodeArticles }: FilterFacts, kept: Uint8Array) {
  const { leaders } = catalog!;
  return {
    ...(nodeArticles && { nodeTally: tallyArticles(nodeArticles, leaders, kept) }),
    ...(edgeArticles && { edgeTally: tallyArticles(edgeArticles, leaders, kept) }),
  };
}

function isWithin(day: number, dates: Filters['dates']): boolean {
  if (!dates) return true;
  if (day === UNDATED) return dates.undated;
  return day >= (dates.from ?? UNDATED) && day <= (dates.to ?? Number.POSITIVE_INFINITY);
}

function dropEmpty(kept: Uint8Array, { weight }: Tally): void {
  for (let item = 0; item < kept.length; item++) if (weight[item] === 0) kept[item] = 0;
}

function keepTied({ edges: ends }: AtlasGraph, nodes: Uint8Array, edges: Uint8Array): void {
  const tied = new Uint8Array(nodes.length);
  ends.forEach(({ source, target }, edge) => {
    if (edges[edge]) tied[source] = tied[target] = 1;
  });
  for (let node = 0; node < nodes.length; node++) nodes[node]! &= tied[node]!;
}

function countOnes(flags: Uint8Array): number {
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum;
}
