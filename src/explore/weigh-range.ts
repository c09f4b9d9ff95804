import type { AtlasEdge, AtlasGraph, AtlasNode } from '../model/atlas-folder.ts';
import type { Tally } from './tally.ts';

/** What nodes and edges add up to in the articles that count; of what an atlas does not tell there is nothing. */
interface RangeTallies {
  readonly nodeTally?: Tally;
  readonly edgeTally?: Tally;
}

/**
 * The graph as some of its articles make it: mentions, articles, sentences, connections and how telling each line is are
 * those of the range, so that whoever reads a number off it reads one of the range. Nodes and edges keep their indices,
 * names and places, also those that the range does not hold: they then count 0.
 *
 * A line is as telling as the share of its independent articles that the range holds: G² grows in proportion to what is
 * counted, and the sentences, from which it could be measured anew, stay in their shards.
 */
export function weighRange(graph: AtlasGraph, { nodeTally, edgeTally }: RangeTallies): AtlasGraph {
  const edges = edgeTally ? graph.edges.map((edge, index) => weighEdge(edge, index, edgeTally)) : graph.edges;
  const degree = edgeTally && countDegrees(graph.nodes.length, edges);
  const nodes = graph.nodes.map(
    (node, index): AtlasNode => ({
      ...node,
      ...(nodeTally && { mentions: nodeTally.weight[index]!, articles: nodeTally.articles[index]! }),
      ...(degree && { degree: degree[index]! }),
    }),
  );
  return { ...graph, nodes, edges };
}

function weighEdge(edge: AtlasEdge, index: number, tally: Tally): AtlasEdge {
  const { source, target, articles, independentArticles: whole = articles, drawnFrom } = edge;
  const weight = tally.weight[index]!;
  if (weight === edge.weight) return edge;
  const independentArticles = tally.independentArticles[index]!;
  const telling = whole > 0 ? Math.round((1000 * edge.telling * independentArticles) / whole) / 1000 : 0;
  return { source, target, weight, articles: tally.articles[index]!, independentArticles, telling, drawnFrom };
}

function countDegrees(order: number, edges: readonly AtlasEdge[]): Uint32Array {
  const degree = new Uint32Array(order);
  for (const { source, target, weight } of edges) {
    if (weight === 0) continue;
    degree[source]!++;
    degree[target]!++;
  }
  return degree;
}
