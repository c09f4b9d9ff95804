import { describe, expect, test } from 'vitest';
import { findRegions } from '../../src/arrange/regions.ts';
import { weighDrawing } from '../../src/relate/weigh.ts';
import { makeCoMentionGraph } from '../bench/co-mention-graph.ts';
import { graph } from './mini-graph.ts';

describe('regions', () => {
  test('are what hangs together, and small islands are in none', () => {
    const star = (hub: string) => ['1', '2', '3', '4'].map((leaf) => `${hub}-${hub}${leaf}:3`).join(' ');
    const weighed = weighDrawing(graph(`${star('a')} ${star('b')} a1-a2:2 b1-b2:2 a-b:1 x-y:1 z`));
    const { within, region } = findRegions(weighed);
    const of = (label: string) => region[weighed.nodes.findIndex((node) => node.label === label)]!;
    expect(new Set(['a', 'a1', 'a2', 'a3', 'a4'].map(of)).size).toBe(1);
    expect(new Set(['b', 'b1', 'b2', 'b3', 'b4'].map(of)).size).toBe(1);
    expect(of('a')).not.toBe(of('b'));
    expect(['x', 'y', 'z'].map(of)).toEqual([-1, -1, -1]);
    expect(within).toEqual([-1, -1]);
  });

  test('of a large map are some ten to twenty-six, divided further, each after the one it is a part of', () => {
    const weighed = weighDrawing(makeCoMentionGraph(3000, 12_000));
    const { within, region } = findRegions(weighed);
    const first = within.filter((outer) => outer === -1).length;
    expect(first).toBeGreaterThanOrEqual(8);
    // Each is titled once: 20 would hide two of the 22 stories that a reader should tell of some thousand articles.
    expect(first).toBeLessThanOrEqual(26);
    expect(within.length).toBeGreaterThan(2 * first);
    within.forEach((outer, index) => {
      expect(outer).toBeLessThan(index);
    });
    const tied = region.filter((_, node) => weighed.weighing.rank[node]! < Math.max(...weighed.weighing.drawnFrom));
    expect(tied.filter((finest) => finest === -1).length).toBeLessThan(0.1 * tied.length);
  });
});
