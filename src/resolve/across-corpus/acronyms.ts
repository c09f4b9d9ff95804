import { compareText } from '../../model/random.ts';
import type { Grouping } from './grouping.ts';
import type { NameCounts, NameNode, Usage } from './name-counts.ts';

/** An acronym goes to the name that at least this share of the articles introduce it for. */
const DOMINANT_SHARE = 0.8;
/** Articles that must introduce an acronym before it stands for the name where it is not introduced. */
const WITNESSES = 2;
/** Other names that an article without an introduction must share with the only one that has it. */
const SHARED_NAMES = 1;

/**
 * An acronym that articles introduce for one name stands for it where it is not introduced: where two introduce it, or
 * where the articles that use it alone name others that the only introduction names too. One foreign article's "ITC" stays
 * by itself.
 */
export function mergeAcronyms(nodes: readonly NameNode[], grouping: Grouping, counts: NameCounts): void {
  const { links } = counts;
  const printedAs = listByPrinted(counts.usages);
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
    const [best] = [...byGroup].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
    if (!best || best[1] < DOMINANT_SHARE * total) continue;
    if (total < WITNESSES && !sharesContext(node.id, printedAs.get(node.id) ?? [], counts)) continue;
    grouping.merge({ from: node.id, to: best[0], reason: 'acronym', confidence: 0.85 });
  }
}

/** Whether the articles that use an acronym alone name what those name that introduce it, countries and roles aside. */
function sharesContext(acronym: string, usages: readonly Usage[], { usageOf, nodes }: NameCounts): boolean {
  const named = (lent: boolean): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const usage of usages) {
      if (usage.lent !== lent) continue;
      for (const article of new Set(usage.articles)) for (const { node } of usageOf[article]!) names.add(node);
    }
    return names;
  };
  const introduced = named(true);
  let shared = 0;
  for (const id of named(false)) {
    const node = nodes.get(id);
    if (id !== acronym && node && node.type !== 'role' && !node.lexicon?.country && introduced.has(id)) shared++;
  }
  return shared >= SHARED_NAMES;
}

function listByPrinted(usages: readonly Usage[]): ReadonlyMap<string, readonly Usage[]> {
  const lists = new Map<string, Usage[]>();
  for (const usage of usages) {
    const list = lists.get(usage.printed);
    if (list) list.push(usage);
    else lists.set(usage.printed, [usage]);
  }
  return lists;
}
