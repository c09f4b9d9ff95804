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
  /** For each node now the one with its id before, or -1. */
  const same = followNodes(before.nodes, after.nodes);
  const nodes = new Int32Array(after.nodes.length);
  for (let index = 0; index < nodes.length; index++) {
    const [old, node] = [same[index]!, after.nodes[index]!];
    nodes[index] = old >= 0 && sameNode(before.nodes[old]!, node) ? old : -newNodes.push(node);
  }
  const find = findEdgesOf(before);
  const edges = new Int32Array(after.edges.length);
  for (let index = 0; index < edges.length; index++) {
    const edge = after.edges[index]!;
    const [a, b] = [same[edge.source]!, same[edge.target]!];
    const old = a < 0 || b < 0 ? -1 : find(a, b);
    edges[index] = old >= 0 && sameEdge(before.edges[old]!, edge) ? old : -newEdges.push(edge);
  }
  return { nodes, edges, newNodes, newEdges, regions: after.regions };
}

/** For each node now the one with its id before, or -1: mostly the one after the last that was found. */
function followNodes(before: AtlasGraph['nodes'], now: AtlasGraph['nodes']): Int32Array {
  const found = new Int32Array(now.length);
  let byId: ReadonlyMap<string, number> | undefined;
  let next = 0;
  for (let index = 0; index < now.length; index++) {
    const { id } = now[index]!;
    if (before[next]?.id !== id) {
      byId ??= new Map(before.map((node, place) => [node.id, place]));
      const old = byId.get(id);
      if (old !== undefined) next = old;
      found[index] = old ?? -1;
    } else found[index] = next;
    if (found[index]! >= 0) next++;
  }
  return found;
}

/** Finds the edge between two nodes, -1 for none, in a graph in reading order: mostly it is the one after the last that was asked for. */
function findEdgesOf({ nodes, edges }: AtlasGraph): (a: number, b: number) => number {
  /** For each node the first edge of which it is the later end; these are in the order of their earlier ends. */
  const first = new Uint32Array(nodes.length + 1);
  for (let edge = 0; edge < edges.length; edge++) first[laterEnd(edges[edge]!) + 1]!++;
  for (let node = 0; node < nodes.length; node++) first[node + 1]! += first[node]!;
  let next = 0;
  return (a, b) => {
    const [earlier, later] = a < b ? [a, b] : [b, a];
    let [low, high] = [first[later]!, first[later + 1]!];
    if (next < low || next >= high || earlierEnd(edges[next]!) !== earlier) {
      while (low < high) {
        const middle = (low + high) >> 1;
        if (earlierEnd(edges[middle]!) < earlier) low = middle + 1;
        else high = middle;
      }
      if (low >= first[later + 1]! || earlierEnd(edges[low]!) !== earlier) return -1;
      next = low;
    }
    return next++;
  };
}

function laterEnd({ source, target }: AtlasEdge): number {
  return source < target ? target : source;
}

function earlierEnd({ source, target }: AtlasEdge): number {
  return source < target ? source : target;
}

/** The graph after, made of the one before. */
export function patchGraph(before: AtlasGraph, patch: GraphPatch): AtlasGraph {
  const nodeNow = new Int32Array(before.nodes.length).fill(-1);
  const idNow = new Map<string, number>();
  const nodes = new Array<AtlasNode>(patch.nodes.length);
  for (let rank = 0; rank < nodes.length; rank++) {
    const from = patch.nodes[rank]!;
    if (from < 0) {
      const node = patch.newNodes[-1 - from]!;
      idNow.set(node.id, rank);
      nodes[rank] = node;
      continue;
    }
    nodeNow[from] = rank;
    const node = before.nodes[from]!;
    nodes[rank] = node.rank === rank ? node : { ...node, rank };
  }
  // A node that changed is a new one here; edges to it may be as they were.
  for (let index = 0; index < nodeNow.length; index++) {
    if (nodeNow[index] === -1) nodeNow[index] = idNow.get(before.nodes[index]!.id) ?? -1;
  }
  const edges = new Array<AtlasEdge>(patch.edges.length);
  for (let index = 0; index < edges.length; index++) {
    const from = patch.edges[index]!;
    edges[index] = from < 0 ? patch.newEdges[-1 - from]! : moveEdge(before.edges[from]!, nodeNow);
  }
  return { nodes, edges, regions: patch.regions };
}

/** Written out: a decision moves most edges, and objects that are spread are slow to make and to read. */
function moveEdge(edge: AtlasEdge, nodeNow: Int32Array): AtlasEdge {
  const [source, target] = [nodeNow[edge.source]!, nodeNow[edge.target]!];
  const drawnFrom = edge.drawnFrom === 0 ? 0 : Math.max(source, target) + 1;
  if (source === edge.source && target === edge.target && drawnFrom === edge.drawnFrom) return edge;
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
