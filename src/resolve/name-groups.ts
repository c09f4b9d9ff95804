import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Kind } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import { hasLegalForm, keyOfName, stripLegalForm, wordsOfKey } from '../text/name-key.ts';
import type { Grouping, NameMerge } from './across-corpus/grouping.ts';
import { addCounts, type NameCounts, type NameNode, type Usage } from './across-corpus/name-counts.ts';
import { mainKind } from './name-kind.ts';
import { cleanSurface } from './surface.ts';

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

/**
 * Gathers names, merges and usages of every group; ordered by the group's first name.
 *
 * @param wholes for half a name the whole.
 */
export function gatherGroups(
  { nodes, usages }: NameCounts,
  grouping: Grouping,
  wholes: ReadonlyMap<string, string>,
  lexicon: Lexicon,
): readonly NameGroup[] {
  const merges = new Map<string, NameMerge[]>();
  for (const merge of grouping.merges) push(merges, grouping.find(merge.from), merge);
  const used = new Map<string, Usage[]>();
  for (const usage of usages) push(used, grouping.find(usage.node), usage);
  const groups: NameGroup[] = [];
  for (const root of nodes.keys()) {
    if (grouping.find(root) !== root) continue;
    const names = grouping.members(root);
    const name = nameGroup(
      names.flatMap((id) => nodes.get(id) ?? []),
      lexicon,
    );
    const whole = names.map((id) => wholes.get(id) ?? '').sort((a, b) => b.length - a.length)[0];
    const known = names.some((id) => nodes.get(id)?.lexicon);
    const halves = whole && !known ? { label: whole, kind: 'organization' as const } : {};
    groups.push({ ...name, ...halves, names, merges: merges.get(root) ?? [], usages: used.get(root) ?? [] });
  }
  return groups;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Names a group by its best name: the lexicon's, else the most used full one. */
export function nameGroup(nodes: readonly NameNode[], lexicon: Lexicon): GroupName {
  const kinds = new Map<Kind, number>();
  for (const node of nodes) addCounts(kinds, node.kinds);
  const [best] = [...nodes].sort(
    (a, b) =>
      rankNode(b) - rankNode(a) ||
      b.articles - a.articles ||
      total(b.own) - total(a.own) ||
      (a.type === 'place' ? a.words.length - b.words.length : b.words.length - a.words.length) ||
      compareText(a.id, b.id),
  );
  if (!best) throw new RangeError('a group of no names');
  const company = !best.lexicon && nodes.some(({ type, words }) => type !== 'role' && hasLegalForm(words));
  const known = best.type === 'role' ? undefined : best.lexicon?.kind;
  const kind = known ?? (company ? 'organization' : mainKind(kinds));
  return { id: best.id, label: labelGroup(best, nodes, kind, lexicon), kind };
}

/**
 * What a group is called: as the lexicon says, else as most mentions do. A person goes by a full name, another by one that
 * differs from the best in its legal form alone: a shorter name may be somebody else's elsewhere.
 */
function labelGroup(best: NameNode, nodes: readonly NameNode[], kind: Kind, { words: classes }: Lexicon): string {
  if (best.type === 'role' || best.lexicon || best.canonical !== undefined) return labelNode(best);
  const bare = stripLegalForm(best.words).join('');
  // "La Riva" is a surname by itself.
  const isFull = (words: readonly string[]): boolean => words.length > 1 && !classes.nameParticle.has(words[0]!);
  const byFullName = kind === 'person' && isFull(best.words);
  const counts = new Map<string, number>();
  for (const { own, lent } of nodes) {
    for (const surfaces of [own, lent]) {
      for (const [surface, count] of surfaces) {
        const words = wordsOfKey(keyOfName(surface));
        const fits = byFullName ? isFull(words) : stripLegalForm(words).join('') === bare;
        if (fits) addCounts(counts, new Map([[cleanSurface(surface), count]]));
      }
    }
  }
  return counts.size === 0 ? labelNode(best) : mostUsed(counts, best.acronym);
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
function bestSurface({ own, lent, acronym, key }: NameNode): string {
  return own.size + lent.size === 0 ? key : cleanSurface(mostUsed(own.size > 0 ? own : lent, acronym));
}

function mostUsed(surfaces: ReadonlyMap<string, number>, acronym: boolean): string {
  const shouted = (surface: string): number =>
    Number(!acronym && /\p{Lu}{2}/u.test(surface) && surface === surface.toUpperCase());
  const [best] = [...surfaces].sort(
    (a, b) => shouted(a[0]) - shouted(b[0]) || b[1] - a[1] || b[0].length - a[0].length || compareText(a[0], b[0]),
  );
  return best?.[0] ?? '';
}

/** The words of an id that is minted from a name. */
export function keyOfId(id: string): string {
  return keyOfName(id.slice(id.indexOf(':') + 1).replace(/~.*$/, ''));
}
