/**
 * The words of many names, each once, and which names hold them: what finds a word by its beginning or by a spelling
 * near it without looking at every name.
 */
export interface Vocabulary {
  /** Distinct, in code-unit order. */
  readonly words: readonly string[];
  /** For each word, how many code units of its beginning it shares with the word before it. */
  readonly shared: Uint16Array;
  /** The names that hold word w are `names[starts[w] .. starts[w + 1])`, ascending, each once. */
  readonly starts: Uint32Array;
  readonly names: Uint32Array;
  /** All words in one text, a line each, and where each begins: looking inside words is one search of it. */
  readonly lines: string;
  readonly lineStarts: Uint32Array;
}

/** Words that follow each other: `[from, to)`. */
export type Run = readonly [from: number, to: number];

/** @param wordsOfName the words of each name, by the name's number. */
export function buildVocabulary(wordsOfName: readonly (readonly string[])[]): Vocabulary {
  const holders = new Map<string, number[]>();
  wordsOfName.forEach((words, name) => {
    for (const word of words) {
      const list = holders.get(word);
      if (!list) holders.set(word, [name]);
      else if (list[list.length - 1] !== name) list.push(name);
    }
  });
  const words = [...holders.keys()].sort();
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, w) => {
    starts[w + 1] = starts[w]! + holders.get(word)!.length;
  });
  const names = new Uint32Array(starts[words.length]!);
  words.forEach((word, w) => {
    names.set(holders.get(word)!, starts[w]!);
  });
  const shared = Uint16Array.from(words, (word, w) => countShared(words[w - 1] ?? '', word));
  const lineStarts = new Uint32Array(words.length + 1);
  words.forEach((word, w) => {
    lineStarts[w + 1] = lineStarts[w]! + word.length + 1;
  });
  return { words, shared, starts, names, lines: words.join('\n'), lineStarts };
}

/** Of texts in code-unit order those that begin so. */
export function findBeginning(words: readonly string[], beginning: string): Run {
  const from = firstWhere(words.length, (w) => words[w]! >= beginning);
  const length = firstWhere(words.length - from, (w) => !words[from + w]!.startsWith(beginning));
  return [from, from + length];
}

/** The words that hold `part` anywhere; ascending, `part` not empty and without line ends. */
export function findHolding({ lines, lineStarts }: Vocabulary, part: string): readonly Run[] {
  const found: Run[] = [];
  for (let at = lines.indexOf(part); at >= 0; ) {
    const next = firstWhere(lineStarts.length, (line) => lineStarts[line]! > at);
    found.push([next - 1, next]);
    at = lines.indexOf(part, lineStarts[next]!);
  }
  return found;
}

/**
 * The words within some typing errors of `word` (see `editDistanceWithin`), either as a whole or in as many of their
 * first letters as `word` has, ascending.
 *
 * Words in order share their beginnings, so they are a trie laid flat: a row of the distance table is worked out once for
 * each beginning, and a beginning that is already too far away is passed over with all words that have it (Oflazer 1996).
 */
export function findSimilar({ words, shared }: Vocabulary, word: string, errors: number): readonly Run[] {
  const width = word.length + 1;
  const deepest = word.length + errors + 1;
  const rows = new Uint16Array((deepest + 1) * width);
  for (let j = 0; j < width; j++) rows[j] = j;
  const found: [number, number][] = [];
  let known = 0;
  let tooFar = Number.POSITIVE_INFINITY;
  let within = Number.POSITIVE_INFINITY;
  for (let w = 0; w < words.length; w++) {
    const common = shared[w]!;
    if (common >= tooFar) continue;
    tooFar = Number.POSITIVE_INFINITY;
    if (common >= within) {
      found[found.length - 1]![1] = w + 1;
      continue;
    }
    within = Number.POSITIVE_INFINITY;
    const own = words[w]!;
    let depth = Math.min(common, known);
    while (depth < own.length) {
      depth++;
      if (fillRow(rows, width, depth, own, word) > errors) {
        tooFar = depth;
        break;
      }
      if (depth === word.length && rows[depth * width + word.length]! <= errors) {
        within = depth;
        break;
      }
    }
    known = depth;
    if (within === depth || (depth === own.length && tooFar !== depth && rows[depth * width + word.length]! <= errors))
      found.push([w, w + 1]);
  }
  return found;
}

/** Works out the row of the distance table for the first `depth` letters of `own`, and returns its least value. */
function fillRow(rows: Uint16Array, width: number, depth: number, own: string, word: string): number {
  const at = depth * width;
  const letter = own.charCodeAt(depth - 1);
  const before = depth > 1 ? own.charCodeAt(depth - 2) : -1;
  rows[at] = depth;
  let least = depth;
  for (let j = 1; j < width; j++) {
    const wanted = word.charCodeAt(j - 1);
    let cost = Math.min(
      rows[at - width + j]! + 1,
      rows[at + j - 1]! + 1,
      rows[at - width + j - 1]! + +(wanted !== letter),
    );
    if (j > 1 && before === wanted && letter === word.charCodeAt(j - 2))
      cost = Math.min(cost, rows[at - 2 * width + j - 2]! + 1);
    rows[at + j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** The first of 0..count for which `holds`, or `count`; once it holds it must hold for all after. */
export function firstWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** At most 65,535: a word that long is no name. */
function countShared(a: string, b: string): number {
  const most = Math.min(a.length, b.length, 65_535);
  let count = 0;
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++;
  return count;
}
