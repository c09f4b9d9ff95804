import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Graph from 'graphology';
import { write } from 'graphology-gexf';
import type { AtlasSource } from '../../src/model/atlas-folder.ts';
import { ATLAS_FORMAT, ATLAS_VERSION, NO_SHARDS } from '../../src/model/atlas-folder.ts';
import type { GraphDocument } from '../../src/model/graph-document.ts';
import { createRandom } from '../../src/model/random.ts';
import { weighDrawing } from '../../src/relate/weigh.ts';
import { writeGexf } from '../../src/write/gexf.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { makeCoMentionGraph } from './co-mention-graph.ts';

export const SIZES: Readonly<Record<string, readonly [order: number, size: number]>> = {
  '10k': [10_000, 62_000],
  '100k': [100_000, 620_000],
};
export interface Result {
  readonly milliseconds: number;
  /** Peak resident set of the process, in MB, and what of it came after the graph was there. */
  readonly peak: number;
  readonly added: number;
  /** Bytes written. */
  readonly length: number;
}

const [variant, size] = process.argv.slice(2);
if (process.send && (variant === 'ours' || variant === 'package')) process.send(await runVariant(variant, size!));

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
  const graph = weighDrawing(makeCoMentionGraph(order, size));
  const random = createRandom(1);
  const degree = new Uint32Array(order);
  for (const { source, target } of graph.edges) {
    degree[source]!++;
    degree[target]!++;
  }
  const none = async () => [];
  const counted = async () => ({ starts: new Uint32Array(), articles: new Uint32Array(), counts: new Uint32Array() });
  const drawn = {
    nodes: graph.nodes.map((node, i) => ({
      ...node,
      x: Math.round(random() * 1e6) / 1000,
      y: Math.round(random() * 1e6) / 1000,
      community: i % 50,
      degree: degree[i]!,
      betweenness: Math.round(random() * 1e6) / 1e6,
      rank: graph.weighing.rank[i]!,
      region: -1,
    })),
    edges: graph.edges.map((edge, i) => ({
      ...edge,
      telling: graph.weighing.telling[i]!,
      drawnFrom: graph.weighing.drawnFrom[i]!,
    })),
    regions: [],
  };
  return {
    manifest: {
      format: ATLAS_FORMAT,
      version: ATLAS_VERSION,
      generator: 'dramatis',
      build: '',
      counts: { articles: 0, mentions: 0, entities: order, nodes: order, edges: graph.edges.length, proofs: 0 },
      reach: graph.reach,
      seed: 1,
      minConfidence: 0,
      shards: NO_SHARDS,
      notices: [],
    },
    graph: drawn,
    wholeGraph: async () => drawn,
    evidence: none,
    words: async () => ({ vocabulary: { sentences: 0, words: new Map() }, lines: new Map() }),
    nodeArticles: none,
    catalog: none,
    edgeArticleCounts: counted,
    nodeArticleCounts: counted,
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
