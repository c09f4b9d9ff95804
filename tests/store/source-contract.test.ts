import { describe, expect, test } from 'vitest';
import type { ArticleCounts, AtlasSource } from '../../src/model/atlas-folder.ts';
import { openAtlas } from '../../src/store/folder.ts';
import { openAtlasInMemory } from '../../src/store/memory.ts';
import { reopenAtlas } from '../../src/store/reopen-atlas.ts';
import { writeAtlasFolder } from '../../src/store/write-folder.ts';
import { buildSampleAtlas } from './sample-atlas.ts';

const ATLAS = buildSampleAtlas();
const FILES = new Map([...writeAtlasFolder(ATLAS)].map(({ path, text }) => [path, text]));

const SOURCES = {
  memory: async () => openAtlasInMemory(ATLAS),
  folder: () =>
    openAtlas(async (path) => {
      const text = FILES.get(path);
      if (text === undefined) throw new Error(`no ${path}`);
      return text;
    }),
} as const;

/** The rows of one item, as pairs of an article and a count. */
function rowsOf({ starts, articles, counts }: ArticleCounts, item: number): readonly (readonly [number, number])[] {
  const rows: [number, number][] = [];
  for (let row = starts[item]!; row < starts[item + 1]!; row++) rows.push([articles[row]!, counts[row]!]);
  return rows;
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

test('the sample has what the contract is about', () => {
  const { graph, resolution, recognitions, articles, leaders } = ATLAS;
  expect(graph.roleRelations.length).toBeGreaterThan(10);
  expect(resolution.merges.length).toBeGreaterThan(10);
  expect(resolution.entities.length).toBeGreaterThan(graph.nodes.length);
  expect(recognitions.some(({ mentions }) => mentions.some(({ furniture }) => furniture))).toBe(true);
  expect(articles.some(({ furniture }) => furniture.some(({ type }) => type === 'byline'))).toBe(true);
  expect(articles.some(({ furniture }) => furniture.some(({ type }) => type === 'repeated'))).toBe(true);
  expect(new Set(ATLAS.arrangement.x).size).toBeGreaterThan(50);
  expect(leaders!.some((first, article) => first !== article)).toBe(true);
});

describe.each(Object.entries(SOURCES))('an atlas in %s', (_, open) => {
  test('holds the whole atlas', async () => {
    // Decisions lie in a file of their own.
    const { curation, ...made } = ATLAS;
    expect(await reopenAtlas(await open())).toEqual(made);
  });

  test('counts what it holds', async () => {
    const { manifest, graph } = await open();
    expect(manifest.counts).toEqual({
      articles: ATLAS.articles.length,
      mentions: ATLAS.recognitions.flatMap(({ mentions }) => mentions).length,
      entities: ATLAS.resolution.entities.length,
      nodes: graph.nodes.length,
      edges: graph.edges.length,
      proofs: ATLAS.graph.edges.flatMap(({ proofs }) => proofs).length,
    });
  });

  test('puts every node where the arrangement has it', async () => {
    const { graph } = await open();
    const places = new Map(graph.nodes.map(({ id, x, y }) => [id, [x, y]]));
    for (const [node, { id }] of ATLAS.graph.nodes.entries()) {
      expect(places.get(id)).toEqual([ATLAS.arrangement.x[node], ATLAS.arrangement.y[node]]);
    }
  });

  test('points from every mention that counts to its node, and from no other', async () => {
    const source = await open();
    for (const index of range(source.manifest.counts.articles)) {
      for (const { node, entity, furniture, confidence } of (await source.article(index)).mentions) {
        if (node >= 0) expect(source.graph.nodes[node]!.id).toBe(entity);
        if (furniture || confidence < source.manifest.minConfidence) expect(node).toBe(-1);
      }
    }
  });

  test('proves every edge by as many mentions of both its ends as it weighs', async () => {
    const source = await open();
    const counts = await source.edgeArticleCounts();
    expect(counts.starts.length).toBe(source.graph.edges.length + 1);
    for (const [index, edge] of source.graph.edges.entries()) {
      const proofs = await source.evidence(index);
      expect(proofs.length).toBe(edge.weight);
      const perArticle = new Map<number, number>();
      for (const { article, a, b, distance } of proofs) {
        const { mentions } = await source.article(article);
        expect([mentions[a]!.node, mentions[b]!.node]).toEqual([edge.source, edge.target]);
        expect(Math.abs(mentions[a]!.sentence - mentions[b]!.sentence)).toBe(distance);
        perArticle.set(article, (perArticle.get(article) ?? 0) + 1);
      }
      expect(rowsOf(counts, index)).toEqual([...perArticle].sort(([a], [b]) => a - b));
      expect(perArticle.size).toBe(edge.articles);
    }
  });

  test('tells from the catalog which of the articles behind an edge are copies', async () => {
    const source = await open();
    const [catalog, counts] = [await source.catalog(), await source.edgeArticleCounts()];
    for (const [index, edge] of source.graph.edges.entries()) {
      const independent = new Set(rowsOf(counts, index).map(([article]) => catalog[article]!.duplicateOf));
      expect(independent.size).toBe(edge.independentArticles);
    }
  });

  test('lists the articles that name a node, most mentions first, and counts the same in article order', async () => {
    const source = await open();
    const counts = await source.nodeArticleCounts();
    for (const [index, { mentions, articles }] of source.graph.nodes.entries()) {
      const list = await source.nodeArticles(index);
      expect(list.length).toBe(articles);
      expect(list.reduce((sum, article) => sum + article.mentions, 0)).toBe(mentions);
      const ranked = [...list].sort((a, b) => b.mentions - a.mentions || a.article - b.article);
      expect(list).toEqual(ranked);
      const inOrder = list.map(({ article, mentions }) => [article, mentions] as const).sort(([a], [b]) => a - b);
      expect(rowsOf(counts, index)).toEqual(inOrder);
    }
  });

  test('lists the articles without their texts', async () => {
    const source = await open();
    const catalog = await source.catalog();
    expect(catalog.length).toBe(source.manifest.counts.articles);
    for (const [index, { words, duplicateOf, ...rest }] of catalog.entries()) {
      const { id, title, text, published, source: paper, url } = await source.article(index);
      const stated = Object.entries({ id, title, published, source: paper, url }).filter(
        ([, value]) => value !== undefined,
      );
      expect(rest).toEqual(Object.fromEntries(stated));
      expect(words).toBe(text.trim().split(/\s+/).length);
      expect(catalog[duplicateOf]!.duplicateOf).toBe(duplicateOf);
    }
    expect(catalog.find(({ published }) => published !== undefined)).toMatchObject({
      published: '2019-02-17',
      source: 'AP',
      url: 'https://a.test/1',
    });
  });

  test('says who holds which role where a mention of the role says so', async () => {
    const source = await open();
    for (const { role, proofs } of await source.roleRelations()) {
      for (const { article, mention } of proofs) {
        expect((await source.article(article)).mentions[mention]!.node).toBe(role);
      }
    }
  });

  test('keeps merges, suggestions and the entities that are not drawn', async () => {
    const { merges, suggestions, undrawn } = await (await open()).resolution();
    expect({ merges, suggestions }).toEqual({
      merges: ATLAS.resolution.merges,
      suggestions: ATLAS.resolution.suggestions,
    });
    const drawn = new Set(ATLAS.graph.nodes.map(({ id }) => id));
    expect(drawn.size).toBe(ATLAS.graph.nodes.length);
    expect(undrawn).toEqual(ATLAS.resolution.entities.filter(({ id }) => !drawn.has(id)));
  });

  test('has nothing beyond its last', async () => {
    const source = await open();
    const { articles, edges, nodes } = source.manifest.counts;
    const asked: readonly (readonly ['article' | 'evidence' | 'nodeArticles', number])[] = [
      ['article', articles],
      ['evidence', edges],
      ['nodeArticles', nodes],
    ];
    for (const [method, count] of asked) {
      for (const index of [count, -1, 0.5, Number.NaN]) await expect(source[method](index)).rejects.toThrow(RangeError);
    }
  });
});

test('both give the same answers', async () => {
  const [memory, folder] = [await SOURCES.memory(), await SOURCES.folder()];
  const ask = async (source: AtlasSource) => ({
    graph: source.graph,
    whole: await source.wholeGraph(),
    catalog: await source.catalog(),
    edges: await source.edgeArticleCounts(),
    nodes: await source.nodeArticleCounts(),
    roles: await source.roleRelations(),
    resolution: await source.resolution(),
    articles: await Promise.all(range(source.manifest.counts.articles).map(source.article)),
    evidence: await Promise.all(range(source.manifest.counts.edges).map(source.evidence)),
    nodeArticles: await Promise.all(range(source.manifest.counts.nodes).map(source.nodeArticles)),
  });
  expect(await ask(folder)).toEqual(await ask(memory));
});
