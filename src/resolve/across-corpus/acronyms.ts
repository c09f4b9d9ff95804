import { compareText } from '../../model/random.ts';
import type { Grouping } from './grouping.ts';
import type { NameCounts, NameNode } from './name-counts.ts';

/** An acronym goes to the name that at least this share of the articles introduce it for. */
const DOMINANT_SHARE = 0.8;

/** An acronym that articles introduce for one name stands for it where it is not introduced. */
export function mergeAcronyms(nodes: readonly NameNode[], grouping: Grouping, links: NameCounts['links']): void {
  for (const node of nodes) {
    if (!node.acronym || node.lexicon) continue;
    const targets = [...(links.get(node.id)?.values() ?? [])].filter(({ link }) => link.reason === 'acronym');
    const byGroup = new Map<string, number>();
    let total = 0;
    for (const { count, link } of targets) {
      const root = grouping.find(link.to);
      byGroup.set(root, (byGroup.get(root) ?? 0) + count);
      total += count;
    }
    const best = [...byGroup].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0];
    if (best && best[1] >= DOMINANT_SHARE * total) {
      grouping.merge({ from: node.id, to: best[0], reason: 'acronym', confidence: 0.85 });
    }
  }
}
