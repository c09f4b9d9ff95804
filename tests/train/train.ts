import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { splitParagraphs } from '../../src/read/paragraphs.ts';
import { splitSentences } from '../../src/read/sentences.ts';
import { encodeModel, type TaggerModel } from '../../src/recognise/tagger/model-file.ts';
import { NAME_KINDS } from '../../src/recognise/tagger/names.ts';
import { tokeniseSpan } from '../../src/text/tokens.ts';
import { augment, REWRITTEN } from './augment.ts';
import { pruneChain, type TrainedChain } from './chain-training.ts';
import {
  harmonise,
  isHeldOut,
  type MarkedArticle,
  readMarkedArticles,
  readPosSentences,
  retokenise,
} from './corpora.ts';
import { CORPORA, isUnseen, TWEETS } from './corpus-weights.ts';
import { readJoinedOrganisations } from './joined-organisations.ts';
import { readLists, readSenses } from './lists.ts';
import { mendMarks } from './mend-marks.ts';
import {
  countCaseClasses,
  type NameData,
  numberNames,
  type ReadArticle,
  readArticles,
  tableOf,
  trainLetterCase,
  trainNames,
  trainPartsOfSpeech,
  trainTogether,
  withVotes,
} from './training.ts';
import { readWordKinds } from './word-kinds.ts';

/*
 * npm run train [FOLDER [FILE]]
 *
 * Trains the tagger on the corpora in FOLDER (../shared/eval/train), the raw news and the lists of names beside it, and
 * writes FILE (graph-data/model/tagger.bin.gz). The same corpora give the same bytes.
 */

const SETTINGS = { epochs: 5, cutoff: 2, dropout: 0.3, rate: 0.1, decay: 0.0005, seed: 1 };
const CASE_SETTINGS = { ...SETTINGS, epochs: 3, dropout: 0.1 };
const POS_SETTINGS = { ...SETTINGS, dropout: 0.1 };
const FOLD_SETTINGS = { ...SETTINGS, epochs: 3 };
const SECOND_SETTINGS = { ...SETTINGS, epochs: 4 };
const FOLDS = 3;

/** How much a sentence counts that was written otherwise, and names of companies to put into such. */
const REWRITTEN_WEIGHT = 0.3;
const JOINED_ORGANISATIONS = 12_000;

/** Second readings that are trained apart and averaged: by three it finds half a point more than one alone. */
const TOGETHER = 3;

/** Features kept of each chain, and the least weight kept: what four megabytes hold. */
const ROWS = { letterCase: 80_000, partsOfSpeech: 80_000, firstReading: 150_000, secondReading: 220_000 };
const LEAST_WEIGHT = 0.05;

const folder = process.argv[3] ?? '../shared/eval/train';
const target = process.argv[4] ?? 'graph-data/model/tagger.bin.gz';
/** Corpora of edited text in the most usual spelling: from these it is learnt how words are written. */
const EDITED = ['gmb', 'redocred', 'gum-news-train', 'uner-pud', 're3d'];

const KNOWLEDGE = resolve(folder, '../../knowledge');
const RAW = resolve(folder, '../../corpora/wikinews-2019-2020.jsonl');

const started = performance.now();
const log = (line: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);

const marked = Object.keys(CORPORA).flatMap((corpus) => mendMarks(readMarkedArticles(folder, corpus)).map(prepare));
const posSentences = readPosSentences(`${folder}/upos-train.jsonl`);
const raw = readRaw(RAW);
const edited = [
  ...marked.flatMap(({ corpus, sentences }) => (EDITED.includes(corpus) ? sentences.map(({ forms }) => forms) : [])),
  ...raw,
];
const plain = [
  ...posSentences.map(({ forms }) => forms),
  ...marked.flatMap(({ sentences }) => sentences.map(({ forms }) => forms)),
  ...raw,
];
log(
  `${marked.length} articles with names, ${posSentences.length} sentences with parts of speech, ${plain.length} in all`,
);

const knowledge = {
  caseClasses: tableOf(countCaseClasses(plain, new Map())),
  wordClasses: tableOf(readSenses()),
  wordKinds: tableOf(readWordKinds(KNOWLEDGE)),
  phrases: tableOf(readLists()),
};
log('letter case');
const letterCase = pruneChain(trainLetterCase(edited, knowledge, CASE_SETTINGS, log), ROWS.letterCase, LEAST_WEIGHT);
log('parts of speech');
const partsOfSpeech = pruneChain(
  trainPartsOfSpeech(posSentences, { knowledge, letterCase }, POS_SETTINGS, log),
  ROWS.partsOfSpeech,
  LEAST_WEIGHT,
);
const rewritten = augment(
  marked,
  (article) => !isUnseen(article) && !TWEETS.includes(marked[article]!.corpus),
  readJoinedOrganisations(KNOWLEDGE, JOINED_ORGANISATIONS),
);
/** For each article the index of the one that its sentences come from: its own, unless it was rewritten. */
const origins = [...marked.keys(), ...rewritten.map(({ origin }) => origin)];
const articles = readArticles(
  [...marked, ...rewritten.map(({ article }) => article)],
  { knowledge, letterCase, partsOfSpeech },
  (corpus) => (corpus === REWRITTEN ? REWRITTEN_WEIGHT : CORPORA[corpus]!),
);
log(`${rewritten.length} sentences written otherwise`);

log('names');
const everything = (): boolean => true;
const firstData = numberNames(articles, SETTINGS.cutoff);
const firstReading = readWith(trainNames(firstData, everything, SETTINGS, log), ROWS.firstReading);
const voted = voteAcross(articles, firstData);
log('with votes');
const secondData = numberNames(voted, SETTINGS.cutoff);
const secondReading = readWith(
  trainTogether(secondData, everything, SECOND_SETTINGS, TOGETHER, log),
  ROWS.secondReading,
);

// Three readings averaged are as sure as they are right (the model's card): their confidence is stated as it is.
const calibration = Float64Array.from(NAME_KINDS.flatMap(() => [1, 0]));
save(target, { knowledge, letterCase, partsOfSpeech, firstReading, secondReading, calibration });

function save(path: string, model: TaggerModel): void {
  const packed = gzipSync(encodeModel(model), { level: 9 });
  // The byte that names the operating system would be all that differs between machines.
  packed[9] = 255;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, packed);
  log(`${path}: ${packed.length} bytes`);
}

/** The second reading learns from votes of models that have not seen the article, as it will meet them. */
function voteAcross(from: readonly ReadArticle[], data: NameData): ReadArticle[] {
  const all: ReadArticle[] = [...from];
  for (let fold = 0; fold < FOLDS; fold++) {
    log(`without part ${fold + 1} of ${FOLDS}`);
    const chain = readWith(
      trainNames(data, (index) => origins[index]! % FOLDS !== fold, FOLD_SETTINGS),
      ROWS.firstReading,
    );
    for (const [index, article] of from.entries()) {
      if (origins[index]! % FOLDS === fold) all[index] = withVotes(article, chain);
    }
  }
  return all;
}

function readWith(trained: TrainedChain, rows: number) {
  return pruneChain(trained, rows, LEAST_WEIGHT);
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
