import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeStrength, edgeWidth } from '../../../src/shells/web/scene/edge-width.ts';

describe('the width of an edge', () => {
  test('is one that can be drawn, whatever number a graph file gives', () => {
    fc.assert(
      fc.property(fc.double(), fc.double({ min: 1, max: 1e9, noNaN: true }), (weight, most) => {
        const width = edgeWidth(weight);
        const strength = edgeStrength(weight, most);
        expect(width >= 0.4 && width <= 9).toBe(true);
        expect(strength >= 0 && strength <= 1).toBe(true);
      }),
    );
  });

  test('grows with the weight, also below 1', () => {
    expect(edgeWidth(0.25)).toBeLessThan(edgeWidth(0.5));
    expect(edgeWidth(4)).toBeLessThan(edgeWidth(9));
  });
});
