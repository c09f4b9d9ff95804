import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignTo, placeUnknown } from '../../src/arrange/warm-start.ts';
import { forceGraph } from './force-graphs.ts';

const coordinate = fc.integer({ min: -100, max: 100 });

describe('aligned positions', () => {
  test('are the old ones again if the map was only turned, mirrored and moved', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 20 }),
        fc.double({ min: 0, max: 6.3, noNaN: true }),
        fc.boolean(),
        (places, angle, mirrored) => {
          const old = Float64Array.from(places.flat());
          const turned = Float64Array.from(
            places.flatMap(([x, y]) => {
              const up = mirrored ? -y : y;
              return [x * Math.cos(angle) - up * Math.sin(angle) + 70, x * Math.sin(angle) + up * Math.cos(angle) - 30];
            }),
          );
          return alignTo(turned, old).every((value, i) => Math.abs(value - old[i]!) < 1e-6);
        },
      ),
    );
  });

  test('need not know every node', () => {
    const aligned = alignTo(Float64Array.of(0, 0, 1, 0, 2, 0), Float64Array.of(5, 5, 6, 5, NaN, NaN));
    expect([...aligned]).toEqual([5, 5, 6, 5, 7, 5]);
  });
});

test('a new node is placed near its neighbours, and one behind it near that', () => {
  const placed = placeUnknown(forceGraph('a-b b-c c-d'), Float64Array.of(0, 0, 100, 0, NaN, NaN, NaN, NaN), 1);
  expect(placed.every(Number.isFinite)).toBe(true);
  expect(placed[4]).toBeGreaterThan(60);
  expect(placed[6]).toBeGreaterThan(60);
});
