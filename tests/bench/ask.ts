/**
 * How long the answers to questions about a map take: `npm run bench:ask -- ATLAS`, where ATLAS is a folder that
 * `dramatis build` wrote. Weights within a moving range of dates, with all filters and histograms; the three most telling
 * paths between two names; and the text, after its shards are loaded.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeCatalog, spanOfDays } from '../../src/explore/catalog.ts';
import { type FilterFacts, filterGraph } from '../../src/explore/filter-graph.ts';
import { summariseFilters } from '../../src/explore/filter-summary.ts';
import { makeNetwork } from '../../src/explore/network.ts';
import { findPaths, measureCosts } from '../../src/explore/paths.ts';
import { makeTextQuery } from '../../src/explore/text-query.ts';
import { searchText } from '../../src/explore/text-search.ts';
import { createRandom } from '../../src/model/random.ts';
import { openAtlas } from '../../src/store/folder.ts';

const KINDS: readonly string[] = ['person', 'organization', 'group', 'place', 'role'];
const FOLDER = process.argv[3] ?? resolve(import.meta.dirname, '../../graph-data/atlas');
const QUESTIONS = 200;
/** Times each question is asked; the fastest counts, so that other work on the machine does not. */
const ROUNDS = 3;
/** Positions of the brush, each a quarter of the whole range. */
const BRUSHES = 60;
const QUERIES = [
  'oil price',
  'said',
  '"prime minister" resigned',
  'interest rates -japan',
  '"in the" government',
  'drilling rigs gulf',
  'bank of england',
  '"of the united states"',
];

const random = createRandom(12);

async function time<T>(work: () => T | Promise<T>): Promise<readonly [T, number]> {
  let best = Number.POSITIVE_INFINITY;
  let result!: T;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    result = await work();
    best = Math.min(best, performance.now() - start);
  }
  return [result, best];
}

function describe(what: string, times: readonly number[], note = ''): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1);
  console.log(`${what.padEnd(34)}p50 ${at(0.5).padStart(7)} ms   p95 ${at(0.95).padStart(7)} ms   ${note}`);
}

const files = new Map<string, string>();
let fetched = 0;
const source = await openAtlas(async (path) => {
  const text = files.get(path) ?? readFileSync(join(FOLDER, path), 'utf8');
  if (!files.has(path)) fetched += text.length;
  files.set(path, text);
  return text;
});
const { graph, manifest } = source;
const articles = manifest.counts.articles;
console.log(
  `${articles} articles, ${graph.nodes.length} names, ${graph.edges.length} lines, ${manifest.counts.proofs} proofs`,
);

const [facts, loading] = await time(async (): Promise<FilterFacts> => {
  return {
    graph,
    catalog: makeCatalog(await source.catalog()),
    edgeArticles: await source.edgeArticleCounts(),
    nodeArticles: await source.nodeArticleCounts(),
    choices: { kind: { values: KINDS, of: graph.nodes.map(({ kind }) => KINDS.indexOf(kind)) } },
  };
});
console.log(`what filters look at, made ready after it is read: ${loading.toFixed(0)} ms`);

const span = spanOfDays(facts.catalog!);
if (span) {
  const width = Math.max(1, Math.floor((span.to - span.from) / 4));
  const times: number[] = [];
  const summaries: number[] = [];
  for (let i = 0; i < BRUSHES; i++) {
    const from = span.from + Math.floor(random() * (span.to - span.from - width + 1));
    const filters = {
      ranges: { sentences: { from: 1 } },
      choices: {},
      dates: { from, to: from + width, undated: false },
    };
    const [seen, filtering] = await time(() => filterGraph(facts, filters));
    times.push(filtering);
    summaries.push((await time(() => summariseFilters(facts, filters, seen)))[1]);
  }
  describe('brush: names, lines, weights', times);
  describe('brush: all histograms', summaries);
}

const [network, making] = await time(() => makeNetwork(graph.nodes.length, graph.edges));
const costs = measureCosts(graph.edges.map(({ telling }) => telling));
console.log(`network made ready: ${making.toFixed(0)} ms`);
const names = graph.nodes.flatMap(({ kind, degree }, node) => (kind !== 'role' && degree > 0 ? [node] : []));
const allowed = { nodes: Uint8Array.from(graph.nodes, ({ kind }) => +(kind !== 'role')) };
const times: number[] = [];
let none = 0;
for (let i = 0; i < QUESTIONS; i++) {
  const [from, to] = [0, 0].map(() => names[Math.floor(random() * names.length)]!) as [number, number];
  if (from === to) continue;
  const [paths, ms] = await time(() => findPaths(network, costs, { from, to, allowed }));
  times.push(ms);
  if (paths.length === 0) none++;
}
describe('three paths between two names', times, `${none} of ${times.length} not connected`);

for (const text of QUERIES) {
  const clauses = [...text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].map(([, minus, phrase, word]) => ({
    text: phrase ?? word!,
    isPhrase: phrase !== undefined,
    isExcluded: minus === '-',
  }));
  fetched = 0;
  const query = makeTextQuery(clauses);
  await searchText(source.text!, query, articles);
  const bytes = fetched;
  const [answer, ms] = await time(() => searchText(source.text!, query, articles));
  describe(
    `text: ${text}`,
    [ms],
    `${answer.sentences} sentences, ${answer.hits.length} articles, ${Math.round(bytes / 1024)} kB read`,
  );
}
