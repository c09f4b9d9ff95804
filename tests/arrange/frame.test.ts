import { describe, expect, test } from 'vitest';
import { measureBoxes } from '../../src/arrange/boxes.ts';
import { fitToBoxes } from '../../src/arrange/frame.ts';
import { graph } from './mini-graph.ts';

const boxes = measureBoxes(graph('a b c d').nodes);
const nodes = Uint32Array.of(0, 1, 2, 3);
const fitted = (positions: number[], spread = 1) => [
  ...fitToBoxes(nodes, Float64Array.from(positions), boxes, { spread, shape: 1.25 }),
];

describe('a fitted map', () => {
  test('lies along the screen, however it stood', () => {
    const ys = fitted([0, 0, 1, 1, 2, 2, 3, 3]).filter((_, i) => i % 2 === 1);
    for (const y of ys) expect(y).toBeCloseTo(0, 6);
  });

  test('has its scale from the boxes, not from the forces', () => {
    const small = fitted([0, 0, 2, 0, 0, 1, 2, 1]);
    const large = fitted([0, 0, 2000, 0, 0, 1000, 2000, 1000]);
    small.forEach((value, i) => {
      expect(large[i]).toBeCloseTo(value, 6);
    });
  });

  test('is as many times larger as asked', () => {
    const [once, twice] = [fitted([0, 0, 2, 0, 0, 1, 2, 1]), fitted([0, 0, 2, 0, 0, 1, 2, 1], 2)];
    once.forEach((value, i) => {
      expect(twice[i]).toBeCloseTo(2 * value, 6);
    });
  });
});
