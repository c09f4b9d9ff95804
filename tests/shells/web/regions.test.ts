import { describe, expect, test } from 'vitest';
import type { AtlasGraph } from '../../../src/index.ts';
import { listFinerRegions, listRegions } from '../../../src/shells/web/scene/regions.ts';
import { rearrangeScene, type Scene } from '../../../src/shells/web/scene/scene.ts';

const node = (label: string, region: number) => ({ label, region, x: 0, y: 0 });
const region = (within: number, nodes: readonly number[], ...words: readonly string[]) => ({
  within,
  nodes,
  words,
  names: nodes.length,
  articles: 3,
});
const regionsOf = (nodes: readonly object[], regions: readonly object[]) =>
  listRegions({ nodes, regions, edges: [] } as unknown as AtlasGraph, [...nodes.keys()]);

describe('the regions of the first view', () => {
  test('hold the names of all their parts, in their order', () => {
    const { list, of } = regionsOf(
      [node('Ada', 2), node('Béla', 1), node('Cleo', 0), node('Dora', -1)],
      [region(-1, [0, 2]), region(-1, [1]), region(0, [0])],
    );
    expect([...of]).toEqual([0, 1, 0, -1]);
    expect(list.map(({ nodes }) => nodes)).toEqual([[0, 2], [1]]);
  });

  test('are titled by their headline', () => {
    const headed = { ...region(-1, [0], 'engine'), headline: { text: 'Ada builds an engine', article: 0 } };
    expect(regionsOf([node('Ada', 0)], [headed]).list[0]!.title).toBe('Ada builds an engine');
  });

  test('are titled by what their articles talk about, else by their first names', () => {
    const { list } = regionsOf(
      [node('Ada', 0), node('Béla', 1)],
      [
        region(-1, [0, 1], 'engine', 'loom', 'card'),
        region(-1, [0, 1], 'engine', 'punched cards'),
        region(-1, [1, 0], 'engine'),
        region(-1, [1, 0]),
      ],
    );
    expect(list.map(({ title }) => title)).toEqual(['Engine, loom', 'Punched cards', 'Béla: engine', 'Béla · Ada']);
    expect(list[0]!.names).toBe('Ada · Béla');
  });
});

test('a story keeps its colour when its names are moved, though one who draws the map first would choose others', () => {
  const regions = [0, 1, 2, 3].map((at) => region(-1, [at]));
  const graphAt = (places: readonly number[]) => {
    const nodes = places.map((x, at) => ({ ...node(`Name ${at}`, at), x, y: x * x }));
    return { nodes, regions, edges: [] } as unknown as AtlasGraph;
  };
  const order = [0, 1, 2, 3];
  const before = listRegions(graphAt([0, 10, 20, 900]), order);
  const moved = graphAt([0, 900, 10, 20]);
  const coloursOf = ({ list }: typeof before) => list.map(({ colour }) => colour);
  expect(coloursOf(listRegions(moved, order))).not.toEqual(coloursOf(before));
  const scene = { order, types: order.map(() => 'actor'), regions: before } as unknown as Scene;
  expect(coloursOf(rearrangeScene(scene, moved).regions)).toEqual(coloursOf(before));
});

test('the parts of regions have the colour of the whole, and a region without parts stands for itself', () => {
  const nodes = [node('Ada', 2), node('Béla', 1), node('Cleo', 0), node('Dora', -1), node('Emil', 3)];
  const regions = [region(-1, [0, 2, 4]), region(-1, [1]), region(0, [0]), region(2, [4])];
  const graph = { nodes, regions, edges: [] } as unknown as AtlasGraph;
  const order = [...nodes.keys()];
  const whole = listRegions(graph, order);
  const parts = listFinerRegions(graph, whole, order, 1);
  expect([...parts.of]).toEqual([2, 1, 0, -1, 2]);
  expect(parts.list.map(({ nodes: own }) => own)).toEqual([[2], [1], [0, 4]]);
  expect(parts.list.map(({ colour }) => colour)).toEqual([0, 1, 0].map((at) => whole.list[at]!.colour));
  expect([...listFinerRegions(graph, whole, order, 2).of]).toEqual([2, 1, 0, -1, 3]);
});
