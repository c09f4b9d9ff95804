import type { AtlasSource, Curation, EntityType, NamedView, News } from '../../../index.ts';
import type { WorkProgress } from '../../worker/protocol.ts';
import type { Amount } from '../scene/amount.ts';
import type { Theme } from '../scene/palette.ts';
import type { Colouring } from '../scene/picture.ts';
import type { Scene } from '../scene/scene.ts';
import { sameTarget, type Target } from '../scene/target.ts';
import type { CloseUp } from './close-up.ts';
import { type Filters, toggleRoles, toggleType } from './filters.ts';
import { beginHistory, change, endGesture, redo, rewrite, undo } from './history.ts';
import { FIRST_PROJECT, type MadeLayout, type Project, sameProject } from './project.ts';
import type { Question } from './question.ts';
import type { OpenAtlas, OpenMap, Page, Reading, Report, Shown, State, Status, ThemeChoice, Work } from './state.ts';
import { describeWork } from './unsaved.ts';

export type Action =
  | { readonly type: 'load' }
  | { readonly type: 'fail'; readonly status: Status }
  /** `keeps`: another map of the same articles; otherwise all that was set is forgotten. */
  | { readonly type: 'open'; readonly atlas: OpenAtlas; readonly keeps: boolean }
  | { readonly type: 'report'; readonly report: Report }
  | { readonly type: 'dismiss-report' }
  /** What is new in a map was found out; `of`: the map, as it was then. */
  | { readonly type: 'know-news'; readonly of: OpenAtlas; readonly news: News }
  /** The work that is open was saved; `kept`: in this browser, under this id. */
  | { readonly type: 'saved'; readonly kept?: string }
  /** It is no longer kept in this browser. */
  | { readonly type: 'forgotten'; readonly kept: string }
  /** A served atlas proved to be another build than the one that was opened. */
  | { readonly type: 'find-stale'; readonly build: string }
  | {
      readonly type: 'visit';
      readonly selection?: Target | undefined;
      readonly reading?: Reading | undefined;
      readonly question?: Question | undefined;
    }
  | { readonly type: 'hover'; readonly target?: Target | undefined }
  | { readonly type: 'look-closely'; readonly closeUp?: CloseUp | undefined }
  | { readonly type: 'pick'; readonly nodes: readonly number[] }
  | { readonly type: 'put-away'; readonly nodes: readonly number[] }
  | { readonly type: 'show-page'; readonly page: Page }
  | { readonly type: 'toggle-type'; readonly entityType: EntityType }
  /** On a map that has no room for all names. */
  | { readonly type: 'toggle-roles'; readonly scene: Scene }
  | { readonly type: 'set-colouring'; readonly colouring: Colouring }
  | { readonly type: 'set-amount'; readonly amount: Amount }
  | { readonly type: 'set-filters'; readonly filters: Filters }
  /** `gesture`: changes by one hand, one after the other, are one step back. */
  | { readonly type: 'ask'; readonly asked: Filters['asked']; readonly gesture?: string }
  | { readonly type: 'lay-out'; readonly layout: MadeLayout }
  /** The decisions that the atlas came with were read. */
  /** `wanted`: those that hold, where others were kept since it was built. */
  | { readonly type: 'know-decisions'; readonly decisions: Curation; readonly wanted?: Curation }
  /** All decisions, once a person made or withdrew some. */
  | { readonly type: 'decide'; readonly decisions: Curation }
  /** Decisions made another atlas of the one that is open; `place`: what was shown, in its indices. */
  | {
      readonly type: 'revise';
      readonly source: AtlasSource & { readonly work: number };
      readonly decided: Curation | undefined;
      readonly place: Shown;
    }
  /** Decisions were written to where they outlive the page. */
  | { readonly type: 'wrote-decisions'; readonly decisions: Curation }
  /** The map came with a layout of its own. */
  | { readonly type: 'know-layout'; readonly layout: MadeLayout }
  /** What is shown of a map was part of the project that it is made of. */
  | { readonly type: 'know-filters'; readonly filters: Filters }
  /** The views that the map came with were read. */
  | { readonly type: 'know-views'; readonly views: readonly NamedView[] }
  /** All named views, once a person made, changed or deleted some. */
  | { readonly type: 'set-views'; readonly views: readonly NamedView[] }
  | { readonly type: 'end-gesture' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'set-theme'; readonly theme: ThemeChoice }
  | { readonly type: 'set-system-theme'; readonly theme: Theme }
  | { readonly type: 'begin-work'; readonly work: Work }
  | { readonly type: 'progress'; readonly id: number; readonly progress: WorkProgress }
  | { readonly type: 'end-work'; readonly id: number; readonly trouble?: string }
  | { readonly type: 'tell-trouble'; readonly trouble: string }
  | { readonly type: 'dismiss-trouble' }
  | { readonly type: 'announce'; readonly text: string };

/** The state after an action. Pure: what happens outside the page is in `effects.ts`. */
export function update(state: State, action: Action): State {
  const { filters } = state.project.present;
  switch (action.type) {
    case 'load':
      return { ...state, status: { type: 'loading' } };
    case 'fail':
      return { ...state, status: action.status };
    case 'open':
      return openAtlas(state, action.atlas, action.keeps);
    case 'find-stale':
      return state.atlas?.build === action.build ? { ...state, isStale: true } : state;
    case 'visit':
      return {
        ...state,
        selection: action.selection,
        reading: action.reading,
        question: action.question,
        hover: undefined,
      };
    case 'hover':
      return sameTarget(state.hover, action.target) ? state : { ...state, hover: action.target };
    case 'look-closely':
      return { ...state, closeUp: action.closeUp, hover: undefined };
    case 'pick':
      return { ...state, picked: [...new Set(action.nodes)] };
    case 'put-away': {
      const nodes = state.atlas?.source.graph.nodes ?? [];
      const away = [...new Set([...filters.away, ...action.nodes.map((node) => nodes[node]!.id)])].sort();
      return changeProject({ ...state, picked: [] }, { filters: { ...filters, away } });
    }
    case 'show-page':
      return { ...state, page: action.page, hover: undefined };
    case 'toggle-type':
      return changeProject(state, { filters: toggleType(filters, action.entityType) });
    case 'toggle-roles':
      return changeProject(state, { filters: toggleRoles(action.scene, filters) });
    case 'set-colouring':
      return changeProject(state, { filters: { ...filters, colouring: action.colouring } });
    case 'set-amount':
      return changeProject(state, { filters: { ...filters, amount: action.amount } });
    case 'set-filters':
      return changeProject(state, { filters: action.filters });
    case 'ask':
      return changeProject(state, { filters: { ...filters, asked: action.asked } }, action.gesture);
    case 'lay-out':
      return changeProject(state, { layout: action.layout });
    case 'know-decisions': {
      const { atlas } = state;
      if (!atlas || atlas.decided) return state;
      const know = (project: Project): Project => ({
        ...project,
        decisions: project.decisions ?? action.wanted ?? action.decisions,
      });
      const atlasNow = { ...atlas, decided: action.decisions, written: action.wanted ?? action.decisions };
      // Those that it came with were saved with it.
      const saved = state.saved && { ...state.saved, decisions: state.saved.decisions ?? action.decisions };
      return { ...state, atlas: atlasNow, saved, project: rewrite(state.project, know, sameProject) };
    }
    case 'wrote-decisions':
      return state.atlas ? { ...state, atlas: { ...state.atlas, written: action.decisions } } : state;
    case 'decide':
      return changeProject(state, { decisions: action.decisions });
    case 'know-layout': {
      const know = (project: Project): Project => ({ ...project, layout: project.layout ?? action.layout });
      return { ...state, project: rewrite(state.project, know, sameProject) };
    }
    case 'know-filters': {
      const know = (project: Project): Project => ({ ...project, filters: action.filters });
      return { ...state, project: rewrite(state.project, know, sameProject) };
    }
    case 'know-views': {
      const know = (project: Project): Project => ({ ...project, views: project.views ?? action.views });
      const saved = state.saved && { ...state.saved, views: action.views };
      return { ...state, saved, project: rewrite(state.project, know, sameProject) };
    }
    case 'set-views':
      return changeProject(state, { views: action.views });
    case 'revise': {
      if (!state.atlas) return state;
      const { source, decided, place } = action;
      const atlas = {
        ...state.atlas,
        source,
        work: source.work,
        decided: decided ?? state.atlas.decided,
        revision: (state.atlas.revision ?? 0) + 1,
      };
      return { ...state, ...place, hover: undefined, atlas };
    }
    case 'end-gesture':
      return { ...state, project: endGesture(state.project) };
    case 'report':
      return { ...state, report: action.report };
    case 'know-news': {
      const { of, news } = action;
      if (!state.atlas || state.atlas.own !== of.own || state.atlas.build !== of.build) return state;
      return { ...state, atlas: { ...state.atlas, news }, report: state.report && { ...state.report, news } };
    }
    case 'saved': {
      if (!state.atlas) return state;
      const { own } = state.atlas;
      const kept = own && action.kept !== undefined ? { ...own, kept: action.kept } : own;
      return { ...state, atlas: { ...state.atlas, own: kept }, saved: describeWork(state) };
    }
    case 'forgotten': {
      const own = state.atlas?.own;
      if (!state.atlas || own?.kept !== action.kept) return state;
      const { kept: _, ...rest } = own;
      return { ...state, atlas: { ...state.atlas, own: rest }, saved: undefined };
    }
    case 'dismiss-report':
      return { ...state, report: undefined };
    case 'undo':
      if (canUndoMap(state)) return swapMaps(state, state.replaced!, 'replacedBy');
      return { ...state, project: undo(state.project) };
    case 'redo':
      if (canRedoMap(state)) return swapMaps(state, state.replacedBy!, 'replaced');
      return { ...state, project: redo(state.project) };
    case 'set-theme':
      return { ...state, theme: action.theme };
    case 'set-system-theme':
      return { ...state, systemTheme: action.theme };
    case 'begin-work':
      return { ...state, work: action.work, trouble: '' };
    case 'progress':
      return state.work?.id === action.id ? { ...state, work: { ...state.work, progress: action.progress } } : state;
    case 'end-work':
      if (state.work?.id !== action.id) return state;
      return { ...state, work: undefined, trouble: action.trouble ?? '' };
    case 'tell-trouble':
      return { ...state, trouble: action.trouble };
    case 'dismiss-trouble':
      return { ...state, trouble: '' };
    case 'announce':
      return { ...state, announcement: action.text };
  }
}

function changeProject(state: State, part: Partial<Project>, gesture?: string): State {
  const next = { ...state.project.present, ...part };
  if (sameProject(state.project.present, next)) return state;
  return { ...state, project: change(state.project, next, gesture) };
}

/** Whether the next step back leads to the map before this one. */
export function canUndoMap({ project, replaced }: Pick<State, 'project' | 'replaced'>): boolean {
  return project.past.length === 0 && replaced !== undefined;
}

export function canRedoMap({ project, replacedBy }: Pick<State, 'project' | 'replacedBy'>): boolean {
  return project.future.length === 0 && replacedBy !== undefined;
}

const ELSEWHERE = {
  selection: undefined,
  reading: undefined,
  question: undefined,
  hover: undefined,
  closeUp: undefined,
  picked: [],
};

/** Goes from the present map to one that was put aside; the present one is put aside in its turn. */
function swapMaps(state: State, { atlas, project }: OpenMap, aside: 'replaced' | 'replacedBy'): State {
  const gone = state.atlas && { atlas: state.atlas, project: state.project };
  const maps = { replaced: undefined, replacedBy: undefined, [aside]: gone };
  return { ...state, ...ELSEWHERE, ...maps, atlas, project, report: undefined, status: { type: 'ready' } };
}

/** Indices of the atlas before mean nothing in the new one: whoever opens it says anew what is selected. */
function openAtlas(state: State, atlas: OpenAtlas, keeps: boolean): State {
  const project = keeps
    ? rewrite(state.project, ({ filters, decisions, views }) => ({ filters, decisions, views }), sameProject)
    : beginHistory(FIRST_PROJECT);
  const isStale = keeps && state.isStale;
  const replaced = keeps ? state.replaced : state.atlas && { atlas: state.atlas, project: state.project };
  const maps = { replaced, replacedBy: keeps ? state.replacedBy : undefined };
  const written = keeps ? state.atlas?.written : undefined;
  const opened = written ? { ...atlas, written } : atlas;
  return {
    ...state,
    ...ELSEWHERE,
    ...maps,
    status: { type: 'ready' },
    atlas: opened,
    project,
    isStale,
    report: undefined,
  };
}
