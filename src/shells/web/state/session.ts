import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type AtlasSource,
  type ColumnNames,
  type HandOn,
  openAtlas,
  type ProjectDocument,
  type SurveyedFile,
} from '../../../index.ts';
import { fetchFrom } from '../../worker/fetch-folder.ts';
import type {
  BuildOptions,
  FileToSurvey,
  HandOnOrder,
  OpenedFile,
  PackedMap,
  WorkProgress,
} from '../../worker/protocol.ts';
import type { Shown, Stage } from '../stage/contract.ts';
import type { Vantage } from '../stage/viewport.ts';
import type { Place } from './address.ts';
import type { Browser } from './browser.ts';
import { type Derived, derive } from './derive.ts';
import type { DecisionDesk } from './desk.ts';
import {
  followAsked,
  followDecisions,
  followKeptProject,
  followTheme,
  followUnsaved,
  followWork,
  loadAtlas,
} from './effects.ts';
import { followAddress } from './follow-address.ts';
import type { LayoutChoice } from './layout-link.ts';
import { isReachPending } from './reach.ts';

import { firstState, type OwnMaterial, type State } from './state.ts';
import { type Action, update } from './update.ts';
import type { ViewsDesk } from './views-desk.ts';
import type { Task } from './worker-link.ts';
import { nameOpenAtlas, type Toast, type World } from './world.ts';

interface Replacing {
  readonly by: string;
  readonly go: () => void;
}

/** All state of the page, and the few ways to change it. Panels read signals and call these functions. */
export interface Session extends Derived {
  readonly state: ReadonlySignal<State>;
  /** Where the map is drawn, while it is. */
  readonly stage: Signal<Stage | undefined>;
  /** How much of the map is in sight by now. */
  readonly shown: Signal<Shown | undefined>;
  /** Whether the dates stand under the map. */
  readonly showsTime: Signal<boolean>;
  readonly toast: Signal<Toast | undefined>;
  /** Where decisions about names are made: fetched when it is first asked for. */
  desk(): Promise<DecisionDesk>;
  /** Whether the list of keys is open. */
  readonly showsKeys: Signal<boolean>;
  /** Moves a name by so much of the layout. */
  nudgeNode(node: number, dx: number, dy: number): void;
  /** Puts a name at another place of the layout, by hand. */
  placeNode(node: number, x: number, y: number): void;
  dispatch(action: Action): void;
  announce(text: string): void;
  /** Goes to a place by its address, so that Back comes back. */
  go(place: Place): void;
  /** Goes to a whole view by its address, so that Back comes back. */
  visit(address: string): void;
  /** Which of the named views is told full screen; undefined: the page is looked at as it is. */
  readonly story: Signal<number | undefined>;
  /** Reads a file that lies beside those of the atlas that was served with the page; undefined where there is none. */
  readBeside(path: string): Promise<string | undefined>;
  /** Where named views are read and kept: fetched when it is first asked for. */
  viewsDesk(): Promise<ViewsDesk>;
  /** The address of a place, for a link. */
  linkTo(place: Place): string;
  /** The address of all that is seen now. */
  linkToView(): string;
  /** What the map is to show when it is drawn; undefined = all of it. */
  readonly vantage: ReadonlySignal<Vantage | undefined>;
  /** The map was moved: the address follows. */
  noteMoved(): void;
  open(load: () => Promise<AtlasSource>): Promise<void>;
  /** Lays the map out anew, and shows it forming; what was selected and filtered stays. */
  layOut(choice: LayoutChoice): Promise<void>;
  /** A map that was handed on: it is looked at, and nothing is made in it. */
  readonly isPublished: boolean;
  /** Files that a person chose and has not said yet what to do with. */
  readonly intake: Signal<readonly OpenedFile[] | undefined>;
  /** What is to take the place of a map that is not saved, until a person has said so. */
  readonly replacing: Signal<Replacing | undefined>;
  /** Has another map take the place of the open one; asks first where that would lose work. `by`: what it is called. */
  replace(by: string, go: () => void): void;
  /** Shows what was chosen before anything is made of it; a graph file or a project alone is opened, as `replace` does. */
  offer(files: readonly OpenedFile[]): void;
  /** Reads some files, without making anything of them. */
  survey(files: readonly FileToSurvey[], columns: ColumnNames): Promise<readonly SurveyedFile[]>;
  /** Makes one file of a project; undefined where it was stopped, or failed and that was told. */
  pack(document: ProjectDocument, files: readonly OpenedFile[]): Promise<Blob | undefined>;
  /** Makes a map of a person's own articles, on this machine; `made`: opens the one that was made of them. */
  build(own: OwnMaterial, given?: Omit<BuildOptions, 'columns'>, made?: PackedMap): Promise<void>;
  /** Makes one file of a map that the worker made, to be opened again. */
  packMap(work: number): Promise<PackedMap | undefined>;
  stopWork(): void;
  /** Whether it is asked what of the map is to be handed on. */
  readonly showsHandOn: Signal<boolean>;
  /** What of the map that is shown would be handed on, and a file of that. */
  describeHandOn(watch: (progress: WorkProgress) => void): Task<HandOn>;
  handOn(order: HandOnOrder, watch: (progress: WorkProgress) => void): Task<Blob>;
}

export function createSession(
  around: Pick<World, 'link' | 'startLayout' | 'folder'> & {
    readonly browser: Browser;
    readonly isPublished?: boolean;
    readonly readBeside?: Session['readBeside'];
  },
): Session {
  const state = signal(firstState(around.browser.readTheme(), around.browser.readSystemTheme()));
  const stage = signal<Stage | undefined>(undefined);
  const shown = signal<Shown | undefined>(undefined);
  const derived = derive(state);
  const dispatch = (action: Action) => {
    state.value = update(state.value, action);
  };
  const showsTime = signal(false);
  const toast = signal<Toast | undefined>(undefined);
  const { isPublished = false } = around;
  const world: World = { ...around, isPublished, derived, toast, dispatch, showsTime, stage: () => stage.peek() };
  followTheme(world);
  followUnsaved(world);
  followKeptProject(world);
  followAsked(world);
  // Few look at names by themselves, and few move them: what follows that is fetched when one first does.
  const closeUps = () => import('./follow-close-up.ts');
  onceNeeded(
    () => derived.closeUp.value !== undefined,
    () => void closeUps().then(({ followCloseUp }) => followCloseUp(world)),
  );
  const { arrive, restate, note, leave, ...addresses } = followAddress(world);
  let made: Promise<DecisionDesk> | undefined;
  const desk = () => {
    made ??= import('./desk.ts').then(({ createDesk }) => createDesk(world, restate));
    return made;
  };
  followDecisions(world, desk);
  let views: Promise<ViewsDesk> | undefined;
  const viewsDesk = () => {
    views ??= import('./views-desk.ts').then(({ createViewsDesk }) => createViewsDesk(world, readBeside));
    return views;
  };
  const { readBeside = async () => undefined } = around;
  const { connect, layOut, build, fetch, stop } = followWork(world, { arrive, note, leave });
  onceNeeded(
    () => isReachPending(derived),
    () => void import('./follow-reach.ts').then(({ followReach }) => followReach(world, connect, stop)),
  );
  const { link } = around;
  const intake = signal<readonly OpenedFile[] | undefined>(undefined);
  const replacing = signal<Replacing | undefined>(undefined);
  const replace = (by: string, go: () => void) => {
    if (derived.isUnsaved.peek() || derived.isUnwritten.peek()) replacing.value = { by, go };
    else go();
  };
  return {
    ...derived,
    state,
    stage,
    shown,
    showsTime,
    showsKeys: signal(false),
    nudgeNode: (node, dx, dy) => void closeUps().then(({ nudgeByHand }) => nudgeByHand(world, node, dx, dy)),
    placeNode: (node, x, y) => void closeUps().then(({ placeByHand }) => placeByHand(world, node, x, y)),
    isPublished,
    toast,
    desk,
    dispatch,
    announce: (text) => dispatch({ type: 'announce', text }),
    ...addresses,
    story: signal(undefined),
    readBeside,
    viewsDesk,
    open: (load) => loadAtlas(world, arrive, load),
    layOut,
    intake,
    replacing,
    replace,
    async offer(files) {
      const { offerFiles } = await import('./offer.ts');
      const unpack = (file: OpenedFile) => fetch(`Opening ${file.name}`, (watch) => link.unpack(file, watch));
      await offerFiles({ ...derived, dispatch, build, replace, intake, unpack }, files);
    },
    survey: link.survey,
    pack: (document, files) => fetch(`Saving ${document.name}`, (watch) => link.pack(document, files, watch)),
    packMap: (work) => link.packMap(work).result,
    showsHandOn: signal(false),
    describeHandOn: (watch) => link.describeHandOn(nameOpenAtlas(world), watch),
    handOn: (order, watch) => link.handOn(nameOpenAtlas(world), order, watch),
    build,
    stopWork() {
      const { title } = derived.work.peek() ?? {};
      if (title !== undefined) {
        const text = `${title} was stopped`;
        toast.value = { text, isSaid: true };
        dispatch({ type: 'announce', text });
      }
      stop();
      void made?.then((own) => own.stop());
    },
  };
}

/** Begins something when it is first needed, once. */
function onceNeeded(isNeeded: () => boolean, begin: () => void): void {
  let isBegun = false;
  effect(() => {
    if (isBegun || !isNeeded()) return;
    isBegun = true;
    begin();
  });
}

/** Where the server keeps the atlas, beside the page. */
export const ATLAS_FOLDER = './atlas/';

/** Where the sample lies, beside the page too. */
export const SAMPLE_FOLDER = './sample/';

export function openServedAtlas(folder: string): Promise<AtlasSource> {
  return openAtlas(fetchFrom(folder));
}
