import type { Scene } from './scene.ts';

/** A node or an edge, by its index in the graph. */
export type Target =
  | { readonly type: 'node'; readonly node: number }
  | { readonly type: 'edge'; readonly edge: number };

export function sameTarget(a: Target | undefined, b: Target | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.type === 'node') return b.type === 'node' && a.node === b.node;
  return b.type === 'edge' && a.edge === b.edge;
}

/** The nodes a target stands on: itself, or both its ends. */
export function endsOf({ graph }: Scene, target: Target): readonly number[] {
  if (target.type === 'node') return [target.node];
  const { source, target: end } = graph.edges[target.edge]!;
  return [source, end];
}

/** "Islamic State" or "Islamic State and Syria". */
export function describeTarget(scene: Scene, target: Target): string {
  return endsOf(scene, target)
    .map((node) => scene.graph.nodes[node]!.label)
    .join(' and ');
}
