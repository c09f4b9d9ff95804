import { NAME_KINDS } from './tagger/names.ts';

type LabelKind = (typeof NAME_KINDS)[number];

/** What one label of a token classifier says of its token. Without a kind it says that the token is in no name we keep. */
export interface TokenLabel {
  readonly kind?: LabelKind;
  /** The token begins a name (B-, S-, U-); else it goes on with one, or the label does not say. */
  readonly begins: boolean;
}

/** A run of tokens `[from, to)` that is a name. */
export interface LabelledName {
  readonly from: number;
  readonly to: number;
  readonly kind: LabelKind;
  /** Mean over the tokens of the probability that they belong to a name of this kind, 0..1. */
  readonly confidence: number;
}

/**
 * Reads the names of labels in the schemes in use: IO, IOB1, IOB2 and BIOES with its spellings (BILOU, BMES), and the
 * kinds of CoNLL 2003, OntoNotes, WNUT, GMB and Few-NERD. Nationalities, dates, works and the like are no names here.
 */
export function readTokenLabels(labels: readonly string[]): TokenLabel[] {
  return labels.map((label) => {
    const [, place = '', type = label] = /^([BIELMSU])[-_](.+)$/i.exec(label) ?? [];
    const kind = kindOf(type);
    return { ...(kind && { kind }), begins: /[BSU]/i.test(place) };
  });
}

/** The whole type, or else its first part: `person-politician`, `location/GPE`. */
function kindOf(type: string): LabelKind | undefined {
  const lower = type.toLowerCase();
  return KINDS.get(lower) ?? KINDS.get(lower.split(/[^\p{L}]/u)[0] ?? '');
}

const KINDS: ReadonlyMap<string, LabelKind> = new Map([
  ...'per pers person people'.split(' ').map((type) => [type, 'person'] as const),
  ...'org organization organisation company corporation group'
    .split(' ')
    .map((type) => [type, 'organization'] as const),
  ...'loc location place gpe geo fac facility building city country state'
    .split(' ')
    .map((type) => [type, 'place'] as const),
]);

/** States of the decoder: 0 outside; then for each kind one that begins a name and one that goes on with it. */
const STATES = 1 + NAME_KINDS.length * 2;
const OUTSIDE = 0;

function kindOfState(state: number): number {
  return (state - 1) >> 1;
}

function beginsName(state: number): boolean {
  return state % 2 === 1;
}

/** What a label that breaks the scheme is worth, so that a name the model is sure of is not lost for its first label. */
const SLIP = 0.1;

/** Keeps a logarithm finite. */
const LEAST = 1e-9;

/**
 * The most probable names of a sentence, in order and disjoint, by Viterbi's algorithm.
 *
 * A token goes on with a name by the labels that do not begin one. A name begins by those that do (IOB2, BIOES), or,
 * except right after another of its kind, by those that do not (IO, IOB1): a sentence is read in the scheme that makes
 * it more probable, and a label of the other scheme counts a tenth.
 *
 * @param logits for each token one number a label, before the softmax; undefined where the classifier saw nothing of
 *   the token, which then lies outside, as does one with a number that is not finite.
 */
export function findLabelledNames(
  logits: readonly (ArrayLike<number> | undefined)[],
  labels: readonly TokenLabel[],
): LabelledName[] {
  const readings = logits.map((row) => readToken(row, labels));
  const [iob2, iob1] = [findBestPath(readings, 'begin'), findBestPath(readings, 'inside')];
  const { path } = iob1.score > iob2.score ? iob1 : iob2;
  const names: LabelledName[] = [];
  for (let from = 0; from < path.length; from++) {
    if (path[from] === OUTSIDE) continue;
    const kind = kindOfState(path[from]!);
    let to = from + 1;
    while (to < path.length && path[to] !== OUTSIDE && !beginsName(path[to]!)) to++;
    let sum = 0;
    for (const { begin, inside } of readings.slice(from, to)) sum += begin[kind]! + inside[kind]!;
    names.push({
      from,
      to,
      kind: NAME_KINDS[kind]!,
      confidence: Math.min(1, Math.round((sum / (to - from)) * 1000) / 1000),
    });
    from = to - 1;
  }
  return names;
}

/** Probabilities; `begin` and `inside` by kind. */
interface Reading {
  readonly outside: number;
  readonly begin: readonly number[];
  readonly inside: readonly number[];
}

function readToken(row: ArrayLike<number> | undefined, labels: readonly TokenLabel[]): Reading {
  let outside = 0;
  const begin = NAME_KINDS.map(() => 0);
  const inside = NAME_KINDS.map(() => 0);
  const weights = labels.map((_, label) => row?.[label] ?? Number.NaN);
  const most = Math.max(...weights);
  const scaled = weights.map((weight) => Math.exp(weight - most));
  const total = scaled.reduce((sum, weight) => sum + weight, 0);
  if (!Number.isFinite(total)) return { outside: 1, begin, inside };
  for (const [label, { kind, begins }] of labels.entries()) {
    const share = scaled[label]! / total;
    if (!kind) outside += share;
    else (begins ? begin : inside)[NAME_KINDS.indexOf(kind)]! += share;
  }
  return { outside, begin, inside };
}

/** The labels by which a name begins that does not follow one of its kind. */
type Opening = 'begin' | 'inside';

function findBestPath(
  readings: readonly Reading[],
  opening: Opening,
): { readonly path: readonly number[]; readonly score: number } {
  const back: Int8Array[] = [];
  let scores = new Float64Array(STATES).fill(Number.NEGATIVE_INFINITY);
  scores[OUTSIDE] = 0;
  for (const reading of readings) {
    const next = new Float64Array(STATES).fill(Number.NEGATIVE_INFINITY);
    const from = new Int8Array(STATES);
    for (let state = 0; state < STATES; state++) {
      for (let before = 0; before < STATES; before++) {
        const score = scores[before]! + scoreStep(before, state, reading, opening);
        if (score > next[state]!) {
          next[state] = score;
          from[state] = before;
        }
      }
    }
    back.push(from);
    scores = next;
  }
  const score = Math.max(...scores);
  let state = scores.indexOf(score);
  const path: number[] = [];
  for (let token = readings.length - 1; token >= 0; token--) {
    path.push(state);
    state = back[token]![state]!;
  }
  return { path: path.reverse(), score };
}

function scoreStep(before: number, state: number, reading: Reading, opening: Opening): number {
  if (state === OUTSIDE) return logOf(reading.outside);
  const kind = kindOfState(state);
  const same = before !== OUTSIDE && kindOfState(before) === kind;
  const begin = reading.begin[kind]!;
  const inside = reading.inside[kind]!;
  if (!beginsName(state)) return same ? logOf(inside) : Number.NEGATIVE_INFINITY;
  if (same) return logOf(begin);
  return logOf(opening === 'begin' ? begin + SLIP * inside : inside + SLIP * begin);
}

function logOf(probability: number): number {
  return Math.log(Math.max(LEAST, probability));
}
