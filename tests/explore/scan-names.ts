import type { MatchType } from '../../src/explore/search.ts';
import type { AtlasNode } from '../../src/model/atlas-folder.ts';
import { compareText } from '../../src/model/random.ts';
import { editDistanceWithin } from '../../src/text/edit-distance.ts';
import { foldText } from '../../src/text/fold.ts';

/** A hit of the naive search: without marks. */
export interface ScanHit {
  readonly node: number;
  readonly name: string;
  readonly isLabel: boolean;
  readonly match: MatchType;
}

/** A name folded once. */
interface ScannedName {
  readonly node: number;
  readonly name: string;
  readonly folded: string;
  readonly words: readonly string[];
  readonly isLabel: boolean;
}

const RANK: Readonly<Record<MatchType, number>> = { exact: 0, prefix: 1, word: 2, inside: 3, fuzzy: 4 };

export function foldNames(nodes: readonly AtlasNode[]): readonly ScannedName[] {
  return nodes.flatMap((node, index) => {
    const aliases = node.aliases.map(({ name }) => name).filter((name) => name !== node.label);
    return [node.label, ...aliases].map((name, position): ScannedName => {
      const folded = foldQuery(name);
      return { node: index, name, folded, words: splitWords(folded), isLabel: position === 0 };
    });
  });
}

/** The search without an index, as it was first written: every name is looked at. The index must answer like it. */
export function scanNames(
  nodes: readonly AtlasNode[],
  names: readonly ScannedName[],
  query: string,
  limit: number,
): readonly ScanHit[] {
  const wanted = foldQuery(query);
  if (wanted === '') return [];
  const best = new Map<number, ScanHit>();
  const keep = ({ node, name, isLabel }: ScannedName, match: MatchType | undefined) => {
    if (!match) return;
    const old = best.get(node);
    if (old && RANK[old.match] <= RANK[match]) return;
    best.set(node, { node, name, isLabel, match });
  };
  const words = splitWords(wanted);
  for (const name of names) keep(name, matchName(name, wanted, words));
  if (best.size < limit) {
    for (const name of names) {
      if (!best.has(name.node)) keep(name, words.length > 0 && matchFuzzily(name, words) ? 'fuzzy' : undefined);
    }
  }
  const mentions = (hit: ScanHit) => nodes[hit.node]!.mentions;
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

function matchName(name: ScannedName, wanted: string, words: readonly string[]): MatchType | undefined {
  const { folded } = name;
  if (folded === wanted || undotted(folded) === undotted(wanted)) return 'exact';
  if (folded.startsWith(wanted)) return 'prefix';
  if (words.length > 0 && words.every((word) => name.words.some((own) => own.startsWith(word)))) return 'word';
  if (wanted.length >= 2 && folded.includes(wanted)) return 'inside';
  return undefined;
}

function undotted(folded: string): string {
  return folded.replaceAll('.', '');
}

function matchFuzzily(name: ScannedName, words: readonly string[]): boolean {
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
