import type { EntityType } from '../../../index.ts';
import type { Scene } from './scene.ts';
import type { Filters, Target } from './view.ts';

/** What can be seen under the filters: 1 = drawn, 0 = not. Parallel to the graph's nodes and edges. */
export interface Sight {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** A target and what belongs to it: these stay bright while the rest fades. */
export interface Focus {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/**
 * Applies the filters. A node whose every edge is below the least weight goes too; one that never had an edge
 * stays until that weight is raised. What is selected can always be seen.
 */
export function seeScene(scene: Scene, filters: Filters, selection?: Target): Sight {
  const { graph, types } = scene;
  const hidden = new Set<EntityType>(filters.hiddenTypes);
  const nodes = new Uint8Array(graph.nodes.length);
  const edges = new Uint8Array(graph.edges.length);
  const kept = selection === undefined ? [] : endsOf(scene, selection);
  for (let i = 0; i < nodes.length; i++) nodes[i] = hidden.has(types[i]!) ? 0 : 1;
  for (const node of kept) nodes[node] = 1;
  graph.edges.forEach(({ source, target, weight }, i) => {
    edges[i] = weight >= filters.minWeight && nodes[source] && nodes[target] ? 1 : 0;
  });
  if (selection?.type === 'edge') edges[selection.edge] = 1;
  if (filters.minWeight > 1) {
    nodes.fill(0);
    for (const node of kept) nodes[node] = 1;
    graph.edges.forEach(({ source, target }, i) => {
      if (edges[i]) nodes[source] = nodes[target] = 1;
    });
  }
  return { nodes, edges, nodeCount: count(nodes), edgeCount: count(edges) };
}

/** A node with its visible edges and neighbours, or an edge with its two ends. */
export function focusOn(scene: Scene, sight: Sight, target: Target | undefined): Focus | undefined {
  if (!target) return undefined;
  if (target.type === 'edge') return { nodes: endsOf(scene, target), edges: [target.edge] };
  const seen = scene.adjacency[target.node]!.filter(({ edge }) => sight.edges[edge]);
  return { nodes: [target.node, ...seen.map(({ node }) => node)], edges: seen.map(({ edge }) => edge) };
}

/** The nodes a target stands on: itself, or both its ends. */
export function endsOf(scene: Scene, target: Target): readonly number[] {
  if (target.type === 'node') return [target.node];
  const { source, target: end } = scene.graph.edges[target.edge]!;
  return [source, end];
}

function count(flags: Uint8Array): number {
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum;
}
