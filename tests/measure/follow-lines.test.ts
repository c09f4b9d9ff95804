import { expect, test } from 'vitest';
import { type DrawnLine, findLost } from '../bench/follow-lines.ts';

const line = (source: number, target: number, x: number, y: number, toX: number, toY: number): DrawnLine => ({
  ...{ source, target, from: { x, y }, to: { x: toX, y: toY } },
  over: { x: (x + toX) / 2, y: (y + toY) / 2 },
});
const radius = new Float64Array(20).fill(4);
const box = (node: number, left: number, right: number, y: number) => ({
  node,
  left,
  right,
  top: y - 6,
  bottom: y + 6,
});
const reasons = (lines: readonly DrawnLine[], boxes: Parameters<typeof findLost>[1] = []) =>
  Object.entries(findLost(lines, boxes, radius)[0]!).flatMap(([why, is]) => (is ? [why] : []));

const LEVEL = line(0, 1, 0, 0, 200, 0);

test('a line alone can be followed, also where one crosses it at an angle or one short name is over it', () => {
  expect(reasons([LEVEL])).toEqual([]);
  expect(reasons([LEVEL, line(2, 3, 100, -90, 120, 90)])).toEqual([]);
  expect(reasons([LEVEL], [box(2, 80, 110, 0)])).toEqual([]);
});

test('a line is lost behind a long name, behind two, behind its own, along another, in a bundle, and under five that cross', () => {
  expect(reasons([LEVEL], [box(2, 60, 140, 0)])).toEqual(['behind']);
  expect(reasons([LEVEL], [box(2, 60, 70, 0), box(-1, 130, 140, 0)])).toEqual(['behind']);
  expect(reasons([LEVEL], [box(0, 7, 50, 0)])).toEqual(['ownName']);
  expect(reasons([LEVEL, line(2, 3, 20, -6, 220, 10)])).toEqual(['along']);
  // Some three degrees between them.
  expect(reasons([LEVEL, line(0, 2, 0, 0, 34, 2)])).toEqual(['bundled']);
  const across = [3, 5, 7, 9, 11].map((node, i) => line(node, node + 1, 40 + 30 * i, -50, 40 + 30 * i, 50));
  expect(reasons([LEVEL, ...across.slice(1)])).toEqual([]);
  expect(reasons([LEVEL, ...across])).toEqual(['crossed']);
});
