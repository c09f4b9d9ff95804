import { UndirectedGraph } from 'graphology';
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js';
import { describe, expect, test } from 'vitest';
import { countNeighbours, measureBetweenness } from '../../src/arrange/measures.ts';
import { drain } from '../../src/model/progress.ts';
import { makeCoMentionGraph } from '../bench/co-mention-graph.ts';
import { graph } from './mini-graph.ts';

test('degree counts neighbours, not weights', () => {
  expect(countNeighbours(graph('a-b:5 b-c d'))).toEqual([1, 2, 1, 0]);
});

describe('betweenness', () => {
  test.each([
    ['a-b b-c', [0, 1, 0]],
    ['a-b b-c c-d d-a', [1 / 6, 1 / 6, 1 / 6, 1 / 6]],
    ['a-b c', [0, 0, 0]],
    ['a-b', [0, 0]],
  ])('of %s', (line, expected) => {
    const found = drain(measureBetweenness(graph(line), 1));
    found.forEach((value, node) => {
      expect(value).toBeCloseTo(expected[node]!, 5);
    });
  });

  test('is what graphology-metrics computes', () => {
    const of = makeCoMentionGraph(300, 1200);
    const copy = new UndirectedGraph();
    of.nodes.forEach((_, node) => {
      copy.addNode(node);
    });
    for (const { source, target } of of.edges) copy.addEdge(source, target);
    const expected = betweennessCentrality(copy, { getEdgeWeight: null });
    const found = drain(measureBetweenness(of, 1));
    expect(found.map((value, node) => Math.abs(value - expected[node]!)).every((gap) => gap <= 1e-6)).toBe(true);
  });

  test('of a large graph is an estimate that keeps the strongest on top', () => {
    const of = makeCoMentionGraph(4000, 24_000);
    const found = drain(measureBetweenness(of, 1));
    const other = drain(measureBetweenness(of, 2));
    const top = (values: readonly number[]) =>
      values
        .map((value, node) => ({ value, node }))
        .sort((a, b) => b.value - a.value)
        .slice(0, 10)
        .map(({ node }) => node);
    expect(top(found).filter((node) => top(other).includes(node)).length).toBeGreaterThanOrEqual(9);
  });
});
