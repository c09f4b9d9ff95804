import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/model/random.ts';
import { type Chain, computePosterior, probabilityOf } from '../../../src/recognise/tagger/chain.ts';
import { createHashTable } from '../../../src/recognise/tagger/hash-table.ts';
import { findLikelyNames, type LikelyName } from '../../../src/recognise/tagger/likely-names.ts';
import { labelsOfRun, mayFollow, NAME_KINDS, NAME_LABELS } from '../../../src/recognise/tagger/names.ts';

/** A chain over the labels of names with random weights, and a posterior of `length` tokens. */
function randomPosterior(seed: number, length: number) {
  const random = createRandom(seed);
  const number = () => (random() - 0.5) * 4;
  const edge = (follows: boolean) => (follows ? number() : Number.NEGATIVE_INFINITY);
  const labels = Array.from({ length: NAME_LABELS }, (_, label) => label);
  const chain: Chain = {
    labels: NAME_LABELS,
    features: createHashTable(new Int32Array(0), () => 0),
    weights: new Int16Array(0),
    scale: 1,
    transitions: Float64Array.from(labels.flatMap((left) => labels.map((right) => edge(mayFollow(left, right))))),
    start: Float64Array.from(labels, (label) => edge(mayFollow(0, label))),
    end: Float64Array.from(labels, (label) => edge(mayFollow(label, 0))),
  };
  const scores = Float64Array.from({ length: length * NAME_LABELS }, number);
  return { chain, posterior: computePosterior(chain, { length, scores }) };
}

/** Every set of disjoint names, from left to right: the oracle. */
function everyReading(names: readonly LikelyName[], length: number, from = 0): LikelyName[][] {
  if (from >= length) return [[]];
  const without = everyReading(names, length, from + 1);
  const here = names.filter((name) => name.from === from);
  return [...without, ...here.flatMap((name) => everyReading(names, length, name.to).map((rest) => [name, ...rest]))];
}

describe('findLikelyNames', () => {
  test('finds the disjoint names whose probabilities exceed the least by most in sum', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 5 }), (seed, length) => {
        const { chain, posterior } = randomPosterior(seed, length);
        const least = 0.1;
        const names: LikelyName[] = [];
        for (let from = 0; from < length; from++)
          for (let to = from + 1; to <= length; to++)
            for (let kind = 0; kind < NAME_KINDS.length; kind++) {
              const probability = probabilityOf(chain, posterior, from, labelsOfRun(kind, to - from));
              if (probability > least) names.push({ from, to, kind, probability });
            }
        const worth = (some: readonly LikelyName[]) => some.reduce((sum, one) => sum + one.probability - least, 0);
        const best = Math.max(...everyReading(names, length).map(worth));
        const found = findLikelyNames(chain, posterior, least);
        expect(worth(found)).toBeCloseTo(best, 9);
        for (const [at, { from, to, kind, probability }] of found.entries()) {
          expect(probability).toBeCloseTo(probabilityOf(chain, posterior, from, labelsOfRun(kind, to - from)), 9);
          expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0);
        }
      }),
    );
  });
});
