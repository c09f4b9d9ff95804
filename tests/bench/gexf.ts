import { fork } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Graph from 'graphology';
import { write } from 'graphology-gexf';
import type { AtlasSource } from '../../src/model/atlas-folder.ts';
import { ATLAS_FORMAT, ATLAS_VERSION } from '../../src/model/atlas-folder.ts';
import type { GraphDocument } from '../../src/model/graph-document.ts';
import { createRandom } from '../../src/model/random.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { makeCoMentionGraph } from './co-mention-graph.ts';

/**
 * Our GEXF writer against graphology-gexf's, on the same seeded graph with the same attributes, into a file: CPU time and memory. Each
 * writer has a process of its own, three times each; the figures are medians.
 *
 *     npm run bench:gexf             10,000 and 100,000 nodes
 *     npm run bench:gexf -- 10k      one of them
 */
const SIZES: Readonly<Record<string, readonly [order: number, size: number]>> = {
  '10k': [10_000, 62_000],
  '100k': [100_000, 620_000],
};
const RUNS = 3;

interface Result {
  readonly milliseconds: number;
  /** Peak resident set of the process, in MB, and what of it came after the graph was there. */
  readonly peak: number;
  readonly added: number;
  /** Bytes written. */
  readonly length: number;
}

const [variant, size] = process.argv.slice(2);
if (process.send && (variant === 'ours' || variant === 'package')) {
  process.send(await runVariant(variant, size!));
} else {
  await compareSizes(process.argv.slice(2));
}

async function compareSizes(wanted: readonly string[]): Promise<void> {
  console.log('nodes  edges    writer            CPU s    peak MB  added MB  written MB');
  for (const key of Object.keys(SIZES).filter((name) => wanted.length === 0 || wanted.includes(name))) {
    const theirs = await measureVariant('package', key);
    const ours = await measureVariant('ours', key);
    const [order, edges] = SIZES[key]!;
    for (const [name, result] of [
      ['graphology-gexf', theirs],
      ['dramatis', ours],
    ] as const) {
      const seconds = (result.milliseconds / 1000).toFixed(2);
      console.log(
        `${order}`.padEnd(7) +
          `${edges}`.padEnd(9) +
          name.padEnd(18) +
          seconds.padEnd(9) +
          result.peak.toFixed(0).padEnd(9) +
          result.added.toFixed(0).padEnd(10) +
          (result.length / 1e6).toFixed(1),
      );
    }
    const faster = (theirs.milliseconds / ours.milliseconds).toFixed(1);
    const peak = (theirs.peak / ours.peak).toFixed(1);
    const added = (theirs.added / ours.added).toFixed(1);
    console.log(`       ${faster} times faster, ${peak} times less memory at the peak, ${added} times less added`);
  }
}

async function measureVariant(name: 'ours' | 'package', key: string): Promise<Result> {
  const results: Result[] = [];
  for (let run = 0; run < RUNS; run++) results.push(await runApart(name, key));
  const median = (read: (result: Result) => number) =>
    results.map(read).sort((a, b) => a - b)[Math.floor(results.length / 2)]!;
  return {
    milliseconds: median((result) => result.milliseconds),
    peak: median((result) => result.peak),
    added: median((result) => result.added),
    length: median((result) => result.length),
  };
}

function runApart(name: string, key: string): Promise<Result> {
  return new Promise((done, fail) => {
    const child = fork(process.argv[1]!, [name, key], { execArgv: ['--expose-gc', '--max-old-space-size=6000'] });
    child.on('message', (result) => done(result as Result));
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code !== 0) fail(new Error(`${name} at ${key} ended with ${code}`));
    });
  });
}

async function runVariant(name: 'ours' | 'package', key: string): Promise<Result> {
  const document = await makeDocument(openGraph(...SIZES[key]!));
  const graph = name === 'package' ? toGraphology(document) : undefined;
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-'));
  const path = join(folder, 'graph.gexf');
  if (graph) writeFileSync(path, write(graph));
  else {
    const file = openSync(path, 'w');
    for (const chunk of writeGexf(document)) writeSync(file, chunk);
    closeSync(file);
  }
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const length = statSync(path).size;
  rmSync(folder, { recursive: true });
  const peak = process.resourceUsage().maxRSS / 1024;
  return { milliseconds, peak, added: Math.max(1, peak - before / 1024 / 1024), length };
}

/** The seeded graph as an atlas, its nodes anywhere. */
function openGraph(order: number, size: number): AtlasSource {
  const graph = makeCoMentionGraph(order, size);
  const random = createRandom(1);
  const degree = new Uint32Array(order);
  for (const { source, target } of graph.edges) {
    degree[source]!++;
    degree[target]!++;
  }
  const none = async () => [];
  return {
    manifest: {
      format: ATLAS_FORMAT,
      version: ATLAS_VERSION,
      generator: 'dramatis',
      counts: { articles: 0, mentions: 0, entities: order, nodes: order, edges: graph.edges.length, proofs: 0 },
      reach: graph.reach,
      seed: 1,
      minConfidence: 0,
      shards: { articles: [], evidence: [], nodes: [] },
      notices: [],
    },
    graph: {
      nodes: graph.nodes.map((node, i) => ({
        ...node,
        x: Math.round(random() * 1e6) / 1000,
        y: Math.round(random() * 1e6) / 1000,
        community: i % 50,
        degree: degree[i]!,
        betweenness: Math.round(random() * 1e6) / 1e6,
      })),
      edges: graph.edges,
    },
    evidence: none,
    nodeArticles: none,
    roleRelations: none,
    resolution: async () => ({ merges: [], suggestions: [], undrawn: [] }),
    article: () => Promise.reject(new RangeError('there are no articles')),
  };
}

/** The same graph for the package, which takes looks and values from attributes. */
function toGraphology(document: GraphDocument): Graph {
  const graph = new Graph({ type: 'undirected' });
  const name = (columns: GraphDocument['nodeAttributes'], values: readonly unknown[]) =>
    Object.fromEntries(
      columns.flatMap((column, i) => (values[i] === undefined ? [] : [[column.name, plain(values[i])]])),
    );
  for (const { id, values, shape: _, ...looks } of document.nodes) {
    graph.addNode(id, { ...looks, ...name(document.nodeAttributes, values) });
  }
  for (const { id, source, target, weight, thickness, values } of document.edges) {
    graph.addEdgeWithKey(id, source, target, { weight, thickness, ...name(document.edgeAttributes, values) });
  }
  return graph;
}

function plain(value: unknown): unknown {
  return Array.isArray(value) ? value.join('|') : value;
}
