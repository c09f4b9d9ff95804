import { describe, expect, test } from 'vitest';
import { makeCatalog } from '../../src/explore/catalog.ts';
import type { FilterFacts } from '../../src/explore/filter-graph.ts';
import { NO_FILTERS } from '../../src/explore/filters.ts';
import { findToldArticles } from '../../src/explore/told-articles.ts';
import { countArticles } from './count-articles.ts';

/** Three names and two lines in four articles, of which the last names nobody. */
const facts: FilterFacts = {
  graph: { nodes: [], edges: [], regions: [] },
  catalog: makeCatalog(
    [0, 1, 2, 3].map((i) => ({ published: `2020-01-0${i + 1}`, source: i < 2 ? 'One' : 'Other', duplicateOf: i })),
  ),
  nodeArticles: countArticles([[0, 1], [1, 1], [2]]),
  edgeArticles: countArticles([[1], [2]]),
  choices: {},
};

const all = { nodes: Uint8Array.of(1, 1, 1), edges: Uint8Array.of(1, 1) };

describe('articles that tell of what filters leave', () => {
  test('are all of them where nothing is hidden', () => {
    expect(findToldArticles(facts, NO_FILTERS, all)).toBeUndefined();
  });

  test('name a name that is left', () => {
    const left = { nodes: Uint8Array.of(0, 1, 0), edges: Uint8Array.of(0, 0) };
    expect(findToldArticles(facts, NO_FILTERS, left)).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  test('prove a connection that is left, where connections are filtered', () => {
    const filters = { ...NO_FILTERS, ranges: { sentences: { from: 2 } } };
    const left = { nodes: Uint8Array.of(1, 1, 1), edges: Uint8Array.of(0, 1) };
    expect(findToldArticles(facts, filters, left)).toEqual(Uint8Array.of(0, 0, 1, 0));
  });

  test('are of the dates and sources that are left', () => {
    const filters = { ...NO_FILTERS, choices: { source: ['One'] } };
    expect(findToldArticles(facts, filters, all)).toEqual(Uint8Array.of(1, 1, 0, 0));
    const left = { nodes: Uint8Array.of(0, 1, 1), edges: Uint8Array.of(0, 1) };
    expect(findToldArticles(facts, filters, left)).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  test('are all where nobody says which article names what', () => {
    const { catalog: _, ...bare } = facts;
    expect(findToldArticles(bare, NO_FILTERS, { ...all, nodes: Uint8Array.of(0, 1, 1) })).toBeUndefined();
  });
});
