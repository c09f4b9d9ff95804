import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BucketQueue } from '../../src/explore/bucket-queue.ts';
import { type Allowed, makeNetwork } from '../../src/explore/network.ts';
import { findPaths, measureCosts } from '../../src/explore/paths.ts';

interface Line {
  readonly source: number;
  readonly target: number;
  readonly telling: number;
}

/** `a-b 9, b-c 1`: edges of nodes named by letters, each with how telling it is. */
function read(text: string): { lines: Line[]; name: (node: number) => string; node: (name: string) => number } {
  const names = [...new Set(text.match(/[a-z]+/g))].sort();
  const node = (name: string) => names.indexOf(name);
  const lines = text.split(', ').map((line): Line => {
    const [, a = '', b = '', telling = '1'] = /^(\w+)-(\w+)(?: (\d+))?$/.exec(line) ?? [];
    return { source: node(a), target: node(b), telling: Number(telling) };
  });
  return { lines, node, name: (index) => names[index]! };
}

function paths(text: string, from: string, to: string, shut = '') {
  const { lines, node, name } = read(text);
  const order = Math.max(...lines.flatMap(({ source, target }) => [source, target])) + 1;
  const nodes = new Uint8Array(order).fill(1);
  for (const letter of shut) nodes[node(letter)] = 0;
  const costs = measureCosts(lines.map(({ telling }) => telling));
  const question = { from: node(from), to: node(to), allowed: { nodes } };
  return findPaths(makeNetwork(order, lines), costs, question).map((path) => path.nodes.map(name).join(''));
}

/** Every way without a node twice, cheapest first. */
function listAllPaths(lines: readonly Line[], costs: Uint16Array, from: number, to: number, allowed: Allowed) {
  const found: { readonly nodes: readonly number[]; readonly cost: number }[] = [];
  const walk = (nodes: readonly number[], cost: number) => {
    const node = nodes.at(-1)!;
    if (node === to) {
      found.push({ nodes, cost });
      return;
    }
    lines.forEach(({ source, target }, edge) => {
      const end = source === node ? target : target === node ? source : -1;
      if (end < 0 || nodes.includes(end) || allowed.edges?.[edge] === 0) return;
      if (end !== to && allowed.nodes?.[end] === 0) return;
      walk([...nodes, end], cost + costs[edge]!);
    });
  };
  walk([from], 0);
  return found.sort((a, b) => a.cost - b.cost);
}

describe('paths', () => {
  test('prefer telling edges to a short cut over an ordinary one', () => {
    expect(paths('a-b 1, a-c 9, c-b 8, c-d 5, a-d 4', 'a', 'b')[0]).toBe('acb');
    expect(paths('a-b 7, a-c 9, c-b 8, c-d 5, a-d 4', 'a', 'b')[0]).toBe('ab');
  });

  test('come in order, three unless there are fewer', () => {
    expect(paths('a-c 9, c-b 9, a-d 8, d-b 8, a-e 7, e-b 7, a-f 6, f-b 6', 'a', 'b')).toEqual(['acb', 'adb', 'aeb']);
    expect(paths('a-c, c-b', 'a', 'b')).toEqual(['acb']);
    expect(paths('a-c, d-b', 'a', 'b')).toEqual([]);
  });

  test('do not pass what is shut, but may begin and end there', () => {
    expect(paths('a-c 9, c-b 9, a-d, d-b', 'a', 'b', 'c')).toEqual(['adb']);
    expect(paths('a-c, c-b', 'a', 'b', 'ab')).toEqual(['acb']);
  });

  test('need two ends that are there', () => {
    const network = makeNetwork(2, [{ source: 0, target: 1 }]);
    expect(() => findPaths(network, measureCosts([1]), { from: 0, to: 0 })).toThrow(RangeError);
    expect(() => findPaths(network, measureCosts([1]), { from: 0, to: 2 })).toThrow(RangeError);
  });

  test('are those that one finds who tries them all', () => {
    const line = fc.record({ source: fc.nat(7), target: fc.nat(7), telling: fc.nat(5) });
    const lines = fc.uniqueArray(
      line.filter(({ source, target }) => source !== target),
      { maxLength: 20, selector: ({ source, target }) => Math.min(source, target) * 8 + Math.max(source, target) },
    );
    const mask = (length: number) => fc.uint8Array({ min: 0, max: 1, minLength: length, maxLength: length });
    const shut = fc.option(fc.record({ nodes: mask(8), edges: mask(20) }), { nil: {} });
    fc.assert(
      fc.property(
        lines,
        fc.nat(7),
        fc.nat(7),
        shut,
        fc.integer({ min: 1, max: 6 }),
        (list, from, to, allowed, count) => {
          fc.pre(from !== to);
          const costs = measureCosts(list.map(({ telling }) => telling));
          const found = findPaths(makeNetwork(8, list), costs, { from, to, count, allowed });
          const all = listAllPaths(list, costs, from, to, allowed);
          expect(found.map(({ cost }) => cost)).toEqual(all.slice(0, count).map(({ cost }) => cost));
          const known = new Map(all.map(({ nodes, cost }) => [nodes.join(), cost]));
          for (const { nodes, edges, cost } of found) {
            expect(known.get(nodes.join())).toBe(cost);
            expect(edges.reduce((sum, edge) => sum + costs[edge]!, 0)).toBe(cost);
          }
          expect(new Set(found.map(({ nodes }) => nodes.join())).size).toBe(found.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('costs', () => {
  test('go by the order of how telling edges are, from 64 to 256', () => {
    expect([...measureCosts([1000, 5, 4, 4])]).toEqual([64, 112, 160, 160]);
    expect([...measureCosts([])]).toEqual([]);
  });
});

describe('a bucket queue', () => {
  test('gives what was pushed in order of priority', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.boolean())), (steps) => {
        const queue = new BucketQueue(5);
        const waiting: number[] = [];
        for (const [above, pops] of steps) {
          if (pops && waiting.length > 0) {
            waiting.sort((a, b) => a - b);
            expect(queue.pop()).toBe(waiting.shift());
          } else {
            waiting.push(queue.least + above);
            queue.push(queue.least + above, queue.least + above);
          }
        }
      }),
    );
  });
});
