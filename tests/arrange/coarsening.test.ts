import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coarsenGraph } from '../../src/arrange/coarsening.ts';
import { forceGraph, makeForceGraph } from './force-graphs.ts';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('a coarse graph', () => {
  test('keeps all mass, and the weight of every edge that is not within a cluster', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 300 }), fc.integer({ min: 1, max: 1000 }), (order, seed) => {
        const fine = makeForceGraph(order, seed);
        const { graph, cluster } = coarsenGraph(fine, seed);
        const between = fine.weight.filter((_, edge) => cluster[fine.source[edge]!] !== cluster[fine.target[edge]!]);
        expect(sum(graph.mass)).toBe(sum(fine.mass));
        expect(sum(graph.weight)).toBe(sum(between));
        expect(new Set(cluster).size).toBe(graph.order);
      }),
      { numRuns: 20 },
    );
  });

  test('has at most half as many nodes', () => {
    const fine = makeForceGraph(1000);
    expect(coarsenGraph(fine, 1).graph.order).toBeLessThan(fine.order / 2);
  });

  test('keeps what is tied most strongly together', () => {
    const { cluster } = coarsenGraph(forceGraph('a-b:9 b-c c-d:9'), 1);
    expect(cluster[0]).toBe(cluster[1]);
    expect(cluster[2]).toBe(cluster[3]);
    expect(cluster[0]).not.toBe(cluster[2]);
  });
});
