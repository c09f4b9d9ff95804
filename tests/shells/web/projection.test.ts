import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitPoints, type Projection } from '../../../src/shells/web/stage/projection.ts';

const FREE = { left: 0, top: 0, right: 1000, bottom: 600 };
const project = ({ scale, originX, originY }: Projection, x: number, y: number) => [
  originX + x * scale,
  originY - y * scale,
];
const place = (points: readonly (readonly [number, number])[], covered: Parameters<typeof fitPoints>[4] = []) => {
  const x = points.map(([px]) => px);
  const y = points.map(([, py]) => py);
  const projection = fitPoints(x, y, [...points.keys()], FREE, covered, 2);
  return points.map(([px, py]) => project(projection, px, py));
};

describe('fitting', () => {
  test('uses the whole of the shorter side, y pointing up', () => {
    expect(
      place([
        [0, 0],
        [1000, 1000],
      ]),
    ).toEqual([
      [200, 600],
      [800, 0],
    ]);
  });

  test('puts a single point in the middle', () => {
    expect(place([[17, -4]])).toEqual([[500, 300]]);
  });

  test('of nothing is somewhere', () => {
    expect(fitPoints([], [], [], FREE, [], 2).scale).toBeGreaterThan(0);
  });

  test('goes round what covers a corner', () => {
    const legend = { left: 0, top: 300, right: 300, bottom: 600 };
    for (const [px, py] of place(
      [
        [0, 0],
        [100, 0],
        [0, 100],
        [100, 100],
      ],
      [legend],
    )) {
      expect(px! > 300 || py! < 300).toBe(true);
    }
  });

  test('makes a map hardly smaller than it must be to clear a corner', () => {
    const legend = { left: 0, top: 570, right: 1000, bottom: 600 };
    const [low, high] = place(
      [
        [0, 0],
        [0, 600],
      ],
      [legend],
    );
    // 570 of 600 pixels are free.
    expect(low![1]! - high![1]!).toBeGreaterThan(555);
  });

  test('keeps every point on the screen', () => {
    const point = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }));
    const legend = { left: 0, top: 400, right: 200, bottom: 600 };
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        for (const [px, py] of place(points, [legend])) {
          expect(px).toBeGreaterThanOrEqual(-0.01);
          expect(px).toBeLessThanOrEqual(1000.01);
          expect(py).toBeGreaterThanOrEqual(-0.01);
          expect(py).toBeLessThanOrEqual(600.01);
        }
      }),
    );
  });
});
