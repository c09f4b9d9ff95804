import { classifyCase, findWriting, isAllLower, startsAnew } from '../../src/recognise/tagger/casing.ts';
import { type Chain, findBestPath, type Lattice, scoreTokens } from '../../src/recognise/tagger/chain.ts';
import { createFeatureBuffer } from '../../src/recognise/tagger/features.ts';
import { createHashTable, type HashTable } from '../../src/recognise/tagger/hash-table.ts';
import { addLetterCaseFeatures, LETTER_CASES } from '../../src/recognise/tagger/letter-case.ts';
import {
  addNameFeatures,
  mayFollow,
  NAME_LABELS,
  type NameSentence,
  runsOf,
} from '../../src/recognise/tagger/names.ts';
import { addPartOfSpeechFeatures, PARTS_OF_SPEECH } from '../../src/recognise/tagger/parts-of-speech.ts';
import {
  addVotes,
  type Knowledge,
  type Reader,
  readSentences,
  withoutCase,
} from '../../src/recognise/tagger/reading.ts';
import { findWord, type Word, type WordCache } from '../../src/recognise/tagger/words.ts';
import {
  type Dataset,
  type Example,
  numberFeatures,
  type TrainedChain,
  trainChain,
  withSentences,
} from './chain-training.ts';
import { labelsOf, type MarkedArticle, type PosSentence } from './corpora.ts';

export const EMPTY_TABLE: HashTable = createHashTable(new Int32Array(0), () => 0);

/** How text at large writes its words: case classes by word, from sentences of any origin. */
export function countCaseClasses(sentences: Iterable<readonly string[]>, cache: WordCache): Map<number, number> {
  const counts = new Map<number, [number, number, number]>();
  for (const sentence of sentences) {
    const words = sentence.map((form) => findWord(cache, form));
    const letters = words.filter(({ caps }) => caps !== 'none');
    if (letters.filter(({ caps }) => caps === 'lower').length < letters.length * 0.3) continue;
    for (const [index, word] of words.entries()) {
      if (word.caps === 'none' || startsAnew(words, index)) continue;
      const row = counts.get(word.lowerHash) ?? [0, 0, 0];
      counts.set(word.lowerHash, row);
      row[word.caps === 'lower' ? 0 : word.caps === 'upper' ? 2 : 1]!++;
    }
  }
  const classes = new Map<number, number>();
  for (const [hash, [lower, title, upper]] of counts) {
    if (lower + title + upper >= 3) classes.set(hash, classifyCase(lower, title, upper));
  }
  return classes;
}

export function tableOf(map: ReadonlyMap<number, number>): HashTable & { hashes: Int32Array } {
  const hashes = Int32Array.from(map.keys()).sort();
  return { hashes, ...createHashTable(hashes, (index) => map.get(hashes[index]!)!) };
}

export interface ChainSettings {
  readonly epochs: number;
  readonly cutoff: number;
  readonly dropout: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
}

/** Learns from running text how words are written, shown the text without its capitals. */
export function trainLetterCase(
  sentences: readonly (readonly string[])[],
  knowledge: Knowledge,
  settings: ChainSettings,
  log?: (line: string) => void,
): TrainedChain {
  const cache: WordCache = new Map();
  const examples = sentences.flatMap((forms): Example[] => {
    const words = forms.map((form) => findWord(cache, form));
    if (findWriting(words, knowledge.caseClasses) !== 'text' || isAllLower([{ words }])) return [];
    const caseless = withoutCase(knowledge, words, cache);
    return [
      {
        gold: words.map(letterCaseOf),
        weight: 1,
        extract: (buffer, token) => addLetterCaseFeatures(buffer, caseless, token),
      },
    ];
  });
  const all = () => true;
  return trainChain(
    numberFeatures(examples, settings.cutoff),
    { ...settings, labels: LETTER_CASES.length, mayFollow: all, mayStart: all, mayEnd: all },
    log,
  );
}

function letterCaseOf({ caps }: Word): number {
  const written =
    caps === 'none' || caps === 'lower' ? 'lower' : caps === 'upper' || caps === 'initial' ? 'upper' : 'title';
  return LETTER_CASES.indexOf(written);
}

export function trainPartsOfSpeech(
  sentences: readonly PosSentence[],
  before: Pick<Reader, 'knowledge' | 'letterCase'>,
  settings: ChainSettings,
  log?: (line: string) => void,
): TrainedChain {
  const cache: WordCache = new Map();
  const examples = sentences.map(({ forms, tags }): Example => {
    const [sentence] = readSentences({ ...before, partsOfSpeech: NO_CHAIN }, [forms], cache);
    const { words, caseClasses, classes } = sentence!;
    return {
      gold: tags,
      weight: 1,
      extract: (buffer, token) => addPartOfSpeechFeatures(buffer, words, caseClasses, classes, token),
    };
  });
  const all = () => true;
  return trainChain(
    numberFeatures(examples, settings.cutoff),
    { ...settings, labels: PARTS_OF_SPEECH.length, mayFollow: all, mayStart: all, mayEnd: all },
    log,
  );
}

/** A chain that knows nothing: everything is label 0. */
const NO_CHAIN: Chain = {
  labels: 1,
  features: EMPTY_TABLE,
  weights: new Int16Array(0),
  scale: 1,
  transitions: new Float64Array(1),
  start: new Float64Array(1),
  end: new Float64Array(1),
};

/** An article with everything its features are taken from, ready to learn from. */
export interface ReadArticle {
  readonly sentences: readonly NameSentence[];
  readonly gold: readonly Uint8Array[];
  readonly weight: number;
  readonly corpus: string;
}

export function readArticles(
  articles: readonly MarkedArticle[],
  reader: Reader,
  weightOf: (corpus: string) => number,
): ReadArticle[] {
  const cache: WordCache = new Map();
  return articles.map(({ corpus, sentences }) => ({
    sentences: readSentences(
      reader,
      sentences.map(({ forms }) => forms),
      cache,
    ),
    gold: sentences.map(labelsOf),
    weight: weightOf(corpus),
    corpus,
  }));
}

/** The sentences of articles with the features of their words numbered. */
export interface NameData {
  readonly data: Dataset;
  /** For each sentence the index of its article. */
  readonly articleOf: readonly number[];
}

export function numberNames(articles: readonly ReadArticle[], cutoff: number): NameData {
  const examples = articles.flatMap(({ sentences, gold, weight }) =>
    sentences.map(
      (sentence, index): Example => ({
        gold: gold[index]!,
        weight,
        extract: (buffer, token) => addNameFeatures(buffer, sentence, token),
      }),
    ),
  );
  const articleOf = articles.flatMap(({ sentences }, article) => sentences.map(() => article));
  return { data: numberFeatures(examples, cutoff), articleOf };
}

/** Learns names from those articles that `learnsFrom` names by their index. */
export function trainNames(
  { data, articleOf }: NameData,
  learnsFrom: (article: number) => boolean,
  settings: ChainSettings,
  log?: (line: string) => void,
): TrainedChain {
  return trainChain(
    withSentences(data, (sentence) => learnsFrom(articleOf[sentence]!)),
    {
      ...settings,
      labels: NAME_LABELS,
      mayFollow,
      mayStart: (label) => mayFollow(0, label),
      mayEnd: (label) => mayFollow(label, 0),
    },
    log,
  );
}

/** The mean of `count` chains that differ in their seed alone: what chance and dropout gave each is evened out. */
export function trainTogether(
  data: NameData,
  learnsFrom: (article: number) => boolean,
  settings: ChainSettings,
  count: number,
  log?: (line: string) => void,
): TrainedChain {
  const mean = trainNames(data, learnsFrom, settings, log);
  const { weights, transitions } = mean;
  for (let other = 1; other < count; other++) {
    const chain = trainNames(data, learnsFrom, { ...settings, seed: settings.seed + other }, log);
    for (let i = 0; i < weights.length; i++) weights[i]! += chain.weights[i]!;
    for (let i = 0; i < transitions.length; i++) transitions[i]! += chain.transitions[i]!;
  }
  for (let i = 0; i < weights.length; i++) weights[i]! /= count;
  for (let i = 0; i < transitions.length; i++) transitions[i]! /= count;
  return mean;
}

export function labelNames(chain: Chain, sentences: readonly NameSentence[]): Uint8Array[] {
  return sentences.map((sentence) => findBestPath(chain, scoreLattice(chain, sentence)));
}

export function scoreLattice(chain: Chain, sentence: NameSentence): Lattice {
  const buffer = createFeatureBuffer();
  return scoreTokens(chain, sentence.words.length, buffer, (token) => addNameFeatures(buffer, sentence, token));
}

export function withVotes(article: ReadArticle, chain: Chain): ReadArticle {
  return { ...article, sentences: addVotes(article.sentences, labelNames(chain, article.sentences)) };
}

/** Exact span and kind. */
export interface Score {
  found: number;
  gold: number;
  right: number;
}

export function scoreNames(articles: readonly ReadArticle[], chain: Chain): Score[] {
  const scores = [0, 1, 2, 3].map(() => ({ found: 0, gold: 0, right: 0 }));
  for (const { sentences, gold } of articles) {
    const paths = labelNames(chain, sentences);
    for (const [index, path] of paths.entries()) {
      const found = runsOf(path);
      const wanted = runsOf(gold[index]!);
      const keys = new Set(wanted.map(({ from, to, kind }) => `${from} ${to} ${kind}`));
      for (const { kind } of wanted) scores[kind]!.gold++;
      for (const { from, to, kind } of found) {
        scores[kind]!.found++;
        if (keys.has(`${from} ${to} ${kind}`)) scores[kind]!.right++;
      }
    }
  }
  for (const kind of [0, 1, 2]) {
    scores[3]!.found += scores[kind]!.found;
    scores[3]!.gold += scores[kind]!.gold;
    scores[3]!.right += scores[kind]!.right;
  }
  return scores;
}

export function f1({ found, gold, right }: Score): number {
  return found + gold === 0 ? 0 : (2 * right) / (found + gold);
}
