import type { Span } from '../model/span.ts';
import { printToken } from '../text/token.ts';
import { computePosterior, findBestPath, type Lattice } from './tagger/chain.ts';
import { type ChainPair, type PairScores, pairChains, scorePair, scoreSecond } from './tagger/chain-pair.ts';
import { createFeatureBuffer } from './tagger/features.ts';
import { findLikelyNames } from './tagger/likely-names.ts';
import { decodeModel, type TaggerModel } from './tagger/model-file.ts';
import { addOwnFeatures, addVoteFeatures, NAME_KINDS, type NameSentence, type TokenRun } from './tagger/names.ts';
import { PARTS_OF_SPEECH, type PartOfSpeech } from './tagger/parts-of-speech.ts';
import { addVotes, isKnownWord, readSentences } from './tagger/reading.ts';
import { findWord, type WordCache } from './tagger/words.ts';
import { STATED, type StatedCurves } from './weights.ts';

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
  /** Whether it was typed without capitals, so that a small letter says nothing. */
  readonly caseless?: boolean;
}

/** Where a token stands, and how it reads, where that may differ from what is printed there: it was misspelt. */
interface ReadToken extends Span {
  readonly text?: string;
}

/** Tells parts of speech and names. Pure: the same article gives the same answer, whatever was read before. */
export interface Tagger {
  /**
   * `sentences` are the tokens of each sentence as `tokeniseSpan` gives them. Headlines are read in the light of the
   * article's text, and a name in the light of its other mentions, so give an article whole. `id` is the article's, for
   * a tagger that has read it ahead.
   */
  tagArticle(text: string, sentences: readonly (readonly ReadToken[])[], id?: string): TaggedSentence[];
  /** Whether a folded word is one that it has met, in the language or in names; without it, nobody can tell. */
  readonly knows?: (fold: string) => boolean;
  /** What confidences are worth once the rules have worked on this tagger's; where that was never measured, none. */
  readonly curves?: StatedCurves;
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
  const pair = pairChains(model.firstReading, model.secondReading);
  return {
    curves: STATED,
    knows: (fold) => isKnownWord(model.knowledge, findWord(cache, fold)),
    tagArticle(text, sentences) {
      const forms = sentences.map((tokens) => tokens.map((token) => token.text ?? printToken(text, token)));
      const read = readSentences(model, forms, cache);
      const scored = read.map((sentence) => scoreOwn(pair, sentence));
      const paths = scored.map(({ first }) => findBestPath(model.firstReading, first));
      return addVotes(read, paths).map((sentence, index) => ({
        names: findNames(model, scoreVotes(pair, scored[index]!, sentence)).map(({ from, to, kind, confidence }) => ({
          from: sentences[index]![from]!.from,
          to: sentences[index]![to - 1]!.to,
          kind: NAME_KINDS[kind]!,
          confidence,
        })),
        pos: Array.from(sentence.partsOfSpeech, (tag) => PARTS_OF_SPEECH[tag]!),
        ...(sentence.caseless && { caseless: true }),
      }));
    },
  };
}

function scoreOwn(pair: ChainPair, sentence: NameSentence): PairScores {
  const buffer = createFeatureBuffer();
  return scorePair(pair, sentence.words.length, buffer, (token) => addOwnFeatures(buffer, sentence, token));
}

function scoreVotes(pair: ChainPair, scores: PairScores, sentence: NameSentence): Lattice {
  const buffer = createFeatureBuffer();
  return scoreSecond(pair, scores, buffer, (token) => addVoteFeatures(buffer, sentence, token));
}

/**
 * A name is read off where it is at least this likely. Below one half, since several readings of one name share its
 * probability: .3 found most on the three development sets, .2 and .4 a little less (`npm run bench:accuracy`).
 */
const LEAST = 0.3;

function findNames(model: TaggerModel, lattice: Lattice): readonly (TokenRun & { confidence: number })[] {
  const chain = model.secondReading;
  return findLikelyNames(chain, computePosterior(chain, lattice), LEAST).map((name) => ({
    ...name,
    confidence: calibrate(model, name.kind, name.probability),
  }));
}

/** Rounded to 1/1000, so that no last bit of a logarithm shows. */
function calibrate({ calibration }: TaggerModel, kind: number, probability: number): number {
  const inside = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  const logOdds = calibration[kind * 2]! * Math.log(inside / (1 - inside)) + calibration[kind * 2 + 1]!;
  return Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000;
}
