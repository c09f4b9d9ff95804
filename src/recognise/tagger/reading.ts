import {
  type ArticleCase,
  countArticleCase,
  findArticleCase,
  findCaseClass,
  findWriting,
  isAllLower,
  lacksCapitals,
  restoreCase,
  type Writing,
} from './casing.ts';
import { type Chain, findBestPath, scoreTokens } from './chain.ts';
import { createFeatureBuffer, mix } from './features.ts';
import { findListed } from './gazetteer.ts';
import { findValue, type HashTable } from './hash-table.ts';
import { type CaselessSentence, restoreLetterCase } from './letter-case.ts';
import { kindOf, NAME_LABELS, type NameSentence } from './names.ts';
import { addPartOfSpeechFeatures } from './parts-of-speech.ts';
import { findWord, isCapital, type Word, type WordCache } from './words.ts';

/** What the tagger knows before it learns names. */
export interface Knowledge {
  /** Hash of a lower-cased word → its case class. */
  readonly caseClasses: HashTable;
  /** Hash of a lower-cased word → its distributional class. */
  readonly wordClasses: HashTable;
  /** Hash of a lower-cased word → in what kinds of name it stands. */
  readonly wordKinds: HashTable;
  /** Hash of a phrase → the lists it is on. */
  readonly phrases: HashTable;
}

/** What reads an article before names are looked for. */
export interface Reader {
  readonly knowledge: Knowledge;
  /** Tells how words would be written where capitals say nothing. */
  readonly letterCase: Chain;
  readonly partsOfSpeech: Chain;
}

/** Reads an article's token forms, a sentence each: restores capitals that say nothing, looks every word up. */
export function readSentences(reader: Reader, forms: readonly (readonly string[])[], cache: WordCache): NameSentence[] {
  const raw = forms.map((sentence) => {
    const words = sentence.map((form) => findWord(cache, form));
    const writing: Writing = lacksCapitals(words) ? 'lower' : findWriting(words, reader.knowledge.caseClasses);
    return { words, writing };
  });
  const article = countArticleCase(raw);
  const lower = isAllLower(raw);
  return raw.map(({ words, writing }) => readSentence(reader, article, words, lower ? 'lower' : writing, cache));
}

function readSentence(
  { knowledge, letterCase, partsOfSpeech }: Reader,
  article: ArticleCase,
  given: readonly Word[],
  writing: Writing,
  cache: WordCache,
): NameSentence {
  const guess = (some: readonly Word[]) => restoreLetterCase(letterCase, withoutCase(knowledge, some, cache), cache);
  const words = restoreCase(given, writing, article, knowledge.caseClasses, cache, guess);
  const { caseClasses, classes, wordKinds } = lookUpWords(knowledge, words);
  const buffer = createFeatureBuffer();
  const lattice = scoreTokens(partsOfSpeech, words.length, buffer, (token) =>
    addPartOfSpeechFeatures(buffer, words, caseClasses, classes, token),
  );
  return {
    words,
    partsOfSpeech: findBestPath(partsOfSpeech, lattice),
    caseClasses,
    classes,
    wordKinds,
    gazetteer: findListed(knowledge.phrases, words, isCapital),
    articleCase: words.map((_, index) => findArticleCase(article, words, index, writing)),
    headline: writing === 'text' || writing === 'lower' ? 0 : 1,
    caseless: writing === 'lower',
  };
}

function lookUpWords({ caseClasses, wordClasses, wordKinds }: Knowledge, words: readonly Word[]) {
  const valueIn = (table: HashTable) => (word: Word) => Math.max(0, findValue(table, word.lowerHash));
  return {
    caseClasses: words.map((word) => findCaseClass(caseClasses, word)),
    classes: words.map(valueIn(wordClasses)),
    wordKinds: words.map(valueIn(wordKinds)),
  };
}

/** Whether a word was met when the tagger learnt, in running text or in names. */
export function isKnownWord({ caseClasses, wordClasses, wordKinds }: Knowledge, { lowerHash }: Word): boolean {
  return [caseClasses, wordClasses, wordKinds].some((table) => findValue(table, lowerHash) > 0);
}

/** A sentence as it looks to whoever has to tell its capitals. */
export function withoutCase(knowledge: Knowledge, given: readonly Word[], cache: WordCache): CaselessSentence {
  const words = given.map((word) => (word.form === word.lower ? word : findWord(cache, word.lower)));
  const gazetteer = findListed(knowledge.phrases, words, (word) => word.caps !== 'none');
  return { words, ...lookUpWords(knowledge, words), gazetteer };
}

/**
 * Adds to every sentence what a first reading made of its words in the rest of the article: for each capitalised
 * word, and each pair of them, the label it carries most often elsewhere, how clearly and how often.
 */
export function addVotes(sentences: readonly NameSentence[], paths: readonly ArrayLike<number>[]): NameSentence[] {
  const words = new Map<number, Int32Array>();
  const pairs = new Map<number, Int32Array>();
  const tally = (counts: Map<number, Int32Array>, key: number, label: number): void => {
    const row = counts.get(key) ?? new Int32Array(NAME_LABELS);
    counts.set(key, row);
    row[label]!++;
  };
  for (const [s, sentence] of sentences.entries()) {
    const path = paths[s]!;
    for (let i = 0; i < sentence.words.length; i++) {
      const key = voteKey(sentence.words[i]!);
      if (key === 0) continue;
      tally(words, key, path[i]!);
      const next = sentence.words[i + 1];
      if (next && voteKey(next) !== 0) tally(pairs, mix(key, voteKey(next)), path[i]!);
    }
  }
  return sentences.map((sentence, s) => {
    const path = paths[s]!;
    const votes = sentence.words.map((word, i) => {
      const row = words.get(voteKey(word));
      return row ? vote(row, path[i]!) : 0;
    });
    const pairVotes = sentence.words.map((word, i) => {
      const before = sentence.words[i - 1];
      if (!before || voteKey(before) === 0 || voteKey(word) === 0) return 0;
      const row = pairs.get(mix(voteKey(before), voteKey(word)));
      return row ? vote(row, path[i - 1]!) : 0;
    });
    return { ...sentence, votes, pairVotes };
  });
}

/** 0 where a word takes no part in the vote. */
function voteKey(word: Word): number {
  return word.caps === 'none' || word.caps === 'lower' ? 0 : word.lowerHash | 1;
}

/** The winning label, whether its kind is unanimous, and whether several voted, in one number; 0 without voters. */
function vote(row: Int32Array, own: number): number {
  let all = 0;
  let best = -1;
  let bestCount = 0;
  const kinds = [0, 0, 0, 0];
  for (let label = 0; label < row.length; label++) {
    const count = row[label]! - (label === own ? 1 : 0);
    all += count;
    if (count > 0) kinds[kindOf(label) + 1]! += count;
    if (count > bestCount) {
      bestCount = count;
      best = label;
    }
  }
  if (best < 0) return 0;
  const share = kinds[kindOf(best) + 1]! / all;
  return 1 + best + 16 * ((share === 1 ? 0 : share > 0.66 ? 1 : 2) + 3 * (all === 1 ? 0 : 1));
}
