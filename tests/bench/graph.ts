import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { readLexicon } from '../helpers/lexicon.ts';
import { makeCorpusGraph } from './graph/corpus-graph.ts';
import { printFigures } from './graph/figure.ts';
import { measureLines } from './graph/line-figures.ts';
import { measureNames } from './graph/name-figures.ts';
import { measureRobustness, measureSeams } from './graph/robustness.ts';
import { judgeAgain, readConfidence } from './graph/verdicts.ts';

/*
 * npm run bench:graph [-- wn | re3 | robust]
 *
 * What is wrong with the graph of many articles: 294 of Wikinews (wn) and 3,000 of Reuters (re3), and how names hold where
 * articles are written otherwise (robust). All three unless one is asked for. Reads ../shared; what is not there is named.
 */
const SHARED = '../shared';
const VERDICTS = `${SHARED}/eval/read-by-eye`;
const WIKINEWS = `${SHARED}/corpora/wikinews-2019-2020.jsonl`;
const REUTERS = `${SHARED}/corpora/reuters-21578.jsonl`;
/** Of 294 articles every so many is written otherwise. */
const ROBUST_EVERY = 5;

const asked = process.argv[3];
const recogniser = createRecogniser({
  lexicon: readLexicon(),
  tagger: decodeTagger(gunzipSync(readFileSync('graph-data/model/tagger.bin.gz'))),
});

if (isAsked('wn')) measure('wn', '294 articles of Wikinews', 'wikinews-2019-2020.jsonl', readCorpus(WIKINEWS));
if (isAsked('re3')) measure('re3', '3,000 articles of Reuters', 'reut3000.jsonl', readReuters());
if (isAsked('robust')) {
  const text = readCorpus(WIKINEWS);
  if (text !== undefined) {
    const { articles } = makeCorpusGraph('wikinews-2019-2020.jsonl', everyFew(text), recogniser);
    printFigures(`names in ${articles.length} articles of Wikinews written otherwise`, [
      ...measureRobustness(articles, recogniser),
      ...measureSeams(articles, recogniser),
    ]);
  }
}
if (asked === undefined && existsSync(VERDICTS))
  printFigures('confidence as one annotator met it', readConfidence(VERDICTS));

function isAsked(part: string): boolean {
  return asked === undefined || asked === part;
}

function measure(corpus: string, title: string, name: string, text: string | undefined): void {
  if (text === undefined) return;
  const started = process.cpuUsage();
  const made = makeCorpusGraph(name, text, recogniser);
  const { user, system } = process.cpuUsage(started);
  const seconds = ((user + system) / 1e6).toFixed(0);
  printFigures(`${title} (${made.articles.length} read, ${seconds} s of processor time)`, [
    ...measureNames(made),
    ...measureLines(made),
  ]);
  if (existsSync(VERDICTS))
    printFigures('  against what one annotator said of 0.1.0', judgeAgain(made, VERDICTS, corpus));
  else console.log(`nothing to judge with: ${VERDICTS} is not there`);
}

function readCorpus(path: string): string | undefined {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  console.log(`nothing to measure with: ${path} is not there`);
  return undefined;
}

/** The 3,000 that every measurement means. */
function readReuters(): string | undefined {
  const ids = readCorpus(`${VERDICTS}/reuters-3000.txt`);
  const text = readCorpus(REUTERS);
  if (ids === undefined || text === undefined) return undefined;
  const wanted = new Set(ids.split('\n'));
  const lines = text.split('\n').filter((line) => line !== '' && wanted.has((JSON.parse(line) as { id: string }).id));
  return lines.join('\n');
}

function everyFew(text: string): string {
  return text
    .split('\n')
    .filter((line, index) => line !== '' && index % ROBUST_EVERY === 0)
    .join('\n');
}
