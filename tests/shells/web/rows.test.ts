import { describe, expect, test } from 'vitest';
import { hideTypes, NO_FILTERS, seeScene } from '../../../src/shells/web/state/filters.ts';
import { arrangeRows, listConnectionRows, listEntityRows } from '../../../src/shells/web/state/rows.ts';
import { makeScene } from './small-scene.ts';

const scene = makeScene('[Émile] met [Ada] in (Zürich). [Ada] left (Zürich). [Ada] slept.');
const sight = seeScene(scene, NO_FILTERS);
const entities = listEntityRows(scene, sight);
const labels = (rows: readonly { readonly label: string }[]) => rows.map(({ label }) => label);

describe('rows', () => {
  test('are what can be seen', () => {
    expect(entities).toHaveLength(3);
    expect(listConnectionRows(scene, sight)).toHaveLength(3);
    const fewer = seeScene(scene, { ...NO_FILTERS, asked: hideTypes(NO_FILTERS.asked, ['place']) });
    expect(labels(listEntityRows(scene, fewer)).sort()).toEqual(['Ada', 'Émile']);
  });

  test('count the connections that are left', () => {
    const degrees = (own: typeof sight) => listEntityRows(scene, own).map(({ label, degree }) => [label, degree]);
    expect(new Map(degrees(sight) as [string, number][])).toEqual(
      new Map([
        ['Ada', 2],
        ['Émile', 2],
        ['Zürich', 2],
      ]),
    );
    const fewer = seeScene(scene, { ...NO_FILTERS, asked: hideTypes(NO_FILTERS.asked, ['place']) });
    expect(new Map(degrees(fewer) as [string, number][])).toEqual(
      new Map([
        ['Ada', 1],
        ['Émile', 1],
      ]),
    );
  });

  test('are put in order by numbers and by names, accents aside', () => {
    expect(labels(arrangeRows(entities, '', { key: 'mentions', descending: true }))).toEqual([
      'Ada',
      'Zürich',
      'Émile',
    ]);
    expect(labels(arrangeRows(entities, '', { key: 'label', descending: false }))).toEqual(['Ada', 'Émile', 'Zürich']);
  });

  test('are found by a part of a name, accents and case aside', () => {
    expect(labels(arrangeRows(entities, 'ZUR', { key: 'label', descending: false }))).toEqual(['Zürich']);
    const connections = listConnectionRows(scene, sight);
    expect(arrangeRows(connections, 'emil', { key: 'weight', descending: true })).toHaveLength(2);
  });
});
