import type { Arrangement } from '../model/arrangement.ts';
import type { EntityGraph } from '../model/graph.ts';
import { compareText } from '../model/random.ts';
import type { Weighing } from '../model/weighing.ts';

/** A graph in the order of its nodes' ids, and for each node of the one before its place there. */
export interface IdOrder<Graph> {
  readonly graph: Graph;
  readonly place: readonly number[];
}

/**
 * Puts nodes in the order of their ids and edges in that of their ends. A layout depends on these orders where forces are
 * equal; by them a map that was read from a file is laid out just as when it was made.
 */
export function orderByIds<Graph extends EntityGraph & { readonly weighing?: Weighing }>(graph: Graph): IdOrder<Graph> {
  const byId = graph.nodes.map((_, node) => node);
  byId.sort((a, b) => compareText(graph.nodes[a]!.id, graph.nodes[b]!.id));
  const place = new Array<number>(byId.length);
  for (const [at, node] of byId.entries()) place[node] = at;
  const ends = graph.edges.map(({ source, target }) => {
    const [a, b] = [place[source]!, place[target]!];
    return a < b ? { source: a, target: b } : { source: b, target: a };
  });
  const order = graph.edges.map((_, edge) => edge);
  order.sort((a, b) => ends[a]!.source - ends[b]!.source || ends[a]!.target - ends[b]!.target);
  const { weighing } = graph;
  return {
    place,
    graph: {
      ...graph,
      nodes: byId.map((node) => graph.nodes[node]!),
      edges: order.map((edge) => ({ ...graph.edges[edge]!, ...ends[edge]! })),
      ...(weighing && {
        weighing: {
          ...weighing,
          rank: byId.map((node) => weighing.rank[node]!),
          telling: order.map((edge) => weighing.telling[edge]!),
          ...(weighing.group && { group: byId.map((node) => weighing.group![node]!) }),
          drawnFrom: order.map((edge) => weighing.drawnFrom[edge]!),
        },
      }),
    },
  };
}

/** The arrangement of the graph before. */
export function restoreOrder(made: Arrangement, place: readonly number[]): Arrangement {
  const move = (values: readonly number[]) => place.map((at) => values[at]!);
  const { x, y, community, degree, betweenness, seed } = made;
  return {
    x: move(x),
    y: move(y),
    community: move(community),
    degree: move(degree),
    betweenness: move(betweenness),
    seed,
  };
}

/** The places of the graph before: x and y interleaved. */
export function restorePositions(positions: Float32Array, place: readonly number[]): Float32Array {
  const moved = new Float32Array(positions.length);
  for (const [node, at] of place.entries()) {
    moved[2 * node] = positions[2 * at]!;
    moved[2 * node + 1] = positions[2 * at + 1]!;
  }
  return moved;
}
