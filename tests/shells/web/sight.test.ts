import { describe, expect, test } from 'vitest';
import { focusOn, seeScene } from '../../../src/shells/web/state/sight.ts';
import { NO_FILTERS } from '../../../src/shells/web/state/view.ts';
import { makeScene, nodeOf } from './small-scene.ts';

const scene = makeScene('[Ada] met [Babbage] in (London). [Ada] left (London). <mayor> slept.');
const seen = (filters: Partial<typeof NO_FILTERS>, selected?: string) => {
  const selection = selected === undefined ? undefined : ({ type: 'node', node: nodeOf(scene, selected) } as const);
  const sight = seeScene(scene, { ...NO_FILTERS, ...filters }, selection);
  return scene.graph.nodes.filter((_, i) => sight.nodes[i]).map(({ label }) => label);
};

describe('what can be seen', () => {
  test('is everything without filters', () => {
    expect(seen({})).toEqual(['Ada', 'Babbage', 'London', 'mayor']);
  });

  test('is not a hidden kind', () => {
    expect(seen({ hiddenTypes: ['place'] })).toEqual(['Ada', 'Babbage', 'mayor']);
  });

  test('is, above a weight, only what has an edge of it', () => {
    expect(seen({ minWeight: 2 })).toEqual(['Ada', 'London']);
  });

  test('is what is selected, whatever the filters say', () => {
    expect(seen({ hiddenTypes: ['place'], minWeight: 9 }, 'London')).toEqual(['London']);
  });

  test('has no edge to a node that is hidden', () => {
    const sight = seeScene(scene, { ...NO_FILTERS, hiddenTypes: ['place'] });
    expect(sight.edgeCount).toBe(1);
  });
});

describe('the focus', () => {
  const sight = seeScene(scene, NO_FILTERS);
  const labels = (nodes: readonly number[]) => nodes.map((node) => scene.graph.nodes[node]!.label).sort();

  test('of a node is itself, its neighbours and its edges', () => {
    const focus = focusOn(scene, sight, { type: 'node', node: nodeOf(scene, 'Babbage') })!;
    expect(labels(focus.nodes)).toEqual(['Ada', 'Babbage', 'London']);
    expect(focus.edges).toHaveLength(2);
  });

  test('leaves out neighbours that are filtered away', () => {
    const fewer = seeScene(scene, { ...NO_FILTERS, hiddenTypes: ['place'] });
    const focus = focusOn(scene, fewer, { type: 'node', node: nodeOf(scene, 'Babbage') })!;
    expect(labels(focus.nodes)).toEqual(['Ada', 'Babbage']);
  });

  test('of an edge is the edge and its two ends', () => {
    const focus = focusOn(scene, sight, { type: 'edge', edge: 0 })!;
    expect(focus.nodes).toHaveLength(2);
    expect(focus.edges).toEqual([0]);
  });
});
