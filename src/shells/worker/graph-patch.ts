import type { AtlasEdge, AtlasGraph, AtlasNode } from '../../index.ts';

/**
 * What differs between two graphs in reading order, so that a page that has the one need not be sent the whole of the other.
 * A number from 0 is the index of an item of the graph before, −1 − i the item `i` of the new ones.
 */
export interface GraphPatch {
  readonly nodes: Int32Array<ArrayBuffer>;
  /** Their ends are nodes of the new graph. */
  readonly edges: Int32Array<ArrayBuffer>;
  readonly newNodes: readonly AtlasNode[];
  readonly newEdges: readonly AtlasEdge[];
  readonly regions: AtlasGraph['regions'];
}

export function diffGraphs(before: AtlasGraph, after: AtlasGraph): GraphPatch {
  const newNodes: AtlasNode[] = [];
  const newEdges: AtlasEdge[] = [];
  const nodeBefore = new Map(before.nodes.map(({ id }, index) => [id, index]));
  /** For each node now the one with its id before, or -1. */
  const same = Int32Array.from(after.nodes, ({ id }) => nodeBefore.get(id) ?? -1);
  const nodes = Int32Array.from(after.nodes, (node, index) => {
    const old = same[index]!;
    return old >= 0 && sameNode(before.nodes[old]!, node) ? old : -newNodes.push(node);
  });
  const size = before.nodes.length;
  const keyOf = (a: number, b: number) => Math.min(a, b) * size + Math.max(a, b);
  const edgeBefore = new Map(before.edges.map(({ source, target }, index) => [keyOf(source, target), index]));
  const edges = Int32Array.from(after.edges, (edge) => {
    const [a, b] = [same[edge.source]!, same[edge.target]!];
    const old = a < 0 || b < 0 ? undefined : edgeBefore.get(keyOf(a, b));
    return old !== undefined && sameEdge(before.edges[old]!, edge) ? old : -newEdges.push(edge);
  });
  return { nodes, edges, newNodes, newEdges, regions: after.regions };
}

/** The graph after, made of the one before. */
export function patchGraph(before: AtlasGraph, patch: GraphPatch): AtlasGraph {
  const nodeNow = new Int32Array(before.nodes.length).fill(-1);
  const idNow = new Map<string, number>();
  const nodes = Array.from(patch.nodes, (from, rank): AtlasNode => {
    if (from < 0) {
      const node = patch.newNodes[-1 - from]!;
      idNow.set(node.id, rank);
      return node;
    }
    nodeNow[from] = rank;
    const node = before.nodes[from]!;
    return node.rank === rank ? node : { ...node, rank };
  });
  // A node that changed is a new one here; edges to it may be as they were.
  for (const [index, { id }] of before.nodes.entries()) {
    if (nodeNow[index] === -1) nodeNow[index] = idNow.get(id) ?? -1;
  }
  const edges = Array.from(patch.edges, (from): AtlasEdge => {
    if (from < 0) return patch.newEdges[-1 - from]!;
    const edge = before.edges[from]!;
    const [source, target] = [nodeNow[edge.source]!, nodeNow[edge.target]!];
    const drawnFrom = edge.drawnFrom === 0 ? 0 : Math.max(source, target) + 1;
    if (source === edge.source && target === edge.target && drawnFrom === edge.drawnFrom) return edge;
    return moveEdge(edge, source, target, drawnFrom);
  });
  return { nodes, edges, regions: patch.regions };
}

/** Written out: a decision moves most edges, and objects that are spread are slow to make and to read. */
function moveEdge(edge: AtlasEdge, source: number, target: number, drawnFrom: number): AtlasEdge {
  const { weight, articles, independentArticles, telling } = edge;
  if (independentArticles === undefined) return { source, target, weight, articles, telling, drawnFrom };
  return { source, target, weight, articles, independentArticles, telling, drawnFrom };
}

/** But for the rank, which is the place in the list. */
function sameNode(a: AtlasNode, b: AtlasNode): boolean {
  return (
    a.label === b.label &&
    a.kind === b.kind &&
    a.mentions === b.mentions &&
    a.articles === b.articles &&
    a.confidence === b.confidence &&
    a.confirmed === b.confirmed &&
    a.finders?.join() === b.finders?.join() &&
    a.country === b.country &&
    a.x === b.x &&
    a.y === b.y &&
    a.community === b.community &&
    a.degree === b.degree &&
    a.betweenness === b.betweenness &&
    a.region === b.region &&
    sameAliases(a.aliases, b.aliases)
  );
}

function sameAliases(a: AtlasNode['aliases'], b: AtlasNode['aliases']): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every(({ name, count }, i) => name === b[i]!.name && count === b[i]!.count);
}

/** But for its ends and where it is drawn from, which follow from them. */
function sameEdge(a: AtlasEdge, b: AtlasEdge): boolean {
  return (
    a.weight === b.weight &&
    a.articles === b.articles &&
    a.independentArticles === b.independentArticles &&
    a.telling === b.telling &&
    a.drawnFrom > 0 === b.drawnFrom > 0
  );
}
