import { describe, expect, test } from 'vitest';
import { focusOn, pointAt } from '../../../src/shells/web/scene/sight.ts';
import { hideTypes, NO_FILTERS, seeScene } from '../../../src/shells/web/state/filters.ts';
import { makeScene, nodeOf } from './small-scene.ts';

const scene = makeScene('[Ada] met [Babbage] in (London). [Ada] left (London). <mayor> slept.');
const WITHOUT_PLACES = hideTypes(NO_FILTERS.asked, ['place']);
const seen = (filters: Partial<typeof NO_FILTERS>, selected?: string) => {
  const selection = selected === undefined ? undefined : ({ type: 'node', node: nodeOf(scene, selected) } as const);
  const sight = seeScene(scene, { ...NO_FILTERS, ...filters }, selection);
  return scene.graph.nodes.filter((_, i) => sight.nodes[i]).map(({ label }) => label);
};

describe('what can be seen', () => {
  test('is everything without filters', () => {
    expect(seen({})).toEqual(['Ada', 'London', 'Babbage', 'mayor']);
  });

  test('is not a hidden kind', () => {
    expect(seen({ asked: WITHOUT_PLACES })).toEqual(['Ada', 'Babbage', 'mayor']);
  });

  test('is what is selected, whatever the filters say', () => {
    expect(seen({ asked: WITHOUT_PLACES }, 'London')).toContain('London');
  });

  test('has no edge to a node that is hidden', () => {
    const sight = seeScene(scene, { ...NO_FILTERS, asked: WITHOUT_PLACES });
    expect(sight.edgeCount).toBe(1);
  });

  test.each([0.5, 0, -3, Number.NaN])('has the edges of a graph file that weigh %d', (weight) => {
    const edges = scene.graph.edges.map((edge) => ({ ...edge, weight }));
    const sight = seeScene({ ...scene, graph: { ...scene.graph, edges } }, NO_FILTERS);
    expect(sight.edgeCount).toBe(edges.length);
  });
});

describe('the focus', () => {
  const sight = seeScene(scene, NO_FILTERS);
  const labels = (nodes: readonly number[]) => nodes.map((node) => scene.graph.nodes[node]!.label).sort();

  test.each([pointAt, focusOn])('of a node is itself, its neighbours and its edges: %o', (look) => {
    const focus = look(scene, sight, { type: 'node', node: nodeOf(scene, 'Babbage') });
    expect(labels(focus.nodes)).toEqual(['Ada', 'Babbage', 'London']);
    expect(focus.edges).toHaveLength(2);
  });

  test('leaves out neighbours that are filtered away', () => {
    const fewer = seeScene(scene, { ...NO_FILTERS, asked: WITHOUT_PLACES });
    const focus = focusOn(scene, fewer, { type: 'node', node: nodeOf(scene, 'Babbage') });
    expect(labels(focus.nodes)).toEqual(['Ada', 'Babbage']);
  });

  test('is as many neighbours as are asked for, those left being lines alone', () => {
    const target = { type: 'node', node: nodeOf(scene, 'Babbage') } as const;
    expect(focusOn(scene, sight, target, true, 1)).toMatchObject({ edges: { length: 1 }, thin: { length: 1 } });
    expect(focusOn(scene, sight, target, true, 2)).toMatchObject({ edges: { length: 2 }, thin: { length: 0 } });
  });

  test('of an edge one points at is the edge and its two ends', () => {
    const focus = pointAt(scene, sight, { type: 'edge', edge: 0 });
    expect(focus.nodes).toHaveLength(2);
    expect(focus.edges).toEqual([0]);
  });

  test('of an edge that is selected has the neighbours that both its ends share', () => {
    const edge = scene.graph.edges.findIndex(({ source, target }) =>
      [source, target].every((node) => scene.graph.nodes[node]!.label !== 'London'),
    );
    const focus = focusOn(scene, sight, { type: 'edge', edge });
    expect(labels(focus.nodes)).toEqual(['Ada', 'Babbage', 'London']);
    expect(focus.edges).toHaveLength(3);
  });

  test('leaves roles out where they are not drawn', () => {
    const own = makeScene('<mayor> [Ada] met [Babbage].');
    const target = { type: 'node', node: nodeOf(own, 'Ada') } as const;
    const { nodes } = focusOn(own, seeScene(own, NO_FILTERS), target, false);
    expect(nodes.map((node) => own.graph.nodes[node]!.label)).toEqual(['Ada', 'Babbage']);
  });

  test('of a node with many neighbours brings the most telling ones, and the others as hairs', () => {
    // Eight at a time: more in one sentence would be a crowd, which ties nobody.
    const groups = Array.from({ length: 5 }, (_, g) => Array.from({ length: 8 }, (_, i) => `[Name${8 * g + i}]`));
    const met = groups.map((names) => `[Hub] met ${names.join(' and ')}.`).join(' ');
    const hub = makeScene(`${met} [Hub] left [Name7]. [Hub] saw [Name7]. ${'[Other] slept. '.repeat(20).trim()}`);
    const focus = focusOn(hub, seeScene(hub, NO_FILTERS), { type: 'node', node: nodeOf(hub, 'Hub') });
    const others = hub.adjacency[nodeOf(hub, 'Hub')]!.map(({ edge }) => hub.telling(edge)).sort((a, b) => b - a);
    expect(focus.edges.map(hub.telling)).toEqual(others.slice(0, 16));
    expect(focus.brought).toHaveLength(17);
    expect(focus.thin).toHaveLength(24);
  });
});
