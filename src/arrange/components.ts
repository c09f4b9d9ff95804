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
  // Parts are numbered in the order of their first nodes.
  const numbers = new Int32Array(order).fill(-1);
  const part = new Uint32Array(order);
  let count = 0;
  for (let node = 0; node < order; node++) {
    const at = sets.find(node);
    if (numbers[at] === -1) numbers[at] = count++;
    part[node] = numbers[at]!;
  }
  const members = groupBy(part, count);
  const edges = groupBy(
    Uint32Array.from(graph.edges, ({ source }) => part[source]!),
    count,
  );
  const local = new Uint32Array(order);
  return Array.from({ length: count }, (_, at) => at)
    .sort((a, b) => members[b]!.length - members[a]!.length || a - b)
    .map((at) => {
      const nodes = members[at]!;
      const own = edges[at]!;
      nodes.forEach((node, index) => {
        local[node] = index;
      });
      const mass = new Float64Array(nodes.length).fill(1);
      const [source, target] = [new Uint32Array(own.length), new Uint32Array(own.length)];
      const weight = new Float64Array(own.length);
      own.forEach((index, i) => {
        const edge = graph.edges[index]!;
        source[i] = local[edge.source]!;
        target[i] = local[edge.target]!;
        weight[i] = edge.weight;
        mass[source[i]!]! += edge.weight;
        mass[target[i]!]! += edge.weight;
      });
      return { nodes, graph: { order: nodes.length, mass, source, target, weight } };
    });
}

/** For each of `count` groups the indices that `group` puts there, ascending. */
function groupBy(group: Uint32Array, count: number): Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (const at of group) sizes[at]!++;
  const out = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  group.forEach((at, index) => {
    out[at]![sizes[at]!++] = index;
  });
  return out;
}
