import { expect, test } from 'vitest';
import { fitNews, listNews, type Surveyed, sayNews } from '../../src/explore/news.ts';

/** `Ada 3, Babbage 1` with lines `Ada–Babbage 2`, of some articles. */
function survey(articles: string, names: string, lines: string): Surveyed {
  const nodes = names.split(', ').map((name) => {
    const [label = '', mentions] = name.split(' ');
    return { id: `actor:${label.toLowerCase()}`, label, mentions: Number(mentions) };
  });
  const edges = lines.split(', ').map((line) => {
    const [ends = '', weight] = line.split(' ');
    const [source = -1, target = -1] = ends.split('–').map((end) => nodes.findIndex(({ label }) => label === end));
    return { source, target, weight: Number(weight) };
  });
  return { articles: articles.split(' '), nodes, edges };
}

const NONE = { count: 0, first: [] };

const BEFORE = survey('a b', 'Ada 3, Babbage 1, Carla 1', 'Ada–Babbage 2, Ada–Carla 1');

test('a build says what it has that the one before had not', () => {
  const after = survey(
    'c a b d',
    'Dora 2, Ada 4, Babbage 1, Carla 1, Eve 5',
    'Babbage–Ada 3, Ada–Carla 1, Dora–Ada 1, Eve–Dora 1',
  );
  expect(listNews(BEFORE, after)).toEqual({
    articles: 2,
    names: {
      count: 2,
      first: [
        { id: 'actor:eve', label: 'Eve' },
        { id: 'actor:dora', label: 'Dora' },
      ],
    },
    connections: {
      count: 2,
      first: [
        { a: 'actor:ada', b: 'actor:dora', weight: 1, before: 0 },
        { a: 'actor:dora', b: 'actor:eve', weight: 1, before: 0 },
      ],
    },
    strengthened: { count: 1, first: [{ a: 'actor:ada', b: 'actor:babbage', weight: 3, before: 2 }] },
  });
  expect(sayNews(listNews(BEFORE, after), 1)).toBe(
    '2 articles, 2 names (Eve, …), 2 connections; 1 connection stronger',
  );
  expect(sayNews(listNews(BEFORE, BEFORE))).toBe('');
});

test('the same articles have no news', () => {
  expect(listNews(BEFORE, BEFORE)).toEqual({
    articles: 0,
    names: NONE,
    connections: NONE,
    strengthened: NONE,
  });
});

test('what is no longer there is no news', () => {
  expect(listNews(BEFORE, survey('a', 'Ada 1, Babbage 1', 'Ada–Babbage 1'))).toMatchObject({
    names: NONE,
    strengthened: NONE,
  });
});

test('news that go with a map name what it has, as it names it now', () => {
  const after = survey(
    'a b c',
    'Ada 4, Babbage 1, Carla 2, Dora 1',
    'Ada–Babbage 4, Ada–Carla 1, Dora–Ada 2, Dora–Carla 1',
  );
  const news = listNews(survey('a', 'Ada 3, Babbage 1', 'Ada–Babbage 2'), after);
  // Carla was taken off, Dora renamed, and one of her sentences is said to be no proof.
  const now = {
    nodes: [
      { id: 'actor:dora', label: 'A source', mentions: 1 },
      { id: 'actor:ada', label: 'Ada', mentions: 4 },
    ],
    edges: [{ source: 1, target: 0, weight: 1 }],
  };
  expect(fitNews(news, now)).toEqual({
    articles: 2,
    names: { count: 1, first: [{ id: 'actor:dora', label: 'A source' }] },
    connections: { count: 1, first: [{ a: 'actor:ada', b: 'actor:dora', weight: 1, before: 0 }] },
    strengthened: NONE,
  });
  expect(fitNews(news, after)).toEqual(news);
});
