import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEYOND, countSteps, findCommonNeighbours } from '../../src/explore/neighbourhood.ts';
import { makeNetwork } from '../../src/explore/network.ts';

const NODES = 10;
const pair = fc.record({ source: fc.nat(NODES - 1), target: fc.nat(NODES - 1) });
const pairs = fc.uniqueArray(
  pair.filter(({ source, target }) => source < target),
  { maxLength: 25, selector: ({ source, target }) => source * NODES + target },
);
const mask = (length: number) => fc.uint8Array({ min: 0, max: 1, minLength: length, maxLength: length });

describe('a network', () => {
  test('lists every edge at both its ends, ascending, and none from a node to itself', () => {
    const network = makeNetwork(3, [
      { source: 0, target: 2 },
      { source: 1, target: 1 },
      { source: 1, target: 0 },
    ]);
    expect([...network.starts]).toEqual([0, 2, 3, 4]);
    expect([...network.ends]).toEqual([2, 1, 0, 0]);
    expect([...network.edges]).toEqual([0, 2, 2, 0]);
  });
});

describe('steps', () => {
  test('are the lengths of the shortest ways', () => {
    fc.assert(
      fc.property(
        pairs,
        fc.uniqueArray(fc.nat(NODES - 1), { maxLength: 3 }),
        fc.nat(4),
        mask(NODES),
        (edges, from, most, nodes) => {
          const expected = Array.from({ length: NODES }, (_, node): number => (from.includes(node) ? 0 : BEYOND));
          for (let step = 1; step <= most; step++) {
            const reached = [...expected];
            for (const { source, target } of edges) {
              for (const [a, b] of [[source, target] as const, [target, source] as const]) {
                if (expected[a] === step - 1 && expected[b] === BEYOND && nodes[b]) reached[b] = step;
              }
            }
            expected.splice(0, NODES, ...reached);
          }
          expect([...countSteps(makeNetwork(NODES, edges), from, most, { nodes })]).toEqual(expected);
        },
      ),
    );
  });
});

describe('common neighbours', () => {
  test('are tied to each, the one with the most telling weakest tie first', () => {
    fc.assert(
      fc.property(
        pairs,
        fc.uniqueArray(fc.nat(NODES - 1), { minLength: 2, maxLength: 5 }),
        mask(25),
        (edges, of, shut) => {
          const telling = edges.map((_, edge) => (edge * 7) % 5);
          const tie = (a: number, b: number) =>
            edges.findIndex(
              (edge, i) => shut[i] && [edge.source, edge.target].includes(a) && [edge.source, edge.target].includes(b),
            );
          const expected = Array.from({ length: NODES }, (_, node) => ({
            node,
            edges: of.map((end) => tie(end, node)),
          }))
            .filter(({ node, edges: ties }) => !of.includes(node) && ties.every((edge) => edge >= 0))
            .map((common) => ({ ...common, telling: Math.min(...common.edges.map((edge) => telling[edge]!)) }))
            .sort((a, b) => b.telling - a.telling || a.node - b.node);
          expect(findCommonNeighbours(makeNetwork(NODES, edges), of, telling, { edges: shut })).toEqual(expected);
        },
      ),
    );
  });

  test('are asked of two to five', () => {
    const network = makeNetwork(6, []);
    expect(() => findCommonNeighbours(network, [1, 1], [])).toThrow(RangeError);
    expect(() => findCommonNeighbours(network, [0, 1, 2, 3, 4, 5], [])).toThrow(RangeError);
  });
});
