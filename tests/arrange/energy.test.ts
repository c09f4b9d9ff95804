import { describe, expect, test } from 'vitest';
import { createEnergy } from '../../src/arrange/energy.ts';
import { createRandom } from '../../src/model/random.ts';
import { forceGraph, makeForceGraph } from './force-graphs.ts';

const scatter = (order: number) => {
  const random = createRandom(3);
  return Float64Array.from({ length: order * 2 }, () => random() * 100);
};

describe('energy', () => {
  test('of a triangle with sides of one is nil, whatever its scale', () => {
    const energy = createEnergy(forceGraph('a-b b-c c-a'), false, 1);
    const triangle = Float64Array.of(0, 0, 1, 0, 0.5, Math.sqrt(3) / 2);
    expect(energy(triangle)).toBeCloseTo(0, 12);
    expect(energy(triangle.map((value) => value * 700))).toBeCloseTo(0, 12);
  });

  test('is lower where the tied are near and the others far', () => {
    const energy = createEnergy(forceGraph('a-b b-c c-d'), false, 1);
    expect(energy(Float64Array.of(0, 0, 1, 0, 2, 0, 3, 0))).toBeLessThan(
      energy(Float64Array.of(0, 0, 3, 0, 1, 0, 2, 0)),
    );
  });

  test('from a sample of pairs is near that from another sample', () => {
    const graph = makeForceGraph(800);
    const positions = scatter(graph.order);
    const [one, other] = [createEnergy(graph, false, 1)(positions), createEnergy(graph, false, 2)(positions)];
    expect(one).not.toBe(other);
    expect(Math.abs(one - other)).toBeLessThan(0.02);
  });
});
