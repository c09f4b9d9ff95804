import type { Arrangement, LayoutSettings } from '../../../index.ts';
import { type Filters, NO_FILTERS, sameFilters } from './filters.ts';

/** A layout that was made in the page, in the place of the atlas's own. */
export interface MadeLayout {
  readonly arrangement: Arrangement;
  /** What differs from the default layout; undefined where nothing does. */
  readonly settings: Partial<LayoutSettings> | undefined;
}

/** What a person sets on an atlas, and can take back step by step. What people decide about names belongs here too. */
export interface Project {
  readonly filters: Filters;
  /** Undefined: the atlas's own. */
  readonly layout?: MadeLayout | undefined;
}

export const FIRST_PROJECT: Project = { filters: NO_FILTERS };

export function sameProject(a: Project, b: Project): boolean {
  return a.layout === b.layout && sameFilters(a.filters, b.filters);
}
