import { expect, test } from 'vitest';
import { openFacts, readDay } from '../../../src/index.ts';
import { listChanges, stretchBeside } from '../../../src/shells/web/state/changes.ts';
import { openSmallAtlas } from '../../write/small-atlas.ts';

const SOURCE = openSmallAtlas(['[Ada] met [Babbage].', '[Ada] met [Carla].', '[Ada] slept.'], {
  published: ['2019-02-17', '2019-03-01', undefined],
});
const day = (text: string) => readDay(text)!;
const FEBRUARY = { from: day('2019-02-01'), to: day('2019-02-28') };
const MARCH = { from: day('2019-03-01'), to: day('2019-03-31') };

test('tells what is new and what is gone, and counts no article without a date', async () => {
  const changes = listChanges(await openFacts(SOURCE), FEBRUARY, MARCH)!;
  expect([changes.before, changes.after]).toEqual([1, 1]);
  const { nodes, edges } = SOURCE.graph;
  const told = changes.nodes.map(({ thing, type }) => `${nodes[thing]!.label} ${type}`);
  expect(told.sort()).toEqual(['Babbage gone', 'Carla new']);
  const lines = changes.edges.map(({ thing, type }) => {
    const { source, target } = edges[thing]!;
    return `${[nodes[source]!.label, nodes[target]!.label].sort().join('–')} ${type}`;
  });
  expect(lines.sort()).toEqual(['Ada–Babbage gone', 'Ada–Carla new']);
});

test('a stretch is compared with as many days before it, or with what follows where nothing comes before', async () => {
  const facts = await openFacts(SOURCE);
  expect(stretchBeside({ from: day('2019-02-25') }, facts)).toEqual({
    before: { from: day('2019-02-20'), to: day('2019-02-24') },
    after: { from: day('2019-02-25'), to: day('2019-03-01') },
  });
  expect(stretchBeside({ to: day('2019-02-20') }, facts)).toEqual({
    before: { from: day('2019-02-17'), to: day('2019-02-20') },
    after: { from: day('2019-02-21'), to: day('2019-03-01') },
  });
  expect(stretchBeside({}, facts)).toBeUndefined();
});
