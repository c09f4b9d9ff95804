import { describe, expect, test } from 'vitest';
import { BEND } from '../../../src/shells/web/stage/paint.ts';
import { pickTarget } from '../../../src/shells/web/stage/picking.ts';
import { makeScene } from './small-scene.ts';

const scene = makeScene('[Ada] met [Béla]. [Cleo] slept.');
const positions = { x: Float64Array.of(0, 100, 103), y: Float64Array.of(0, 0, 0) };
const RADII = [5, 10, 3];

const pickAt = (x: number, y: number, { slack = 5, areCurved = false, edges = [0] } = {}) =>
  pickTarget(
    {
      scene,
      positions,
      projection: { scale: 1, originX: 0, originY: 0 },
      nodes: [0, 1, 2],
      edges,
      areCurved,
      bendOf: () => BEND,
      radiusOf: (node) => RADII[node]!,
      slack,
    },
    x,
    y,
  );

describe('picking', () => {
  test('finds the node under the pointer', () => {
    expect(pickAt(2, 2)).toEqual({ type: 'node', node: 0 });
  });

  test('snaps to a node that a pointer misses by a little', () => {
    expect(pickAt(-9, 0)).toEqual({ type: 'node', node: 0 });
    expect(pickAt(-19, 0)).toBeUndefined();
    expect(pickAt(-19, 0, { slack: 16 })).toEqual({ type: 'node', node: 0 });
  });

  test('prefers the small node that lies on a large one', () => {
    expect(pickAt(103, 0)).toEqual({ type: 'node', node: 2 });
    expect(pickAt(92, 0)).toEqual({ type: 'node', node: 1 });
  });

  test('finds an edge beside its line, not beyond its ends', () => {
    expect(pickAt(50, 4)).toEqual({ type: 'edge', edge: 0 });
    expect(pickAt(50, 6)).toBeUndefined();
    expect(pickAt(-30, 0)).toBeUndefined();
  });

  test('follows a curve as it is drawn', () => {
    const top = -100 * BEND;
    expect(pickAt(50, top, { areCurved: true, slack: 2 })).toEqual({ type: 'edge', edge: 0 });
    expect(pickAt(50, -top, { areCurved: true, slack: 2 })).toBeUndefined();
    expect(pickAt(50, 0, { areCurved: true, slack: 2 })).toBeUndefined();
  });

  test('finds no edge that is not drawn', () => {
    expect(pickAt(50, 0, { edges: [] })).toBeUndefined();
  });
});
