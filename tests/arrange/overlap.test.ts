import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Boxes } from '../../src/arrange/boxes.ts';
import { removeOverlaps } from '../../src/arrange/overlap.ts';
import { drain } from '../../src/model/progress.ts';

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: number;
}

const disc = fc.record({
  x: fc.integer({ min: -50, max: 50 }),
  y: fc.integer({ min: -50, max: 50 }),
  radius: fc.integer({ min: 1, max: 30 }),
  label: fc.integer({ min: 0, max: 100 }),
});

const separate = (discs: readonly Disc[], labelled: boolean, fixed?: Uint8Array) => {
  const radius = Float64Array.from(discs, (one) => one.radius);
  const right = Float64Array.from(discs, (one) => one.radius + (labelled ? 1 + one.label : 0));
  const boxes: Boxes = { labelled, radius, right, half: radius };
  const positions = Float64Array.from(discs.flatMap(({ x, y }) => [x, y]));
  drain(removeOverlaps(Uint32Array.from(discs.keys()), positions, boxes, fixed ? { fixed, grow: false } : {}));
  return { positions, boxes };
};

describe('after the removal of overlaps', () => {
  test('no disc covers another', () => {
    fc.assert(
      fc.property(fc.array(disc, { maxLength: 40 }), (discs) => {
        const { positions } = separate(discs, false);
        return discs.every((a, i) =>
          discs.slice(0, i).every((b, j) => {
            const distance = Math.hypot(
              positions[2 * i]! - positions[2 * j]!,
              positions[2 * i + 1]! - positions[2 * j + 1]!,
            );
            return distance > a.radius + b.radius;
          }),
        );
      }),
    );
  });

  test('no box covers another', () => {
    fc.assert(
      fc.property(fc.array(disc, { maxLength: 40 }), (discs) => {
        const { positions: at, boxes } = separate(discs, true);
        return discs.every((a, i) =>
          discs
            .slice(0, i)
            .every(
              (b, j) =>
                Math.abs(at[2 * i + 1]! - at[2 * j + 1]!) > a.radius + b.radius ||
                at[2 * i]! - a.radius > at[2 * j]! + boxes.right[j]! ||
                at[2 * j]! - b.radius > at[2 * i]! + boxes.right[i]!,
            ),
        );
      }),
    );
  });

  test('what overlapped nothing is where it was', () => {
    const apart = [-100, 0, 100].map((x) => ({ x, y: 0, radius: 10, label: 0 }));
    expect([...separate(apart, false).positions]).toEqual([-100, 0, 0, 0, 100, 0]);
  });

  test('a fixed node is where it was and the other has given way', () => {
    const two = [0, 5].map((x) => ({ x, y: 0, radius: 10, label: 0 }));
    const { positions } = separate(two, false, Uint8Array.of(1, 0));
    expect(positions[0]).toBe(0);
    expect(positions[2]).toBeGreaterThan(20);
  });
});
