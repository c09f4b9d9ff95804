import { describe, expect, test } from 'vitest';
import { measureMapBoxes } from '../../src/arrange/boxes.ts';
import { layOutNodes } from '../../src/arrange/layout.ts';
import type { LayoutOptions } from '../../src/arrange/layout-options.ts';
import type { Position } from '../../src/model/arrangement.ts';
import { NAMES_AT_FIRST, ROOM_OF_A_NAME } from '../../src/model/map-scale.ts';
import { drain } from '../../src/model/progress.ts';
import type { WeighedGraph } from '../../src/model/weighing.ts';
import { weighDrawing } from '../../src/relate/weigh.ts';
import { makeCoMentionGraph } from '../bench/co-mention-graph.ts';

/** A graph of 900 names in words of some length; the last 40 are roles, and ten more names stand alone. */
function makeLarge(): WeighedGraph {
  const made = makeCoMentionGraph(900, 4000);
  const kind = (node: number) => (node >= 860 ? 'role' : 'person');
  const nodes = made.nodes.map(
    (node, i) => ({ ...node, kind: kind(i), label: `Name ${'abcdefgh'.slice(0, 2 + (i % 7))}` }) as const,
  );
  const alone = Array.from({ length: 10 }, (_, i) => ({ ...nodes[0]!, id: `actor:alone-${i}`, label: `Alone ${i}` }));
  return weighDrawing({ ...made, nodes: [...nodes, ...alone] });
}

const LARGE = makeLarge();
const lay = (options: Partial<LayoutOptions> = {}, graph = LARGE) => drain(layOutNodes(graph, { seed: 1, ...options }));
const LAID = lay();
const at = (positions: Float64Array, node: number): Position => ({
  x: positions[2 * node]!,
  y: positions[2 * node + 1]!,
});
const { rank, drawnFrom } = LARGE.weighing;
const nodesOf = (from: number, to: number) =>
  rank.flatMap((place, node) => (place >= from && place < to ? [node] : []));
const WIDTH = Math.sqrt(NAMES_AT_FIRST * ROOM_OF_A_NAME * 1.25);
const FIRST = nodesOf(0, NAMES_AT_FIRST);
const TIED = Math.max(...drawnFrom);

/** Pairs whose boxes overlap at a scale. */
function countOverlaps(positions: Float64Array, nodes: readonly number[], scale: number): number {
  const { radius, right, half } = measureMapBoxes(LARGE.nodes, rank);
  let overlaps = 0;
  for (const [i, a] of nodes.entries()) {
    for (const b of nodes.slice(0, i)) {
      const [left, other] = at(positions, a).x < at(positions, b).x ? [a, b] : [b, a];
      const apart = (at(positions, other).x - at(positions, left).x) * scale;
      const above = Math.abs(at(positions, a).y - at(positions, b).y) * scale;
      if (apart < right[left]! + radius[other]! && above < half[a]! + half[b]!) overlaps++;
    }
  }
  return overlaps;
}

describe('a large map', { timeout: 60_000 }, () => {
  test('has a place for everything, the same every time', () => {
    expect(LAID.every(Number.isFinite)).toBe(true);
    expect(Buffer.from(lay().buffer).equals(Buffer.from(LAID.buffer))).toBe(true);
  });

  test('gives the first names room for their labels in a rectangle of the wanted shape', () => {
    for (const shape of [1.25, 0.5]) {
      const laid = shape === 1.25 ? LAID : lay({ layout: { shape } });
      expect(countOverlaps(laid, FIRST, 1)).toBe(0);
      const width = Math.sqrt(NAMES_AT_FIRST * ROOM_OF_A_NAME * shape);
      const inside = FIRST.filter(
        (node) => Math.abs(at(laid, node).x) <= width / 2 && Math.abs(at(laid, node).y) <= width / shape / 2,
      );
      expect(inside.length).toBe(FIRST.length);
    }
  });

  test('gives most of the next names room between them at twice the scale', () => {
    expect(countOverlaps(LAID, nodesOf(0, Math.min(TIED, 4 * NAMES_AT_FIRST)), 2)).toBeLessThan(0.3 * TIED);
  });

  test('sets a later name among those that it hangs on', () => {
    const far = LARGE.edges.filter(({ source, target }, edge) => {
      if (drawnFrom[edge]! <= NAMES_AT_FIRST) return false;
      const [a, b] = [at(LAID, source), at(LAID, target)];
      return Math.hypot(a.x - b.x, a.y - b.y) > 0.5 * Math.sqrt(NAMES_AT_FIRST * ROOM_OF_A_NAME);
    });
    const later = drawnFrom.filter((from) => from > NAMES_AT_FIRST);
    expect(far.length).toBeLessThan(0.2 * later.length);
  });

  test('sets what stands alone below it, and roles within it', () => {
    const low = Math.min(...FIRST.map((node) => at(LAID, node).y));
    for (let node = 900; node < 910; node++) expect(at(LAID, node).y).toBeLessThan(low);
    for (const edge of LARGE.edges) {
      const role = [edge.source, edge.target].find((node) => LARGE.nodes[node]!.kind === 'role');
      if (role !== undefined) expect(Math.abs(at(LAID, role).x)).toBeLessThan(WIDTH);
    }
  });

  test('stays where it is when it is laid out again, and makes room for who is new', () => {
    const known = new Map(LARGE.nodes.map(({ id }, node) => [id, at(LAID, node)]));
    expect(Buffer.from(lay({ start: known, seed: 2 }).buffer).equals(Buffer.from(LAID.buffer))).toBe(true);
    const newcomers = [FIRST[30]!, FIRST[150]!, nodesOf(400, 401)[0]!];
    for (const node of newcomers) known.delete(LARGE.nodes[node]!.id);
    const again = lay({ start: known });
    LARGE.nodes.forEach((_, node) => {
      if (!newcomers.includes(node)) expect(at(again, node)).toEqual(at(LAID, node));
    });
    expect(again.every(Number.isFinite)).toBe(true);
  });
});
