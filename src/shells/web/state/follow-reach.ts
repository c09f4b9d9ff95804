import { effect, untracked } from '@preact/signals';
import type { Reach } from '../../../index.ts';
import type { Derived } from './derive.ts';
import { type Filters, sameFilters, writeReach } from './filters.ts';
import { canConnect, isReachPending, wantedReach } from './reach.ts';
import type { World } from './world.ts';

/** Has the names connected within the reach that is set, also where it was undone or came with an address. */
export function followReach(
  { derived, dispatch, isPublished }: World,
  connect: (reach: Reach) => Promise<void>,
  stop: () => void,
): void {
  /** The reach within which names are being connected. */
  let underWay: string | undefined;
  /** It was stopped or failed: the map is what it was. */
  const giveUp = () => {
    const { reach } = derived.opened.peek()!.source.manifest;
    const filters = withReach(derived, reach);
    const before = derived.project.peek().past.at(-1);
    if (before && sameFilters(before.filters, filters)) dispatch({ type: 'undo' });
    else dispatch({ type: 'set-filters', filters });
  };
  effect(() => {
    const opened = derived.opened.value;
    if (!opened || !canConnect(opened, isPublished)) return;
    const reach = wantedReach(derived)!;
    const wanted = writeReach(reach);
    if (!isReachPending(derived)) {
      // It was taken back before it was done.
      if (underWay !== undefined) untracked(stop);
      underWay = undefined;
      return;
    }
    if (wanted === underWay) return;
    underWay = wanted;
    void untracked(() => connect(reach)).then(() => {
      if (underWay !== wanted) return;
      underWay = undefined;
      if (isReachPending(derived)) giveUp();
    });
  });
}

/** The filters with another reach; the one that the map had when it was opened is none. */
export function withReach({ opened, filters }: Pick<Derived, 'opened' | 'filters'>, reach: Reach): Filters {
  const first = opened.value && (opened.value.firstReach ?? opened.value.source.manifest.reach);
  return { ...filters.value, reach: writeReach(first) === writeReach(reach) ? undefined : reach };
}
