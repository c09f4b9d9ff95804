import { describe, expect, test } from 'vitest';
import { pickTarget } from '../../../src/shells/web/stage/picking.ts';
import { seeScene } from '../../../src/shells/web/state/sight.ts';
import { NO_FILTERS } from '../../../src/shells/web/state/view.ts';
import { makeScene } from './small-scene.ts';

const made = makeScene('[Ada] met [Béla]. [Cleo] slept.');
const scene = { ...made, x: Float64Array.of(0, 100, 103), y: Float64Array.of(0, 0, 0) };
const RADII = [5, 10, 3];

const pickAt = (x: number, y: number, slack = 5, onlyEdges?: ReadonlySet<number>) =>
  pickTarget(
    {
      scene,
      sight: seeScene(scene, NO_FILTERS),
      projection: { scale: 1, originX: 0, originY: 0 },
      radiusOf: (node) => RADII[node]!,
      onlyEdges,
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
    expect(pickAt(-19, 0, 16)).toEqual({ type: 'node', node: 0 });
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

  test('finds no edge outside the focus', () => {
    expect(pickAt(50, 0, 5, new Set())).toBeUndefined();
    expect(pickAt(50, 0, 5, new Set([0]))).toEqual({ type: 'edge', edge: 0 });
  });
});
