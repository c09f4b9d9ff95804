import type { GroupTable } from './group-table.ts';
import type { NameGroup } from './name-groups.ts';

/** Merges one group into another, which keeps its id, its name and whether it is drawn. */
export function joinGroups(table: GroupTable, from: NameGroup, into: NameGroup): void {
  if (from.id === into.id) return;
  table.remove(from, into);
  table.put({
    ...into,
    names: [...into.names, ...from.names],
    merges: [
      ...into.merges,
      ...from.merges,
      { from: from.names[0] ?? from.id, to: into.names[0] ?? into.id, reason: 'decision', confidence: 1 },
    ],
    usages: [...into.usages, ...from.usages],
  });
}
