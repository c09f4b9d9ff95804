import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Boxes } from '../../src/arrange/boxes.ts';
import { type Lines, untangleMap } from '../../src/arrange/untangle.ts';

/** Equal boxes: a dot and a label of 40 by 14. */
const boxesOf = (order: number): Boxes => ({
  labelled: true,
  radius: new Float64Array(order).fill(4),
  right: new Float64Array(order).fill(40),
  half: new Float64Array(order).fill(7),
});

const linesOf = (ends: readonly (readonly [number, number])[]) => ({
  source: Uint32Array.from(ends, ([a]) => a),
  target: Uint32Array.from(ends, ([, b]) => b),
  pull: new Float64Array(ends.length).fill(1),
  drawn: new Uint8Array(ends.length).fill(1),
});

function untangle(
  positions: readonly number[],
  ends: readonly (readonly [number, number])[],
  {
    fixed,
    low = new Uint8Array(positions.length / 2),
    regions,
    titles,
    lines = linesOf(ends),
  }: { fixed?: Uint8Array; low?: Uint8Array; regions?: Int32Array; titles?: number; lines?: Lines } = {},
) {
  const out = Float64Array.from(positions);
  const common = {
    lines,
    boxes: boxesOf(out.length / 2),
    width: 400,
    height: 300,
    low,
    regions: regions ?? new Int32Array(out.length / 2).fill(-1),
    titles: titles ?? out.length / 2,
    fore: 0,
    foreGrowth: 1,
    seed: 1,
  };
  for (const _ of untangleMap(out, { ...common, ...(fixed && { fixed }) }));
  return out;
}

const cross = (p: Float64Array, [a, b]: readonly [number, number], [c, d]: readonly [number, number]): boolean => {
  const side = (i: number, j: number, k: number) =>
    (p[2 * j]! - p[2 * i]!) * (p[2 * k + 1]! - p[2 * i + 1]!) -
    (p[2 * j + 1]! - p[2 * i + 1]!) * (p[2 * k]! - p[2 * i]!);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
};

test('lines that cross are uncrossed', () => {
  const ends = [
    [0, 1],
    [2, 3],
  ] as const;
  const start = [-80, -60, 80, 60, -80, 60, 80, -60];
  expect(cross(Float64Array.from(start), ...ends)).toBe(true);
  expect(cross(untangle(start, ends), ...ends)).toBe(false);
});

test('labels are freed of each other and stay on the map', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -100, max: 100 })), {
        minLength: 2,
        maxLength: 12,
      }),
      (spots) => {
        const ends = spots.slice(1).map((_, i) => [i, i + 1] as const);
        const out = untangle(spots.flat(), ends);
        for (let a = 0; a < spots.length; a++) {
          expect(Math.abs(out[2 * a + 1]!)).toBeLessThanOrEqual(150);
          for (let b = 0; b < a; b++) {
            const [left, right] = [Math.min(out[2 * a]!, out[2 * b]!), Math.max(out[2 * a]!, out[2 * b]!)];
            expect(right - left >= 44 || Math.abs(out[2 * a + 1]! - out[2 * b + 1]!) >= 14).toBe(true);
          }
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('a line is not left behind a label that it could pass', () => {
  const out = untangle([-100, 0, 100, 0, -20, 0], [[0, 1]]);
  const [ax, ay, bx, by, x, y] = out as unknown as [number, number, number, number, number, number];
  const on = (px: number) => ay + ((px - ax) / (bx - ax)) * (by - ay);
  const passes =
    Math.min(Math.abs(on(x) - y), Math.abs(on(x + 40) - y)) > 5 || x > Math.max(ax, bx) || x + 40 < Math.min(ax, bx);
  expect(passes).toBe(true);
});

test('what is fixed stays', () => {
  const out = untangle(
    [0, 0, 5, 0, 9, 3],
    [
      [0, 1],
      [1, 2],
    ],
    { fixed: Uint8Array.of(1, 0, 1) },
  );
  expect([out[0], out[1], out[4], out[5]]).toEqual([0, 0, 9, 3]);
});

test('what belongs at the low rim goes there', () => {
  const out = untangle([0, 140, -50, 0, 50, 0], [[1, 2]], { low: Uint8Array.of(1, 0, 0) });
  expect(out[1]).toBeLessThan(-100);
});

test('a name of another region does not stand by a title, one of its own may', () => {
  const gapOf = (region: number): number => {
    // A name that is drawn to a title by a line that is not drawn.
    const own = { ...linesOf([[0, 1]]), drawn: Uint8Array.of(0) };
    const options = { fixed: Uint8Array.of(0, 1), regions: Int32Array.of(region, 0), titles: 1, lines: own };
    const out = untangle([0, 60, 0, 0], [], options);
    const across = out[0]! > out[2]! ? out[0]! - out[2]! - 44 : out[2]! - out[0]! - 44;
    return Math.max(across, Math.abs(out[1]! - out[3]!) - 14);
  };
  expect(gapOf(1)).toBeGreaterThan(gapOf(0));
  expect(gapOf(1)).toBeGreaterThan(20);
});
