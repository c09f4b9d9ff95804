import type { Reach } from '../../../index.ts';
import type { Derived, ShownAtlas } from './derive.ts';
import { writeReach } from './filters.ts';

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

/** Within what names are to be connected; undefined while no map is open. */
export function wantedReach({ opened, filters }: Pick<Derived, 'opened' | 'filters'>): Reach | undefined {
  return filters.value.reach ?? opened.value?.firstReach ?? opened.value?.source.manifest.reach;
}
