import type { Lexicon } from '../../lexicon/lexicon.ts';
import { compareText } from '../../model/random.ts';
import { looseKey } from '../../text/name-key.ts';
import { familyFirst } from '../family-name.ts';
import { isPerson } from '../name-kind.ts';
import { block, byUse } from './blocks.ts';
import type { Grouping, NameMerge } from './grouping.ts';
import type { NameNode } from './name-counts.ts';

/** A bare surname goes to the bearer that holds at least this share of the articles that name one in full. */
const DOMINANT_SHARE = 0.8;

/** Middle names and initials, then bare surnames where one bearer dominates the corpus. */
export function mergePersons(
  nodes: readonly NameNode[],
  grouping: Grouping,
  lexicon: Lexicon,
  doubts: NameMerge[],
): void {
  const generations = lexicon.words.generation;
  const persons = nodes.filter(isPerson);
  const lastOf = (node: NameNode): string => {
    const family = familyFirst(node.words, lexicon.words);
    if (family !== undefined) return looseKey(family);
    const named = node.words.filter((word) => !generations.has(word));
    return looseKey(named.at(-1) ?? node.key);
  };
  for (const [last, bearers] of block(persons, lastOf)) {
    const full = bearers.filter((node) => node.words.length > 1);
    // Where the family name stands first, no name between two others is a middle name: Kim Jong Il is not Kim Jong Un.
    const middled = full.filter(({ words }) => familyFirst(words, lexicon.words) === undefined);
    for (const same of block(middled, (node) => node.words[0] ?? '').values())
      mergeMiddleNames(same, generations, grouping, doubts);
    const bare = bearers.filter((node) => node.words.length === 1);
    if (bare.length === 0 || full.length === 0) continue;
    const weights = new Map<string, number>();
    for (const node of full)
      weights.set(grouping.find(node.id), (weights.get(grouping.find(node.id)) ?? 0) + node.articles);
    const ranked = [...weights].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
    const total = ranked.reduce((sum, [, weight]) => sum + weight, 0);
    const [first] = ranked;
    if (!first) continue;
    const share = first[1] / total;
    const given = lexicon.givenNames.has(last);
    for (const node of bare) {
      if (share >= DOMINANT_SHARE && (!given || (ranked.length === 1 && first[1] >= 3))) {
        grouping.merge({ from: node.id, to: first[0], reason: 'short-name', confidence: first[1] > 1 ? 0.8 : 0.65 });
      } else {
        for (const [root] of ranked.slice(0, 3))
          doubts.push({ from: node.id, to: root, reason: 'short-name', confidence: 0.4 });
      }
    }
  }
}

/** "John Kelly" and "John F. Kelly" are one; "George W. Bush" and "George H. W. Bush" keep "George Bush" between them. */
function mergeMiddleNames(
  same: readonly NameNode[],
  generations: ReadonlySet<string>,
  grouping: Grouping,
  doubts: NameMerge[],
): void {
  if (same.length < 2) return;
  const generation = (node: NameNode): string => node.words.find((word) => generations.has(word)) ?? '';
  const middle = (node: NameNode): string[] => node.words.slice(1, -1).filter((word) => !generations.has(word));
  for (const group of block(same, generation).values()) {
    const plain = group.filter((node) => middle(node).length === 0);
    const longer = byUse(group.filter((node) => middle(node).length > 0));
    const [first] = longer;
    if (!first) continue;
    const alike = longer.filter((node) => middlesAgree(middle(first), middle(node)));
    for (const node of alike)
      if (node !== first) grouping.merge({ from: node.id, to: first.id, reason: 'short-name', confidence: 0.85 });
    for (const node of plain) {
      if (alike.length === longer.length)
        grouping.merge({ from: first.id, to: node.id, reason: 'short-name', confidence: 0.85 });
      else
        for (const other of longer) doubts.push({ from: node.id, to: other.id, reason: 'short-name', confidence: 0.4 });
    }
  }
}

function middlesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((word, at) => {
    const other = long[at] ?? '';
    return word === other || (word.length === 1 ? other[0] === word : other.length === 1 && word[0] === other);
  });
}
