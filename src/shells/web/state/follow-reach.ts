import { effect, untracked } from '@preact/signals';
import type { Reach } from '../../../index.ts';
import type { Derived, ShownAtlas } from './derive.ts';
import { type Filters, writeReach } from './filters.ts';
import type { World } from './world.ts';

/** Has the names connected within the reach that is set, also where it was undone or came with an address. */
export function followReach(
  { derived, dispatch, isPublished }: World,
  connect: (reach: Reach) => Promise<void>,
  stop: () => void,
): void {
  /** The reach within which names are being connected. */
  let underWay: string | undefined;
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
      if (isReachPending(derived)) dispatch({ type: 'keep-reach' });
    });
  });
}

/** Whether a map's names can be connected anew: it must have its sentences, and a worker beside it. */
export function canConnect({ source }: Pick<ShownAtlas, 'source'>, isPublished: boolean): boolean {
  return !source.imported && !isPublished;
}

/** Whether names are to be connected within another reach than they are. */
export function isReachPending(derived: Pick<Derived, 'opened' | 'filters'>): boolean {
  const { opened } = derived;
  return (
    opened.value !== undefined && writeReach(wantedReach(derived)) !== writeReach(opened.value.source.manifest.reach)
  );
}

/** The filters with another reach; the one that the map had when it was opened is none. */
export function withReach({ opened, filters }: Pick<Derived, 'opened' | 'filters'>, reach: Reach): Filters {
  const first = opened.value && (opened.value.firstReach ?? opened.value.source.manifest.reach);
  return { ...filters.value, reach: writeReach(first) === writeReach(reach) ? undefined : reach };
}

function wantedReach({ opened, filters }: Pick<Derived, 'opened' | 'filters'>): Reach | undefined {
  return filters.value.reach ?? opened.value?.firstReach ?? opened.value?.source.manifest.reach;
}
