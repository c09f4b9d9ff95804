import { expect, test } from 'vitest';
import { splitComponents } from '../../src/arrange/components.ts';
import { graph } from './mini-graph.ts';

test('parts come largest first, equals in the order of their first nodes', () => {
  const parts = splitComponents(graph('a-b c d-e e-f g-h'));
  expect(parts.map(({ nodes }) => [...nodes])).toEqual([[3, 4, 5], [0, 1], [6, 7], [2]]);
});

test('a node pushes with one and the weights of its edges', () => {
  expect([...splitComponents(graph('a-b:3 b-c'))[0]!.graph.mass]).toEqual([4, 5, 2]);
});
