/**
 * How long a search of the names takes, beside one that looks at every name: `npm run bench:search [-- LABELS]`.
 * The names are people, towns and firms put together from the lists that the tagger is trained with; the queries are
 * those names with a letter left out, doubled, replaced or swapped, as whole names and as their beginnings.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { indexNames, searchEntities } from '../../src/explore/search.ts';
import type { AtlasNode } from '../../src/model/atlas-folder.ts';
import { createRandom } from '../../src/model/random.ts';
import { foldNames, scanNames } from '../explore/scan-names.ts';

const LABELS = Number(process.argv[3] ?? 100_000);
const QUERIES = 1000;
/** Of them, those that the scan is asked too: it takes its time. */
const SCANNED = 100;
const LIMIT = 20;
/** Times each query is asked of the index; the fastest counts, so that other work on the machine does not. */
const ROUNDS = 3;

const random = createRandom(12);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const lists = resolve(import.meta.dirname, '../train/lists');
const readList = (file: string) =>
  readFileSync(join(lists, file), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0]!.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
const given = readList('given-names.txt');
const family = readList('family-names.txt');
const towns = [...readList('towns.txt'), ...readList('villages.txt'), ...readList('cities.txt')];

function makeLabel(): string {
  const kind = random();
  if (kind < 0.6) return `${pick(given)} ${pick(family)}`;
  if (kind < 0.8) return pick(towns);
  return `${pick(family)} ${pick(['Bank', 'Group', 'Industries', 'Institute', 'University', 'Brothers'])} of ${pick(towns)}`;
}

const labels = new Set<string>();
while (labels.size < LABELS) labels.add(makeLabel());
const nodes = [...labels].map((label, i): AtlasNode => {
  const short = label.split(' ').at(-1)!;
  const aliases = [label, ...(i % 3 === 0 ? [short] : [])].map((name) => ({ name, count: 1 }));
  const mentions = Math.floor(1 / (random() + 1e-4));
  return {
    ...{ id: `actor:${i}`, label, kind: 'person', aliases, mentions, articles: 1, confidence: 1 },
    ...{ x: 0, y: 0, community: 0, degree: 0, betweenness: 0, rank: i, region: -1 },
  };
});

/** One error in a word of 4 letters or more: what fingers do. */
function misspell(text: string): string {
  const words = text.split(' ');
  const long = words.flatMap((word, w) => (word.length >= 4 ? [w] : []));
  if (long.length === 0) return text;
  const w = pick(long);
  const word = words[w]!;
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = pick([...'abcdefghijklmnopqrstuvwxyz']);
  const [head, tail] = [word.slice(0, at), word.slice(at)];
  words[w] = pick([
    head + tail.slice(1),
    head + letter + tail,
    head + letter + tail.slice(1),
    head + (tail[1] ?? '') + tail[0] + tail.slice(2),
  ]);
  return words.join(' ');
}

const queries = Array.from({ length: QUERIES }, (_, i) => {
  const variant = misspell(pick(nodes).label);
  return i % 2 === 0 ? variant : variant.slice(0, Math.max(5, Math.ceil(variant.length * 0.7)));
});

/** Wall-clock time. */
function time<T>(work: () => T): readonly [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

function describe(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2);
  console.log(
    `${what.padEnd(28)}p50 ${at(0.5).padStart(8)} ms   p95 ${at(0.95).padStart(8)} ms   most ${at(1).padStart(8)} ms`,
  );
}

const [index, indexing] = time(() => indexNames(nodes));
const [folded, folding] = time(() => foldNames(nodes));
console.log(`${nodes.length} labels, ${index.names.length} names, ${index.vocabulary.words.length} words`);
console.log(`made ready: index ${indexing.toFixed(0)} ms, scan ${folding.toFixed(0)} ms`);
const ask = (query: string) => {
  const rounds = Array.from({ length: ROUNDS }, () => time(() => searchEntities(index, query, LIMIT)));
  return [rounds[0]![0], Math.min(...rounds.map(([, ms]) => ms))] as const;
};
const measure = (what: string, asked: readonly string[]) => {
  const answers = asked.map(ask);
  describe(
    what,
    answers.map(([, ms]) => ms),
  );
  return answers;
};
const answers = measure('index, spelling variant', queries);
measure(
  'index, three letters',
  queries.map((query) => query.slice(0, 3)),
);
measure(
  'index, one letter',
  queries.map((query) => query.slice(0, 1)),
);
const scans = queries.slice(0, SCANNED).map((query) => time(() => scanNames(nodes, folded, query, LIMIT)));
describe(
  'scan, spelling variant',
  scans.map(([, ms]) => ms),
);
const list = (hits: readonly { readonly node: number; readonly name: string; readonly match: string }[]) =>
  hits.map(({ node, name, match }) => `${node} ${name} ${match}`).join('\n');
const same = scans.filter(([hits], i) => list(hits) === list(answers[i]![0])).length;
console.log(`same answer as the scan: ${same} of ${scans.length} queries`);
if (same < scans.length) process.exitCode = 1;
