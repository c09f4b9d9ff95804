import { typeOfEntityId } from '../model/entity.ts';
import type { Kind } from '../model/mention.ts';
import { hashText } from '../model/random.ts';
import { wordsOfKey } from '../text/name-key.ts';
import type { NameMerge } from './across-corpus/grouping.ts';
import type { NameNode, Usage } from './across-corpus/name-counts.ts';
import type { GroupTable } from './group-table.ts';
import { keyOfId, type NameGroup, nameGroup } from './name-groups.ts';

/**
 * Parts the group that two names are in, if they are in one: the weakest merge between them is undone, and the next
 * weakest, until nothing holds them together. What hangs on either name stays with it.
 *
 * @returns `decision` where a person's merge had to be undone, `inseparable` where the two are one name.
 */
export function partGroup(table: GroupTable, a: string, b: string): 'decision' | 'inseparable' | undefined {
  const whole = table.findBeside(a, b);
  if (!whole || whole !== table.findBeside(b, a)) {
    takeHome(table, a, b);
    takeHome(table, b, a);
    return undefined;
  }
  const group = rehome(rehome(whole, a), b);
  if (a === b || !group.names.includes(a) || !group.names.includes(b)) return 'inseparable';
  let merges = group.merges;
  let undone: 'decision' | undefined;
  for (let path = findPath(merges, a, b); path; path = findPath(merges, a, b)) {
    const weakest = path.reduce((best, merge) => (merge.confidence <= best.confidence ? merge : best));
    if (weakest.reason === 'decision') undone = 'decision';
    merges = merges.filter((merge) => merge !== weakest);
  }
  const withA = reach(merges, a);
  const one = partOf({ ...group, merges }, (name) => withA.has(name));
  const other = partOf({ ...group, merges }, (name) => !withA.has(name));
  const [kept, freed] = one.names.includes(group.id) ? [one, other] : [other, one];
  table.put(kept);
  table.put({ ...freed, ...nameFreed(table, freed, kept) });
  return undone;
}

/** Gives back to a name's group the mentions that are printed so and stand for another in some articles. */
function takeHome(table: GroupTable, name: string, other: string): void {
  const [home, away] = [table.find(name), table.find(other)];
  const strays = away?.usages.filter(({ printed }) => printed === name) ?? [];
  if (!home || !away || strays.length === 0) return;
  table.put({ ...away, usages: away.usages.filter(({ printed }) => printed !== name) });
  const node = home.names.includes(name) ? name : (home.names[0] ?? home.id);
  const usages = [...home.usages, ...strays.map((usage) => ({ ...usage, node, lent: false }))];
  // Who had no mention of its own had no surface to be called by.
  const { label, kind } =
    home.usages.length > 0
      ? home
      : nameGroup(
          home.names.map((id) => readNode(table, id, usages)),
          table.corpus.lexicon,
        );
  table.put({ ...home, label, kind, usages });
}

/** Makes a printed name a name of its own in the group, tied to what it stood for. */
function rehome(group: NameGroup, name: string): NameGroup {
  const away = group.usages.filter((usage) => usage.printed === name && usage.node !== name);
  if (away.length === 0) return group;
  const merges = [...new Map(away.map((usage) => [usage.node, usage])).values()].map(
    ({ node, lent }): NameMerge => ({
      from: name,
      to: node,
      reason: lent ? 'short-name' : 'lexicon',
      confidence: 0.95,
    }),
  );
  return {
    ...group,
    names: group.names.includes(name) ? group.names : [...group.names, name],
    merges: [...group.merges, ...merges],
    usages: group.usages.map((usage) => (usage.printed === name ? { ...usage, node: name, lent: false } : usage)),
  };
}

/** The merges that lead from one name to another, by the fewest steps. */
function findPath(merges: readonly NameMerge[], a: string, b: string): readonly NameMerge[] | undefined {
  const cameBy = new Map<string, { readonly merge: NameMerge; readonly before: string }>();
  const queue = [a];
  for (const at of queue) {
    if (at === b) break;
    for (const merge of merges) {
      const next = merge.from === at ? merge.to : merge.to === at ? merge.from : undefined;
      if (next === undefined || next === a || cameBy.has(next)) continue;
      cameBy.set(next, { merge, before: at });
      queue.push(next);
    }
  }
  if (!cameBy.has(b)) return undefined;
  const path: NameMerge[] = [];
  for (let at = b; at !== a; ) {
    const { merge, before } = cameBy.get(at)!;
    path.push(merge);
    at = before;
  }
  return path;
}

/** All names that merges connect with one, and itself. */
function reach(merges: readonly NameMerge[], name: string): ReadonlySet<string> {
  const reached = new Set([name]);
  for (const at of reached) {
    for (const { from, to } of merges) {
      if (from === at) reached.add(to);
      if (to === at) reached.add(from);
    }
  }
  return reached;
}

function partOf(group: NameGroup, has: (name: string) => boolean): NameGroup {
  return {
    ...group,
    names: group.names.filter(has),
    merges: group.merges.filter(({ from }) => has(from)),
    usages: group.usages.filter(({ node }) => has(node)),
  };
}

/** What a part is called by itself. */
function nameFreed(
  table: GroupTable,
  freed: NameGroup,
  kept: NameGroup,
): Pick<NameGroup, 'id' | 'label' | 'kind' | 'names' | 'merges' | 'usages' | 'hidden' | 'confirmed'> {
  const nodes = freed.names.map((id) => readNode(table, id, freed.usages));
  const named = nameGroup(nodes, table.corpus.lexicon);
  const same = table.find(named.id);
  const { names, merges, usages } = freed;
  const plain = { ...named, names, merges, usages, hidden: false, confirmed: false };
  if (!same || same.id !== named.id || same.id === kept.id) return plain;
  // Another entity bears the id: a name that stands for two elsewhere.
  const [first] = usages;
  const article = first?.articles[0] ?? -1;
  const mention = table.mention({ article, number: first?.mentions[0] ?? -1 });
  const mark = hashText(`${table.corpus.articles[article]?.id}\n${mention?.from}`).toString(36);
  const id = `${named.id}~${mark}`;
  return { ...plain, id, names: [...names, id] };
}

/** A name with the counts of these usages alone. */
function readNode(table: GroupTable, id: string, usages: readonly Usage[]): NameNode {
  const node = table.corpus.counts.nodes.get(id);
  const key = node?.key ?? keyOfId(id);
  const own = new Map<string, number>();
  const lent = new Map<string, number>();
  const kinds = new Map<Kind, number>();
  for (const usage of usages) {
    if (usage.node !== id) continue;
    const surfaces = usage.lent ? lent : own;
    for (const [i, article] of usage.articles.entries()) {
      const place = { article, number: usage.mentions[i]! };
      const mention = table.mention(place);
      if (!mention) continue;
      const surface = table.surface(place, mention);
      surfaces.set(surface, (surfaces.get(surface) ?? 0) + 1);
      if (!usage.lent) kinds.set(mention.kind, (kinds.get(mention.kind) ?? 0) + mention.confidence);
    }
  }
  return {
    id,
    type: node?.type ?? typeOfEntityId(id),
    key,
    words: node?.words ?? wordsOfKey(key),
    acronym: node?.acronym ?? false,
    ...(node?.lexicon && { lexicon: node.lexicon }),
    ...(node?.canonical !== undefined && { canonical: node.canonical }),
    own,
    lent,
    kinds,
    articles: 0,
  };
}
