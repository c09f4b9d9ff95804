/**
 * What a decision costs: `npm run bench:decide -- ATLAS…` takes likely merges one after the other, and every second time takes
 * one back, on atlases in folders. Time by the clock, as a person waits for it, of what the worker does and of what the page does
 * with its answer, but for drawing; the processor time of all threads beside it, for machines that do other things too.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type AtlasGraph,
  type Decision,
  drain,
  loadLexicon,
  openAtlas,
  openAtlasInMemory,
  reopenAtlas,
  reopenCorpus,
  reviseAtlas,
  reviveAtlas,
  settleAtlas,
} from '../../src/index.ts';
import { prepareScene } from '../../src/shells/web/scene/scene.ts';
import { diffGraphs, patchGraph } from '../../src/shells/worker/graph-patch.ts';

const DECISIONS = 60;
const GRAPH_DATA = resolve(import.meta.dirname, '../../graph-data');

const lexicon = await loadLexicon(async (path) => readFileSync(join(GRAPH_DATA, path)));

for (const folder of process.argv.slice(3)) {
  const source = await openAtlas(async (path) => readFileSync(join(folder, path), 'utf8'));
  const atlas = await reopenAtlas(source);
  const ready = clock();
  const corpus = drain(reopenCorpus(atlas, lexicon));
  let live = drain(reviveAtlas(corpus, atlas));
  let shown: AtlasGraph = openAtlasInMemory(atlas).graph;
  // Once for nothing, as the worker does it: the first decision then finds all that it needs compiled and counted.
  diffGraphs(shown, openAtlasInMemory(reviseAtlas(live, atlas.curation ?? []).atlas).graph);
  const prepared = ready();
  const times: Record<string, number[]> = {
    revise: [],
    view: [],
    differ: [],
    patch: [],
    scene: [],
    all: [],
    processor: [],
  };
  const { suggestions } = atlas.resolution;
  const taken: Decision[] = [];
  for (let at = 0; at < DECISIONS; at++) {
    const { a, b } = suggestions[at % suggestions.length]!;
    if (at % 4 === 3) taken.pop();
    else taken.push({ type: 'merge', entity: b, into: a });
    const [all, processor] = [clock(), processorClock()];
    const time = <Value>(step: string, work: () => Value): Value => {
      const stop = clock();
      const value = work();
      times[step]!.push(stop());
      return value;
    };
    const before = live;
    live = time('revise', () => reviseAtlas(before, [...taken]));
    const { graph } = time('view', () => openAtlasInMemory(live.atlas));
    const patch = time('differ', () => diffGraphs(shown, graph));
    const patched = time('patch', () => patchGraph(shown, patch));
    time('scene', () => prepareScene(patched));
    times.all!.push(all());
    times.processor!.push(processor());
    shown = graph;
  }
  const settling = clock();
  drain(settleAtlas(live));
  console.log(`${folder}: ${atlas.articles.length} articles, ${shown.nodes.length} nodes, ${shown.edges.length} edges`);
  console.log(`  ready once in ${Math.round(prepared)} ms, made exact in ${Math.round(settling())} ms`);
  for (const [step, own] of Object.entries(times)) {
    const sorted = own.toSorted((x, y) => x - y);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0);
    console.log(`  ${step.padEnd(9)} median ${at(0.5).padStart(5)} ms   p95 ${at(0.95).padStart(5)} ms`);
  }
}

/** Milliseconds since it was made. */
function clock(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}

/** Milliseconds of processor time since it was made, collecting garbage in other threads included. */
function processorClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
