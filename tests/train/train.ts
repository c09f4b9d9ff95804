import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { splitParagraphs } from '../../src/read/paragraphs.ts';
import { splitSentences } from '../../src/read/sentences.ts';
import { computePosterior, probabilityOf } from '../../src/recognise/tagger/chain.ts';
import { encodeModel } from '../../src/recognise/tagger/model-file.ts';
import { labelsOfRun, NAME_KINDS, runsOf } from '../../src/recognise/tagger/names.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import { fitCalibration, type Outcome } from './calibration.ts';
import { pruneChain } from './chain-training.ts';
import {
  harmonise,
  isHeldOut,
  type MarkedArticle,
  readMarkedArticles,
  readPosSentences,
  retokenise,
} from './corpora.ts';
import { readLists, readSenses } from './lists.ts';
import {
  countCaseClasses,
  labelNames,
  type ReadArticle,
  readArticles,
  scoreLattice,
  tableOf,
  trainNames,
  trainPartsOfSpeech,
  withVotes,
} from './training.ts';

/*
 * npm run train [FOLDER]
 *
 * Trains the tagger on the corpora in FOLDER (../shared/eval/train) and the raw news beside it, and writes
 * graph-data/model/tagger.bin.gz. The same corpora give the same bytes.
 */

/** How much a sentence of a corpus counts: tweets are further from news than the rest. Chosen on text held back. */
const CORPORA: Readonly<Record<string, number>> = {
  redocred: 1,
  'crossner-politics': 1,
  'crossner-science': 1,
  'crossner-literature': 1,
  'crossner-music': 1,
  'crossner-ai': 1,
  'gum-news-train': 1,
  'gum-open-train': 1,
  'uner-ewt-dev': 1,
  'btc-train': 0.3,
  'wnut-train': 0.3,
};

const SETTINGS = { epochs: 5, cutoff: 2, dropout: 0.3, rate: 0.1, decay: 0.0005, seed: 1 };
const POS_SETTINGS = { ...SETTINGS, dropout: 0.1 };
const FOLD_SETTINGS = { ...SETTINGS, epochs: 3 };
const FOLDS = 3;

/** Features kept of each chain, and the least weight kept: what four megabytes hold. */
const ROWS = { partsOfSpeech: 80_000, firstReading: 150_000, secondReading: 220_000 };
const LEAST_WEIGHT = 0.05;

const folder = process.argv[3] ?? '../shared/eval/train';
const RAW = resolve(folder, '../../corpora/wikinews-2019-2020.jsonl');

const started = performance.now();
const log = (line: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);

const marked = Object.keys(CORPORA).flatMap((corpus) => readMarkedArticles(folder, corpus).map(prepare));
const posSentences = readPosSentences(`${folder}/upos-train.jsonl`);
const plain = [
  ...posSentences.map(({ forms }) => forms),
  ...marked.flatMap(({ sentences }) => sentences.map(({ forms }) => forms)),
  ...readRaw(RAW),
];
log(
  `${marked.length} articles with names, ${posSentences.length} sentences with parts of speech, ${plain.length} in all`,
);

const knowledge = {
  caseClasses: tableOf(countCaseClasses(plain, new Map())),
  wordClasses: tableOf(readSenses()),
  phrases: tableOf(readLists()),
};
const partsOfSpeech = pruneChain(
  trainPartsOfSpeech(posSentences, knowledge, POS_SETTINGS, log),
  ROWS.partsOfSpeech,
  LEAST_WEIGHT,
);
const articles = readArticles(marked, knowledge, partsOfSpeech, (corpus) => CORPORA[corpus] ?? 1);

log('names');
const { firstReading, secondReading, voted } = trainReadings(articles);

log('calibration');
const calibration = Float64Array.from(calibrate(voted));

const bytes = gzipSync(encodeModel({ knowledge, partsOfSpeech, firstReading, secondReading, calibration }), {
  level: 9,
});
// The byte that names the operating system would be all that differs between machines.
bytes[9] = 255;
mkdirSync('graph-data/model', { recursive: true });
writeFileSync('graph-data/model/tagger.bin.gz', bytes);
log(`graph-data/model/tagger.bin.gz: ${bytes.length} bytes`);

/** Both readings; the second learns from votes of models that have not seen the article, as it will meet them. */
function trainReadings(from: readonly ReadArticle[]) {
  const firstReading = pruneChain(trainNames(from, SETTINGS, log), ROWS.firstReading, LEAST_WEIGHT);
  const voted: ReadArticle[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    log(`without part ${fold + 1} of ${FOLDS}`);
    const rest = from.filter((_, index) => index % FOLDS !== fold);
    const chain = pruneChain(trainNames(rest, FOLD_SETTINGS), ROWS.firstReading, LEAST_WEIGHT);
    voted.push(...from.filter((_, index) => index % FOLDS === fold).map((article) => withVotes(article, chain)));
  }
  log('with votes');
  const secondReading = pruneChain(trainNames(voted, SETTINGS, log), ROWS.secondReading, LEAST_WEIGHT);
  return { firstReading, secondReading, voted };
}

/** Half of the articles keep hyphens apart, as most corpora have them; half have them as running text does. */
function prepare(article: MarkedArticle): MarkedArticle {
  const joined = isHeldOut(`joined ${article.id}`, 2);
  return { ...article, sentences: article.sentences.map((sentence) => retokenise(harmonise(sentence), joined)) };
}

function readRaw(path: string): string[][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { text } = JSON.parse(line) as { text: string };
      return splitSentences(text, splitParagraphs(text)).map((sentence) =>
        tokeniseSpan(text, sentence).map(({ from, to }) => text.slice(from, to)),
      );
    });
}

/** How sure a model is of names in text it has not seen, against how often it is right. Tweets are left out. */
function calibrate(all: readonly ReadArticle[]): number[] {
  const unseen = (index: number): boolean => index % 5 === 0;
  const chain = pruneChain(
    trainNames(
      all.filter((_, index) => !unseen(index)),
      FOLD_SETTINGS,
    ),
    ROWS.secondReading,
    LEAST_WEIGHT,
  );
  const outcomes: Outcome[][] = NAME_KINDS.map(() => []);
  for (const { sentences, gold, corpus } of all.filter((_, index) => unseen(index))) {
    if (['btc-train', 'wnut-train'].includes(corpus)) continue;
    const paths = labelNames(chain, sentences);
    for (const [index, sentence] of sentences.entries()) {
      const right = new Set(runsOf(gold[index]!).map(({ from, to, kind }) => `${from} ${to} ${kind}`));
      const posterior = computePosterior(chain, scoreLattice(chain, sentence));
      for (const { from, to, kind } of runsOf(paths[index]!)) {
        const probability = probabilityOf(chain, posterior, from, labelsOfRun(kind, to - from));
        outcomes[kind]!.push({ probability, right: right.has(`${from} ${to} ${kind}`) });
      }
    }
  }
  return outcomes.flatMap(fitCalibration);
}
