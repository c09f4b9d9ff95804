import { expect, test } from 'vitest';
import { findCommunities } from '../../src/arrange/communities.ts';
import { graph } from './mini-graph.ts';

test('two cliques with a bridge are two communities, numbered by size', () => {
  expect(findCommunities(graph('a-b b-c c-a c-d d-e e-f f-d d-g e-g f-g'), 1)).toEqual([1, 1, 1, 0, 0, 0, 0]);
});

test('a node without edges is a community of its own', () => {
  expect(findCommunities(graph('a-b c'), 1)).toEqual([0, 0, 1]);
  expect(findCommunities(graph('a b'), 1)).toEqual([0, 1]);
  expect(findCommunities(graph(''), 1)).toEqual([]);
});
