import {
  type Arrangement,
  type AtlasSource,
  type Curation,
  keyOfDecision,
  type LayoutSettings,
  type NamedView,
  sameViews,
} from '../../../index.ts';
import { type Filters, NO_FILTERS, sameFilters } from './filters.ts';

/** A layout that was made in the page, in the place of the atlas's own. */
export interface MadeLayout {
  /** The ids of the nodes that it was made for, in its order: a decision may take some away and bring others. */
  readonly ids: readonly string[];
  readonly arrangement: Arrangement;
  /** What differs from the default layout; undefined where nothing does. */
  readonly settings: Partial<LayoutSettings> | undefined;
}

/** The atlas's own layout with its names at other places, parallel to its nodes. */
export function layOutAt({ graph, manifest }: AtlasSource, x: readonly number[], y: readonly number[]): MadeLayout {
  const { nodes } = graph;
  const arrangement = {
    x,
    y,
    community: nodes.map(({ community }) => community),
    degree: nodes.map(({ degree }) => degree),
    betweenness: nodes.map(({ betweenness }) => betweenness),
    seed: manifest.seed,
  };
  return { ids: nodes.map(({ id }) => id), arrangement, settings: manifest.layout };
}

/** What a person sets on an atlas, and can take back step by step. What people decide about names belongs here too. */
export interface Project {
  readonly filters: Filters;
  /** Undefined: the atlas's own. */
  readonly layout?: MadeLayout | undefined;
  /** All decisions about names, in their order. Undefined: those that the atlas came with, which nobody has looked at yet. */
  readonly decisions?: Curation | undefined;
  /** Views that were given a name, in the order of their story. Undefined: those that the atlas came with, which nobody has looked at yet. */
  readonly views?: readonly NamedView[] | undefined;
}

export const FIRST_PROJECT: Project = { filters: NO_FILTERS };

export function sameProject(a: Project, b: Project): boolean {
  return (
    a.layout === b.layout &&
    sameDecisions(a.decisions, b.decisions) &&
    sameFilters(a.filters, b.filters) &&
    sameViews(a.views ?? [], b.views ?? [])
  );
}

/** Whether two lists of decisions mean the same. */
export function sameDecisions(a: Curation | undefined, b: Curation | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return a.length === b.length && a.every((decision, at) => keyOfDecision(decision) === keyOfDecision(b[at]!));
}
