import type { Lexicon } from '../../lexicon/lexicon.ts';
import { mintEntityId } from '../../model/entity.ts';
import { slugOfKey } from '../../text/name-key.ts';
import { isPerson } from '../name-kind.ts';
import type { Grouping } from './grouping.ts';
import type { NameNode } from './name-counts.ts';

const NONE: ReadonlySet<string> = new Set();

/** "Wagner Group" and "Wagner", "Helmand Province" and "Helmand": a last word that only says what the name is. */
export function mergeKindWords(
  nodes: readonly NameNode[],
  byId: ReadonlyMap<string, NameNode>,
  grouping: Grouping,
  { words }: Lexicon,
): void {
  const kindWords = { actor: words.kindWordOrganization, place: words.kindWordPlace, role: NONE };
  for (const node of nodes) {
    if (node.words.length < 2 || node.lexicon || isPerson(node)) continue;
    if (!kindWords[node.type].has(node.words.at(-1) ?? '')) continue;
    const short = byId.get(mintEntityId(node.type, slugOfKey(node.words.slice(0, -1).join(' '))));
    if (short && !isPerson(short))
      grouping.merge({ from: node.id, to: short.id, reason: 'short-name', confidence: 0.85 });
  }
}
