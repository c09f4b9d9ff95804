import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/model/random.ts';
import { type Chain, scoreTokens } from '../../../src/recognise/tagger/chain.ts';
import { pairChains, scorePair, scoreSecond } from '../../../src/recognise/tagger/chain-pair.ts';
import { createFeatureBuffer, type FeatureBuffer } from '../../../src/recognise/tagger/features.ts';
import { createHashTable } from '../../../src/recognise/tagger/hash-table.ts';

/** A chain that knows some of the features 0 … 19. */
function randomChain(seed: number, labels = 3): Chain {
  const random = createRandom(seed);
  const hashes = Int32Array.from(Array.from({ length: 20 }, (_, hash) => hash).filter(() => random() < 0.6));
  return {
    labels,
    features: createHashTable(hashes, (index) => index),
    weights: Int16Array.from({ length: hashes.length * labels }, () => Math.floor(random() * 200) - 100),
    scale: 0.01 + random(),
    transitions: new Float64Array(labels * labels),
    start: new Float64Array(labels),
    end: new Float64Array(labels),
  };
}

function extractFrom(features: readonly (readonly number[])[], buffer: FeatureBuffer) {
  return (token: number) => {
    for (const hash of features[token]!) buffer.hashes[buffer.size++] = hash;
  };
}

const sentence = fc.array(fc.array(fc.nat(24), { maxLength: 8 }), { minLength: 1, maxLength: 5 });

describe('a pair of chains', () => {
  test('scores as each chain would alone', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), sentence, (one, other, own) => {
        const [first, second] = [randomChain(one), randomChain(other)];
        const buffer = createFeatureBuffer();
        const later = own.map((features) => features.map((hash) => (hash * 7) % 25));
        const pair = pairChains(first, second);
        const scores = scorePair(pair, own.length, buffer, extractFrom(own, buffer));
        const all = own.map((features, token) => [...features, ...later[token]!]);
        expect(scores.first).toEqual(scoreTokens(first, own.length, buffer, extractFrom(own, buffer)));
        expect(scoreSecond(pair, scores, buffer, extractFrom(later, buffer))).toEqual(
          scoreTokens(second, own.length, buffer, extractFrom(all, buffer)),
        );
      }),
    );
  });

  test('tells the same labels', () => {
    expect(() => pairChains(randomChain(1, 3), randomChain(2, 4))).toThrow('the same labels, got 3 and 4');
  });
});
