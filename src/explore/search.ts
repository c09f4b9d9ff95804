import type { AtlasNode } from '../model/atlas-folder.ts';
import type { Span } from '../model/span.ts';
import { foldText, foldWithOrigin } from '../text/fold.ts';
import {
  buildVocabulary,
  findBeginning,
  findHolding,
  findSimilar,
  firstWhere,
  type Run,
  type Vocabulary,
} from './vocabulary.ts';

/** How a name met the query, best first. */
export type MatchType = 'exact' | 'prefix' | 'word' | 'inside' | 'fuzzy';

export interface SearchHit {
  /** Index into the graph's nodes. */
  readonly node: number;
  /** The name that met the query: the label, or the alias that says why this entity was found. */
  readonly name: string;
  readonly isLabel: boolean;
  readonly match: MatchType;
  /** What to mark in `name`; empty for a fuzzy match. */
  readonly marks: readonly Span[];
}

/** The names of a graph, ordered once in the ways a search asks for them. A name is a label or an alias, by its number. */
export interface SearchIndex {
  readonly nodes: readonly AtlasNode[];
  /** A node's label, then its aliases in their order; nodes in theirs. */
  readonly names: readonly string[];
  readonly nodeOf: Uint32Array;
  /** For each name its place among all where everything matches alike: labels first, then the more often mentioned. */
  readonly place: Uint32Array;
  /** Each name folded. */
  readonly plain: readonly string[];
  readonly ordered: OrderedTexts;
  /** Those written with stops, without them: "u.s." and "us" are one name to who types. */
  readonly undotted: OrderedTexts;
  readonly vocabulary: Vocabulary;
}

/** Folded names in code-unit order, each text once, and which names read so. */
interface OrderedTexts {
  readonly texts: readonly string[];
  readonly names: readonly (readonly number[])[];
}

const MATCHES: readonly MatchType[] = ['exact', 'prefix', 'word', 'inside', 'fuzzy'];
const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const INSIDE = 3;
const FUZZY = 4;

/** Most hits that are kept in order while one looks; more are sorted at the end. */
const KEPT_SORTED = 256;

export function indexNames(nodes: readonly AtlasNode[]): SearchIndex {
  const names: string[] = [];
  const owners: number[] = [];
  nodes.forEach((node, index) => {
    names.push(node.label);
    owners.push(index);
    for (const { name } of node.aliases) {
      if (name === node.label) continue;
      names.push(name);
      owners.push(index);
    }
  });
  const nodeOf = Uint32Array.from(owners);
  const plain = names.map(foldQuery);
  const dotted = plain.flatMap((text, name) => (text.includes('.') ? [name] : []));
  return {
    nodes,
    names,
    nodeOf,
    place: placeNames(nodes, names, nodeOf),
    plain,
    ordered: sortTexts(plain),
    undotted: sortTexts(
      dotted.map((name) => undot(plain[name]!)),
      dotted,
    ),
    vocabulary: buildVocabulary(plain.map(splitWords)),
  };
}

/**
 * Finds entities by any of their names: exact, by prefix, by the beginnings of words in any order, inside a word, and,
 * where fewer than `limit` are found so, with one typing error in 4 to 7 letters and two in 8 or more. Case and accents
 * do not matter. Better matches first, labels before aliases, then the more often mentioned.
 *
 * @param limit 1 or more.
 * @param worst matches that are worse are not asked for.
 * @param passes nodes for which it is false are not found; without it all may be.
 */
export function searchEntities(
  index: SearchIndex,
  query: string,
  limit = 20,
  worst: MatchType = 'fuzzy',
  passes?: (node: number) => boolean,
): readonly SearchHit[] {
  if (!(limit >= 1)) throw new RangeError(`limit must be 1 or more, got ${limit}`);
  const wanted = foldQuery(query);
  if (wanted === '') return [];
  const words = splitWords(wanted);
  const found = new Found(index, passes);
  // What meets the query less well than `limit` others is not asked for.
  for (const way of WAYS.slice(0, 1 + MATCHES.indexOf(worst))) {
    way(index, wanted, words, found);
    if (found.size >= limit) break;
  }
  return found.best(limit).map(({ name, match }): SearchHit => {
    const node = index.nodeOf[name]!;
    const text = index.names[name]!;
    const isLabel = index.nodeOf[name - 1] !== node;
    return { node, name: text, isLabel, match: MATCHES[match]!, marks: match === FUZZY ? [] : markName(text, wanted) };
  });
}

/** The nodes found so far, each by the name that met the query best, and of those the first of its names. */
class Found {
  size = 0;
  private readonly index: SearchIndex;
  private readonly match: Uint8Array;
  private readonly name: Uint32Array;
  private readonly nodes: number[] = [];
  private readonly passes: ((node: number) => boolean) | undefined;

  constructor(index: SearchIndex, passes?: (node: number) => boolean) {
    this.index = index;
    this.passes = passes;
    this.match = new Uint8Array(index.nodes.length).fill(255);
    this.name = new Uint32Array(index.nodes.length);
  }

  add(name: number, match: number): void {
    const node = this.index.nodeOf[name]!;
    const old = this.match[node]!;
    if (old < match || (old === match && this.name[node]! <= name)) return;
    if (old === 255) {
      if (this.passes?.(node) === false) return;
      this.size++;
      this.nodes.push(node);
    }
    this.match[node] = match;
    this.name[node] = name;
  }

  /** The best, in order. */
  best(limit: number): readonly { readonly name: number; readonly match: number }[] {
    const { place, names } = this.index;
    const key = (node: number) => this.match[node]! * names.length + place[this.name[node]!]!;
    const hits =
      limit <= KEPT_SORTED ? takeLeast(this.nodes, limit, key) : this.nodes.toSorted((a, b) => key(a) - key(b));
    return hits.slice(0, limit).map((node) => ({ name: this.name[node]!, match: this.match[node]! }));
  }
}

type Way = (index: SearchIndex, wanted: string, words: readonly string[], found: Found) => void;

const findExact: Way = ({ ordered, undotted }, wanted, _, found) => {
  const bare = undot(wanted);
  for (const { texts, names } of [ordered, undotted]) {
    const at = firstWhere(texts.length, (place) => texts[place]! >= bare);
    if (texts[at] === bare) for (const name of names[at]!) found.add(name, EXACT);
  }
};

const findPrefix: Way = ({ ordered: { texts, names } }, wanted, _, found) => {
  const [from, to] = findBeginning(texts, wanted);
  for (let at = from; at < to; at++) for (const name of names[at]!) found.add(name, PREFIX);
};

const findWords: Way = (index, _, words, found) => {
  const { vocabulary } = index;
  const beginnings = words.map((word) => [findBeginning(vocabulary.words, word)]);
  for (const name of namesWithAll(index, beginnings)) found.add(name, WORD);
};

/** What holds the whole query holds its longest word: few names do, and those are looked at. */
const findInside: Way = (index, wanted, words, found) => {
  if (wanted.length < 2) return;
  const [longest] = words.toSorted((a, b) => b.length - a.length);
  const names =
    longest === undefined ? index.plain.keys() : namesWithAll(index, [findHolding(index.vocabulary, longest)]);
  for (const name of names) if (wanted === longest || index.plain[name]!.includes(wanted)) found.add(name, INSIDE);
};

const findFuzzily: Way = (index, _, words, found) => {
  const { vocabulary } = index;
  const similar = words.map((word) => {
    const errors = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    return errors === 0 ? [findBeginning(vocabulary.words, word)] : findSimilar(vocabulary, word, errors);
  });
  for (const name of namesWithAll(index, similar)) found.add(name, FUZZY);
};

/** In the order of `MATCHES`. */
const WAYS: readonly Way[] = [findExact, findPrefix, findWords, findInside, findFuzzily];

/** The names that hold, for each of the lists, at least one of its words. */
function namesWithAll(
  { vocabulary: { starts, names }, nodeOf }: SearchIndex,
  lists: readonly (readonly Run[])[],
): readonly number[] {
  const size = (runs: readonly Run[]) => runs.reduce((sum, [from, to]) => sum + starts[to]! - starts[from]!, 0);
  const [rarest, ...others] = lists.map((runs) => ({ runs, size: size(runs) })).sort((a, b) => a.size - b.size);
  if (!rarest || rarest.size === 0) return [];
  const met = new Uint16Array(nodeOf.length);
  let last: number[] = [];
  [rarest, ...others].forEach(({ runs }, list) => {
    last = [];
    for (const [from, to] of runs) {
      for (let at = starts[from]!; at < starts[to]!; at++) {
        const name = names[at]!;
        if (met[name] !== list) continue;
        met[name] = list + 1;
        last.push(name);
      }
    }
  });
  return last;
}

/** @param names the names' numbers; without them, their places in the list. */
function sortTexts(list: readonly string[], names?: readonly number[]): OrderedTexts {
  const holders = new Map<string, number[]>();
  list.forEach((text, at) => {
    const name = names ? names[at]! : at;
    const same = holders.get(text);
    if (same) same.push(name);
    else holders.set(text, [name]);
  });
  const texts = [...holders.keys()].sort();
  return { texts, names: texts.map((text) => holders.get(text)!) };
}

function placeNames(nodes: readonly AtlasNode[], names: readonly string[], nodeOf: Uint32Array): Uint32Array {
  const isAlias = (name: number) => +(name > 0 && nodeOf[name - 1] === nodeOf[name]);
  // By text first, with the engine's own sort: comparing texts one by one takes most of the time.
  const order = sortTexts(names).names.flat();
  order.sort((a, b) => isAlias(a) - isAlias(b) || nodes[nodeOf[b]!]!.mentions - nodes[nodeOf[a]!]!.mentions);
  const place = new Uint32Array(names.length);
  order.forEach((name, at) => {
    place[name] = at;
  });
  return place;
}

/** The `limit` items with the least keys, ascending; for a small limit, in one pass. */
function takeLeast(items: readonly number[], limit: number, key: (item: number) => number): readonly number[] {
  const kept: number[] = [];
  const keys: number[] = [];
  for (const item of items) {
    const own = key(item);
    if (kept.length === limit && own >= keys[limit - 1]!) continue;
    const at = firstWhere(keys.length, (place) => keys[place]! > own);
    kept.splice(at, 0, item);
    keys.splice(at, 0, own);
    if (kept.length > limit) {
      kept.pop();
      keys.pop();
    }
  }
  return kept;
}

function foldQuery(text: string): string {
  return foldText(text).trim().replace(/\s+/g, ' ');
}

function splitWords(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function undot(folded: string): string {
  return folded.replaceAll('.', '');
}

function markName(name: string, wanted: string): readonly Span[] {
  const { folded, origin } = foldWithOrigin(name);
  const spanAt = (at: number, length: number): Span => ({ from: origin[at]!, to: origin[at + length]! });
  const whole = folded.indexOf(wanted);
  if (whole >= 0) return [spanAt(whole, wanted.length)];
  const marks: Span[] = [];
  for (const word of splitWords(wanted)) {
    const at = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].find((own) => own[0].startsWith(word))?.index;
    if (at !== undefined) marks.push(spanAt(at, word.length));
  }
  return marks.sort((a, b) => a.from - b.from);
}
