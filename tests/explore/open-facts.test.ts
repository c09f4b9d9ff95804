import { expect, test } from 'vitest';
import { filterGraph } from '../../src/explore/filter-graph.ts';
import { NO_FILTERS } from '../../src/explore/filters.ts';
import { openFacts } from '../../src/explore/open-facts.ts';
import { parseQuery } from '../../src/explore/query.ts';
import { openSmallAtlas } from '../write/small-atlas.ts';

const SOURCE = openSmallAtlas(
  ['[Ada] met [Babbage] in (Rome). [Ada] saw [Babbage].', '<mayor> [Carla] met [Ada].', '[Ada] left (Rome).'],
  { published: ['2019-02-17', '2019-03-01', undefined], roles: [{ role: 'mayor', holder: 'Carla' }] },
);

async function see(text: string) {
  const { filters } = parseQuery(text);
  const { nodes, edges, edgeTally } = filterGraph(await openFacts(SOURCE), filters);
  const label = (node: number) => SOURCE.graph.nodes[node]!.label;
  const lines = SOURCE.graph.edges.flatMap(({ source, target, weight }, edge) =>
    edges[edge] ? [`${[label(source), label(target)].sort().join('–')} ${edgeTally?.weight[edge] ?? weight}`] : [],
  );
  const names = SOURCE.graph.nodes.flatMap((node, i) => (nodes[i] ? [node.label] : []));
  return { names: names.sort(), lines: lines.sort() };
}

test('an atlas is filtered by the dates of its articles, and weighs what stands in them', async () => {
  expect(await see('before:2019-03')).toEqual({
    names: ['Ada', 'Babbage', 'Rome'],
    lines: ['Ada–Babbage 2', 'Ada–Rome 1', 'Babbage–Rome 1'],
  });
  expect((await see('after:2019-03')).lines).toContain('Ada–Carla 1');
});

test('a line says whether the text states a role or only names both', async () => {
  expect((await see('known:role')).lines).toEqual(['Carla–mayor 1']);
  expect((await see('known:together -kind:place')).lines).not.toContain('Carla–mayor 1');
});

test('a name is chosen by any of the ways in which it was found', async () => {
  const graph = {
    ...SOURCE.graph,
    nodes: SOURCE.graph.nodes.map((node) => ({
      ...node,
      finders: node.label === 'Rome' ? (['lexicon', 'tagger'] as const) : (['tagger'] as const),
    })),
  };
  const facts = await openFacts({ ...SOURCE, graph });
  const seen = (text: string) => filterGraph(facts, parseQuery(text).filters).nodeCount;
  expect(seen('found:lexicon')).toBe(1);
  expect(seen('found:tagger')).toBe(graph.nodes.length);
  expect(seen('found:watchlist')).toBe(0);
});

test('without filters everything is seen', async () => {
  const { nodeCount, edgeCount } = filterGraph(await openFacts(SOURCE), NO_FILTERS);
  expect([nodeCount, edgeCount]).toEqual([SOURCE.graph.nodes.length, SOURCE.graph.edges.length]);
});
