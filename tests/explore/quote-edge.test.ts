import { describe, expect, test } from 'vitest';
import { writePath } from '../../src/explore/path-text.ts';
import { quoteEdge } from '../../src/explore/quote-edge.ts';
import { openSmallAtlas } from '../write/small-atlas.ts';

const SOURCE = openSmallAtlas(
  [
    '[Ada] met [Babbage], [Carla], [Dora] and (Rome). Nothing. [Ada] met [Babbage] again.',
    '[Babbage] wrote to [Carla].',
  ],
  { published: ['2019-02-17', undefined] },
);
const { nodes, edges } = SOURCE.graph;
const find = (a: string, b: string) =>
  edges.findIndex(({ source, target }) =>
    [a, b].every((own) => [nodes[source]!.label, nodes[target]!.label].includes(own)),
  );

describe('the quote of an edge', () => {
  test('is the sentence with the fewest other names', async () => {
    expect(await quoteEdge(SOURCE, find('Ada', 'Babbage'))).toMatchObject({
      article: 0,
      sentence: 2,
      text: '[Ada] met [Babbage] again.'.replace(/[[\]]/g, ''),
      published: '2019-02-17',
    });
  });

  test('comes of the articles that are kept', async () => {
    const edge = find('Babbage', 'Carla');
    expect((await quoteEdge(SOURCE, edge, Uint8Array.of(1, 0)))?.article).toBe(0);
    expect(await quoteEdge(SOURCE, edge, Uint8Array.of(0, 0))).toBeUndefined();
  });
});

test('a path is written with its names, what stands behind each step, and where that is said', async () => {
  const steps = [find('Ada', 'Babbage'), find('Babbage', 'Carla')];
  const labels = ['Ada', 'Babbage', 'Carla'];
  const path = { nodes: labels.map((label) => nodes.findIndex((node) => node.label === label)), edges: steps, cost: 0 };
  const quotes = await Promise.all(steps.map((edge) => quoteEdge(SOURCE, edge, Uint8Array.of(1, 1))));
  expect(writePath(SOURCE.graph, path, quotes)).toBe(
    [
      'Ada – Babbage – Carla',
      'Ada – Babbage: 2 passages in 1 article',
      '  “Ada met Babbage again.”',
      '  (Ada met Babbage, Carla, Dora and Rome. Nothing. Ada met Babbage again., 2019-02-17)',
      'Babbage – Carla: 2 passages in 2 articles',
      '  “Babbage wrote to Carla.”',
      '  (Babbage wrote to Carla.)',
      '',
    ].join('\n'),
  );
});
