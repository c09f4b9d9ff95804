import { describe, expect, test } from 'vitest';
import { startForceAtlas2 } from '../../src/arrange/forceatlas2.ts';
import { createRandom } from '../../src/model/random.ts';
import { forceGraph, makeForceGraph } from './force-graphs.ts';

const forces = { repulsion: 100, gravity: 0.05, logAttraction: false };

describe('the engine', () => {
  test('brings a pair to the distance where its forces balance', () => {
    const run = startForceAtlas2(forceGraph('a-b'), Float64Array.of(-1, 0, 1, 0), { ...forces, gravity: 0 });
    run.advance(500);
    const [ax, , bx] = run.positions;
    // Pull: weight · distance. Push: repulsion · mass · mass / distance = 100 · 2 · 2 / distance.
    expect(bx! - ax!).toBeCloseTo(20, 0);
  });

  test('leaves fixed nodes where they are', () => {
    const run = startForceAtlas2(
      forceGraph('a-b b-c'),
      Float64Array.of(0, 0, 5, 1, 9, 9),
      forces,
      Uint8Array.of(1, 0, 1),
    );
    run.advance(20);
    expect([...run.positions.subarray(0, 2), ...run.positions.subarray(4)]).toEqual([0, 0, 9, 9]);
    expect(run.positions[2]).not.toBe(5);
  });

  test.each([100, 2000])('gives the same bytes for the same start, with %d nodes', (order) => {
    const graph = makeForceGraph(order);
    const random = createRandom(1);
    const start = Float64Array.from({ length: graph.order * 2 }, () => random() * 100);
    const [one, other] = [startForceAtlas2(graph, start, forces), startForceAtlas2(graph, start, forces)];
    one.advance(20);
    for (let i = 0; i < 20; i++) other.advance(1);
    expect(one.positions).toEqual(other.positions);
  });

  test('gives Math.log back', () => {
    const before = Math.log;
    startForceAtlas2(forceGraph('a-b'), Float64Array.of(0, 0, 1, 1), forces).advance(1);
    expect(Math.log).toBe(before);
  });
});
