import { mintEntityId } from '../../model/entity.ts';
import { slugOfKey } from '../../text/name-key.ts';
import { isPerson } from '../name-kind.ts';
import type { Grouping } from './grouping.ts';
import type { NameCounts, NameNode } from './name-counts.ts';

/**
 * Two family names, of which the first is the one a person goes by: "Pedro Pierluisi" is Pedro Pierluisi Urrutia where an
 * article calls him Pierluisi. Where none does, the word before the last may as well be a middle name.
 */
export function mergeDoubleSurnames(
  nodes: readonly NameNode[],
  grouping: Grouping,
  { nodes: byId, links }: NameCounts,
): void {
  for (const node of nodes) {
    if (!isPerson(node) || node.words.length < 3) continue;
    const surname = node.words.at(-2)!;
    if (!links.get(idOf(surname))?.has(node.id)) continue;
    const short = byId.get(idOf(`${node.words[0]} ${surname}`));
    if (short && isPerson(short))
      grouping.merge({ from: short.id, to: node.id, reason: 'short-name', confidence: 0.85 });
  }
}

function idOf(key: string): string {
  return mintEntityId('actor', slugOfKey(key));
}
