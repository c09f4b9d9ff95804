import type { AtlasNode } from '../model/atlas-folder.ts';
import { compareText } from '../model/random.ts';
import type { Span } from '../model/span.ts';
import { editDistanceWithin } from '../text/edit-distance.ts';
import { foldText, foldWithOrigin } from '../text/fold.ts';

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

/** The names of a graph, folded once, to be searched many times. */
export interface SearchIndex {
  readonly nodes: readonly AtlasNode[];
  readonly names: readonly IndexedName[];
}

interface IndexedName {
  readonly node: number;
  readonly name: string;
  readonly folded: string;
  readonly words: readonly string[];
  readonly isLabel: boolean;
}

const RANK: Readonly<Record<MatchType, number>> = { exact: 0, prefix: 1, word: 2, inside: 3, fuzzy: 4 };

export function indexNames(nodes: readonly AtlasNode[]): SearchIndex {
  const names = nodes.flatMap((node, index) => {
    const aliases = node.aliases.map(({ name }) => name).filter((name) => name !== node.label);
    return [node.label, ...aliases].map((name, position): IndexedName => {
      const folded = foldQuery(name);
      return { node: index, name, folded, words: splitWords(folded), isLabel: position === 0 };
    });
  });
  return { nodes, names };
}

/**
 * Finds entities by any of their names: exact, by prefix, by the beginnings of words in any order, inside a word, and,
 * where fewer than `limit` are found so, with one typing error in 4 to 7 letters and two in 8 or more. Case and accents
 * do not matter. Better matches first, labels before aliases, then the more often mentioned.
 *
 * @param limit 1 or more.
 */
export function searchEntities(index: SearchIndex, query: string, limit = 20): readonly SearchHit[] {
  if (!(limit >= 1)) throw new RangeError(`limit must be 1 or more, got ${limit}`);
  const wanted = foldQuery(query);
  if (wanted === '') return [];
  const best = new Map<number, SearchHit>();
  const keep = (name: IndexedName, match: MatchType | undefined) => {
    if (!match) return;
    const { node, isLabel } = name;
    const old = best.get(node);
    if (old && RANK[old.match] <= RANK[match]) return;
    best.set(node, {
      node,
      name: name.name,
      isLabel,
      match,
      marks: match === 'fuzzy' ? [] : markName(name.name, wanted),
    });
  };
  const words = splitWords(wanted);
  for (const name of index.names) keep(name, matchName(name, wanted, words));
  if (best.size < limit) {
    for (const name of index.names) {
      if (!best.has(name.node)) keep(name, words.length > 0 && matchFuzzily(name, words) ? 'fuzzy' : undefined);
    }
  }
  const mentions = (hit: SearchHit) => index.nodes[hit.node]!.mentions;
  return [...best.values()]
    .sort(
      (a, b) =>
        RANK[a.match] - RANK[b.match] ||
        Number(b.isLabel) - Number(a.isLabel) ||
        mentions(b) - mentions(a) ||
        compareText(a.name, b.name) ||
        a.node - b.node,
    )
    .slice(0, limit);
}

function foldQuery(text: string): string {
  return foldText(text).trim().replace(/\s+/g, ' ');
}

function splitWords(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function matchName(name: IndexedName, wanted: string, words: readonly string[]): MatchType | undefined {
  const { folded } = name;
  if (folded === wanted || undotted(folded) === undotted(wanted)) return 'exact';
  if (folded.startsWith(wanted)) return 'prefix';
  if (words.length > 0 && words.every((word) => name.words.some((own) => own.startsWith(word)))) return 'word';
  if (wanted.length >= 2 && folded.includes(wanted)) return 'inside';
  return undefined;
}

/** "u.s." and "us" are one name to who types. */
function undotted(folded: string): string {
  return folded.replaceAll('.', '');
}

function matchFuzzily(name: IndexedName, words: readonly string[]): boolean {
  return words.every((word) => {
    const errors = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    return name.words.some(
      (own) =>
        own.startsWith(word) ||
        (errors > 0 &&
          (editDistanceWithin(word, own, errors) <= errors ||
            (own.length > word.length && editDistanceWithin(word, own.slice(0, word.length), errors) <= errors))),
    );
  });
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
