import { SPELLING } from '../../text/spelling.ts';
import { addFeature, type FeatureBuffer, mix } from './features.ts';
import { weighRun } from './word-kinds.ts';
import { CAPS, isCapital, type Word } from './words.ts';

/** The kinds of name that the tagger tells, in the model file's order. */
export const NAME_KINDS = ['person', 'organization', 'place'] as const;

/**
 * Labels: 0 outside a name; then for each kind begin, inside, end, single (BIOES; Ratinov and Roth 2009).
 */
export const NAME_LABELS = 1 + NAME_KINDS.length * 4;

const OUTSIDE = 0;
type Place = 'B' | 'I' | 'E' | 'S';
const PLACES: readonly Place[] = ['B', 'I', 'E', 'S'];

/** The label of a token of that kind at that place in its name. */
export function labelOf(kind: number, place: Place): number {
  return 1 + kind * 4 + PLACES.indexOf(place);
}

/** Index into the kinds, -1 outside. */
export function kindOf(label: number): number {
  return label === OUTSIDE ? -1 : (label - 1) >> 2;
}

function placeOf(label: number): Place {
  return PLACES[(label - 1) & 3]!;
}

function opens(label: number): boolean {
  return label === OUTSIDE || placeOf(label) === 'B' || placeOf(label) === 'S';
}

function closes(label: number): boolean {
  return label === OUTSIDE || placeOf(label) === 'E' || placeOf(label) === 'S';
}

/** Whether `right` may follow `left`; a sentence begins as after a closed label and ends as before an open one. */
export function mayFollow(left: number, right: number): boolean {
  return closes(left) ? opens(right) : kindOf(left) === kindOf(right) && !opens(right);
}

/** Names as runs of tokens `[from, to)`. */
export interface TokenRun {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
}

export function runsOf(path: ArrayLike<number>): TokenRun[] {
  const runs: TokenRun[] = [];
  let from = 0;
  for (let token = 0; token < path.length; token++) {
    const label = path[token]!;
    if (label === OUTSIDE) continue;
    if (opens(label)) from = token;
    if (closes(label)) runs.push({ from, to: token + 1, kind: kindOf(label) });
  }
  return runs;
}

/** The labels of a run of `length` tokens. */
export function labelsOfRun(kind: number, length: number): number[] {
  if (length === 1) return [labelOf(kind, 'S')];
  return Array.from({ length }, (_, i) => labelOf(kind, i === 0 ? 'B' : i === length - 1 ? 'E' : 'I'));
}

/** What the features of a sentence are taken from; arrays are parallel to its tokens. */
export interface NameSentence {
  readonly words: readonly Word[];
  /** Indices into the parts of speech. */
  readonly partsOfSpeech: ArrayLike<number>;
  readonly caseClasses: readonly number[];
  /** Bits of the gazetteers that hold a phrase over the token; see the gazetteer. */
  readonly gazetteer: ArrayLike<number>;
  readonly classes: ArrayLike<number>;
  /** In what kinds of name each word stands; see `word-kinds.ts`. */
  readonly wordKinds: ArrayLike<number>;
  /** What the article's case says: see `articleCaseOf`. */
  readonly articleCase: ArrayLike<number>;
  /** 0 text, 1 headline. */
  readonly headline: number;
  /** Whether the sentence was typed without capitals, and those of its words are guessed. */
  readonly caseless: boolean;
  /** What a first reading made of the same words elsewhere in the article; absent in the first reading. */
  readonly votes?: ArrayLike<number>;
  readonly pairVotes?: ArrayLike<number>;
}

const EDGE = 0x2545f491;

/** The one feature of a word that stands further from any capital than names reach. */
const FAR = 100;

/** Words to either side of a capitalised one that may belong to its name: "University of the Arts". */
const NEAR = 2;

/** Half the words of news stand so far from a capital that they are in no name; nothing else is asked of them. */
function isFarFromCapitals(words: readonly Word[], index: number): boolean {
  const last = Math.min(words.length - 1, index + NEAR);
  for (let at = Math.max(0, index - NEAR); at <= last; at++) if (isCapital(words[at]!)) return false;
  return true;
}

/** All that is asked of a word: where the sentence has votes, those too. */
export function addNameFeatures(buffer: FeatureBuffer, sentence: NameSentence, index: number): void {
  addOwnFeatures(buffer, sentence, index);
  if (sentence.votes) addVoteFeatures(buffer, sentence, index);
}

/** What both readings ask of a word. */
export function addOwnFeatures(buffer: FeatureBuffer, sentence: NameSentence, index: number): void {
  const { words, partsOfSpeech, caseClasses, gazetteer, classes, articleCase, wordKinds } = sentence;
  const word = words[index]!;
  if (isFarFromCapitals(words, index)) {
    addFeature(buffer, FAR, 0);
    return;
  }
  const before = words[index - 1];
  const after = words[index + 1];
  const lower = (offset: number): number => words[index + offset]?.lowerHash ?? EDGE;
  const shape = (offset: number): number => words[index + offset]?.shape ?? EDGE;
  const caps = (offset: number): number => {
    const other = words[index + offset];
    return other ? CAPS.indexOf(other.caps) : 7;
  };
  const pos = (offset: number): number => partsOfSpeech[index + offset] ?? 31;
  const w0 = word.lowerHash;
  const c0 = caps(0);
  const first = index === 0 ? 1 : 0;

  addFeature(buffer, 101, c0, first);
  addFeature(buffer, 102, word.formHash);
  addFeature(buffer, 103, w0);
  addFeature(buffer, 104, lower(-1));
  addFeature(buffer, 105, lower(1));
  addFeature(buffer, 106, lower(-2));
  addFeature(buffer, 107, lower(2));
  addFeature(buffer, 108, lower(-1), w0);
  addFeature(buffer, 109, w0, lower(1));
  addFeature(buffer, 110, lower(-1), lower(1));
  addFeature(buffer, 111, lower(-2), lower(-1));
  addFeature(buffer, 112, lower(1), lower(2));
  addFeature(buffer, 113, shape(0), lower(-1));
  addFeature(buffer, 114, shape(0), lower(1));
  addFeature(buffer, 120, shape(0));
  addFeature(buffer, 121, shape(-1), shape(0));
  addFeature(buffer, 122, shape(0), shape(1));
  addFeature(buffer, 123, mix(shape(-1), shape(0)), shape(1));
  addFeature(buffer, 124, ((caps(-2) * 8 + caps(-1)) * 8 + c0) * 64 + caps(1) * 8 + caps(2));
  for (let i = 0; i < word.prefixes.length; i++) addFeature(buffer, 130 + i, word.prefixes[i]!);
  for (let i = 0; i < word.suffixes.length; i++) addFeature(buffer, 140 + i, word.suffixes[i]!);
  addFeature(buffer, 150, before?.suffixes[2] ?? lower(-1), c0);
  addFeature(buffer, 151, after?.suffixes[2] ?? lower(1), c0);
  addFeature(buffer, 160, pos(0), c0);
  addFeature(buffer, 161, pos(-1), c0);
  addFeature(buffer, 162, pos(1), c0);
  addFeature(buffer, 163, pos(-1) * 32 + pos(0), pos(1));
  addFeature(buffer, 164, pos(-2) * 32 + pos(-1), c0);
  addFeature(buffer, 165, pos(1) * 32 + pos(2), c0);
  addFeature(buffer, 170, caseClasses[index]!, c0 * 2 + first);
  addFeature(buffer, 171, articleCase[index]!, c0 * 2 + first);
  addFeature(buffer, 172, caseClasses[index]! * 8 + (caseClasses[index + 1] ?? 7), c0 * 8 + caps(1));
  addFeature(buffer, 173, caseClasses[index]! * 8 + (caseClasses[index - 1] ?? 7), c0 * 8 + caps(-1));
  addFeature(buffer, 174, sentence.headline, c0);
  for (let offset = -2; offset <= 2; offset++) {
    const cluster = classes[index + offset] ?? 0;
    if (cluster > 0) addFeature(buffer, 180 + offset, cluster);
  }
  if ((classes[index] ?? 0) > 0 && (classes[index + 1] ?? 0) > 0)
    addFeature(buffer, 185, classes[index]!, classes[index + 1]!);
  if ((classes[index] ?? 0) > 0 && (classes[index - 1] ?? 0) > 0)
    addFeature(buffer, 186, classes[index - 1]!, classes[index]!);
  const bits = gazetteer[index]!;
  if (bits !== 0) {
    addFeature(buffer, 190, bits, c0);
    for (let bit = 0; bit < 30; bit++) if (bits & (1 << bit)) addFeature(buffer, 191, bit);
    addFeature(buffer, 194, bits, gazetteer[index + 1] ?? -1);
    addFeature(buffer, 195, bits, gazetteer[index - 1] ?? -1);
  }
  if (gazetteer[index - 1]) addFeature(buffer, 192, gazetteer[index - 1]!, c0);
  if (gazetteer[index + 1]) addFeature(buffer, 193, gazetteer[index + 1]!, c0);

  const kinds = wordKinds[index]!;
  if (kinds !== 0) {
    addFeature(buffer, 240, kinds, c0);
    addFeature(buffer, 241, kinds, pos(0));
    for (let rest = kinds, kind = 0; rest !== 0; rest >>= 2, kind++)
      if (rest & 3) addFeature(buffer, 244, kind * 4 + (rest & 3), c0);
  }
  if (wordKinds[index - 1]) addFeature(buffer, 242, wordKinds[index - 1]!, c0);
  if (wordKinds[index + 1]) addFeature(buffer, 243, wordKinds[index + 1]!, c0);

  if (isCapital(word)) {
    let from = index;
    let to = index;
    while (from > 0 && index - from < 7 && joinsRun(words, from - 1)) from--;
    while (to + 1 < words.length && to - index < 7 && joinsRun(words, to + 1)) to++;
    while (from < index && !isCapital(words[from]!)) from++;
    while (to > index && !isCapital(words[to]!)) to--;
    const left = words[from - 1]?.lowerHash ?? EDGE;
    const right = words[to + 1]?.lowerHash ?? EDGE;
    const length = Math.min(4, to - from + 1);
    const place = (index === from ? 2 : 0) + (index === to ? 1 : 0);
    addFeature(buffer, 200, left);
    addFeature(buffer, 201, right);
    addFeature(buffer, 202, words[to]!.lowerHash, place);
    addFeature(buffer, 203, words[from]!.lowerHash, place);
    addFeature(buffer, 204, length * 4 + place, first);
    addFeature(buffer, 205, left, length * 4 + place);
    addFeature(buffer, 206, right, length * 4 + place);
    addFeature(buffer, 207, words[to]!.suffixes[2] ?? words[to]!.lowerHash, place);
    addFeature(buffer, 214, introducesAcronym(words, from, to), place);
    addFeature(buffer, 215, isIntroduced(words, index), c0);
    const classAt = (token: number): number => classes[token] ?? 0;
    addFeature(buffer, 209, classAt(from - 1) * 4 + place, 1);
    addFeature(buffer, 210, classAt(to + 1) * 4 + place, 2);
    if (to > from) addFeature(buffer, 211, classAt(to) * 4 + place, 3);
    if (to > from) addFeature(buffer, 212, classAt(from) * 4 + place, 4);
    addFeature(buffer, 213, classAt(from - 1) * 128 + classAt(to + 1), length * 4 + place);
    addFeature(buffer, 208, partsOfSpeech[from - 1] ?? 31, partsOfSpeech[to + 1] ?? 31);
    const run = weighRun(wordKinds, from, to + 1);
    addFeature(buffer, 250, run, length * 4 + place);
    addFeature(buffer, 251, run, left);
    addFeature(buffer, 252, run, right);
    addFeature(buffer, 253, wordKinds[to]!, length * 4 + place);
    addFeature(buffer, 254, wordKinds[from]!, length * 4 + place);
  }
}

/** What only the second reading asks: what the first made of the same words in the rest of the article. */
export function addVoteFeatures(buffer: FeatureBuffer, sentence: NameSentence, index: number): void {
  const { words, votes, pairVotes } = sentence;
  if (!votes || isFarFromCapitals(words, index)) return;
  const c0 = CAPS.indexOf(words[index]!.caps);
  for (let offset = -1; offset <= 1; offset++) {
    const vote = votes[index + offset] ?? 0;
    if (vote > 0) addFeature(buffer, 221 + offset, vote, c0);
  }
  addFeature(buffer, 224, (votes[index] ?? 0) * 128 + (votes[index + 1] ?? 0), votes[index - 1] ?? 0);
  if (pairVotes?.[index]) addFeature(buffer, 230, pairVotes[index]!);
  if (pairVotes?.[index + 1]) addFeature(buffer, 231, pairVotes[index + 1]!);
}

/** Whether the run `[from, to]` is followed by an acronym in brackets: 0 no, 1 yes, 2 and by its own initials. */
function introducesAcronym(words: readonly Word[], from: number, to: number): number {
  const acronym = words[to + 2];
  if (words[to + 1]?.form !== '(' || acronym?.caps !== 'upper' || words[to + 3]?.form !== ')') return 0;
  return initialsOf(words, from, to).endsWith(acronym.lower) ? 2 : 1;
}

/** Whether the word stands alone in brackets after capitalised words: 0 no, 1 yes, 2 and is their initials. */
function isIntroduced(words: readonly Word[], index: number): number {
  const word = words[index]!;
  if (words[index - 1]?.form !== '(' || words[index + 1]?.form !== ')' || word.caps !== 'upper') return 0;
  return initialsOf(words, Math.max(0, index - 12), index - 2).endsWith(word.lower) ? 2 : 1;
}

/** The first letters of the capitalised words in `[from, to]`, in lower case. */
function initialsOf(words: readonly Word[], from: number, to: number): string {
  let initials = '';
  for (let index = from; index <= to; index++) if (isCapital(words[index]!)) initials += words[index]!.lower[0] ?? '';
  return initials;
}

/** Capitalised words, and the small words that tie them: University of the Arts. */
function joinsRun(words: readonly Word[], index: number): boolean {
  const word = words[index]!;
  if (isCapital(word)) return true;
  if (!SPELLING.runLink.has(word.lower)) return false;
  const before = words[index - 1];
  const after = words[index + 1];
  return before !== undefined && after !== undefined && (isCapital(before) || isCapital(after));
}
