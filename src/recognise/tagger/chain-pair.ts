import { type Chain, type Lattice, scoreTokens } from './chain.ts';
import type { FeatureBuffer } from './features.ts';
import { createHashTable, findValue, type HashTable, listHashes } from './hash-table.ts';

/**
 * Two chains over the same labels and mostly the same features, with their weights side by side: a feature that both
 * readings ask for is looked up once, and most of a reading's time goes into looking up.
 */
export interface ChainPair {
  readonly first: Chain;
  readonly second: Chain;
  /** Hash of a feature of either chain → its row. */
  readonly features: HashTable;
  /** Twice `labels` numbers a row: the first chain's, then the second's, each in its own chain's scale; 0 where it has none. */
  readonly weights: Int16Array;
}

/** @throws RangeError where the chains tell different labels. */
export function pairChains(first: Chain, second: Chain): ChainPair {
  const { labels } = first;
  if (second.labels !== labels)
    throw new RangeError(`a pair needs the same labels, got ${labels} and ${second.labels}`);
  const own = listHashes(first.features);
  const others = listHashes(second.features).filter((hash) => findValue(first.features, hash) === -1);
  const hashes = new Int32Array(own.length + others.length);
  hashes.set(own);
  hashes.set(others, own.length);
  const weights = new Int16Array(hashes.length * labels * 2);
  for (let row = 0; row < hashes.length; row++) {
    for (const [half, chain] of [first, second].entries()) {
      const from = findValue(chain.features, hashes[row]!);
      for (let label = 0; from !== -1 && label < labels; label++)
        weights[(row * 2 + half) * labels + label] = chain.weights[from * labels + label]!;
    }
  }
  return { first, second, features: createHashTable(hashes, (index) => index), weights };
}

/** Sums of weights before they are scaled, so that features can be added later. */
export interface PairScores {
  readonly first: Lattice;
  /** `labels` sums a token, in units of the second chain's scale: whole numbers. */
  readonly secondSums: Float64Array;
}

/** Scores every token of a sentence for both chains; `extract` fills the buffer with a token's features. */
export function scorePair(
  { first, second, features, weights }: ChainPair,
  length: number,
  buffer: FeatureBuffer,
  extract: (token: number) => void,
): PairScores {
  const { labels } = first;
  const { slots } = features;
  const mask = slots.length - 1;
  const scores = new Float64Array(length * labels);
  const secondSums = new Float64Array(length * second.labels);
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
      const offset = row * labels * 2;
      for (let label = 0; label < labels; label++) {
        scores[base + label]! += weights[offset + label]!;
        secondSums[base + label]! += weights[offset + labels + label]!;
      }
    }
    for (let label = 0; label < labels; label++) scores[base + label]! *= first.scale;
  }
  return { first: { length, scores }, secondSums };
}

/** Adds to the second chain's sums the features that only it asks for, and scales them. */
export function scoreSecond(
  { second }: ChainPair,
  { secondSums, first: { length } }: PairScores,
  buffer: FeatureBuffer,
  extract: (token: number) => void,
): Lattice {
  return scoreTokens(second, length, buffer, extract, secondSums.slice());
}
