/**
 * How much processor time each step of a build takes: `npm run bench:build [-- FILE]`.
 * Reads the Wikinews corpus beside the project where it is present, else the sample a hundred times over, and says which.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { countVocabulary } from '../../src/describe/vocabulary.ts';
import {
  connectAtlas,
  DEFAULT_SETTINGS,
  decodeTagger,
  drain,
  openAtlasInMemory,
  readArticles,
  type SourceFile,
  tokeniseSpan,
  writeAtlasFolder,
} from '../../src/index.ts';
import { createRecogniser, recogniseArticles } from '../../src/recognise/recognise.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { readLexicon } from '../helpers/lexicon.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CORPUS = process.argv[3] ?? resolve(ROOT, '../shared/corpora/wikinews-2019-2020.jsonl');

/** Processor time in milliseconds, all threads of ours: it says the same on a busy machine. */
function time<T>(work: () => T): readonly [T, number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

function loadFiles(): readonly SourceFile[] {
  if (existsSync(CORPUS)) return [{ name: 'corpus.jsonl', text: readFileSync(CORPUS, 'utf8') }];
  console.log(`${CORPUS} is not here; the sample is read a hundred times instead`);
  const folder = join(ROOT, 'graph-data/articles');
  const sample = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return Array.from({ length: 100 }, (_, copy) =>
    sample.map((name) => ({ name: `${copy}/${name}`, text: readFileSync(join(folder, name), 'utf8') })),
  ).flat();
}

const packed = readFileSync(join(ROOT, 'graph-data/model/tagger.bin.gz'));
const [tagger, loading] = time(() => decodeTagger(gunzipSync(packed)));
const [lexicon, parsing] = time(readLexicon);
const files = loadFiles();
const [{ articles }, reading] = time(() => drain(readArticles(files)));
const tokens = articles.reduce(
  (sum, { text, sentences }) => sum + sentences.reduce((all, sentence) => all + tokeniseSpan(text, sentence).length, 0),
  0,
);
const recogniser = createRecogniser({ lexicon, tagger });
const [recognitions, recognising] = time(() => drain(recogniseArticles(articles, recogniser)));
const [{ resolution }, resolving] = time(() =>
  drain(resolveEntities({ articles, recognitions, lexicon, curation: [] })),
);
const [vocabulary, counting] = time(() => countVocabulary(articles, recognitions, lexicon));
const [atlas, connecting] = time(() =>
  drain(connectAtlas({ articles, recognitions, resolution, vocabulary }, DEFAULT_SETTINGS)),
);
const [, writing] = time(() => [...writeAtlasFolder(atlas)].length);
const { nodes, edges } = openAtlasInMemory(atlas).graph;

console.log(`${articles.length} articles, ${tokens} tokens, ${nodes.length} nodes, ${edges.length} edges`);
const whole = reading + recognising + resolving + counting + connecting + writing;
for (const [step, ms] of Object.entries({
  'load the model': loading,
  'load the lexicon': parsing,
  read: reading,
  recognise: recognising,
  resolve: resolving,
  'count words': counting,
  'relate … describe': connecting,
  write: writing,
})) {
  console.log(`${step.padEnd(18)}${ms.toFixed(0).padStart(7)} ms`);
}
const perSecond = (ms: number) => Math.round(tokens / (ms / 1000)).toLocaleString('en');
console.log(`text to names      ${perSecond(reading + recognising + resolving)} tokens a second`);
console.log(`text to atlas      ${perSecond(whole)} tokens a second`);
