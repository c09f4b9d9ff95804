import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { layOutNodes } from '../../src/arrange/layout.ts';
import type { EntityGraph } from '../../src/model/graph.ts';
import { drain } from '../../src/model/progress.ts';
import { createRandom } from '../../src/model/random.ts';
import { makeCoMentionGraph } from './co-mention-graph.ts';
import { type LayoutQuality, measureQuality } from './layout-quality.ts';

/**
 * Our layout against graphology-layout-forceatlas2 with its own defaults (`inferSettings`), on the same seeded graphs in
 * one run: time, memory and quality at rest. Each layout has a process of its own.
 *
 *     npm run bench:layout            all sizes, some twenty minutes, most of them the package's
 *     npm run bench:layout -- 1k 10k  these
 *
 * Time is the processor's, user and system, of all threads, so that a busy machine does not tell. The package never
 * rests by itself: it counts as at rest after the first `CHECK` iterations that lower the energy by less than `CALM`,
 * and is stopped at `MOST`; measuring the energy is not timed.
 */
const SIZES: Readonly<Record<string, readonly [order: number, size: number]>> = {
  '1k': [1000, 5000],
  '10k': [10_000, 60_000],
  '100k': [100_000, 600_000],
};
const CHECK = 100;
const CALM = 0.005;
const MOST = 500;

/** Without WebAssembly all levels are laid out by the package's kernel: what our own is to be held against. */
type Variant = 'package' | 'ours' | 'ours without overlap removal' | "ours, the package's kernel";

interface Result {
  readonly milliseconds: number;
  readonly iterations?: number;
  /** Highest resident set seen after an iteration, less what the graph alone needed, in MB. */
  readonly megabytes: number;
  readonly hash: string;
  readonly quality: LayoutQuality;
  /** How far the node that moved most moved when its own layout was the start, in px of a map 1,000 px wide. */
  readonly drift?: number;
  readonly edges: number;
}

const [variant, name] = process.argv.slice(3);
if (process.send && (variant === 'package' || variant?.startsWith('ours'))) {
  process.send(runVariant(variant as Variant, name!));
} else {
  await compareSizes(process.argv.slice(3));
}

async function compareSizes(wanted: readonly string[]): Promise<void> {
  console.log(
    'nodes  edges   layout                          time s   faster  memory MB  energy   neighbours  stress  rest',
  );
  for (const size of Object.keys(SIZES).filter((key) => wanted.length === 0 || wanted.includes(key))) {
    const row = (label: string, result: Result, faster: string, rest: string): void => {
      const { energy, neighbours, stress } = result.quality;
      console.log(
        [
          size.padEnd(6),
          String(result.edges).padEnd(7),
          label.padEnd(31),
          (result.milliseconds / 1000).toFixed(2).padStart(7),
          faster.padStart(7),
          result.megabytes.toFixed(0).padStart(9),
          energy.toFixed(3).padStart(8),
          neighbours.toFixed(3).padStart(10),
          stress.toFixed(3).padStart(8),
          ` ${rest}`,
        ].join(' '),
      );
    };
    const ours: Variant[] = ["ours, the package's kernel", 'ours without overlap removal', 'ours'];
    const results: Result[] = [];
    for (const each of ours) {
      const [result, again] = [await startVariant(each, size), await startVariant(each, size)];
      const same = result.hash === again.hash ? 'same bytes twice' : 'BYTES DIFFER';
      results.push({ ...result, milliseconds: Math.min(result.milliseconds, again.milliseconds) });
      row(each, results.at(-1)!, '', `${same}, drift ${result.drift!.toFixed(3)} px`);
    }
    const theirs = await startVariant('package', size);
    row('package defaults', theirs, '', `${theirs.iterations} iterations`);
    const factor = (result: Result) => `${(theirs.milliseconds / result.milliseconds).toFixed(0)} times`;
    console.log(`       faster than the defaults: ${factor(results[1]!)}, with overlap removal ${factor(results[2]!)}`);
  }
}

function startVariant(each: Variant, size: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1]!, [process.argv[2]!, each, size], { execArgv: ['--expose-gc'] });
    child.once('message', (result) => resolve(result as Result));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${each} ${size} ended with ${code}`)));
  });
}

function runVariant(each: Variant, size: string): Result {
  const graph = makeCoMentionGraph(...SIZES[size]!);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  if (each === "ours, the package's kernel") Reflect.deleteProperty(globalThis, 'WebAssembly');
  const laidOut = each === 'package' ? runPackage(graph) : runOurs(graph, each === 'ours');
  const megabytes = (laidOut.peak - before) / 2 ** 20;
  const hash = createHash('sha256').update(laidOut.positions).digest('hex');
  const quality = measureQuality(graph, laidOut.positions);
  const { milliseconds, iterations } = laidOut;
  const common = { milliseconds, megabytes, hash, quality, edges: graph.edges.length };
  if (each === 'package') return { ...common, iterations: iterations! };
  return { ...common, drift: measureDrift(graph, laidOut.positions, each === 'ours') };
}

function runOurs(graph: EntityGraph, preventOverlap: boolean) {
  const started = readProcessorTime();
  let peak = 0;
  const positions = drain(layOutNodes(graph, { seed: 1, layout: { preventOverlap } }), () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  });
  return { positions, milliseconds: readProcessorTime() - started, iterations: undefined, peak };
}

function measureDrift(graph: EntityGraph, positions: Float64Array, preventOverlap: boolean): number {
  const start = new Map(
    graph.nodes.map(({ id }, node) => [id, { x: positions[2 * node]!, y: positions[2 * node + 1]! }]),
  );
  const after = drain(layOutNodes(graph, { seed: 2, start, layout: { preventOverlap } }));
  let [left, right, most] = [Infinity, -Infinity, 0];
  for (let i = 0; i < positions.length; i += 2) {
    left = Math.min(left, positions[i]!);
    right = Math.max(right, positions[i]!);
    most = Math.max(most, Math.hypot(after[i]! - positions[i]!, after[i + 1]! - positions[i + 1]!));
  }
  return (most / (right - left)) * 1000;
}

/** The package as its own synchronous layout runs it: random start, `inferSettings`, one iteration after the other. */
function runPackage(graph: EntityGraph) {
  const order = graph.nodes.length;
  const random = createRandom(1);
  const nodes = new Float32Array(order * 10);
  const edges = new Float32Array(graph.edges.length * 3);
  for (let node = 0; node < order; node++) {
    nodes.set([random() * 1000, random() * 1000, 0, 0, 0, 0, 1, 1, 1, 0], node * 10);
  }
  graph.edges.forEach(({ source, target, weight }, edge) => {
    nodes[source * 10 + 6]! += weight;
    nodes[target * 10 + 6]! += weight;
    edges.set([source * 10, target * 10, weight], edge * 3);
  });
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.05,
    slowDown: 1 + Math.log(order),
    barnesHutOptimize: order > 2000,
    barnesHutTheta: 0.5,
  };
  const positions = new Float64Array(order * 2);
  let [milliseconds, iterations, lowest, peak] = [0, 0, Infinity, 0];
  while (iterations < MOST) {
    const started = readProcessorTime();
    for (let i = 0; i < CHECK; i++) {
      iterate(settings, nodes, edges);
      peak = Math.max(peak, process.memoryUsage.rss());
    }
    milliseconds += readProcessorTime() - started;
    iterations += CHECK;
    for (let node = 0; node < order; node++) {
      positions[2 * node] = nodes[node * 10]!;
      positions[2 * node + 1] = nodes[node * 10 + 1]!;
    }
    const { energy } = measureQuality(graph, positions);
    console.error(
      `package ${order} nodes, ${iterations} iterations, ${(milliseconds / 1000).toFixed(1)} s, energy ${energy.toFixed(3)}`,
    );
    if (lowest - energy < CALM) break;
    lowest = energy;
  }
  return { positions, milliseconds, iterations, peak };
}

function readProcessorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
