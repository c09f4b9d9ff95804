import type { Kind } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { keyOfName } from '../text/name-key.ts';
import type { Grouping, NameMerge } from './across-corpus/grouping.ts';
import { addCounts, type NameCounts, type NameNode, type Usage } from './across-corpus/name-counts.ts';
import { mainKind } from './name-kind.ts';

/** Names that are one, and what they are called. A value: a decision makes a new one. */
export interface NameGroup {
  /** The entity's id. */
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly hidden?: boolean;
  readonly confirmed?: boolean;
  /** Ids of its names. */
  readonly names: readonly string[];
  /** The merges that hold its names together: a forest over them. */
  readonly merges: readonly NameMerge[];
  readonly usages: readonly Usage[];
}

/** What a group is called when nobody has decided anything: the id that is minted from it, its label, its kind. */
export type GroupName = Pick<NameGroup, 'id' | 'label' | 'kind'>;

/** Gathers names, merges and usages of every group; ordered by the group's first name. */
export function gatherGroups({ nodes, usages }: NameCounts, grouping: Grouping): readonly NameGroup[] {
  const merges = new Map<string, NameMerge[]>();
  for (const merge of grouping.merges) push(merges, grouping.find(merge.from), merge);
  const used = new Map<string, Usage[]>();
  for (const usage of usages) push(used, grouping.find(usage.node), usage);
  const groups: NameGroup[] = [];
  for (const root of nodes.keys()) {
    if (grouping.find(root) !== root) continue;
    const names = grouping.members(root);
    const name = nameGroup(names.flatMap((id) => nodes.get(id) ?? []));
    groups.push({ ...name, names, merges: merges.get(root) ?? [], usages: used.get(root) ?? [] });
  }
  return groups;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Names a group by its best name: the lexicon's, else the most used full one. */
export function nameGroup(nodes: readonly NameNode[]): GroupName {
  const kinds = new Map<Kind, number>();
  for (const node of nodes) addCounts(kinds, node.kinds);
  const [best] = [...nodes].sort(
    (a, b) =>
      rankNode(b) - rankNode(a) ||
      total(b.own) - total(a.own) ||
      (a.type === 'place' ? a.words.length - b.words.length : b.words.length - a.words.length) ||
      compareText(a.id, b.id),
  );
  if (!best) throw new RangeError('a group of no names');
  const kind = best.lexicon && best.type !== 'role' ? best.lexicon.kind : mainKind(kinds);
  return { id: best.id, label: labelNode(best), kind };
}

/** What a name is called by itself. */
export function labelNode(node: NameNode): string {
  if (node.type === 'role') return node.canonical ?? node.key;
  return node.lexicon?.name ?? node.canonical ?? bestSurface(node);
}

/** Full names before short ones, words before initials. */
function rankNode(node: NameNode): number {
  if (total(node.own) + total(node.lent) === 0) return -1;
  if (node.lexicon) return 4;
  if (node.canonical !== undefined) return 3;
  if (node.type === 'place') return 2;
  return node.acronym ? 0 : node.words.length > 1 ? 2 : 1;
}

function total(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** The most used surface; one in capitals only where there is no other. */
function bestSurface(node: NameNode): string {
  const shouted = (surface: string): number =>
    Number(!node.acronym && /\p{Lu}{2}/u.test(surface) && surface === surface.toUpperCase());
  const surfaces = [...(node.own.size > 0 ? node.own : node.lent)];
  const [best] = surfaces.sort(
    (a, b) => shouted(a[0]) - shouted(b[0]) || b[1] - a[1] || b[0].length - a[0].length || compareText(a[0], b[0]),
  );
  return cleanSurface(best?.[0] ?? node.key);
}

/** A surface as it is shown: on one line, without a possessive. */
export function cleanSurface(surface: string): string {
  return surface.replace(/\s+/g, ' ').replace(/['’]s$/, '');
}

/** The words of an id that is minted from a name. */
export function keyOfId(id: string): string {
  return keyOfName(id.slice(id.indexOf(':') + 1).replace(/~.*$/, ''));
}
