import { NAMES_AT_FIRST, NAMES_GROUPED } from '../model/map-scale.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import { divideLines } from './communities.ts';
import { type NameTies, tieNames } from './name-ties.ts';

/** Regions of a map, coarse ones first, and where each node lies. */
export interface Regions {
  /** For each region the one that it is a part of, always a lower one; -1 for those of the first view. */
  readonly within: readonly number[];
  /** For each node the finest region that it lies in, -1 where it lies in none. */
  readonly region: readonly number[];
}

/**
 * Divides a map into regions, level by level as its names come: at the first view communities (Louvain) of the first names
 * over their lines; at each later level communities of what then is in a region. A later name belongs where the line that
 * pulls it most leads, as its place does. Small communities are no regions, and what no line ties to a region is in none.
 * Depends on the graph alone, so a new layout leaves it as it is.
 */
export function findRegions(graph: WeighedGraph): Regions {
  const ties = tieNames(graph);
  const count = ties.nodes.length;
  const within: number[] = [];
  let region: Int32Array = new Int32Array(count).fill(-1);
  const settled = graph.weighing.group ? Math.min(NAMES_GROUPED, count) : 0;
  for (let n = Math.min(NAMES_AT_FIRST, count), level = 0; level < LEVELS; level++) {
    const found =
      level === 0 ? divideFirstNames(ties, Math.max(n, settled), graph.weighing.group) : divideFurther(ties, n, region);
    const numbers = new Map<number, number>();
    const finer = region.slice();
    for (let at = 0; at < found.length; at++) {
      const community = found[at]!;
      if (community < 0) continue;
      const number = numbers.get(community) ?? within.length;
      if (number === within.length) {
        numbers.set(community, number);
        within.push(region[at]!);
      }
      finer[at] = number;
    }
    region = followLines(ties, finer, settled, found.length, region);
    if (n === count) break;
    n = Math.min(count, n * GROWTH);
  }
  const out = new Array<number>(graph.nodes.length).fill(-1);
  ties.nodes.forEach((node, at) => {
    out[node] = region[at]!;
  });
  return { within, region: out };
}

/** The first view, twice and four times nearer: finer regions would be single names. */
const LEVELS = 3;
const GROWTH = 4;
/** A community of fewer names is no region. */
const LEAST_NAMES = 3;
const LEAST_NAMES_FURTHER = 5;
/**
 * Regions that the first view should have, as near as can be: some eight names to a story. And the resolutions tried for it. With 20 at
 * most no reader could tell the 22 stories that 3,000 articles should show, for each region is titled once; and some regions then held
 * three stories that had nothing to do with each other.
 */
const WANTED = 24;
const MOST = 26;
/** More than `MOST` are taken only where nothing else can be had. */
const FAR_OFF = 1000;
const RESOLUTIONS = [1, 0.7, 0.5, 0.3, 1.3, 1.6, 2, 2.5, 3];

/** For each of the first n names its region of the first view, -1 for none: its group, where stories say it, else its community. */
export function divideFirstNames(ties: NameTies, n: number, group?: readonly number[]): Int32Array {
  if (group) return Int32Array.from(ties.nodes.subarray(0, n), (node) => group[node]!);
  let best: Int32Array = new Int32Array(n).fill(-1);
  let nearest = Infinity;
  for (const resolution of RESOLUTIONS) {
    const found = dropSmall(
      divideLines(
        cutLines(ties, n, () => true),
        resolution,
      ),
      LEAST_NAMES,
    );
    const regions = new Set(found);
    regions.delete(-1);
    const off = Math.abs(regions.size - WANTED) + (regions.size > MOST ? FAR_OFF : 0);
    if (off >= nearest) continue;
    [best, nearest] = [found, off];
    if (off === 0) break;
  }
  return best;
}

/** For each of the first n names its community within its region; -1 where that is too small or the region's only one. */
function divideFurther(ties: NameTies, n: number, region: Int32Array): Int32Array {
  const inside = (a: number, b: number): boolean => region[a]! >= 0 && region[a] === region[b];
  const found = dropSmall(divideLines(cutLines(ties, n, inside), 1), LEAST_NAMES_FURTHER);
  const parts = new Map<number, Set<number>>();
  found.forEach((community, at) => {
    if (community < 0) return;
    const own = parts.get(region[at]!);
    if (own) own.add(community);
    else parts.set(region[at]!, new Set([community]));
  });
  return found.map((community, at) => (community >= 0 && parts.get(region[at]!)!.size > 1 ? community : -1));
}

function cutLines({ source, target, pull }: NameTies, n: number, keep: (a: number, b: number) => boolean) {
  const lines: number[] = [];
  for (let line = 0; line < target.length && target[line]! < n; line++) {
    if (keep(source[line]!, target[line]!)) lines.push(line);
  }
  return {
    order: n,
    source: Uint32Array.from(lines, (line) => source[line]!),
    target: Uint32Array.from(lines, (line) => target[line]!),
    weight: Float64Array.from(lines, (line) => pull[line]!),
  };
}

function dropSmall(communities: readonly number[], least: number): Int32Array {
  const size = new Map<number, number>();
  for (const community of communities) size.set(community, (size.get(community) ?? 0) + 1);
  return Int32Array.from(communities, (community) => (size.get(community)! >= least ? community : -1));
}

/**
 * Extends what is known of the first n names to all: in the order of their coming, each later name takes the region of the
 * earlier one that pulls it most; then, until nothing changes, one without takes that of any neighbour.
 * A name among the first n that has no finer region keeps the one it had, and the first `settled` have what they have.
 */
function followLines(
  { source, target, pull }: NameTies,
  finer: Int32Array,
  settled: number,
  n: number,
  before: Int32Array,
): Int32Array {
  const out = finer.slice();
  out.fill(-1, n);
  for (let line = 0; line < target.length; ) {
    const at = target[line]!;
    let [strongest, found] = [0, -1];
    for (; line < target.length && target[line] === at; line++) {
      const from = source[line]!;
      if (out[from]! >= 0 && pull[line]! > strongest && staysWithin(before, at, from)) {
        [strongest, found] = [pull[line]!, out[from]!];
      }
    }
    if (out[at] === -1 && at >= settled) out[at] = found;
  }
  for (let changed = true; changed; ) {
    changed = false;
    source.forEach((from, line) => {
      const to = target[line]!;
      if (out[from]! >= 0 === out[to]! >= 0 || !staysWithin(before, from, to)) return;
      if ((out[from] === -1 ? from : to) < settled) return;
      if (out[from] === -1) out[from] = out[to]!;
      else out[to] = out[from]!;
      changed = true;
    });
  }
  return out.map((region, at) => (region === -1 ? before[at]! : region));
}

/** A finer region lies within the one that a name is already in. */
function staysWithin(before: Int32Array, a: number, b: number): boolean {
  return before[a] === -1 || before[a] === before[b];
}
