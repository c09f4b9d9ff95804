import type { Lexicon } from '../../lexicon/lexicon.ts';
import { editDistanceWithin } from '../../text/edit-distance.ts';
import { soundKey } from '../../text/name-key.ts';
import { block } from './blocks.ts';
import type { Grouping } from './grouping.ts';
import type { NameNode } from './name-counts.ts';

/** "Baghuz Fawqani" where two articles or more have Baghuz, or Baghouz: a village and its head name. */
export function mergePlaceHeads(nodes: readonly NameNode[], grouping: Grouping, lexicon: Lexicon): void {
  const places = nodes.filter((node) => node.type === 'place' && !node.acronym);
  const heads = block(
    places.filter((node) => node.words.length === 1 && !node.lexicon && node.key.length > 3 && node.articles > 1),
    (node) => soundKey(node.key),
  );
  for (const node of places) {
    if (node.words.length !== 2 || node.lexicon || node.words.some((word) => lexicon.words.genericPlaceWord.has(word)))
      continue;
    const [first = ''] = node.words;
    if (lexicon.demonyms.has(first) || lexicon.names.has(first)) continue;
    const matches = (heads.get(soundKey(first)) ?? []).filter((head) => editDistanceWithin(first, head.key, 1) <= 1);
    const roots = new Set(matches.map((head) => grouping.find(head.id)));
    const [head] = matches;
    if (head && roots.size === 1)
      grouping.merge({ from: node.id, to: head.id, reason: 'short-name', confidence: 0.72 });
  }
}
