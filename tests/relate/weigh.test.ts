import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain } from '../../src/model/progress.ts';
import { createRandom } from '../../src/model/random.ts';
import type { WeighedGraph } from '../../src/model/weighing.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { weighDrawing, weighGraph } from '../../src/relate/weigh.ts';
import { graph as drawGraph } from '../arrange/mini-graph.ts';
import { markCorpus } from '../helpers/mini-text.ts';

const weigh = (...sources: readonly string[]): WeighedGraph => {
  const corpus = markCorpus(...sources);
  return weighGraph(
    corpus,
    drain(relateEntities(corpus, { reach: { unit: 'sentence', within: 0 }, minConfidence: 0.5 })),
    0.5,
  );
};

const labelled = (graph: WeighedGraph) => {
  const label = (node: number) => graph.nodes[node]!.label;
  const edgeOf = (ends: string) =>
    graph.edges.findIndex(({ source, target }) =>
      [`${label(source)}-${label(target)}`, `${label(target)}-${label(source)}`].includes(ends),
    );
  return {
    telling: (ends: string) => graph.weighing.telling[edgeOf(ends)]!,
    order: graph.nodes
      .map((_, node) => node)
      .sort((a, b) => graph.weighing.rank[a]! - graph.weighing.rank[b]!)
      .map(label),
  };
};

/** Articles about others, so that there is something to be compared with. */
const OTHERS = Array.from({ length: 8 }, (_, i) => `[Actor${i}] met [Friend${i}] in (Town${i}). [Actor${i}] left.`);

describe('how telling an edge is', () => {
  test('grows with the articles that say it more than with the sentences of one', () => {
    const { telling } = labelled(
      weigh(
        '[Ada] met [Bo].',
        '[Ada] saw [Bo].',
        '[Cy] met [Di]. [Cy] saw [Di].',
        '[Ada] left. [Cy] left. [Di] left. [Bo] left.',
        ...OTHERS,
      ),
    );
    expect(telling('Ada-Bo')).toBeGreaterThan(telling('Cy-Di'));
  });

  test('falls with the names that its sentences hold', () => {
    const { telling } = labelled(weigh('[Ada] met [Bo].', '[Cy], [Di], [Ed], [Flo] and [Gus] met.', ...OTHERS));
    expect(telling('Ada-Bo')).toBeGreaterThan(2 * telling('Cy-Di'));
  });

  test('does not grow where two names are everywhere anyway', () => {
    const { telling } = labelled(
      weigh(
        '[Ada] met [Bo].',
        '[Cy] met [Di].',
        '[Cy] rose. [Di] fell.',
        '[Cy] ran. [Di] sat.',
        '[Cy] ate. [Di] sang.',
        ...OTHERS,
      ),
    );
    expect(telling('Ada-Bo')).toBeGreaterThan(telling('Cy-Di'));
  });

  test('counts an article that several papers print once', () => {
    const copy = `[Ada] met [Bo] ${'in the old hall by the river one fine day of the long hot summer while the band played on and on and the lights went out '.repeat(2)}.`;
    const other = [...OTHERS, '[Cy] met [Di].'];
    const once = labelled(weigh(copy, ...other)).telling('Ada-Bo');
    const thrice = labelled(weigh(copy, copy, copy, ...other)).telling('Ada-Bo');
    expect(thrice).toBe(once);
  });
});

describe('the order of names', () => {
  test('gives every story a name before any has its second, ties stories to what is there, and keeps roles to the end', () => {
    const { order } = labelled(
      weigh(
        '<mayor> [Ada] met [Bo]. [Ada] rose. [Ada] met [Cy].',
        '[Ada] met [Di]. [Di] met [Ed]. [Di] sang.',
        '[Flo] slept.',
      ),
    );
    expect(order.slice(0, 2)).toEqual(['Ada', 'Di']);
    expect(order.slice(-2)).toEqual(['Flo', 'mayor']);
  });

  test('has who only reports what the names say after all that is tied', () => {
    const told = Array.from({ length: 5 }, (_, i) => `[Ada${i}] told [Paper]. [Ada${i}] met [Bo${i}].`);
    expect(labelled(weigh(...told, '[Cy] slept.')).order.slice(-2)).toEqual(['Paper', 'Cy']);
    const asked = told.map((text) => text.replace('told', 'asked'));
    expect(labelled(weigh(...asked, '[Cy] slept.')).order[0]).toBe('Paper');
  });

  test('does not depend on anything but the graph', () => {
    const sources = ['[Ada] met [Bo]. [Bo] met [Cy].', '[Di] met [Cy].', ...OTHERS];
    expect(weigh(...sources).weighing).toEqual(weigh(...sources).weighing);
  });
});

/** Nodes 0..n − 1 and which of them hang together, by the edges that `drawn` lets through: the plainest way to say it. */
function findParts(graph: WeighedGraph, n: number, drawn: (edge: number) => boolean): number[] {
  const part = graph.nodes.map((_, node) => node);
  for (let again = true; again; ) {
    again = false;
    graph.edges.forEach(({ source, target }, edge) => {
      if (!drawn(edge) || part[source] === part[target]) return;
      const least = Math.min(part[source]!, part[target]!);
      part[source] = least;
      part[target] = least;
      again = true;
    });
  }
  return part.filter((_, node) => graph.weighing.rank[node]! < n);
}

describe('the first lines', () => {
  const random = fc.record({
    order: fc.integer({ min: 2, max: 14 }),
    seed: fc.integer(),
    density: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const draw = ({ order, seed, density }: { order: number; seed: number; density: number }): WeighedGraph => {
    const next = createRandom(seed);
    const words = Array.from({ length: order }, (_, node) => `n${node}`);
    for (let a = 0; a < order; a++) {
      for (let b = a + 1; b < order; b++) if (next() < density) words.push(`n${a}-n${b}:${1 + Math.floor(next() * 9)}`);
    }
    return weighDrawing(drawGraph(words.join(' ')));
  };

  test('join, at every number of names, what is joined at all', () => {
    fc.assert(
      fc.property(random, (options) => {
        const graph = draw(options);
        const { rank, drawnFrom } = graph.weighing;
        for (let n = 1; n <= options.order; n++) {
          const inside = (edge: number) =>
            Math.max(rank[graph.edges[edge]!.source]!, rank[graph.edges[edge]!.target]!) < n;
          const first = findParts(graph, n, (edge) => drawnFrom[edge]! > 0 && drawnFrom[edge]! <= n);
          expect(first).toEqual(findParts(graph, n, inside));
        }
      }),
    );
  });

  test('come no sooner than both their names, and are hardly more than the names', () => {
    fc.assert(
      fc.property(random, (options) => {
        const graph = draw(options);
        const { rank, drawnFrom } = graph.weighing;
        graph.edges.forEach(({ source, target }, edge) => {
          if (drawnFrom[edge]! > 0) expect(drawnFrom[edge]).toBe(Math.max(rank[source]!, rank[target]!) + 1);
        });
        expect(drawnFrom.filter((from) => from > 0).length).toBeLessThanOrEqual(4 * options.order);
      }),
    );
  });
});

test('first names are grouped by their stories where they are laid out so: on a map of levels, not on one that is drawn whole', () => {
  const stories = (count: number) =>
    Array.from({ length: count }, (_, i) => `[Ada${i}] met [Bea${i}] and [Cid${i}] in (Town${i}). [Ada${i}] left.`);
  expect(weigh(...stories(8)).weighing.group).toBeUndefined();
  const { nodes, weighing } = weigh(...stories(45));
  const groupOf = (label: string) => weighing.group![nodes.findIndex((node) => node.label === label)];
  expect(groupOf('Ada0')).toBeGreaterThanOrEqual(0);
  expect(groupOf('Bea0')).toBe(groupOf('Ada0'));
  expect(groupOf('Ada1')).not.toBe(groupOf('Ada0'));
});
