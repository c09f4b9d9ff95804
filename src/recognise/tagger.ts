import { type Span, sliceSpan } from '../model/span.ts';
import {
  type Chain,
  computePosterior,
  findBestPath,
  type Lattice,
  probabilityOf,
  scoreTokens,
} from './tagger/chain.ts';
import { createFeatureBuffer } from './tagger/features.ts';
import { decodeModel, type TaggerModel } from './tagger/model-file.ts';
import {
  addNameFeatures,
  labelsOfRun,
  NAME_KINDS,
  NAME_LABELS,
  type NameSentence,
  runsOf,
  type TokenRun,
} from './tagger/names.ts';
import { PARTS_OF_SPEECH, type PartOfSpeech } from './tagger/parts-of-speech.ts';
import { addVotes, readSentences } from './tagger/reading.ts';
import type { WordCache } from './tagger/words.ts';

/** A name as the tagger found it: whole tokens. */
export interface TaggedName extends Span {
  readonly kind: (typeof NAME_KINDS)[number];
  /** The share of names of this confidence that are right in both span and kind, as measured on text held back. 0..1. */
  readonly confidence: number;
}

export interface TaggedSentence {
  /** In text order, disjoint. */
  readonly names: readonly TaggedName[];
  /** One a token; none where a tagger does not tell them. */
  readonly pos: readonly PartOfSpeech[];
}

/** Tells parts of speech and names. Pure: the same article gives the same answer, whatever was read before. */
export interface Tagger {
  /**
   * `sentences` are the tokens of each sentence as `tokeniseSpan` gives them. Headlines are read in the light of the
   * article's text, and a name in the light of its other mentions, so give an article whole. `id` is the article's, for
   * a tagger that has read it ahead.
   */
  tagArticle(text: string, sentences: readonly (readonly Span[])[], id?: string): TaggedSentence[];
}

/**
 * The tagger in a model file's bytes, unzipped.
 * @throws FormatError where they are not a model of this version.
 */
export function decodeTagger(bytes: Uint8Array): Tagger {
  return createTagger(decodeModel(bytes));
}

function createTagger(model: TaggerModel): Tagger {
  const cache: WordCache = new Map();
  return {
    tagArticle(text, sentences) {
      const forms = sentences.map((tokens) => tokens.map((token) => sliceSpan(text, token)));
      const read = readSentences(model.knowledge, model.partsOfSpeech, forms, cache);
      const voted = addVotes(read, readNames(model.firstReading, read));
      return voted.map((sentence, index) => ({
        names: findNames(model, sentence).map(({ from, to, kind, confidence }) => ({
          from: sentences[index]![from]!.from,
          to: sentences[index]![to - 1]!.to,
          kind: NAME_KINDS[kind]!,
          confidence,
        })),
        pos: Array.from(sentence.partsOfSpeech, (tag) => PARTS_OF_SPEECH[tag]!),
      }));
    },
  };
}

function scoreNames(chain: Chain, sentence: NameSentence) {
  const buffer = createFeatureBuffer();
  return scoreTokens(chain, sentence.words.length, buffer, (token) => addNameFeatures(buffer, sentence, token));
}

function readNames(chain: Chain, sentences: readonly NameSentence[]): Uint8Array[] {
  return sentences.map((sentence) => findBestPath(chain, scoreNames(chain, sentence)));
}

function findNames(model: TaggerModel, sentence: NameSentence): (TokenRun & { confidence: number })[] {
  const chain = model.secondReading;
  const lattice = scoreNames(chain, sentence);
  const runs = runsOf(findBestPath(chain, leanToNames(lattice)));
  if (runs.length === 0) return [];
  const posterior = computePosterior(chain, lattice);
  return runs.map((run) => {
    const labels = labelsOfRun(run.kind, run.to - run.from);
    return { ...run, confidence: calibrate(model, run.kind, probabilityOf(chain, posterior, run.from, labels)) };
  });
}

/**
 * What the score of "no name" is lowered by when names are read off: about as many right ones are won as wrong ones let
 * in, and the confidence, which knows nothing of it, tells them apart. Natural logarithm of odds.
 */
const LEANING = 0.3;

function leanToNames({ length, scores }: Lattice): Lattice {
  return { length, scores: scores.map((score, index) => (index % NAME_LABELS === 0 ? score - LEANING : score)) };
}

/** Rounded to 1/1000, so that no last bit of a logarithm shows. */
function calibrate({ calibration }: TaggerModel, kind: number, probability: number): number {
  const inside = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  const logOdds = calibration[kind * 2]! * Math.log(inside / (1 - inside)) + calibration[kind * 2 + 1]!;
  return Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000;
}
