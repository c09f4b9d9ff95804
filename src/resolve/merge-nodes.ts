import type { LexiconName } from '../lexicon/lexicon.ts';
import type { MergeReason } from '../model/entity.ts';
import type { EntityType, Kind } from '../model/mention.ts';
import { compareText } from '../model/random.ts';
import type { Apart } from './local-names.ts';

/** A name in the whole corpus: what every article that uses it, and does not say otherwise, means by it. */
export interface NameNode {
  readonly id: string;
  readonly type: EntityType;
  readonly key: string;
  readonly words: readonly string[];
  readonly acronym: boolean;
  lexicon?: LexiconName;
  canonical?: string;
  /** Mentions by surface that read as this name, and those of shorter names that stand for it in their article. */
  readonly own: Map<string, number>;
  readonly lent: Map<string, number>;
  readonly kinds: Map<Kind, number>;
  articles: number;
}

/** A merge of two nodes as it was made. */
export interface NodeMerge {
  readonly from: string;
  readonly to: string;
  readonly reason: MergeReason;
  readonly confidence: number;
}

/** Names grouped into entities; every merge keeps its reason. */
export interface Grouping {
  /** The group a node is in, named by one of its nodes. */
  find(id: string): string;
  /** Merges two groups, unless somebody said that one of their names is not the other. */
  merge(merge: NodeMerge): boolean;
  readonly merges: readonly NodeMerge[];
  members(root: string): readonly string[];
}

/** A grouping in which every node is alone. `apart` is asked only where `separations` is true. */
export function createGrouping(ids: Iterable<string>, apart: Apart, separations: boolean): Grouping {
  const parent = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const id of ids) {
    parent.set(id, id);
    members.set(id, [id]);
  }
  const merges: NodeMerge[] = [];
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  return {
    find,
    merges,
    members: (root) => members.get(root) ?? [],
    merge(merge) {
      const a = find(merge.from);
      const b = find(merge.to);
      if (a === b) return false;
      const own = members.get(a) ?? [];
      const other = members.get(b) ?? [];
      if (separations && own.some((one) => other.some((two) => apart(one, two)))) return false;
      const [small, large] =
        own.length < other.length || (own.length === other.length && compareText(a, b) > 0) ? [a, b] : [b, a];
      parent.set(small, large);
      const joined = members.get(large) ?? [];
      for (const id of members.get(small) ?? []) joined.push(id);
      members.delete(small);
      merges.push(merge);
      return true;
    },
  };
}
