import { describe, expect, test } from 'vitest';
import type { Adjacency } from '../../../src/index.ts';
import { createBends } from '../../../src/shells/web/stage/bends.ts';
import { createLevels } from '../../../src/shells/web/stage/levels.ts';

const RADIUS = 4;
const HEIGHT = 14;
const RIM = { left: -400, right: 400, top: -300, bottom: 300 };

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** How the line from the first spot to the second is bent, all spots being named. */
function bendOf(spots: readonly Spot[], edges = RIM, turned = false): number {
  return bendAll(spots, [turned ? { source: 1, target: 0 } : { source: 0, target: 1 }], edges)(0);
}

/** How each of some lines is bent. */
function bendAll(spots: readonly Spot[], lines: readonly { source: number; target: number }[], edges = RIM) {
  const [x, y] = [Float64Array.from(spots, (spot) => spot.x), Float64Array.from(spots, (spot) => spot.y)];
  const radius = spots.map(() => RADIUS);
  const names = { width: (node: number) => spots[node]!.width, height: () => HEIGHT };
  const adjacency = spots.map((_, node) =>
    lines.flatMap(({ source, target }, edge) =>
      source === node || target === node ? [{ node: source + target - node, edge, weight: 1 }] : [],
    ),
  );
  const levels = createLevels({
    ...{ order: [...spots.keys()], x, y, radius, names, fixed: [], baseScale: 1, edges, covered: [] },
    ...{
      gap: 4,
      tries: 40,
      insisting: 0,
      titles: () => ({ wishes: [], titleOf: () => -1 }),
      adjacency: adjacency as unknown as Adjacency,
    },
    ...{ telling: () => 1, isFirst: () => true, first: 40, allowsLone: true },
  });
  return createBends(lines, { x, y }, levels, { radius, names, titlesAt: () => [], edges, everything: false }).bendOf;
}

const ENDS = [
  { x: -200, y: 0, width: 2 },
  { x: 200, y: 0, width: 2 },
];

describe('lines', () => {
  test('run almost straight where nothing is in the way', () => {
    expect(Math.abs(bendOf(ENDS))).toBeLessThan(0.06);
  });

  test('go around a name, whichever of their ends comes first', () => {
    const inTheWay = [...ENDS, { x: -40, y: -20, width: 80 }];
    expect(bendOf(inTheWay)).toBeGreaterThan(0);
    expect(bendOf(inTheWay, RIM, true)).toBeLessThan(0);
    const above = [...ENDS, { x: -40, y: 20, width: 80 }];
    expect(bendOf(above)).toBeLessThan(0);
    expect(bendOf(above, RIM, true)).toBeGreaterThan(0);
  });

  test('stay on the canvas', () => {
    const atTheRim = { ...RIM, top: -20 };
    expect(bendOf([...ENDS, { x: -40, y: 5, width: 80 }], atTheRim)).toBeLessThan(0);
  });

  test('leave a name in different directions, whichever is asked for first', () => {
    const fan = [
      { x: -200, y: 0, width: 2 },
      { x: 200, y: 0, width: 2 },
      { x: 190, y: 14, width: 2 },
    ];
    const lines = [
      { source: 0, target: 1 },
      { source: 0, target: 2 },
    ];
    const bends = bendAll(fan, lines);
    const [first, second] = [bends(0), bends(1)];
    // The direction at which a curve leaves its straight line, in degrees.
    const turn = (bend: number) => (Math.atan(4 * bend) * 180) / Math.PI;
    const straight = (Math.atan2(14, 390) * 180) / Math.PI;
    expect(Math.abs(straight + turn(second) - turn(first))).toBeGreaterThan(8);
    const otherWay = bendAll(fan, lines);
    expect([otherWay(1), otherWay(0)]).toEqual([second, first]);
  });
});
