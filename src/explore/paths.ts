import { BucketQueue } from './bucket-queue.ts';
import type { Allowed, Network } from './network.ts';

/** A way from one node to another that passes no node twice. */
export interface Path {
  /** Both ends included, in order. */
  readonly nodes: readonly number[];
  /** The edge between each two of them. */
  readonly edges: readonly number[];
  /** How ordinary it is in all: the sum of its edges' costs. */
  readonly cost: number;
}

/** What the most telling edge costs, and the most ordinary: one ordinary edge is as long a way as four telling ones. */
const LEAST_COST = 64;
const MOST_COST = 256;

/**
 * How ordinary each edge is, as the length of the way along it: 64 for the most telling one, up to 256 for one than which
 * nearly all are more telling. By its place in the order and not by the measure itself, which has no upper bound: so
 * no single strong edge makes every detour worth while.
 */
export function measureCosts(telling: ArrayLike<number>): Uint16Array {
  const sorted = Float64Array.from(telling).sort();
  const costs = new Uint16Array(telling.length);
  for (let edge = 0; edge < costs.length; edge++) {
    const more = sorted.length - countUpTo(sorted, telling[edge]!);
    costs[edge] = LEAST_COST + Math.round(((MOST_COST - LEAST_COST) * more) / sorted.length);
  }
  return costs;
}

/**
 * The cheapest paths from one node to another, cheapest first, fewer where there are no more: Yen's algorithm (1971),
 * its detours found by A* along the exact distances of the first search. The two ends are always allowed.
 *
 * @param costs of each edge, whole numbers 1..256 (see `measureCosts`).
 * @param count 1 or more.
 */
export function findPaths(
  network: Network,
  costs: Uint16Array,
  { from, to, count = 3, allowed = {} }: PathQuestion,
): readonly Path[] {
  const nodes = network.starts.length - 1;
  for (const end of [from, to]) {
    if (!(Number.isInteger(end) && end >= 0 && end < nodes))
      throw new RangeError(`${end} is no node: there are ${nodes}`);
  }
  if (from === to) throw new RangeError(`a path needs two ends, got ${from} twice`);
  const search = new PathSearch(network, costs, from, to, allowed);
  const first = search.find([from], [], []);
  if (!first) return [];
  const paths: Path[] = [first];
  const offered = new Map<string, Path>();
  while (paths.length < count) {
    const last = paths.at(-1)!;
    for (let at = 0; at < last.nodes.length - 1; at++) {
      const root = last.nodes.slice(0, at + 1);
      const taken = paths
        .filter(({ nodes }) => root.every((node, i) => nodes[i] === node))
        .map(({ edges }) => edges[at]!);
      const detour = search.find(root, last.edges.slice(0, at), taken);
      if (detour) offered.set(detour.nodes.join(), detour);
    }
    for (const { nodes } of paths) offered.delete(nodes.join());
    const best = [...offered.values()].sort(comparePaths)[0];
    if (!best) break;
    paths.push(best);
  }
  return paths;
}

export interface PathQuestion {
  readonly from: number;
  readonly to: number;
  /** How many at most; 3 unless told. */
  readonly count?: number;
  /** What may be passed on the way: "not through", "only people", "within these dates". */
  readonly allowed?: Allowed;
}

class PathSearch {
  private readonly network: Network;
  private readonly costs: Uint16Array;
  private readonly to: number;
  private readonly allowed: Allowed;
  /** The distance of each node from `to`, or of those farther than `from` that of `from`: never too far. */
  private readonly left: Int32Array;
  private readonly isReachable: boolean;

  constructor(network: Network, costs: Uint16Array, from: number, to: number, allowed: Allowed) {
    this.network = network;
    this.costs = costs;
    this.to = to;
    const nodes = allowed.nodes?.slice();
    if (nodes) nodes[from] = nodes[to] = 1;
    this.allowed = { ...allowed, ...(nodes && { nodes }) };
    const nothing = new Int32Array(network.starts.length - 1);
    const { distance, settled } = this.walk(to, from, nothing, new Set(), new Set());
    this.isReachable = settled[from] === 1;
    const most = distance[from]!;
    this.left = Int32Array.from(distance, (own, node) => (settled[node] ? own : most));
  }

  /** The cheapest path that begins with `root` (its nodes and the edges between them) and does not go on by the edges taken. */
  find(root: readonly number[], rootEdges: readonly number[], taken: readonly number[]): Path | undefined {
    if (!this.isReachable) return undefined;
    const start = root.at(-1)!;
    const { settled, via, before } = this.walk(start, this.to, this.left, new Set(root.slice(0, -1)), new Set(taken));
    if (!settled[this.to]) return undefined;
    const nodes: number[] = [];
    const edges: number[] = [];
    for (let node = this.to; node !== start; node = before[node]!) {
      nodes.push(node);
      edges.push(via[node]!);
    }
    const all = [...rootEdges, ...edges.reverse()];
    const cost = all.reduce((sum, edge) => sum + this.costs[edge]!, 0);
    return { nodes: [...root, ...nodes.reverse()], edges: all, cost };
  }

  /** Dijkstra's search from one node until another is settled; with the distances left (a consistent bound), A*. */
  private walk(
    from: number,
    to: number,
    left: Int32Array,
    shutNodes: ReadonlySet<number>,
    shutEdges: ReadonlySet<number>,
  ) {
    const { network, costs, allowed } = this;
    const order = network.starts.length - 1;
    const distance = new Int32Array(order).fill(FAR);
    const settled = new Uint8Array(order);
    const via = new Uint32Array(order);
    const before = new Uint32Array(order);
    // An edge's own cost and what its end has more left: at most as much again.
    const queue = new BucketQueue(2 * MOST_COST);
    distance[from] = 0;
    queue.push(from, left[from]!);
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (settled[node]) continue;
      settled[node] = 1;
      if (node === to) break;
      for (let at = network.starts[node]!; at < network.starts[node + 1]!; at++) {
        const edge = network.edges[at]!;
        const end = network.ends[at]!;
        if (settled[end] || allowed.edges?.[edge] === 0 || allowed.nodes?.[end] === 0) continue;
        const far = distance[node]! + costs[edge]!;
        if (far >= distance[end]! || shutNodes.has(end) || shutEdges.has(edge)) continue;
        distance[end] = far;
        via[end] = edge;
        before[end] = node;
        queue.push(end, far + left[end]!);
      }
    }
    return { distance, settled, via, before };
  }
}

/** Farther than any path: costs add up to less. */
const FAR = 2 ** 31 - 1;

/** Cheapest first, then by fewer nodes, then by the nodes themselves. */
function comparePaths(a: Path, b: Path): number {
  const differs = a.nodes.findIndex((node, i) => node !== b.nodes[i]);
  return a.cost - b.cost || a.nodes.length - b.nodes.length || (a.nodes[differs] ?? 0) - (b.nodes[differs] ?? 0);
}

/** How many of an ascending list are at most `value`. */
function countUpTo(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
