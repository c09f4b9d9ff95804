import { describe, expect, test } from 'vitest';
import { startForceAtlas2 } from '../../src/arrange/forceatlas2.ts';
import { findSimdForces } from '../../src/arrange/simd-forces.ts';
import { createRandom } from '../../src/model/random.ts';
import { forceGraph, makeForceGraph } from './force-graphs.ts';

const forces = { repulsion: 100, gravity: 0.05, logAttraction: false };

describe.each([
  ['of the package', startForceAtlas2],
  ['of our own', findSimdForces()!],
])('the engine %s', (_, startEngine) => {
  test('brings a pair to the distance where its forces balance', () => {
    const run = startEngine(forceGraph('a-b'), Float64Array.of(-1, 0, 1, 0), { ...forces, gravity: 0 });
    run.advance(500);
    const [ax, , bx] = run.positions;
    // Pull: weight · distance. Push: repulsion · mass · mass / distance = 100 · 2 · 2 / distance.
    expect(bx! - ax!).toBeCloseTo(20, 0);
  });

  test('leaves fixed nodes where they are', () => {
    const run = startEngine(forceGraph('a-b b-c'), Float64Array.of(0, 0, 5, 1, 9, 9), forces, Uint8Array.of(1, 0, 1));
    run.advance(20);
    expect([...run.positions.subarray(0, 2), ...run.positions.subarray(4)]).toEqual([0, 0, 9, 9]);
    expect(run.positions[2]).not.toBe(5);
  });

  test.each([100, 2000])('gives the same bytes for the same start, with %d nodes', (order) => {
    const graph = makeForceGraph(order);
    const random = createRandom(1);
    const start = Float64Array.from({ length: graph.order * 2 }, () => random() * 100);
    const [one, other] = [startEngine(graph, start, forces), startEngine(graph, start, forces)];
    one.advance(20);
    for (let i = 0; i < 20; i++) other.advance(1);
    expect(one.positions).toEqual(other.positions);
  });
});

test('the engine of the package gives Math.log back', () => {
  const before = Math.log;
  startForceAtlas2(forceGraph('a-b'), Float64Array.of(0, 0, 1, 1), forces).advance(1);
  expect(Math.log).toBe(before);
});
