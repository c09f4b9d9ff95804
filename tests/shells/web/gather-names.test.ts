import { describe, expect, test } from 'vitest';
import { listFirstLines } from '../../../src/shells/web/scene/first-lines.ts';
import { NO_FILTERS, seeScene } from '../../../src/shells/web/state/filters.ts';
import { gatherNames } from '../../../src/shells/web/state/gather-names.ts';
import { makeScene, nodeOf } from './small-scene.ts';

/** Article n names node 0 in its first sentence, node n + 1 in its second, and nobody on the map in its third. */
const asked: number[] = [];
const source = {
  async article(article: number) {
    asked.push(article);
    const mentions = [0, article + 1, -1].map((node, sentence) => ({ node, sentence }));
    return { mentions } as never;
  },
};
const hit = (article: number, ...sentences: number[]) => ({ article, sentences, isTogether: true });

describe('the names of an answer', () => {
  test('are those of the sentences of all articles, read in the order in which they lie', async () => {
    const hits = Array.from({ length: 300 }, (_, i) => hit(299 - i, 0, 2));
    hits[7] = hit(292, 1);
    asked.length = 0;
    const told: number[] = [];
    const counts = await gatherNames(
      source,
      hits,
      () => true,
      (done) => told.push(done),
    );
    expect([...counts].sort((a, b) => a[0] - b[0])).toEqual([
      [0, 299],
      [293, 1],
    ]);
    expect(asked).toEqual(Array.from({ length: 300 }, (_, i) => i));
    expect(told.at(-1)).toBe(300);
  });

  test('are no longer gathered once nobody wants them', async () => {
    const hits = Array.from({ length: 300 }, (_, i) => hit(i, 0));
    asked.length = 0;
    let isWanted = true;
    await gatherNames(
      source,
      hits,
      () => isWanted,
      () => {
        isWanted = false;
      },
    );
    expect(asked.length).toBeLessThan(300);
  });
});

test('of the lines between some names each has its most telling ones, of those that are left', () => {
  const scene = makeScene(
    '[Ada] met [Babbage]. [Ada] saw [Babbage]. [Ada] met [Carla]. [Babbage] met [Carla]. (Rome) slept.',
  );
  const nodes = ['Ada', 'Babbage', 'Carla'].map((name) => nodeOf(scene, name));
  const sight = seeScene(scene, NO_FILTERS);
  expect(listFirstLines(scene, sight, nodes, 3)).toHaveLength(3);
  const first = listFirstLines(scene, sight, nodes, 1);
  expect(first.length).toBeLessThan(3);
  const best = [...scene.graph.edges.keys()].sort(scene.compareTelling)[0];
  expect(first).toContain(best);
  const none = { ...sight, edges: sight.edges.map(() => 0) };
  expect(listFirstLines(scene, none, nodes, 3)).toEqual([]);
});
