import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/model/random.ts';
import { type Chain, computePosterior, exp, findBestPath, probabilityOf } from '../../../src/recognise/tagger/chain.ts';
import { createHashTable } from '../../../src/recognise/tagger/hash-table.ts';

const LABELS = 3;

/** A chain with random transitions, some of them impossible, and random scores for `length` tokens. */
function randomChain(seed: number, length: number) {
  const random = createRandom(seed);
  const number = () => (random() - 0.5) * 6;
  const chain: Chain = {
    labels: LABELS,
    features: createHashTable(new Int32Array(0), () => 0),
    weights: new Int16Array(0),
    scale: 1,
    transitions: Float64Array.from({ length: LABELS * LABELS }, (_, i) =>
      i % 4 === 1 ? Number.NEGATIVE_INFINITY : number(),
    ),
    start: Float64Array.from([0, number(), number()]),
    end: Float64Array.from([number(), number(), 0]),
  };
  return { chain, lattice: { length, scores: Float64Array.from({ length: length * LABELS }, number) } };
}

/** Every label sequence with its score: the oracle. */
function everyPath({ chain, lattice }: ReturnType<typeof randomChain>) {
  const paths = Array.from({ length: LABELS ** lattice.length }, (_, code) =>
    Array.from({ length: lattice.length }, (_, token) => Math.floor(code / LABELS ** token) % LABELS),
  );
  return paths.map((path) => ({
    path,
    score: path.reduce(
      (score, label, token) =>
        score +
        lattice.scores[token * LABELS + label]! +
        (token === 0 ? chain.start[label]! : chain.transitions[path[token - 1]! * LABELS + label]!) +
        (token === path.length - 1 ? chain.end[label]! : 0),
      0,
    ),
  }));
}

describe('findBestPath', () => {
  test('finds the best of all label sequences', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, length) => {
        const problem = randomChain(seed, length);
        const best = everyPath(problem).reduce((a, b) => (b.score > a.score ? b : a));
        expect([...findBestPath(problem.chain, problem.lattice)]).toEqual(best.path);
      }),
    );
  });
});

describe('probabilityOf', () => {
  test('is the share of all label sequences that carry these labels there', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 5 }), fc.nat(1), (seed, length, first) => {
        const problem = randomChain(seed, length);
        const labels = [0, 2].slice(0, length - first);
        const weigh = (paths: { score: number }[]) => paths.reduce((sum, { score }) => sum + Math.exp(score), 0);
        const all = everyPath(problem);
        const some = all.filter(({ path }) => labels.every((label, i) => path[first + i] === label));
        const posterior = computePosterior(problem.chain, problem.lattice);
        expect(probabilityOf(problem.chain, posterior, first, labels)).toBeCloseTo(weigh(some) / weigh(all), 9);
      }),
    );
  });
});

describe('exp', () => {
  test('is e^x to twelve digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -650, max: 650, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
      }),
    );
    expect(exp(0)).toBe(1);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
  });
});
