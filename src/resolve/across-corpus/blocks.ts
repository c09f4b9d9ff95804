import { compareText } from '../../model/random.ts';
import type { NameNode } from './name-counts.ts';

/** Names that share a key: nothing compares every name with every other. Names without one are left out. */
export function block<Key>(
  nodes: readonly NameNode[],
  keyOf: (node: NameNode) => Key | undefined,
): Map<Key, NameNode[]> {
  const blocks = new Map<Key, NameNode[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    if (key === undefined) continue;
    const list = blocks.get(key);
    if (list) list.push(node);
    else blocks.set(key, [node]);
  }
  return blocks;
}

/** What the lexicon knows first, then by articles, then by id. */
export function byUse(nodes: readonly NameNode[]): NameNode[] {
  return [...nodes].sort(
    (a, b) =>
      Number(Boolean(b.lexicon)) - Number(Boolean(a.lexicon)) || b.articles - a.articles || compareText(a.id, b.id),
  );
}
