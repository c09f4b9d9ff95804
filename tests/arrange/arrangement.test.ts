import { describe, expect, test } from 'vitest';
import { type ArrangeOptions, arrangeGraph } from '../../src/arrange/arrangement.ts';
import type { EntityGraph } from '../../src/model/graph.ts';
import { drain } from '../../src/model/progress.ts';
import { makeCoMentionGraph } from '../bench/co-mention-graph.ts';
import { graph } from './mini-graph.ts';

const arrange = (of: EntityGraph, options: Partial<ArrangeOptions> = {}) =>
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

  test('stands by its bounds', () => {
    const refuse = (layout: ArrangeOptions['layout']) => () => arrange(graph('a-b'), { layout: layout! });
    expect(refuse({ spread: 0 })).toThrow('spread must be 0.5 to 4, got 0');
    expect(refuse({ gravity: -1 })).toThrow('gravity must be 0 to 10, got -1');
  });
});
