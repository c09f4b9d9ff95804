import type { FormerNames, NamesOfEntity } from '../model/former.ts';
import { compareText, hashText } from '../model/random.ts';
import type { NameGroup } from './name-groups.ts';

/**
 * Gives groups the ids that they had in an earlier build. A group holds names of one entity of that build at most
 * (`createGrouping`); where an entity's names fell apart, its id stays with the name that it was minted from, else with most of
 * its mentions. What is new gets the id that is minted from its name. Linear in the names.
 *
 * @param former for names of an earlier build their entity there.
 */
export function keepIds(groups: readonly NameGroup[], former: FormerNames | undefined): readonly NameGroup[] {
  if (!former || former.size === 0) return groups;
  const holders = new Map<string, { readonly group: NameGroup; readonly weight: number }>();
  for (const group of groups) {
    const known = group.names.find((name) => former.has(name));
    if (known === undefined || group.usages.length === 0) continue;
    const id = former.get(known)!;
    const weight = weighClaim(group, id, former);
    const other = holders.get(id);
    const isFirst = !other || weight > other.weight;
    if (isFirst || (weight === other.weight && compareText(group.id, other.group.id) < 0))
      holders.set(id, { group, weight });
  }
  const kept = new Map([...holders].map(([id, { group }]) => [group, id]));
  return groups.map((group) => {
    const id = kept.get(group) ?? (holders.has(group.id) ? markId(group) : group.id);
    return id === group.id ? group : { ...group, id };
  });
}

/** How much of a former entity a group is. */
function weighClaim({ names, usages }: NameGroup, id: string, former: FormerNames): number {
  if (names.includes(id) && former.get(id) === id) return Number.POSITIVE_INFINITY;
  let mentions = 0;
  for (const usage of usages) if (former.get(usage.node) === id) mentions += usage.mentions.length;
  return mentions;
}

/** An id for a group whose own another bears. */
function markId({ id, names }: NameGroup): string {
  return `${id}~${hashText([...names].sort(compareText).join('\n')).toString(36)}`;
}

/** The groups whose id is not their only name, by id: what a later build has to be told besides the ids. */
export function listNames(groups: readonly NameGroup[]): readonly NamesOfEntity[] {
  return groups
    .filter(({ id, names, usages }) => usages.length > 0 && (names.length > 1 || names[0] !== id))
    .map(({ id, names }) => ({ id, names: [...names].sort(compareText) }))
    .sort((a, b) => compareText(a.id, b.id));
}
