import { describe, expect, test } from 'vitest';
import { type ArrangeStep, arrangeGraph } from '../../src/arrange/arrangement.ts';
import { measureBoxes } from '../../src/arrange/boxes.ts';
import type { LayoutOptions } from '../../src/arrange/layout-options.ts';
import type { Arrangement } from '../../src/model/arrangement.ts';
import type { EntityGraph } from '../../src/model/graph.ts';
import { drain } from '../../src/model/progress.ts';
import { createRandom, hashText } from '../../src/model/random.ts';
import { weighDrawing } from '../../src/relate/weigh.ts';
import { makeCoMentionGraph } from '../bench/co-mention-graph.ts';
import { graph } from './mini-graph.ts';

const arrange = (of: EntityGraph, options: Partial<LayoutOptions> = {}) =>
  drain(arrangeGraph(of, { seed: 1, ...options }));

describe('an arrangement', () => {
  test('has a finite place for every node', () => {
    const { x, y } = arrange(graph('a-b b-c c-a c-d e-f g'));
    expect(x).toHaveLength(7);
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
  });

  test('of nothing is empty, of one node is one place', () => {
    expect(arrange(graph('')).x).toEqual([]);
    expect(arrange(graph('a')).x).toHaveLength(1);
  });

  test('is the same for the same seed and another for another', () => {
    const of = makeCoMentionGraph(200, 800);
    expect(arrange(of)).toEqual(arrange(of));
    expect(arrange(of, { seed: 2 }).x).not.toEqual(arrange(of).x);
  });

  test('is the same in whatever order nodes and edges come', () => {
    const of = weighDrawing(makeCoMentionGraph(200, 500));
    const random = createRandom(5);
    const order = of.nodes.map((_, node) => ({ node, key: random() })).sort((a, b) => a.key - b.key);
    const place = new Map(order.map(({ node }, at) => [node, at]));
    const edges = of.edges.map((edge, index) => ({ edge, index, key: random() })).sort((a, b) => a.key - b.key);
    const shuffled = {
      ...of,
      nodes: order.map(({ node }) => of.nodes[node]!),
      edges: edges.map(({ edge }) => ({ ...edge, source: place.get(edge.source)!, target: place.get(edge.target)! })),
      weighing: {
        rank: order.map(({ node }) => of.weighing.rank[node]!),
        telling: edges.map(({ index }) => of.weighing.telling[index]!),
        drawnFrom: edges.map(({ index }) => of.weighing.drawnFrom[index]!),
      },
    };
    const [one, other] = [arrange(of), arrange(shuffled)];
    expect(order.map(({ node }) => one.x[node])).toEqual(other.x);
    expect(order.map(({ node }) => one.community[node])).toEqual(other.community);
    const first = (graph: EntityGraph) => arrangeGraph(graph, { seed: 1 }).next().value as ArrangeStep;
    const [a, b] = [first(of).positions, first(shuffled).positions];
    expect(order.map(({ node }) => a[2 * node + 1])).toEqual(order.map((_, at) => b[2 * at + 1]));
  });

  test('has the same bytes on every machine (drawn anew by -u after a change of the layout)', () => {
    const hash = (layout: LayoutOptions['layout']) =>
      hashText(JSON.stringify(arrange(makeCoMentionGraph(600, 3000), { layout: layout! })));
    expect(hash({})).toMatchInlineSnapshot(`3715712359`);
    expect(hash({ separateCommunities: true })).toMatchInlineSnapshot(`1860089251`);
  });

  test('is rounded to a thousandth', () => {
    const { x, y } = arrange(graph('a-b b-c c-a c-d'));
    expect([...x, ...y].filter((value) => Number(value.toFixed(3)) !== value)).toEqual([]);
  });

  test('draws tied nodes nearer than untied ones', () => {
    const clique = (names: string) => [...names].flatMap((a, i) => [...names.slice(i + 1)].map((b) => `${a}-${b}`));
    const { x, y } = arrange(graph([...clique('abcde'), 'e-f', ...clique('fghij')].join(' ')));
    const distance = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    expect(distance(0, 1)).toBeLessThan(distance(0, 9));
    expect(distance(8, 9)).toBeLessThan(distance(0, 9));
  });

  test('shows every node at every step, and progress that does not run back', () => {
    const of = makeCoMentionGraph(300, 1200);
    const done: number[] = [];
    drain(arrangeGraph(of, { seed: 1 }), (step) => {
      expect(step.positions).toHaveLength(600);
      expect(step.positions.every(Number.isFinite)).toBe(true);
      done.push(step.done);
    });
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  test('covers no node and no label by another', () => {
    const of = makeCoMentionGraph(120, 500);
    const { x, y } = arrange(of);
    const { radius, right, half } = measureBoxes(of.nodes);
    const covered = x.flatMap((_, a) =>
      x.flatMap((_, b) => {
        if (b >= a || Math.abs(y[a]! - y[b]!) >= half[a]! + half[b]!) return [];
        const apart = x[a]! + right[a]! <= x[b]! - radius[b]! || x[b]! + right[b]! <= x[a]! - radius[a]!;
        return apart ? [] : [[a, b]];
      }),
    );
    expect(covered).toEqual([]);
  });

  test('gives labels room on a screen', () => {
    const { x, y } = arrange(makeCoMentionGraph(80, 300));
    const width = Math.max(...x) - Math.min(...x);
    const height = Math.max(...y) - Math.min(...y);
    expect(width).toBeGreaterThan(height);
    expect(width).toBeLessThan(1300);
    expect(height).toBeLessThan(900);
  });

  test('spreads further if asked to', () => {
    const of = makeCoMentionGraph(120, 500);
    const reach = (spread: number) => Math.max(...arrange(of, { layout: { spread } }).x.map(Math.abs));
    expect(reach(2)).toBeGreaterThan(1.5 * reach(1));
  });

  test('stands by its bounds', () => {
    const refuse = (layout: LayoutOptions['layout']) => () => arrange(graph('a-b'), { layout: layout! });
    expect(refuse({ spread: 0 })).toThrow('spread must be 0.5 to 4, got 0');
    expect(refuse({ gravity: -1 })).toThrow('gravity must be 0 to 10, got -1');
  });
});

describe('an arrangement that starts from an older one', () => {
  const places = (of: EntityGraph, { x, y }: Arrangement) =>
    new Map(of.nodes.map(({ id }, node) => [id, { x: x[node]!, y: y[node]! }]));

  /** The graph without some nodes. */
  const without = (of: EntityGraph, gone: (node: number) => boolean): EntityGraph => {
    const kept = of.nodes.flatMap((_, node) => (gone(node) ? [] : [node]));
    const index = new Map(kept.map((node, at) => [node, at]));
    return {
      ...of,
      nodes: kept.map((node) => of.nodes[node]!),
      edges: of.edges
        .filter(({ source, target }) => index.has(source) && index.has(target))
        .map((edge) => ({ ...edge, source: index.get(edge.source)!, target: index.get(edge.target)! })),
    };
  };

  test.each([
    ['a pair', graph('a-b')],
    ['a triangle and a node', graph('a-b b-c c-a d')],
    ['many small parts', makeCoMentionGraph(60, 40)],
    ['a small graph', makeCoMentionGraph(80, 300)],
    ['a graph without labels', makeCoMentionGraph(600, 3000)],
  ])('of %s leaves every node where it was if nothing changed', (_, of) => {
    const before = arrange(of);
    expect(arrange(of, { start: places(of, before) })).toEqual(before);
    expect(arrange(of, { start: places(of, before), seed: 2 }).x).toEqual(before.x);
  });

  test('leaves the others where they were if a loose end is new', () => {
    const of = makeCoMentionGraph(80, 300);
    const leaf = of.nodes.findIndex(
      (_, node) => of.edges.filter((e) => e.source === node || e.target === node).length === 1,
    );
    const older = without(of, (node) => node === leaf);
    const start = places(older, arrange(older));
    const { x, y } = arrange(of, { start });
    const moved = of.nodes.filter(({ id }, node) => {
      const before = start.get(id);
      return before && (before.x !== x[node] || before.y !== y[node]);
    });
    expect(moved).toEqual([]);
  });

  test('moves only those aside that a node has outgrown', () => {
    const of = makeCoMentionGraph(80, 300);
    const start = places(of, arrange(of));
    const grown = { ...of, nodes: of.nodes.map((node, i) => (i === 7 ? { ...node, mentions: 300 } : node)) };
    const { x, y } = arrange(grown, { start });
    const moved = of.nodes.filter(({ id }, node) => start.get(id)!.x !== x[node] || start.get(id)!.y !== y[node]);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.length).toBeLessThan(20);
  });

  test('keeps its bearings if half of the graph is new', () => {
    const of = makeCoMentionGraph(200, 1000);
    const older = without(of, (node) => node % 5 > 1);
    const start = places(older, arrange(older));
    const { x, y } = arrange(of, { start });
    const pairs = of.nodes.flatMap(({ id }, node) => {
      const before = start.get(id);
      return before ? [{ before, x: x[node]!, y: y[node]! }] : [];
    });
    const along = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0);
    expect(along(({ before, x }) => before.x * x)).toBeGreaterThan(0);
    expect(along(({ before, y }) => before.y * y)).toBeGreaterThan(0);
  });

  test('lays the map out anew if its settings ask for much more room', () => {
    const of = makeCoMentionGraph(80, 300);
    const before = arrange(of);
    expect(arrange(of, { start: places(of, before), layout: { spread: 3 } }).x).not.toEqual(before.x);
  });
});
