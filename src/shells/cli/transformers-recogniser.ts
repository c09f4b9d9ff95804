import {
  type Article,
  createRecogniser,
  cutWindows,
  findLabelledNames,
  type LabelledName,
  loadLexicon,
  loadTagger,
  type Progress,
  type RecogniserType,
  readTokenLabels,
  type Span,
  type TaggedName,
  type Tagger,
  tokeniseSpan,
} from '../../index.ts';
import { WorkError } from './errors.ts';
import { loadTokenClassifier, type TokenClassifier, type WordPlace } from './token-classifier.ts';

/** Sequences that are classified at a time, and the pieces they may hold with their padding. */
const BATCH = { sequences: 16, pieces: 2048 } as const;

/** For each article's id its names, in text order. */
type NamesByArticle = Map<string, readonly TaggedName[]>;

/**
 * A recogniser whose names are found by the model in a folder, in ONNX as Hugging Face exports it; parts of speech are
 * told by the tagger that ships. The model is asked in `prepare`, since its answers take their time.
 */
export function transformersRecogniser(dir: string): RecogniserType {
  return {
    id: 'transformers',
    name: 'a transformer for named entities that you have',
    load: async (read, own) => {
      const [lexicon, tagger] = await Promise.all([loadLexicon(read), loadTagger(read)]);
      const names: NamesByArticle = new Map();
      return {
        ...createRecogniser({ lexicon, tagger: preferNames(names, tagger), ...own }),
        prepare: (articles, watch) => findNames(articles, dir, names, watch),
      };
    },
  };
}

function preferNames(names: NamesByArticle, other: Tagger): Tagger {
  return {
    tagArticle(text, sentences, id) {
      const found = names.get(id ?? '');
      if (!found) throw new RangeError(`the article "${id}" is not among those that were prepared`);
      return other.tagArticle(text, sentences).map(({ pos }, index) => {
        const [first, last] = [sentences[index]?.[0], sentences[index]?.at(-1)];
        return { names: first && last ? found.filter(({ from, to }) => from >= first.from && to <= last.to) : [], pos };
      });
    },
  };
}

/** Articles do not look at each other: the same article gives the same names, whatever stands beside it. */
async function findNames(
  articles: readonly Article[],
  dir: string,
  names: NamesByArticle,
  watch: (progress: Progress) => void,
): Promise<void> {
  const classifier = await loadTokenClassifier(dir);
  try {
    const labels = readTokenLabels(classifier.labels);
    if (labels.every(({ kind }) => kind === undefined)) {
      const some = classifier.labels.slice(0, 4).join(', ') + (classifier.labels.length > 4 ? ', …' : '');
      throw new WorkError(
        `the labels of the model in ${dir} (${some}) are of no persons, organisations or places; a model for named entities is needed`,
      );
    }
    for (const [done, { id, text, sentences }] of articles.entries()) {
      watch({ step: 'recognise', done, total: articles.length });
      if (names.has(id)) continue;
      const tokens = sentences.map((sentence) => tokeniseSpan(text, sentence));
      const rows = await classifyTokens(text, tokens, classifier);
      names.set(
        id,
        rows.flatMap((row, sentence) =>
          findLabelledNames(row, labels).map((name) => placeName(name, tokens[sentence]!)),
        ),
      );
    }
  } finally {
    await classifier.dispose();
  }
}

/** A name of tokens as a span of the text. */
function placeName({ from, to, ...name }: LabelledName, tokens: readonly Span[]): TaggedName {
  return { ...name, from: tokens[from]!.from, to: tokens[to - 1]!.to };
}

/** A window of one sentence as the model is given it. */
interface Sequence {
  readonly sentence: number;
  readonly pieces: readonly number[];
  /** For each token whose result is kept, where its first piece stands. */
  readonly firsts: readonly (readonly [token: number, piece: number])[];
}

type Row = Float32Array | undefined;

/**
 * For each sentence and token the numbers that the model gives the token's first piece: the one it was trained on.
 * Undefined for a token without a piece.
 */
async function classifyTokens(
  text: string,
  sentences: readonly (readonly Span[])[],
  classifier: TokenClassifier,
): Promise<Row[][]> {
  const rows: Row[][] = sentences.map((tokens) => tokens.map(() => undefined));
  const sequences = sentences.flatMap((tokens, sentence) => {
    const words = tokens.map((token, index) =>
      classifier.encodeWord(text.slice(token.from, token.to), placeOf(token, tokens[index - 1])),
    );
    return cutSequences(sentence, words, classifier.room);
  });
  for (const batch of batchSequences(sequences)) {
    const results = await classifier.classify(batch.map(({ pieces }) => pieces));
    for (const [index, { sentence, firsts }] of batch.entries()) {
      for (const [token, piece] of firsts) rows[sentence]![token] = results[index]?.[piece];
    }
  }
  return rows;
}

function placeOf(token: Span, before: Span | undefined): WordPlace {
  if (!before) return 'first';
  return before.to < token.from ? 'spaced' : 'glued';
}

function cutSequences(sentence: number, words: readonly (readonly number[])[], room: number): Sequence[] {
  const windows = cutWindows(
    words.map((word) => word.length),
    room,
  );
  return windows.flatMap(({ from, to, keepFrom, keepTo }) => {
    const pieces: number[] = [];
    const firsts: [number, number][] = [];
    for (let token = from; token < to; token++) {
      const word = words[token]!;
      if (word.length > 0 && token >= keepFrom && token < keepTo) firsts.push([token, pieces.length]);
      for (const piece of word) pieces.push(piece);
    }
    return firsts.length > 0 ? [{ sentence, pieces, firsts }] : [];
  });
}

/** Batches of sequences of much the same length, so that little is padding. */
function batchSequences(sequences: readonly Sequence[]): Sequence[][] {
  const batches: Sequence[][] = [];
  let batch: Sequence[] = [];
  for (const sequence of [...sequences].sort((a, b) => a.pieces.length - b.pieces.length)) {
    const full = batch.length === BATCH.sequences || (batch.length + 1) * sequence.pieces.length > BATCH.pieces;
    if (full && batch.length > 0) {
      batches.push(batch);
      batch = [];
    }
    batch.push(sequence);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
