import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filterGraph } from '../../src/explore/filter-graph.ts';
import { openFacts } from '../../src/explore/open-facts.ts';
import { rangeSource } from '../../src/explore/range-source.ts';
import { openAtlas } from '../../src/store/folder.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { writeSmallAtlas } from '../helpers/write-small-atlas.ts';

test('writes of an atlas what its range holds: counts, proofs, dates and roles', async () => {
  const folder = writeSmallAtlas(['[Ada] met [Babbage]. [Ada] left.', '[Ada] saw [Babbage] and (Rome).'], {}, [
    '2019-02-17',
    '2019-03-05',
  ]);
  const source = await openAtlas(async (path) => readFileSync(join(folder, path), 'utf8'));
  const dates = { from: 17_960, undated: false };
  const seen = filterGraph(await openFacts(source), { ranges: {}, choices: {}, dates });
  const selection = { node: (node: number) => seen.nodes[node] === 1, edge: (edge: number) => seen.edges[edge] === 1 };
  const document = await makeDocument(rangeSource(source, seen.graph, seen.articles!), selection);
  const column = (name: string) => document.nodeAttributes.findIndex((own) => own.name === name);
  const ada = [...document.nodes].find(({ label }) => label === 'Ada')!;
  expect([ada.values[column('mentions')], ada.values[column('articles')], ada.start]).toEqual([1, 1, '2019-03-05']);
  const edge = [...document.edges].find(({ id }) => id.includes('Babbage') && id.includes('Ada'))!;
  expect(edge.weight).toBe(1);
  const rows = [];
  for await (const row of document.evidence!()) rows.push(row);
  expect(rows.map(({ published }) => published)).toEqual(['2019-03-05', '2019-03-05', '2019-03-05']);
});
