import type { Scene } from './scene.ts';
import { endsOf, type Target } from './target.ts';

/** What the filters leave: 1 = it may be drawn, 0 = not. Parallel to the graph's nodes and edges. */
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
  /** Drawn whatever its level: what is selected, and those with which it has most to do. Absent while one only points. */
  readonly brought?: readonly number[];
  /** Further edges of what is selected, drawn as hairs. */
  readonly thin?: readonly number[];
}

/** Counts what is seen. */
export function createSight(nodes: Uint8Array, edges: Uint8Array): Sight {
  return { nodes, edges, nodeCount: count(nodes), edgeCount: count(edges) };
}

export function isSeen(sight: Sight, target: Target): boolean {
  return target.type === 'edge' ? sight.edges[target.edge] === 1 : sight.nodes[target.node] === 1;
}

/** Names that are shown around what is selected. */
const NEAREST = 16;
/** Further lines of it that are drawn. */
const HAIRS = 400;

/** What stands out while one points at a target: a node with its visible edges and neighbours, or an edge with its ends. */
export function pointAt(scene: Scene, sight: Sight, target: Target): Focus {
  if (target.type === 'edge') return { nodes: endsOf(scene, target), edges: [target.edge] };
  const seen = scene.adjacency[target.node]!.filter(({ edge }) => sight.edges[edge]);
  return { nodes: [target.node, ...seen.map(({ node }) => node)], edges: seen.map(({ edge }) => edge) };
}

/**
 * What stands out around what is selected: of a node its most telling neighbours, of an edge those of both its ends.
 *
 * @param withRoles whether roles that are not selected themselves may be among them.
 * @param most how many neighbours of a node stand out.
 */
export function focusOn(scene: Scene, sight: Sight, target: Target, withRoles = true, most = NEAREST): Focus {
  const byTelling = (node: number) =>
    scene.adjacency[node]!.filter(
      ({ node: other, edge }) => sight.edges[edge] && (withRoles || scene.types[other] !== 'role'),
    ).sort((a, b) => scene.compareTelling(a.edge, b.edge));
  if (target.type === 'node') {
    const seen = byTelling(target.node);
    const near = seen.slice(0, most);
    const nodes = [target.node, ...near.map(({ node }) => node)];
    const thin = seen.slice(most, most + HAIRS).map(({ edge }) => edge);
    return { nodes, edges: near.map(({ edge }) => edge), brought: nodes, thin };
  }
  const [a, b] = endsOf(scene, target) as [number, number];
  const ofB = new Map(byTelling(b).map(({ node, edge }) => [node, edge]));
  const common = byTelling(a)
    .filter(({ node }) => ofB.has(node))
    .slice(0, NEAREST);
  const nodes = [a, b, ...common.map(({ node }) => node)];
  const edges = [target.edge, ...common.flatMap(({ node, edge }) => [edge, ofB.get(node)!])];
  return { nodes, edges, brought: nodes };
}

/** What stands out around several picked names: themselves and the lines between them. */
export function focusOnAll(scene: Scene, sight: Sight, picked: readonly number[]): Focus {
  const own = new Set(picked);
  const edges = picked.flatMap((node) =>
    scene.adjacency[node]!.filter(({ node: other, edge }) => other > node && own.has(other) && sight.edges[edge]).map(
      ({ edge }) => edge,
    ),
  );
  return { nodes: picked, edges, brought: picked };
}

function count(flags: Uint8Array): number {
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum;
}
