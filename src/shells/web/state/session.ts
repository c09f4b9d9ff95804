import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type AtlasRoleRelation,
  type AtlasSource,
  FormatError,
  indexNames,
  keepLayoutChanges,
  openAtlas,
  type Reach,
  type SearchIndex,
  StaleAtlasError,
} from '../../../index.ts';
import { fetchFrom } from '../../worker/fetch-folder.ts';
import type { OpenedFile, WorkProgress } from '../../worker/protocol.ts';
import { PALETTES, type Theme } from '../stage/palette.ts';
import type { Picture } from '../stage/picture.ts';
import type { Stage } from '../stage/stage.ts';
import { type Place, readAddress, writeAddress } from './address.ts';
import { type LayoutChoice, rearrangeSource, startLayout } from './layout-link.ts';
import { placeNodes, prepareScene, rearrangeScene, type Scene } from './scene.ts';
import { focusOn, type Sight, seeScene } from './sight.ts';
import { type Action, FIRST_VIEW, sameTarget, type Target, updateView, type View } from './view.ts';
import { watchSource } from './watch-source.ts';
import { createWorkerLink, type Task } from './worker-link.ts';

/** An atlas that is open, with what is computed from it once. */
export interface OpenAtlas {
  readonly source: AtlasSource;
  readonly scene: Scene;
  readonly index: SearchIndex;
  readonly roles: Promise<readonly AtlasRoleRelation[]>;
  /** Made by the worker of files a person opened here; otherwise the one that is served, perhaps connected anew. */
  readonly isOwn: boolean;
}

/** Work in the background, for a person to see and to stop. */
interface Work {
  readonly title: string;
  readonly progress: WorkProgress | undefined;
  stop(): void;
}

type Status =
  | { readonly type: 'loading' }
  | { readonly type: 'ready' }
  | { readonly type: 'missing' }
  | { readonly type: 'failed'; readonly message: string };

export type ThemeChoice = Theme | 'system';

/** All state of the page, and the few ways to change it. Panels read signals and call these functions. */
export interface Session {
  readonly status: ReadonlySignal<Status>;
  readonly atlas: ReadonlySignal<OpenAtlas | undefined>;
  readonly view: ReadonlySignal<View>;
  readonly sight: ReadonlySignal<Sight | undefined>;
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly theme: ReadonlySignal<ThemeChoice>;
  /** The last thing to be read out by a screen reader. */
  readonly announcement: ReadonlySignal<string>;
  readonly stage: Signal<Stage | undefined>;
  dispatch(action: Action): void;
  /** Goes to a place by its address, so that Back comes back. From the stage itself the camera stays where it is. */
  go(place: Place, from?: 'panel' | 'stage'): void;
  /** The address of a place, for a link. */
  linkTo(place: Place): string;
  announce(text: string): void;
  setTheme(theme: ThemeChoice): void;
  open(load: () => Promise<AtlasSource>): Promise<void>;
  /** Whether the served atlas was replaced by another build since it was opened: what is open is the older one. */
  readonly isStale: ReadonlySignal<boolean>;
  readonly work: ReadonlySignal<Work | undefined>;
  /** What went wrong with the last work, until it is put away. */
  readonly trouble: Signal<string>;
  /** Connects names within another reach; the map is replaced when it is done. */
  connect(reach: Reach): Promise<void>;
  /** Lays the map out anew, and shows it forming; what was selected and filtered stays. */
  layOut(choice: LayoutChoice): Promise<void>;
  /** The atlas as it was before each new layout, oldest first. */
  readonly layoutPast: ReadonlySignal<readonly AtlasSource[]>;
  undoLayout(): void;
  /** Makes a map of a person's own articles, on this machine. */
  build(files: readonly OpenedFile[]): Promise<void>;
}

/** Where the server keeps the atlas, beside the page. */
const ATLAS_FOLDER = './atlas/';
const THEME_KEY = 'dramatis-theme';
/** Layouts that can be taken back. */
const KEPT_LAYOUTS = 10;

export function createSession(): Session {
  const status = signal<Status>({ type: 'loading' });
  const atlas = signal<OpenAtlas | undefined>(undefined);
  const view = signal<View>(FIRST_VIEW);
  const theme = signal<ThemeChoice>(readTheme());
  const systemIsDark = signal(matchMedia('(prefers-color-scheme: dark)').matches);
  const announcement = signal('');
  const stage = signal<Stage | undefined>(undefined);
  const work = signal<Work | undefined>(undefined);
  const trouble = signal('');
  const layoutPast = signal<readonly AtlasSource[]>([]);
  const isStale = signal(false);
  /** Build of the served atlas that was opened last: what is connected anew comes of it too. */
  let servedBuild = '';
  const link = createWorkerLink();
  let origin: 'panel' | 'stage' = 'panel';

  const filters = computed(() => view.value.filters);
  const selection = computed(() => view.value.selection);
  const hover = computed(() => view.value.hover);
  const plainSight = computed(() => atlas.value && seeScene(atlas.value.scene, filters.value));
  const sight = computed(() => {
    const plain = plainSight.value;
    const chosen = selection.value;
    if (!atlas.value || !plain || !chosen) return plain;
    return isSeen(plain, chosen) ? plain : seeScene(atlas.value.scene, filters.value, chosen);
  });
  const shade = computed<Theme>(() =>
    theme.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : theme.value,
  );
  const picture = computed<Picture | undefined>(() => {
    if (!atlas.value || !sight.value) return undefined;
    const pointed = hover.value;
    const chosen = selection.value;
    const centre = pointed?.type === 'node' ? pointed : (chosen ?? pointed);
    return {
      scene: atlas.value.scene,
      sight: sight.value,
      focus: focusOn(atlas.value.scene, sight.value, centre),
      chosen: [chosen, pointed].filter((target) => target !== undefined),
      colouring: filters.value.colouring,
      palette: PALETTES[shade.value],
    };
  });

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
    systemIsDark.value = event.matches;
  });
  effect(() => {
    document.documentElement.dataset.theme = shade.value;
  });

  const dispatch = (action: Action) => {
    view.value = updateView(view.value, action);
  };

  function arrive() {
    const opened = atlas.value;
    if (!opened) return;
    const place = readAddress(opened.scene, location.hash, opened.source.manifest.counts.articles);
    const before = view.value.selection;
    if (place.filters) dispatch({ type: 'set-filters', filters: place.filters });
    dispatch({ type: 'visit', selection: place.selection, reading: place.reading });
    if (place.selection && !sameTarget(before, place.selection)) {
      if (origin === 'stage') stage.value?.reveal(place.selection);
      else stage.value?.centre(place.selection);
      announcement.value = describeTarget(opened.scene, place.selection);
    }
    origin = 'panel';
  }
  window.addEventListener('hashchange', arrive);

  /** Puts an atlas in the place of the one before; what is selected stays so where the new one has it too. */
  function install(source: AtlasSource, isOwn: boolean) {
    const scene = prepareScene(source.graph);
    const roles = source.roleRelations();
    roles.catch(() => {});
    batch(() => {
      dispatch({ type: 'visit' });
      atlas.value = { source, scene, index: indexNames(source.graph.nodes), roles, isOwn };
      layoutPast.value = [];
      if (isOwn) isStale.value = false;
      status.value = { type: 'ready' };
      arrive();
    });
  }

  /** Puts the same nodes and edges, laid out anew, in the place of those before. */
  function rearrange(source: AtlasSource) {
    const opened = atlas.value;
    if (!opened) return;
    const scene = rearrangeScene(opened.scene, source.graph);
    atlas.value = { ...opened, source, scene };
    if (stage.value) stage.value.settle(source.graph);
    else placeNodes(scene);
  }

  /** Shows work as it goes on, and puts its atlas where it belongs when it is done. */
  async function follow(
    title: string,
    begin: (watch: (progress: WorkProgress) => void) => Task,
    put: (source: AtlasSource) => void,
  ) {
    work.value?.stop();
    trouble.value = '';
    const task = begin((progress) => {
      if (work.value?.stop === task.stop) work.value = { title, progress, stop: task.stop };
    });
    work.value = { title, progress: undefined, stop: task.stop };
    try {
      const source = await task.result;
      if (!source || work.value?.stop !== task.stop) return;
      put(source);
      const { nodes, edges } = source.graph;
      announcement.value = `The map is ready: ${nodes.length} entities, ${edges.length} connections`;
    } catch (error) {
      if (error instanceof StaleAtlasError) isStale.value = true;
      else trouble.value = error instanceof Error ? error.message : String(error);
    } finally {
      if (work.value?.stop === task.stop) work.value = undefined;
    }
  }

  return {
    status,
    atlas,
    view,
    sight,
    picture,
    theme,
    announcement,
    stage,
    dispatch,
    go(place, from = 'panel') {
      if (!atlas.value) return;
      const address = writeAddress(atlas.value.scene, place);
      if (address === location.hash || (address === '#' && location.hash === '')) {
        if (place.selection && from === 'panel') stage.value?.centre(place.selection);
        return;
      }
      origin = from;
      location.hash = address;
    },
    linkTo: (place) => (atlas.value ? writeAddress(atlas.value.scene, place) : '#'),
    announce(text) {
      announcement.value = text;
    },
    setTheme(choice) {
      theme.value = choice;
      writeTheme(choice);
    },
    async open(load) {
      status.value = { type: 'loading' };
      try {
        const source = await load();
        servedBuild = source.manifest.build;
        isStale.value = false;
        const tellStale = () => {
          if (source.manifest.build === servedBuild && !atlas.value?.isOwn) isStale.value = true;
        };
        install(watchSource(source, tellStale), false);
      } catch (error) {
        status.value = explainFailure(error);
      }
    },
    isStale,
    work,
    trouble,
    connect(reach) {
      const isOwn = atlas.value?.isOwn ?? false;
      const folder = new URL(ATLAS_FOLDER, location.href).href;
      const served = isOwn ? undefined : { folder, build: servedBuild };
      const { seed, layout } = atlas.value!.source.manifest;
      const tie = { reach, seed, ...(layout && { layout }), start: atlas.value!.source.graph.nodes };
      return follow(
        'Connecting names',
        (watch) => link.connect(served, tie, watch),
        (source) => install(source, isOwn),
      );
    },
    async layOut(choice) {
      const before = atlas.value;
      if (!before) return;
      const { source } = before;
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      await follow(
        'Laying out',
        (watch) => {
          const { result, stop } = startLayout(source, choice, {
            progress: (done, total) => watch({ step: 'arrange', done, total }),
            ...(!isStill && { positions: (positions) => stage.value?.form(positions) }),
          });
          const layout = keepLayoutChanges(choice.layout);
          return { result: result.then((made) => made && rearrangeSource(source, made, layout)), stop };
        },
        (laidOut) => {
          layoutPast.value = [...layoutPast.value, source].slice(-KEPT_LAYOUTS);
          rearrange(laidOut);
        },
      );
      if (atlas.value === before) stage.value?.settle(source.graph);
    },
    layoutPast,
    undoLayout() {
      const before = layoutPast.value.at(-1);
      if (!before || work.value) return;
      layoutPast.value = layoutPast.value.slice(0, -1);
      rearrange(before);
    },
    build: (files) =>
      follow(
        'Reading your articles',
        (watch) => link.build(files, watch),
        (source) => {
          history.replaceState(null, '', location.pathname + location.search);
          dispatch({ type: 'reset' });
          install(source, true);
        },
      ),
  };
}

export function openServedAtlas(): Promise<AtlasSource> {
  return openAtlas(fetchFrom(ATLAS_FOLDER));
}

/** "Islamic State" or "Islamic State and Syria". */
export function describeTarget({ graph }: Scene, target: Target): string {
  if (target.type === 'node') return graph.nodes[target.node]!.label;
  const { source, target: end } = graph.edges[target.edge]!;
  return `${graph.nodes[source]!.label} and ${graph.nodes[end]!.label}`;
}

function explainFailure(error: unknown): Status {
  if (!(error instanceof FormatError)) return { type: 'failed', message: String(error) };
  const nothingThere = error.where === 'manifest.json' && /is not there/.test(error.message);
  return nothingThere ? { type: 'missing' } : { type: 'failed', message: error.message };
}

function isSeen(sight: Sight, target: Target): boolean {
  if (target.type === 'edge') return sight.edges[target.edge] === 1;
  return sight.nodes[target.node] === 1;
}

function readTheme(): ThemeChoice {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

function writeTheme(theme: ThemeChoice): void {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // A browser that keeps nothing: the choice lasts until the page is closed.
  }
}
