/**
 * What the first view of a map shows, and what it costs to find out: `npm run bench:telling [-- FOLDER…]`.
 *
 * Takes atlas folders, else the sample's, connects their names anew and says for each: the share of articles that have a
 * name among the first 50, 200 and 800 names, the edges drawn among these, how the first 200 lie (crossings of lines, lines
 * behind labels, labels that overlap), the regions, and the processor time of each step; then the time to weigh 100,000
 * names and 600,000 edges of a seeded graph.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { layOutNodes } from '../../src/arrange/layout.ts';
import { findRegions } from '../../src/arrange/regions.ts';
import { describeMap } from '../../src/describe/describe.ts';
import { countVocabulary } from '../../src/describe/vocabulary.ts';
import { type Atlas, drain, NAMES_AT_FIRST, openAtlas, reopenAtlas, type WeighedGraph } from '../../src/index.ts';
import { assignNodes } from '../../src/relate/assign-nodes.ts';
import { relateEntities } from '../../src/relate/relate.ts';
import { weighDrawing, weighGraph } from '../../src/relate/weigh.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { makeCoMentionGraph } from './co-mention-graph.ts';
import { measureFirstView } from './first-view.ts';

const SAMPLE = resolve(import.meta.dirname, '../../graph-data/atlas');
const VIEWS = [50, NAMES_AT_FIRST, 800];

/** Processor time in milliseconds, all threads of ours: it says the same on a busy machine. */
function time<T>(work: () => T): readonly [T, number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

const folders = process.argv.slice(3);
for (const folder of folders.length > 0 ? folders : [SAMPLE]) {
  const source = await openAtlas(async (path) => readFileSync(join(folder, path), 'utf8'));
  measureAtlas(folder, await reopenAtlas(source));
}
const large = makeCoMentionGraph(100_000, 600_000);
const [, weighing] = time(() => weighDrawing(large));
console.log(
  `\na seeded graph of 100,000 names and ${large.edges.length} edges is weighed in ${weighing.toFixed(0)} ms`,
);

function measureAtlas(name: string, atlas: Atlas): void {
  const { settings, articles, recognitions } = atlas;
  const related = drain(relateEntities(atlas, settings));
  const [graph, weighing] = time(() => weighGraph(atlas, related, settings.minConfidence));
  const [positions, laying] = time(() => drain(layOutNodes(graph, { seed: 1 })));
  const [regions, dividing] = time(() => findRegions(graph));
  const [vocabulary, counting] = time(() => countVocabulary(articles, recognitions, readLexicon()));
  const { assigned } = assignNodes(atlas, settings.minConfidence);
  const task = { articles, recognitions, assigned, leaders: related.leaders, graph, vocabulary, ...regions };
  const [description, describing] = time(() => drain(describeMap(task)));

  console.log(
    `\n${name}: ${articles.length} articles, ${graph.nodes.length} names and roles, ${graph.edges.length} edges`,
  );
  for (const n of VIEWS) {
    const drawn = graph.weighing.drawnFrom.filter((from) => from > 0 && from <= n).length;
    console.log(
      `  ${String(n).padStart(4)} names: ${share(countCovered(graph, assigned, n), articles.length)} of the articles, ${drawn} lines`,
    );
  }
  const { crossings, hidden, overlaps, lines } = measureFirstView(graph, positions);
  console.log(
    `  first view: ${crossings} crossings of ${lines} lines, ${hidden} times a line behind a label, ${overlaps} labels overlap`,
  );
  const first = description.regions.filter(({ within }) => within === -1);
  console.log(`  ${first.length} regions and ${description.regions.length - first.length} within them:`);
  for (const { nodes, words, names, articles: about } of first) {
    const title = nodes.map((node) => graph.nodes[node]!.label).join(', ');
    console.log(`    ${title}: ${words.join(', ')} (${names} names, ${about} articles)`);
  }
  const steps = { weigh: weighing, 'lay out': laying, divide: dividing, 'count words': counting, describe: describing };
  console.log(
    `  ${Object.entries(steps)
      .map(([step, ms]) => `${step} ${ms.toFixed(0)} ms`)
      .join(', ')}`,
  );
}

/** Articles that name any of the first n names. */
function countCovered({ weighing }: WeighedGraph, assigned: readonly (readonly number[])[], n: number): number {
  return assigned.filter((nodes) => nodes.some((node) => node >= 0 && weighing.rank[node]! < n)).length;
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}
