import { describe, expect, test } from 'vitest';
import { readFilters, writeFilters } from '../../../src/index.ts';
import { type Place, readAddress, writeAddress } from '../../../src/shells/web/state/address.ts';
import { NO_FILTERS } from '../../../src/shells/web/state/filters.ts';
import { makeScene, nodeOf } from './small-scene.ts';

const scene = makeScene('[Ada & Co = 1] met [Béla #2] in (London).');
const there = (place: Place) => readAddress(scene, writeAddress(scene, place), 7);
const ada = { type: 'node', node: nodeOf(scene, 'Ada & Co = 1') } as const;

describe('an address', () => {
  test.each<[string, Place]>([
    ['nothing', {}],
    ['a node whose id holds signs of its own', { selection: ada }],
    ['an edge', { selection: { type: 'edge', edge: 1 } }],
    ['an open article', { selection: ada, reading: { article: 6 } }],
    ['a sentence', { reading: { article: 0, sentence: 12 } }],
    [
      'filters',
      {
        filters: {
          colouring: 'community',
          amount: 'all',
          roles: true,
          away: [1, 2].map((node) => scene.graph.nodes[node]!.id).sort(),
          asked: readFilters('kind=person.group'),
        },
      },
    ],
    ['what is asked', { filters: { ...NO_FILTERS, asked: readFilters('kind=place&telling=3_&dates=17900_') } }],
    ['a path', { question: { type: 'paths', from: 0, to: 2, without: [1], onlyPeople: true } }],
    ['what names share', { question: { type: 'common', nodes: [2, 0] } }],
    ['sentences', { question: { type: 'text', text: '"a & b" -c=d' } }],
  ])('leads back to %s', (_, place) => {
    const { selection, reading, question, filters } = there(place);
    expect({ selection, reading, question, filters }).toEqual({
      selection: place.selection,
      reading: place.reading,
      question: place.question,
      filters: place.filters,
    });
  });

  test('of before kinds were a filter like the others still hides them', () => {
    const { filters } = readAddress(scene, '#hide=place.role', 7);
    expect(writeFilters(filters!.asked)).toBe('kind=group.organization.person');
  });

  test('of before the least weight was a filter like the others still asks for it', () => {
    const { filters } = readAddress(scene, '#min=3&filter=sentences%3D_9', 7);
    expect(writeFilters(filters!.asked)).toBe('sentences=3_9');
  });

  test('holds all of a view: the page, the dates and what is looked at', () => {
    const closeUp = { around: [0, 2], steps: 2, grown: [1], added: [], most: 80 };
    const stand = {
      page: 'table',
      showsTime: true,
      vantage: { x: -12.5, y: 3, span: 400 },
      closeUp,
      picked: [1],
    } as const;
    expect(readAddress(scene, writeAddress(scene, {}, stand), 7).stand).toEqual(stand);
    expect(readAddress(scene, '#at=1_2_0', 7).stand?.vantage).toBeUndefined();
    expect(readAddress(scene, writeAddress(scene, { selection: ada }), 7).stand).toBeUndefined();
  });

  test('carries no filters where there are none', () => {
    expect(there({ selection: ada, filters: NO_FILTERS }).filters).toBeUndefined();
  });

  test.each(['#entity=nobody', '#article=7', '#article=-1', '#article=x&sentence=2', '#%', '#=&&='])(
    'that leads nowhere is no place: %s',
    (hash) => {
      const { selection, reading } = readAddress(scene, hash, 7);
      expect([selection, reading]).toEqual([undefined, undefined]);
    },
  );

  test('of two entities without an edge leads to the first', () => {
    const lonely = makeScene('[Ada] slept. [Béla] left.');
    const { selection } = readAddress(lonely, '#entity=person:Ada&with=person:Béla', 1);
    expect(selection).toEqual({ type: 'node', node: nodeOf(lonely, 'Ada') });
  });
});
