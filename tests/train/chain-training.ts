import { createRandom } from '../../src/model/random.ts';
import { type Chain, exp } from '../../src/recognise/tagger/chain.ts';
import { createFeatureBuffer, type FeatureBuffer } from '../../src/recognise/tagger/features.ts';
import { createHashTable } from '../../src/recognise/tagger/hash-table.ts';

/** A sentence to learn from. */
export interface Example {
  readonly gold: ArrayLike<number>;
  /** How much it counts; 1 is plain. */
  readonly weight: number;
  extract(buffer: FeatureBuffer, token: number): void;
}

export interface TrainingSettings {
  readonly labels: number;
  readonly mayFollow: (left: number, right: number) => boolean;
  readonly mayStart: (label: number) => boolean;
  readonly mayEnd: (label: number) => boolean;
  /** 2 or more. */
  readonly epochs: number;
  readonly seed: number;
  /** Features seen less often are left out. */
  readonly cutoff: number;
  /** Share of a token's features that is hidden at each visit. */
  readonly dropout: number;
  /** Step of AdaGrad (Duchi, Hazan and Singer 2011). */
  readonly rate: number;
  /** Weight of the squared norm, applied where a feature is met. */
  readonly decay: number;
}

/** A chain in floating point, before pruning. */
export interface TrainedChain {
  readonly labels: number;
  readonly hashes: Int32Array;
  /** How often each feature was met. */
  readonly counts: Int32Array;
  readonly weights: Float32Array;
  readonly transitions: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** Examples with their features numbered. */
export interface Dataset {
  readonly hashes: Int32Array;
  readonly counts: Int32Array;
  readonly sentences: readonly {
    readonly gold: ArrayLike<number>;
    readonly weight: number;
    /** Features of token t: `features[offsets[t]] … features[offsets[t + 1]]`. */
    readonly features: Int32Array;
    readonly offsets: Int32Array;
  }[];
}

export function numberFeatures(examples: readonly Example[], cutoff: number): Dataset {
  let capacity = 1 << 20;
  let keys = new Int32Array(capacity);
  let counts = new Int32Array(capacity);
  let used = 0;
  const slotOf = (hash: number): number => {
    const mask = capacity - 1;
    let slot = hash & mask;
    while (counts[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldCounts] = [keys, counts];
    capacity *= 2;
    keys = new Int32Array(capacity);
    counts = new Int32Array(capacity);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] === 0) continue;
      const slot = slotOf(oldKeys[i]!);
      keys[slot] = oldKeys[i]!;
      counts[slot] = oldCounts[i]!;
    }
  };
  const buffer = createFeatureBuffer();
  const raw = examples.map((example) => {
    const offsets = new Int32Array(example.gold.length + 1);
    const parts: number[] = [];
    for (let token = 0; token < example.gold.length; token++) {
      buffer.size = 0;
      example.extract(buffer, token);
      for (let i = 0; i < buffer.size; i++) {
        const hash = buffer.hashes[i]!;
        parts.push(hash);
        const slot = slotOf(hash);
        if (counts[slot] === 0) {
          keys[slot] = hash;
          if (++used * 2 > capacity) {
            counts[slot] = 1;
            grow();
            continue;
          }
        }
        counts[slot]!++;
      }
      offsets[token + 1] = parts.length;
    }
    return { gold: example.gold, weight: example.weight, features: Int32Array.from(parts), offsets };
  });
  // Numbered in order of first appearance, so that the numbering depends on the examples alone.
  const ids = new Int32Array(capacity).fill(-1);
  const hashes: number[] = [];
  const kept: number[] = [];
  const sentences = raw.map(({ gold, weight, features, offsets }) => {
    const numbered: number[] = [];
    const bounds = new Int32Array(offsets.length);
    for (let token = 0; token + 1 < offsets.length; token++) {
      for (let i = offsets[token]!; i < offsets[token + 1]!; i++) {
        const slot = slotOf(features[i]!);
        if (counts[slot]! < cutoff) continue;
        if (ids[slot] === -1) {
          ids[slot] = hashes.length;
          hashes.push(features[i]!);
          kept.push(counts[slot]!);
        }
        numbered.push(ids[slot]!);
      }
      bounds[token + 1] = numbered.length;
    }
    return { gold, weight, features: Int32Array.from(numbered), offsets: bounds };
  });
  return { hashes: Int32Array.from(hashes), counts: Int32Array.from(kept), sentences };
}

/** The same features, with only some of the sentences to learn from: numbering is what takes long. */
export function withSentences(data: Dataset, keep: (sentence: number) => boolean): Dataset {
  return { ...data, sentences: data.sentences.filter((_, index) => keep(index)) };
}

/** Maximises the likelihood of the gold labels by stochastic gradient ascent. */
export function trainChain(data: Dataset, settings: TrainingSettings, log?: (line: string) => void): TrainedChain {
  const { labels, mayFollow, dropout, rate, decay } = settings;
  const weights = new Float32Array(data.hashes.length * labels);
  const squares = new Float32Array(weights.length);
  const transitions = new Float64Array(labels * labels);
  const start = new Float64Array(labels);
  const end = new Float64Array(labels);
  for (let left = 0; left < labels; left++) {
    if (!settings.mayStart(left)) start[left] = Number.NEGATIVE_INFINITY;
    if (!settings.mayEnd(left)) end[left] = Number.NEGATIVE_INFINITY;
    for (let right = 0; right < labels; right++) {
      if (!mayFollow(left, right)) transitions[left * labels + right] = Number.NEGATIVE_INFINITY;
    }
  }
  const transitionSquares = new Float64Array(labels * labels);
  const random = createRandom(settings.seed);
  const order = data.sentences.map((_, index) => index);
  const longest = data.sentences.reduce((most, { gold }) => Math.max(most, gold.length), 0);
  const local = new Float64Array(longest * labels);
  const forward = new Float64Array(longest * labels);
  const backward = new Float64Array(longest * labels);
  const norms = new Float64Array(longest);
  const step = new Float64Array(labels * labels);
  const starts = start.map(exp);
  const ends = end.map(exp);
  const expected = new Float64Array(labels * labels);
  const gradient = new Float64Array(labels);
  let hidden = new Uint8Array(1024);
  const keep = 1 - dropout;
  const sums = new Float32Array(weights.length);
  const transitionSums = new Float64Array(transitions.length);

  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    let seen = 0;
    for (const index of order) {
      const { gold, weight, features, offsets } = data.sentences[index]!;
      const length = gold.length;
      if (length === 0) continue;
      if (hidden.length < features.length) hidden = new Uint8Array(features.length * 2);
      for (let i = 0; i < features.length; i++) hidden[i] = dropout > 0 && random() < dropout ? 1 : 0;
      for (let i = 0; i < step.length; i++) step[i] = exp(transitions[i]!);

      for (let token = 0; token < length; token++) {
        const base = token * labels;
        for (let label = 0; label < labels; label++) local[base + label] = 0;
        for (let i = offsets[token]!; i < offsets[token + 1]!; i++) {
          if (hidden[i] === 1) continue;
          const offset = features[i]! * labels;
          for (let label = 0; label < labels; label++) local[base + label]! += weights[offset + label]!;
        }
        let top = Number.NEGATIVE_INFINITY;
        for (let label = 0; label < labels; label++) {
          local[base + label]! /= keep;
          top = Math.max(top, local[base + label]!);
        }
        let sum = 0;
        for (let label = 0; label < labels; label++) {
          const value = exp(local[base + label]! - top);
          local[base + label] = value;
          let arrived = 0;
          if (token === 0) arrived = starts[label]!;
          else {
            for (let from = 0; from < labels; from++) {
              arrived += forward[base - labels + from]! * step[from * labels + label]!;
            }
          }
          forward[base + label] = arrived * value;
          sum += arrived * value;
        }
        norms[token] = sum;
        for (let label = 0; label < labels; label++) forward[base + label]! /= sum;
      }
      let total = 0;
      for (let token = length - 1; token >= 0; token--) {
        const base = token * labels;
        for (let label = 0; label < labels; label++) {
          if (token === length - 1) {
            backward[base + label] = ends[label]!;
            total += forward[base + label]! * ends[label]!;
          } else {
            let left = 0;
            for (let to = 0; to < labels; to++) {
              left += step[label * labels + to]! * local[base + labels + to]! * backward[base + labels + to]!;
            }
            backward[base + label] = left / norms[token + 1]!;
          }
        }
      }

      expected.fill(0);
      for (let token = 0; token < length; token++) {
        const base = token * labels;
        const truth = gold[token]!;
        for (let label = 0; label < labels; label++) {
          const probability = (forward[base + label]! * backward[base + label]!) / total;
          gradient[label] = (label === truth ? 1 : 0) - probability;
          if (label === truth) loss -= Math.log2(Math.max(probability, 1e-12));
        }
        seen++;
        if (token > 0) {
          const scale = 1 / (total * norms[token]!);
          for (let to = 0; to < labels; to++) {
            const right = local[base + to]! * backward[base + to]! * scale;
            if (right === 0) continue;
            for (let from = 0; from < labels; from++) {
              expected[from * labels + to]! += forward[base - labels + from]! * step[from * labels + to]! * right;
            }
          }
          expected[gold[token - 1]! * labels + truth]! -= 1;
        }
        for (let label = 0; label < labels; label++) {
          const slope = gradient[label]! * weight;
          if (slope < 0.001 && slope > -0.001) continue;
          for (let i = offsets[token]!; i < offsets[token + 1]!; i++) {
            if (hidden[i] === 1) continue;
            const at = features[i]! * labels + label;
            const g = slope - decay * weights[at]!;
            const square = squares[at]! + g * g;
            squares[at] = square;
            weights[at]! += (rate * g) / (Math.sqrt(square) + 0.1);
          }
        }
      }
      for (let i = 0; i < expected.length; i++) {
        if (expected[i] === 0 || transitions[i] === Number.NEGATIVE_INFINITY) continue;
        const g = -expected[i]! * weight;
        transitionSquares[i]! += g * g;
        transitions[i]! += (rate * g) / (Math.sqrt(transitionSquares[i]!) + 1);
      }
    }
    if (epoch > 0) {
      for (let i = 0; i < weights.length; i++) sums[i]! += weights[i]!;
      for (let i = 0; i < transitions.length; i++) transitionSums[i]! += transitions[i]!;
    }
    log?.(`epoch ${epoch + 1}: ${(loss / seen).toFixed(4)} bits a token`);
  }
  // The mean of what each epoch but the first ended with: steadier than the last (Polyak averaging).
  const averaged = settings.epochs - 1;
  for (let i = 0; i < weights.length; i++) weights[i] = sums[i]! / averaged;
  for (let i = 0; i < transitions.length; i++) transitions[i] = transitionSums[i]! / averaged;
  return { labels, hashes: data.hashes, counts: data.counts, weights, transitions, start, end };
}

/** Levels of a stored weight to either side of 0. */
const LEVELS = 127;

/**
 * Keeps the `rows` features that weigh most, drops weights below `least` and rounds their weights to 127 levels either way, finer near 0
 * (square-root companding).
 */
export function pruneChain(trained: TrainedChain, rows: number, least = 0): Chain & { readonly hashes: Int32Array } {
  const { labels, hashes, counts, weights } = trained;
  const importance = new Float64Array(hashes.length);
  for (let row = 0; row < hashes.length; row++) {
    let top = 0;
    for (let label = 0; label < labels; label++) top = Math.max(top, Math.abs(weights[row * labels + label]!));
    importance[row] = top * Math.min(3, Math.sqrt(counts[row]!));
  }
  const ranked = Array.from(hashes.keys());
  ranked.sort((a, b) => importance[b]! - importance[a]! || hashes[a]! - hashes[b]!);
  const chosen = ranked.slice(0, rows);
  chosen.sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  let most = 0;
  for (const row of chosen) {
    for (let label = 0; label < labels; label++) most = Math.max(most, Math.abs(weights[row * labels + label]!));
  }
  const rounded = new Int16Array(chosen.length * labels);
  for (const [index, row] of chosen.entries()) {
    for (let label = 0; label < labels; label++) {
      const weight = weights[row * labels + label]!;
      if (Math.abs(weight) < least) continue;
      const level = Math.round(Math.sqrt(Math.abs(weight) / most) * LEVELS);
      rounded[index * labels + label] = Math.sign(weight) * level * level;
    }
  }
  const kept = Int32Array.from(chosen, (row) => hashes[row]!);
  return {
    labels,
    features: createHashTable(kept, (index) => index),
    weights: rounded,
    scale: most / (LEVELS * LEVELS),
    transitions: trained.transitions,
    start: trained.start,
    end: trained.end,
    hashes: kept,
  };
}
