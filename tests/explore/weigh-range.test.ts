import { expect, test } from 'vitest';
import { countRegions } from '../../src/explore/region-articles.ts';
import { tallyArticles } from '../../src/explore/tally.ts';
import { weighRange } from '../../src/explore/weigh-range.ts';
import type { AtlasEdge, AtlasGraph, AtlasNode } from '../../src/model/atlas-folder.ts';
import { countArticles } from './count-articles.ts';

const node = (label: string, mentions: number, articles: number, degree: number): AtlasNode => ({
  ...{ id: label, label, kind: 'person', aliases: [], confidence: 1, mentions, articles },
  ...{ x: 1, y: 2, community: 0, degree, betweenness: 0.5, rank: 0, region: -1 },
});
const edge = (source: number, target: number, weight: number, articles: number, telling: number): AtlasEdge => ({
  ...{ source, target, weight, articles, independentArticles: articles, telling, drawnFrom: 3 },
});
const GRAPH: AtlasGraph = {
  nodes: [node('Ada', 5, 4, 2), node('Babbage', 3, 3, 1), node('Carla', 2, 1, 1)],
  edges: [edge(0, 1, 4, 3, 9), edge(0, 2, 1, 1, 2)],
  regions: [],
};
/** Article 3 carries the text of article 1. */
const LEADERS = [0, 1, 2, 1];
const NODE_ARTICLES = countArticles([
  [0, 1, 1, 2, 3],
  [0, 1, 3],
  [2, 2],
]);
const EDGE_ARTICLES = countArticles([[0, 1, 1, 3], [2]]);

const within = (...kept: readonly number[]) =>
  weighRange(GRAPH, {
    nodeTally: tallyArticles(NODE_ARTICLES, LEADERS, Uint8Array.from(kept)),
    edgeTally: tallyArticles(EDGE_ARTICLES, LEADERS, Uint8Array.from(kept)),
  });

test('counts names, lines and connections in the articles of the range', () => {
  const { nodes, edges } = within(0, 1, 0, 1);
  expect(nodes.map(({ mentions, articles, degree }) => [mentions, articles, degree])).toEqual([
    [3, 2, 1],
    [2, 2, 1],
    [0, 0, 0],
  ]);
  expect(edges.map(({ weight, articles, independentArticles }) => [weight, articles, independentArticles])).toEqual([
    [3, 2, 1],
    [0, 0, 0],
  ]);
});

test('leaves of what a line tells the share of its independent articles', () => {
  expect(within(0, 1, 0, 1).edges.map(({ telling }) => telling)).toEqual([3, 0]);
});

test('changes nothing where the range holds every article, nor ever a place, a name or an order', () => {
  expect(within(1, 1, 1, 1)).toEqual(GRAPH);
  const { nodes } = within(0, 0, 0, 0);
  expect(nodes.map(({ label, x, rank }) => [label, x, rank])).toEqual(GRAPH.nodes.map((n) => [n.label, n.x, n.rank]));
});

test('counts regions in the range: the articles that are about each, its names that are named there, and its headline if it is from there', () => {
  const region = (own: number, about?: number[]) => {
    const headline = { text: `What ${own} did`, article: own === 0 ? 1 : 2 };
    return {
      within: -1,
      nodes: [own],
      words: [],
      names: 9,
      articles: about?.length ?? 9,
      ...(about && { about }),
      headline,
    };
  };
  const nodes = GRAPH.nodes.map((own, at) => ({ ...own, region: at === 2 ? 1 : 0 }));
  const graph = { ...GRAPH, nodes, regions: [region(0, [0, 1, 3]), region(2, [2])] };
  const kept = Uint8Array.from([1, 0, 1, 0]);
  const counted = countRegions(graph, kept);
  expect(counted.regions.map(({ about }) => about)).toEqual([[0], [2]]);
  expect(counted.regions.map(({ articles, names }) => [articles, names])).toEqual([
    [1, 2],
    [1, 1],
  ]);
  expect(counted.regions.map(({ headline }) => headline?.text)).toEqual([undefined, 'What 2 did']);
  // An atlas of an earlier version says how many, and not which.
  const [older] = countRegions({ ...graph, regions: [region(0), region(2)] }, kept).regions;
  expect([older!.articles, older!.about]).toEqual([9, undefined]);
});
