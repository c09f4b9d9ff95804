import { classifyCase, startsAnew } from '../../src/recognise/tagger/casing.ts';
import { type Chain, findBestPath, type Lattice, scoreTokens } from '../../src/recognise/tagger/chain.ts';
import { createFeatureBuffer } from '../../src/recognise/tagger/features.ts';
import { createHashTable, type HashTable } from '../../src/recognise/tagger/hash-table.ts';
import {
  addNameFeatures,
  mayFollow,
  NAME_LABELS,
  type NameSentence,
  runsOf,
} from '../../src/recognise/tagger/names.ts';
import { addPartOfSpeechFeatures, PARTS_OF_SPEECH } from '../../src/recognise/tagger/parts-of-speech.ts';
import { addVotes, type Knowledge, readSentences } from '../../src/recognise/tagger/reading.ts';
import { findWord, type WordCache } from '../../src/recognise/tagger/words.ts';
import { type Example, numberFeatures, type TrainedChain, trainChain } from './chain-training.ts';
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

export function trainPartsOfSpeech(
  sentences: readonly PosSentence[],
  knowledge: Knowledge,
  settings: ChainSettings,
  log?: (line: string) => void,
): TrainedChain {
  const cache: WordCache = new Map();
  const examples = sentences.map(({ forms, tags }): Example => {
    const { words, caseClasses, classes } = lookUp(forms, knowledge, cache);
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

function lookUp(forms: readonly string[], knowledge: Knowledge, cache: WordCache) {
  const [sentence] = readSentences(knowledge, NO_CHAIN, [forms], cache);
  return sentence!;
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
  knowledge: Knowledge,
  partsOfSpeech: Chain,
  weightOf: (corpus: string) => number,
): ReadArticle[] {
  const cache: WordCache = new Map();
  return articles.map(({ corpus, sentences }) => ({
    sentences: readSentences(
      knowledge,
      partsOfSpeech,
      sentences.map(({ forms }) => forms),
      cache,
    ),
    gold: sentences.map(labelsOf),
    weight: weightOf(corpus),
    corpus,
  }));
}

export function trainNames(
  articles: readonly ReadArticle[],
  settings: ChainSettings,
  log?: (line: string) => void,
): TrainedChain {
  const examples = articles.flatMap(({ sentences, gold, weight }) =>
    sentences.map(
      (sentence, index): Example => ({
        gold: gold[index]!,
        weight,
        extract: (buffer, token) => addNameFeatures(buffer, sentence, token),
      }),
    ),
  );
  return trainChain(
    numberFeatures(examples, settings.cutoff),
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
