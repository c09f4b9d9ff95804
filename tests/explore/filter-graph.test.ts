import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNDATED } from '../../src/explore/calendar.ts';
import { makeCatalog } from '../../src/explore/catalog.ts';
import { type FilterFacts, filterGraph } from '../../src/explore/filter-graph.ts';
import { binValues, summariseFilters } from '../../src/explore/filter-summary.ts';
import type { Filters } from '../../src/explore/filters.ts';
import type { AtlasEdge, AtlasNode } from '../../src/model/atlas-folder.ts';
import { countArticles } from './count-articles.ts';

const KINDS = ['person', 'place', 'role'] as const;
const NODES = 6;
const ARTICLES = 5;

/** Facts of a small graph: per node its kind, per pair the articles that prove it, one row a proof. */
function makeFacts(kinds: readonly number[], pairs: readonly Pair[]): FilterFacts {
  const nodeArticles = kinds.map((_, node) =>
    pairs
      .filter(({ a, b }) => a === node || b === node)
      .flatMap(({ articles }) => articles)
      .sort((x, y) => x - y),
  );
  const catalog = makeCatalog(
    Array.from({ length: ARTICLES }, (_, i) => ({
      ...(i > 0 && { published: `2020-01-0${i}` }),
      source: i % 2 === 0 ? 'Even' : 'Odd',
      duplicateOf: i,
    })),
  );
  const nodes = kinds.map(
    (kind, node): AtlasNode => ({
      ...{ id: `${node}`, label: `${node}`, kind: KINDS[kind]!, aliases: [], confidence: 1 - node / 10 },
      ...{ mentions: nodeArticles[node]!.length, articles: new Set(nodeArticles[node]).size },
      ...{ x: 0, y: 0, community: 0, degree: 0, betweenness: 0, rank: node, region: -1 },
    }),
  );
  const edges = pairs.map(
    ({ a, b, articles }, edge): AtlasEdge => ({
      ...{ source: a, target: b, weight: articles.length, articles: new Set(articles).size },
      ...{ telling: edge, drawnFrom: 1 },
    }),
  );
  return {
    graph: { nodes, edges, regions: [] },
    catalog,
    edgeArticles: countArticles(pairs.map(({ articles }) => articles)),
    nodeArticles: countArticles(nodeArticles),
    choices: { kind: { values: KINDS, of: kinds } },
  };
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly articles: readonly number[];
}

const pairs = fc.uniqueArray(
  fc
    .record({
      a: fc.nat(NODES - 2),
      b: fc.nat(NODES - 1),
      articles: fc
        .array(fc.nat(ARTICLES - 1), { minLength: 1, maxLength: 6 })
        .map((list) => list.sort((x, y) => x - y)),
    })
    .filter(({ a, b }) => a < b),
  { maxLength: 10, selector: ({ a, b }) => a * NODES + b },
);
const kinds = fc.array(fc.nat(2), { minLength: NODES, maxLength: NODES });
const filters: fc.Arbitrary<Filters> = fc.record({
  ranges: fc.record(
    {
      sentences: fc.record({ from: fc.nat(3) }),
      articles: fc.record({ from: fc.nat(3), to: fc.integer({ min: 2, max: 5 }) }),
      telling: fc.record({ from: fc.nat(6) }),
      confidence: fc.record({ from: fc.constantFrom(0.6, 0.8) }),
    },
    { requiredKeys: [] },
  ),
  choices: fc.record(
    {
      kind: fc.uniqueArray(fc.constantFrom(...KINDS)),
      source: fc.uniqueArray(fc.constantFrom('Even', 'Odd')),
    },
    { requiredKeys: [] },
  ),
  dates: fc.option(
    fc.record({
      from: fc.integer({ min: 18_262, max: 18_266 }),
      to: fc.integer({ min: 18_262, max: 18_266 }),
      undated: fc.boolean(),
    }),
    { nil: undefined },
  ),
}) as fc.Arbitrary<Filters>;

/** What is seen, told once more from the words of the filters, item by item. */
function seeNaively({ graph, catalog }: FilterFacts, list: readonly Pair[], value: Filters) {
  const { ranges, choices, dates } = value;
  const counts = (article: number) => {
    const day = catalog!.days[article]!;
    const isIn = !dates || (day === UNDATED ? dates.undated : day >= dates.from! && day <= dates.to!);
    return isIn && (choices.source?.includes(catalog!.sources[catalog!.source[article]!]!) ?? true);
  };
  const isCut = dates !== undefined || choices.source !== undefined;
  const proofs = list.map(({ articles }) => articles.filter(counts));
  // Of a line named in four articles, three of them within the range, three quarters of what it tells are left.
  const telling = list.map(({ articles }, edge) => {
    const share = new Set(proofs[edge]).size / new Set(articles).size;
    return Math.round(1000 * edge * share) / 1000;
  });
  const within = (number: number, range: { from?: number; to?: number } = {}) =>
    number >= (range.from ?? -1) && number <= (range.to ?? 1e9);
  const nodes = graph.nodes.map(({ kind, confidence }, node) => {
    const own = new Set(list.flatMap(({ a, b }, i) => (a === node || b === node ? proofs[i]! : [])));
    if (isCut && own.size === 0) return false;
    return (
      (choices.kind?.includes(kind) ?? true) &&
      within(own.size, ranges.articles) &&
      within(confidence, ranges.confidence)
    );
  });
  const edges = list.map(
    ({ a, b }, edge) =>
      nodes[a]! &&
      nodes[b]! &&
      proofs[edge]!.length > 0 &&
      within(proofs[edge]!.length, ranges.sentences) &&
      within(telling[edge]!, ranges.telling),
  );
  const lineFiltered = ranges.sentences !== undefined || ranges.telling !== undefined;
  const seen = nodes.map(
    (own, node) => own && (!lineFiltered || list.some(({ a, b }, e) => edges[e] && (a === node || b === node))),
  );
  return { nodes: seen.map(Number), edges: edges.map(Number) };
}

describe('filtering', () => {
  test('shows what one finds who reads the filters word by word', () => {
    fc.assert(
      fc.property(kinds, pairs, filters, (ofKind, list, value) => {
        const facts = makeFacts(ofKind, list);
        const seen = filterGraph(facts, value);
        expect({ nodes: [...seen.nodes], edges: [...seen.edges] }).toEqual(seeNaively(facts, list, value));
        expect(seen.nodeCount).toBe(seen.nodes.filter(Boolean).length);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves everything where nothing is asked, and what the atlas does not tell', () => {
    const facts = makeFacts([0, 1, 2, 0, 1, 2], [{ a: 0, b: 1, articles: [0] }]);
    expect(filterGraph(facts, { ranges: {}, choices: {} })).toMatchObject({ nodeCount: 6, edgeCount: 1 });
    const { catalog, ...undatedFacts } = facts;
    const dated: Filters = { ranges: {}, choices: { finder: ['tagger'] }, dates: { from: 0, to: 1, undated: false } };
    expect(filterGraph(undatedFacts, dated)).toMatchObject({ nodeCount: 6, edgeCount: 1 });
  });

  test('takes an item with several values for each of them', () => {
    const facts = makeFacts(
      [0, 1, 2, 0, 1, 2],
      [
        { a: 0, b: 1, articles: [0] },
        { a: 0, b: 2, articles: [1] },
      ],
    );
    const known = { values: ['role', 'together'], of: [3, 2], isSet: true };
    const see = (...values: string[]) => [
      ...filterGraph({ ...facts, choices: { known } }, { ranges: {}, choices: { known: values } }).edges,
    ];
    expect([see('role'), see('together'), see()]).toEqual([
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
  });
});

describe('a summary', () => {
  test('counts for each filter what it alone hides', () => {
    fc.assert(
      fc.property(kinds, pairs, filters, (ofKind, list, value) => {
        const facts = makeFacts(ofKind, list);
        const summary = summariseFilters(facts, value, filterGraph(facts, value));
        const { kind, ...choices } = value.choices;
        const { sentences, telling, ...ranges } = value.ranges;
        const { nodes } = seeNaively(facts, list, { ...value, ranges, choices });
        const rejected = nodes.filter((own, node) => own && kind && !kind.includes(facts.graph.nodes[node]!.kind));
        expect(summary.choices.find(({ of }) => of === 'kind')!.hides).toBe(rejected.length);
      }),
    );
  });

  test('has a histogram of what the other filters leave', () => {
    const facts = makeFacts(
      [0, 0, 1, 1, 2, 2],
      [
        { a: 0, b: 1, articles: [0, 1, 1] },
        { a: 2, b: 3, articles: [2, 3, 4] },
      ],
    );
    const value: Filters = {
      ranges: {},
      choices: { kind: ['person'] },
      dates: { from: 18_262, to: 18_263, undated: false },
    };
    const { choices, dates, measures } = summariseFilters(facts, value, filterGraph(facts, value));
    expect(choices.find(({ of }) => of === 'kind')).toEqual({
      of: 'kind',
      values: [
        { value: 'person', count: 2 },
        { value: 'place', count: 2 },
      ],
      hides: 2,
    });
    expect(choices.find(({ of }) => of === 'source')?.values).toEqual([
      { value: 'Even', count: 1 },
      { value: 'Odd', count: 1 },
    ]);
    expect(dates).toMatchObject({ unit: 'day', undated: 1, hides: 3 });
    expect(dates!.bins.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    expect(measures.find(({ of }) => of === 'sentences')!.bins).toEqual([{ from: 2, to: 2, count: 1 }]);
  });
});

describe('bins', () => {
  test('hold every value once, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(30), fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }))),
        (values) => {
          const kept = Uint8Array.from(values, (_, i) => +(i % 4 > 0));
          const own = values.filter((_, i) => kept[i]);
          const bins = binValues(values, kept);
          expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
          expect(bins.length).toBeLessThanOrEqual(24);
          bins.forEach(({ from, to }, bin) => {
            expect(from <= to).toBe(true);
            if (bin > 0) expect(from >= bins[bin - 1]!.to).toBe(true);
          });
          if (own.length > 0) expect([bins[0]!.from, bins.at(-1)!.to]).toEqual([Math.min(...own), Math.max(...own)]);
        },
      ),
    );
  });

  test('are one for each whole number of a short range', () => {
    expect(binValues([3, 5, 5], Uint8Array.of(1, 1, 1))).toEqual([
      { from: 3, to: 3, count: 1 },
      { from: 4, to: 4, count: 0 },
      { from: 5, to: 5, count: 2 },
    ]);
  });
});
