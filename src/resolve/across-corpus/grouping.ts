import type { MergeReason } from '../../model/entity.ts';
import type { FormerNames } from '../../model/former.ts';
import { compareText } from '../../model/random.ts';

/** A merge of two names as it was made. */
export interface NameMerge {
  readonly from: string;
  readonly to: string;
  readonly reason: MergeReason;
  /** 0..1. */
  readonly confidence: number;
}

/** Names grouped into entities. */
export interface Grouping {
  /** The group a name is in, named by one of its names. */
  find(id: string): string;
  /** Makes two groups one; false where they were one already, or were two entities in an earlier build. */
  merge(merge: NameMerge): boolean;
  /** Merges that joined two groups: a forest over the names. */
  readonly merges: readonly NameMerge[];
  /** Merges that were not made, since an earlier build had the two as two entities. */
  readonly apart: readonly NameMerge[];
  members(root: string): readonly string[];
}

/**
 * A grouping in which every name is alone: a union–find structure.
 *
 * @param former for names of an earlier build their entity there: what a person saw as two is never made one behind their back.
 */
export function createGrouping(ids: Iterable<string>, former: FormerNames = new Map()): Grouping {
  const formerOf = new Map<string, string>();
  const apart: NameMerge[] = [];
  const parent = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const id of ids) {
    parent.set(id, id);
    members.set(id, [id]);
    const known = former.get(id);
    if (known !== undefined) formerOf.set(id, known);
  }
  const merges: NameMerge[] = [];
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
    apart,
    members: (root) => members.get(root) ?? [],
    merge(merge) {
      const a = find(merge.from);
      const b = find(merge.to);
      const own = members.get(a);
      const other = members.get(b);
      if (a === b || !own || !other) return false;
      const known = formerOf.get(a) ?? formerOf.get(b);
      if (known !== (formerOf.get(b) ?? known)) {
        apart.push(merge);
        return false;
      }
      const ownIsSmall = own.length < other.length || (own.length === other.length && compareText(a, b) > 0);
      const [small, large, moved, joined] = ownIsSmall ? [a, b, own, other] : [b, a, other, own];
      parent.set(small, large);
      if (known !== undefined) formerOf.set(large, known);
      for (const id of moved) joined.push(id);
      members.delete(small);
      merges.push(merge);
      return true;
    },
  };
}
