import { expect, test } from 'vitest';
import { makeNetwork } from '../../src/explore/network.ts';
import { findSurroundings } from '../../src/explore/surroundings.ts';

/** 0–1 tells 5, 0–2 tells 9, 1–3 tells 4, 2–4 tells 1, 2–5 tells 7; 6 is alone. */
const EDGES = [
  { source: 0, target: 1, telling: 5 },
  { source: 0, target: 2, telling: 9 },
  { source: 1, target: 3, telling: 4 },
  { source: 2, target: 4, telling: 1 },
  { source: 2, target: 5, telling: 7 },
];
const network = makeNetwork(7, EDGES);
const around = (from: readonly number[], steps: number, most = 99, allowed = {}) =>
  findSurroundings(network, from, steps, most, (edge) => EDGES[edge]!.telling, allowed);

test('takes the nearer first, then the more telling', () => {
  expect(around([0], 1)).toEqual({ nodes: [0, 2, 1], left: 0 });
  expect(around([0], 2)).toEqual({ nodes: [0, 2, 1, 5, 3, 4], left: 0 });
});

test('counts those for which there is no room, and goes on only from those that it took', () => {
  expect(around([0], 1, 1)).toEqual({ nodes: [0, 2], left: 1 });
  expect(around([0], 1, 0)).toEqual({ nodes: [0], left: 2 });
});

test('has room for further steps too, however many names are nearer, and takes of them the most telling', () => {
  expect(around([0], 2, 1)).toEqual({ nodes: [0, 2, 5], left: 2 });
  expect(around([0], 2, 2)).toEqual({ nodes: [0, 2, 1, 5], left: 2 });
  const triangle = [...EDGES, { source: 1, target: 2, telling: 9 }];
  // One that was left out at the first step is not taken for one that is two steps away.
  const found = findSurroundings(makeNetwork(7, triangle), [0], 2, 1, (edge) => triangle[edge]!.telling);
  expect(found).toEqual({ nodes: [0, 2, 5], left: 2 });
});

test('stays within what is allowed, and begins anywhere', () => {
  expect(around([0], 2, 99, { nodes: Uint8Array.from([1, 1, 0, 1, 1, 1, 1]) }).nodes).toEqual([0, 1, 3]);
  expect(around([6, 4], 1)).toEqual({ nodes: [6, 4, 2], left: 0 });
  expect(around([], 3)).toEqual({ nodes: [], left: 0 });
});
