import { DisjointSets } from '../model/disjoint-sets.ts';
import type { EntityGraph } from '../model/graph.ts';
import type { ForceGraph } from './force-engine.ts';

/** A connected part of a graph: its nodes as indices into the graph's, ascending, and its edges between them. */
export interface Component {
  readonly nodes: Uint32Array;
  readonly graph: ForceGraph;
}

/** The connected parts of a graph, largest first; equals in the order of their first nodes. */
export function splitComponents(graph: EntityGraph): Component[] {
  const order = graph.nodes.length;
  const sets = new DisjointSets(order);
  for (const { source, target } of graph.edges) sets.join(source, target);
  const members = new Map<number, number[]>();
  for (let node = 0; node < order; node++) {
    const at = sets.find(node);
    const list = members.get(at);
    if (list) list.push(node);
    else members.set(at, [node]);
  }
  const edges = new Map<number, number[]>();
  graph.edges.forEach((edge, index) => {
    const at = sets.find(edge.source);
    const list = edges.get(at);
    if (list) list.push(index);
    else edges.set(at, [index]);
  });
  const local = new Uint32Array(order);
  return [...members]
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || a - b)
    .map(([at, list]) => {
      list.forEach((node, index) => {
        local[node] = index;
      });
      const own = (edges.get(at) ?? []).map((index) => graph.edges[index]!);
      const mass = new Float64Array(list.length).fill(1);
      for (const edge of own) {
        mass[local[edge.source]!]! += edge.weight;
        mass[local[edge.target]!]! += edge.weight;
      }
      return {
        nodes: Uint32Array.from(list),
        graph: {
          order: list.length,
          mass,
          source: Uint32Array.from(own, (edge) => local[edge.source]!),
          target: Uint32Array.from(own, (edge) => local[edge.target]!),
          weight: Float64Array.from(own, (edge) => edge.weight),
        },
      };
    });
}
