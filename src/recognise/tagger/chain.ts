import type { FeatureBuffer } from './features.ts';
import type { HashTable } from './hash-table.ts';

/**
 * A linear-chain model: each feature has a weight a label, each pair of neighbouring labels has one, and a label
 * sequence scores the sum (Lafferty, McCallum and Pereira 2001). Weights are whole numbers, so that sums are exact.
 */
export interface Chain {
  readonly labels: number;
  /** Hash of a feature → its row. */
  readonly features: HashTable;
  /** `labels` numbers a row, in units of `scale`. */
  readonly weights: Int16Array;
  readonly scale: number;
  /** `labels` × `labels`, from the left label to the right; `-Infinity` where a pair cannot be. */
  readonly transitions: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** Scores of `length` tokens, `labels` numbers each. */
export interface Lattice {
  readonly length: number;
  readonly scores: Float64Array;
}

/** Scores every token of a sentence; `extract` fills the buffer with a token's features. */
export function scoreTokens(
  chain: Chain,
  length: number,
  buffer: FeatureBuffer,
  extract: (token: number) => void,
  scores = new Float64Array(length * chain.labels),
): Lattice {
  const { labels, features, weights, scale } = chain;
  const { slots } = features;
  const mask = slots.length - 1;
  for (let token = 0; token < length; token++) {
    buffer.size = 0;
    extract(token);
    const base = token * labels;
    for (let i = 0; i < buffer.size; i++) {
      // findValue, written out: this is where the time goes.
      const hash = buffer.hashes[i]!;
      let at = (hash << 1) & mask;
      while (slots[at + 1] !== -1 && slots[at] !== hash) at = (at + 2) & mask;
      const row = slots[at + 1]!;
      if (row === -1) continue;
      const offset = row * labels;
      for (let label = 0; label < labels; label++) scores[base + label]! += weights[offset + label]!;
    }
    for (let label = 0; label < labels; label++) scores[base + label]! *= scale;
  }
  return { length, scores };
}

/** What follows from a chain's transitions alone, found out once a chain. */
interface Steps {
  /** For each label those that may stand before it, in order. */
  readonly before: readonly Uint8Array[];
  /** For each label those that may stand after it, in order. */
  readonly after: readonly Uint8Array[];
  /** e to the power of the transitions, of `start` and of `end`. */
  readonly weights: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

const stepsOf = new WeakMap<Chain, Steps>();

function findSteps(chain: Chain): Steps {
  const known = stepsOf.get(chain);
  if (known) return known;
  const { labels, transitions } = chain;
  const all = Array.from({ length: labels }, (_, label) => label);
  const may = (from: number, to: number): boolean => transitions[from * labels + to]! > Number.NEGATIVE_INFINITY;
  const steps = {
    before: all.map((to) => Uint8Array.from(all.filter((from) => may(from, to)))),
    after: all.map((from) => Uint8Array.from(all.filter((to) => may(from, to)))),
    weights: transitions.map(exp),
    start: chain.start.map(exp),
    end: chain.end.map(exp),
  };
  stepsOf.set(chain, steps);
  return steps;
}

/** The label sequence that scores best (Viterbi 1967). */
export function findBestPath(chain: Chain, lattice: Lattice): Uint8Array {
  const { labels, transitions, start, end } = chain;
  const { before } = findSteps(chain);
  const { length, scores } = lattice;
  const path = new Uint8Array(length);
  if (length === 0) return path;
  const back = new Uint8Array(length * labels);
  let best = new Float64Array(labels);
  let next = new Float64Array(labels);
  for (let label = 0; label < labels; label++) best[label] = start[label]! + scores[label]!;
  for (let token = 1; token < length; token++) {
    for (let to = 0; to < labels; to++) {
      let top = Number.NEGATIVE_INFINITY;
      let from = 0;
      const candidates = before[to]!;
      for (let i = 0; i < candidates.length; i++) {
        const label = candidates[i]!;
        const score = best[label]! + transitions[label * labels + to]!;
        if (score > top) {
          top = score;
          from = label;
        }
      }
      next[to] = top + scores[token * labels + to]!;
      back[token * labels + to] = from;
    }
    [best, next] = [next, best];
  }
  let last = 0;
  for (let label = 1; label < labels; label++) {
    if (best[label]! + end[label]! > best[last]! + end[last]!) last = label;
  }
  for (let token = length - 1; token >= 0; token--) {
    path[token] = last;
    last = back[token * labels + last]!;
  }
  return path;
}

/** What every label sequence weighs, summed from both ends (forward–backward), each token scaled to stay finite. */
export interface Posterior {
  readonly length: number;
  /** exp(score) of each token and label, divided by the token's highest. */
  readonly local: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** What each token's forward numbers were divided by. */
  readonly norms: Float64Array;
  readonly steps: Float64Array;
}

export function computePosterior(chain: Chain, lattice: Lattice): Posterior {
  const { labels } = chain;
  const { length, scores } = lattice;
  const { before, after, weights: steps, start, end } = findSteps(chain);
  const local = new Float64Array(length * labels);
  const forward = new Float64Array(length * labels);
  const backward = new Float64Array(length * labels);
  const norms = new Float64Array(length);
  for (let token = 0; token < length; token++) {
    const base = token * labels;
    let top = scores[base]!;
    for (let label = 1; label < labels; label++) top = Math.max(top, scores[base + label]!);
    let sum = 0;
    for (let label = 0; label < labels; label++) {
      const value = exp(scores[base + label]! - top);
      local[base + label] = value;
      let arrived = 0;
      if (token === 0) arrived = start[label]!;
      else {
        const candidates = before[label]!;
        for (let i = 0; i < candidates.length; i++) {
          const from = candidates[i]!;
          arrived += forward[base - labels + from]! * steps[from * labels + label]!;
        }
      }
      forward[base + label] = arrived * value;
      sum += arrived * value;
    }
    norms[token] = sum;
    for (let label = 0; label < labels; label++) forward[base + label]! /= sum;
  }
  for (let token = length - 1; token >= 0; token--) {
    const base = token * labels;
    for (let label = 0; label < labels; label++) {
      if (token === length - 1) backward[base + label] = end[label]!;
      else {
        let left = 0;
        const candidates = after[label]!;
        for (let i = 0; i < candidates.length; i++) {
          const to = candidates[i]!;
          const ahead = base + labels + to;
          left += steps[label * labels + to]! * local[ahead]! * backward[ahead]!;
        }
        backward[base + label] = left / norms[token + 1]!;
      }
    }
  }
  return { length, local, forward, backward, norms, steps };
}

/** The probability, 0..1, that tokens from `first` on carry exactly these labels. */
export function probabilityOf(chain: Chain, posterior: Posterior, first: number, path: readonly number[]): number {
  const { labels } = chain;
  const { forward, backward, local, norms, steps, length } = posterior;
  if (path.length === 0) return 1;
  const at = (token: number, label: number) => token * labels + label;
  let value = forward[at(first, path[0]!)]!;
  for (let i = 1; i < path.length; i++) {
    value *= (steps[path[i - 1]! * labels + path[i]!]! * local[at(first + i, path[i]!)]!) / norms[first + i]!;
  }
  value *= backward[at(first + path.length - 1, path.at(-1)!)]!;
  let total = 0;
  for (let label = 0; label < labels; label++) {
    total += forward[at(length - 1, label)]! * backward[at(length - 1, label)]!;
  }
  return total > 0 ? Math.min(1, value / total) : 0;
}

/**
 * e^x from additions and multiplications alone, since `Math.exp` may differ between engines in its last bit.
 * Relative error below 1e-12 for x in [-700, 700]; 0 below that.
 */
export function exp(x: number): number {
  if (!(x > -700)) return 0;
  // x = k ln 2 + r, and e^r - 1 from its series at r / 2^10, doubled ten times.
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const r = (x - k * 0.6931471803691238 - k * 1.9082149292705877e-10) / 1024;
  let value = r + (r * r) / 2 + (r * r * r) / 6;
  for (let i = 0; i < 10; i++) value *= 2 + value;
  return (1 + value) * 2 ** k;
}
