import { computeLog } from '../model/logarithm.ts';
import { NameHeap } from './name-heap.ts';

/** What each node brings to the map: node i has `weight[at]` in the stories `story[at]` for `at` in `first[i] .. first[i + 1]`. */
export interface Coverage {
  readonly stories: number;
  readonly first: Uint32Array;
  readonly story: Int32Array;
  readonly weight: Float64Array;
}

/** Node i is tied to the nodes `other[at]` for `at` in `first[i] .. first[i + 1]`, each as tellingly as `telling[at]`. */
export interface Ties {
  readonly first: Uint32Array;
  readonly other: Uint32Array;
  readonly telling: Float64Array;
}

/**
 * An order of names in which every story soon has its own. The next name is always the one that adds most to the sum over
 * the stories of log(1 + 10 · the weights of the names it has so far): a story without a name gains most, one with several
 * little, so that none takes them all. What a name adds counts by half until a name that it is tellingly tied to is
 * there, so that what comes first hangs together.
 *
 * Maximised greedily and lazily (Minoux 1978): the sum is submodular, so a gain once computed can only have fallen, and
 * where a tie raises it, it is entered anew.
 */
export function rankNames(
  { stories, first, story, weight }: Coverage,
  ties: Ties,
  candidates: readonly number[],
): number[] {
  const order = first.length - 1;
  const covered = new Float64Array(stories);
  /** For each story by how much a further weight counts: kept, for it is asked for far oftener than it changes. */
  const steepness = new Float64Array(stories).fill(STEEPNESS);
  const hold = new Float64Array(order).fill(UNTIED);
  /** Not 0 for what has its place, and for what is no candidate. */
  const ranked = new Uint8Array(order).fill(1);
  for (const node of candidates) ranked[node] = 0;
  const gainOf = (node: number): number => {
    // The sum of logs is the log of the product: one log a name, and more only where the product grows too large.
    let gain = 0;
    let product = 1;
    for (let at = first[node]!; at < first[node + 1]!; at++) {
      product *= 1 + weight[at]! * steepness[story[at]!]!;
      if (product < LARGE) continue;
      gain += computeLog(product);
      product = 1;
    }
    return (gain + computeLog(product)) * hold[node]!;
  };
  const latest = new Float64Array(order);
  const heap = new NameHeap();
  const enter = (node: number, gain: number): void => {
    latest[node] = gain;
    heap.push(node, gain);
  };
  for (const node of candidates) enter(node, gainOf(node));
  const names: number[] = [];
  for (;;) {
    const gain = heap.greatest;
    const node = heap.pop();
    if (node < 0) return names;
    if (ranked[node] || gain !== latest[node]) continue;
    const now = gainOf(node);
    if (now < gain) {
      enter(node, now);
      continue;
    }
    ranked[node] = 1;
    names.push(node);
    for (let at = first[node]!; at < first[node + 1]!; at++) {
      const own = story[at]!;
      covered[own]! += weight[at]!;
      steepness[own] = STEEPNESS / (1 + STEEPNESS * covered[own]!);
    }
    for (let at = ties.first[node]!; at < ties.first[node + 1]!; at++) {
      const other = ties.other[at]!;
      const held = UNTIED + (1 - UNTIED) * Math.min(1, ties.telling[at]! / HOLDS_WELL);
      if (ranked[other] || held <= hold[other]!) continue;
      const raised = (latest[other]! / hold[other]!) * held;
      hold[other] = held;
      enter(other, raised);
    }
  }
}

/** A product beyond which its log is taken: far from what a number can hold. */
const LARGE = 1e200;
/** How soon a story has enough names: more cover more stories with the first 200 names (of 3,000 articles 4 covers 60.3 %, 10 covers 60.9 %, all that can be is 62.9 %). */
const STEEPNESS = 10;
/** What a name counts while nothing that it is tied to is there: at .7 one in ten of the first 200 stood alone. */
const UNTIED = 0.45;
/** A tie this telling holds a name fully: far beyond chance (p < .002 were testimonies independent trials). */
const HOLDS_WELL = 10;
