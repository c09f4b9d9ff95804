import type { EntityType } from '../../../index.ts';

/** A node or an edge, by its index in the graph. */
export type Target =
  | { readonly type: 'node'; readonly node: number }
  | { readonly type: 'edge'; readonly edge: number };

/** An open article, and the sentence to show first. Indices into the atlas's articles and the article's sentences. */
export interface Reading {
  readonly article: number;
  readonly sentence?: number;
}

/** What is kept from sight, and how nodes are coloured: what a person changes, and may undo. */
export interface Filters {
  readonly hiddenTypes: readonly EntityType[];
  /** Edges below it are not drawn, 1 or more. */
  readonly minWeight: number;
  readonly colouring: Colouring;
}

export type Colouring = 'type' | 'community';
export type Page = 'graph' | 'table';

/** All that the page shows besides the data itself. */
export interface View {
  readonly page: Page;
  readonly selection?: Target | undefined;
  readonly reading?: Reading | undefined;
  readonly hover?: Target | undefined;
  readonly filters: Filters;
  /** Filters before each change, oldest first. */
  readonly past: readonly Filters[];
  /** Filters that were undone, the next to redo last. */
  readonly future: readonly Filters[];
}

export type Action =
  | { readonly type: 'visit'; readonly selection?: Target | undefined; readonly reading?: Reading | undefined }
  | { readonly type: 'hover'; readonly target?: Target | undefined }
  | { readonly type: 'show-page'; readonly page: Page }
  | { readonly type: 'toggle-type'; readonly entityType: EntityType }
  | { readonly type: 'set-min-weight'; readonly minWeight: number }
  | { readonly type: 'set-colouring'; readonly colouring: Colouring }
  | { readonly type: 'set-filters'; readonly filters: Filters }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'reset' };

export const NO_FILTERS: Filters = { hiddenTypes: [], minWeight: 1, colouring: 'type' };

export const FIRST_VIEW: View = { page: 'graph', filters: NO_FILTERS, past: [], future: [] };

/** Changes of filters that can be taken back. */
const KEPT_CHANGES = 100;

export function updateView(view: View, action: Action): View {
  switch (action.type) {
    case 'visit':
      return { ...view, selection: action.selection, reading: action.reading, hover: undefined };
    case 'hover':
      return sameTarget(view.hover, action.target) ? view : { ...view, hover: action.target };
    case 'show-page':
      return { ...view, page: action.page, hover: undefined };
    case 'toggle-type': {
      const { hiddenTypes } = view.filters;
      const rest = hiddenTypes.filter((type) => type !== action.entityType);
      const toggled = rest.length < hiddenTypes.length ? rest : [...rest, action.entityType];
      return changeFilters(view, { ...view.filters, hiddenTypes: toggled });
    }
    case 'set-min-weight':
      return changeFilters(view, { ...view.filters, minWeight: Math.max(1, Math.round(action.minWeight)) });
    case 'set-colouring':
      return changeFilters(view, { ...view.filters, colouring: action.colouring });
    case 'set-filters':
      return changeFilters(view, action.filters);
    case 'undo': {
      const filters = view.past.at(-1);
      if (!filters) return view;
      return { ...view, filters, past: view.past.slice(0, -1), future: [...view.future, view.filters] };
    }
    case 'redo': {
      const filters = view.future.at(-1);
      if (!filters) return view;
      return { ...view, filters, past: [...view.past, view.filters], future: view.future.slice(0, -1) };
    }
    case 'reset':
      return { ...FIRST_VIEW, page: view.page };
  }
}

export function sameTarget(a: Target | undefined, b: Target | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.type === 'node') return b.type === 'node' && a.node === b.node;
  return b.type === 'edge' && a.edge === b.edge;
}

function changeFilters(view: View, filters: Filters): View {
  if (sameFilters(view.filters, filters)) return view;
  return { ...view, filters, past: [...view.past, view.filters].slice(-KEPT_CHANGES), future: [] };
}

function sameFilters(a: Filters, b: Filters): boolean {
  return (
    a.minWeight === b.minWeight &&
    a.colouring === b.colouring &&
    a.hiddenTypes.length === b.hiddenTypes.length &&
    a.hiddenTypes.every((type) => b.hiddenTypes.includes(type))
  );
}
