import { batch, effect, type Signal, signal } from '@preact/signals';
import { type AtlasSource, FormatError, keepLayoutChanges, type Reach, StaleAtlasError } from '../../../index.ts';
import { MissingFileError } from '../../worker/fetch-folder.ts';
import type { BuildOptions, WorkProgress } from '../../worker/protocol.ts';
import { describeTarget, sameTarget } from '../scene/target.ts';
import type { Stage } from '../stage/stage.ts';
import type { Vantage } from '../stage/viewport.ts';
import { type Place, readAddress, type Stand, writeAddress } from './address.ts';
import type { Browser } from './browser.ts';
import type { Derived } from './derive.ts';
import { isNothingAsked, NO_FILTERS } from './filters.ts';
import type { LayoutChoice, LayoutTask, LayoutWatch } from './layout-link.ts';
import { type MadeLayout, sameDecisions } from './project.ts';
import type { Action, OwnMaterial, Status } from './update.ts';
import { watchSource } from './watch-source.ts';
import type { MadeSource, Task, WorkerLink } from './worker-link.ts';

/** What effects act on: the state and the few things around the page. */
export interface World {
  readonly derived: Derived;
  readonly browser: Browser;
  readonly link: WorkerLink;
  readonly startLayout: (source: AtlasSource, choice: LayoutChoice, watch: LayoutWatch) => LayoutTask;
  /** URL of the folder of the atlas that is served. */
  readonly folder: string;
  /** Whether the dates stand under the map. */
  readonly showsTime: Signal<boolean>;
  /** What was decided last, told beside the map until it is put away. */
  readonly toast: Signal<Toast | undefined>;
  stage(): Stage | undefined;
  dispatch(action: Action): void;
}

export interface Toast {
  readonly text: string;
}

/** Shows the theme that is chosen, keeps it, and follows the system's. */
export function followTheme({ derived, browser, dispatch }: World): void {
  browser.watchSystemTheme((theme) => dispatch({ type: 'set-system-theme', theme }));
  effect(() => browser.showTheme(derived.shade.value));
  effect(() => browser.keepTheme(derived.theme.value));
}

/** Has the map follow what people decide, and what they take back. */
export function followDecisions(
  { derived, browser }: World,
  desk: () => Promise<{ know(): Promise<unknown>; follow(): Promise<void> }>,
): void {
  effect(() => {
    // What was decided since the atlas was built lies in its folder.
    const opened = derived.opened.value;
    if (opened && !opened.isOwn && !opened.decided && browser.readEditToken() !== '') {
      void desk().then(({ know }) => know());
    }
  });
  effect(() => {
    const wanted = derived.project.value.present.decisions;
    const opened = derived.opened.value;
    if (!opened || !wanted || sameDecisions(wanted, opened.decided)) return;
    void desk().then(({ follow }) => follow());
  });
}

/** Milliseconds for which a view must stand before the address says it. */
const REST_MS = 400;

/** Has the browser ask before work that is not saved is left. */
export function followUnsaved({ derived, browser }: World): void {
  effect(() => browser.guardLeaving(derived.isUnsaved.value));
}

/** Goes where the address says, and has it say where the page is: the place, the filters, what is looked at. */
export function followAddress({ derived, browser, stage, showsTime, dispatch }: World) {
  /** Where the map is to be looked at from when it is drawn, or was looked at before the table took its place. */
  const vantage = signal<Vantage | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What is set now, as of the address: only a change of it is a step for Back, not that one looked around. */
  let entered = '';
  /** The address as it was last read or written here. */
  let told = browser.readHash();

  const present = (): Place => ({
    selection: derived.selection.peek(),
    reading: derived.reading.peek(),
    question: derived.question.peek(),
    filters: derived.filters.peek(),
  });
  const stand = (): Stand => ({
    page: derived.page.peek(),
    showsTime: showsTime.peek(),
    vantage: stage()?.held() ?? vantage.peek(),
  });
  const linkTo = (place: Place) => (derived.atlas.value ? writeAddress(derived.atlas.value.scene, place) : '#');
  /** The address of all that is seen now. */
  const addressNow = () => {
    const opened = derived.atlas.peek();
    return opened ? writeAddress(opened.scene, present(), stand()) : '#';
  };
  const settingsNow = () => addressNow().replace(/&?at=[^&]*/, '');

  function note() {
    clearTimeout(timer);
    // Somebody went elsewhere and `arrive` has not been told of it yet: its address is not to be written over.
    if (!derived.atlas.peek() || isElsewhere()) return;
    const address = addressNow();
    if (settingsNow() === entered) browser.replaceHash(address);
    else browser.pushHash(address);
    told = browser.readHash();
    entered = settingsNow();
  }

  const isElsewhere = () => browser.readHash() !== '' && browser.readHash() !== told;

  function noteLater() {
    clearTimeout(timer);
    timer = setTimeout(note, REST_MS);
  }

  function arrive() {
    clearTimeout(timer);
    const opened = derived.atlas.value;
    if (!opened) return;
    const before = derived.selection.value;
    const { counts } = opened.source.manifest;
    const there = readAddress(opened.scene, browser.readHash(), counts.articles);
    const { selection, reading, question } = there;
    const filters = there.filters ?? (there.stand && NO_FILTERS);
    if (filters) dispatch({ type: 'set-filters', filters });
    if (there.stand) {
      if (there.stand.page !== derived.page.value) dispatch({ type: 'show-page', page: there.stand.page });
      showsTime.value = there.stand.showsTime;
      vantage.value = there.stand.vantage;
      if (there.stand.vantage) stage()?.look(there.stand.vantage);
      else if (stage()?.held()) stage()?.fit();
    }
    dispatch({ type: 'visit', selection, reading, question });
    entered = settingsNow();
    browser.replaceHash(addressNow());
    told = browser.readHash();
    if (!selection || sameTarget(before, selection)) return;
    if (!there.stand?.vantage) stage()?.reveal(selection);
    dispatch({ type: 'announce', text: describeTarget(opened.scene, selection) });
  }
  browser.watchHash(arrive);
  effect(() => {
    // What is set beside the place changes the address a little later, when it has come to rest.
    const settings = [derived.filters.value, derived.page.value, showsTime.value];
    if (settings.length > 0 && derived.atlas.peek()) noteLater();
  });
  return {
    arrive,
    linkTo,
    vantage,
    noteMoved: noteLater,
    /** Says again where the page is, once names have other ids: no step for Back. */
    restate() {
      if (!derived.atlas.peek() || isElsewhere()) return;
      entered = settingsNow();
      browser.replaceHash(addressNow());
      told = browser.readHash();
    },
    /** The address of all that is seen: what is set, where one looks. */
    linkToView: addressNow,
    go(place: Place) {
      if (!derived.atlas.value) return;
      const { filters: _, ...here } = present();
      if (linkTo(place) === linkTo(here)) {
        if (place.selection) stage()?.centre(place.selection);
        return;
      }
      note();
      browser.writeHash(linkTo(place));
    },
  };
}

/** Applies what is asked as soon as what it looks at is read; until then the map stays as it was. */
export function followAsked({ derived, dispatch }: World): void {
  let turn = 0;
  effect(() => {
    const source = derived.source.value;
    const filters = derived.filters.value;
    const own = ++turn;
    if (!source || isNothingAsked(filters)) {
      derived.asked.value = undefined;
      return;
    }
    const see = async () => (await import('./asked.ts')).seeAsked(source, filters.asked);
    see().then(
      (asked) => {
        if (own === turn) derived.asked.value = asked;
      },
      (error: unknown) => dispatch({ type: 'announce', text: `The filters could not be applied: ${String(error)}` }),
    );
  });
}

/** Long work elsewhere: one piece at a time, seen by the page, stopped by a person or by the next. */
export function followWork(world: World, arrive: () => void) {
  const { derived, browser, link, stage, dispatch } = world;
  let lastId = 0;
  let running: { readonly id: number; stop(): void } | undefined;

  async function run<Made>(
    title: string,
    begin: (watch: (progress: WorkProgress) => void) => { readonly result: Promise<Made | undefined>; stop(): void },
    /** @returns false: nothing came of it. */
    put: (made: Made) => boolean,
  ) {
    running?.stop();
    const id = ++lastId;
    dispatch({ type: 'begin-work', work: { id, title } });
    const task = begin((progress) => dispatch({ type: 'progress', id, progress }));
    running = { id, stop: task.stop };
    try {
      const made = await task.result;
      const isWanted = running?.id === id;
      dispatch({ type: 'end-work', id });
      if (made === undefined || !isWanted) return;
      if (!put(made)) return;
      const { nodes, edges } = derived.atlas.value!.scene.graph;
      const text = `The map is ready: ${nodes.length} entities, ${edges.length} connections`;
      dispatch({ type: 'announce', text });
    } catch (error) {
      const isStale = error instanceof StaleAtlasError;
      const trouble = isStale ? '' : error instanceof Error ? error.message : String(error);
      dispatch({ type: 'end-work', id, trouble });
      if (isStale) dispatch({ type: 'find-stale', build: derived.atlas.value?.build ?? '' });
    } finally {
      if (running?.id === id) running = undefined;
    }
  }

  return {
    stop: () => running?.stop(),

    /** Ties the names of the open atlas within another reach. */
    async connect(reach: Reach) {
      const opened = derived.atlas.value;
      if (!opened) return;
      const { isOwn, source, build, work, own, decided } = opened;
      const { seed, layout } = source.manifest;
      const tie = { reach, seed, ...(layout && { layout }), start: source.graph.nodes };
      await run(
        'Connecting names',
        (watch): Task => link.connect(work ?? { folder: world.folder, build }, tie, watch),
        (made) => {
          batch(() => {
            const atlas = { source: made, isOwn, build, work: made.work, own, decided };
            dispatch({ type: 'open', atlas, keeps: true });
            arrive();
          });
          return true;
        },
      );
    },

    /** Makes a map of a person's own files. One without a name takes no other's place. */
    build: (own: OwnMaterial, given: Omit<BuildOptions, 'columns'> = {}) =>
      run(
        'Reading your articles',
        (watch): Task => link.build(own.files, { ...given, columns: own.columns }, derived.atlas.value?.work, watch),
        (source: MadeSource) => {
          const { manifest, graph, filesRead = own.files.length } = source;
          const isShown = graph.nodes.length > 0;
          const { articles } = manifest.counts;
          const report = { files: own.files.length, filesRead, articles, notices: manifest.notices, isShown };
          batch(() => {
            if (isShown) {
              browser.clearHash();
              dispatch({
                type: 'open',
                atlas: { source, isOwn: true, build: '', work: source.work, own },
                keeps: false,
              });
            }
            if (!isShown || manifest.notices.length > 0) dispatch({ type: 'report', report });
          });
          return isShown;
        },
      ),

    /** Lays the map out anew, and shows it forming. */
    async layOut(choice: LayoutChoice) {
      const opened = derived.atlas.value;
      if (!opened) return;
      const settings = keepLayoutChanges(choice.layout);
      const ids = opened.source.graph.nodes.map(({ id }) => id);
      const begin = (watch: (progress: WorkProgress) => void) => {
        const { result, stop } = world.startLayout(opened.source, choice, {
          progress: (done, total) => watch({ step: 'arrange', done, total }),
          ...(!browser.prefersStillness() && { positions: (positions) => stage()?.form(positions) }),
        });
        return {
          result: result.then((arrangement): MadeLayout | undefined => arrangement && { ids, arrangement, settings }),
          stop,
        };
      };
      await run('Laying out', begin, (layout) => {
        dispatch({ type: 'lay-out', layout });
        return true;
      });
      stage()?.settle();
    },
  };
}

/** Opens an atlas, or says why not. */
export async function loadAtlas({ dispatch }: World, arrive: () => void, load: () => Promise<AtlasSource>) {
  dispatch({ type: 'load' });
  try {
    const source = await load();
    const { build } = source.manifest;
    const watched = watchSource(source, () => dispatch({ type: 'find-stale', build }));
    batch(() => {
      dispatch({ type: 'open', atlas: { source: watched, isOwn: false, build }, keeps: false });
      arrive();
    });
  } catch (error) {
    dispatch({ type: 'fail', status: explainFailure(error) });
  }
}

function explainFailure(error: unknown): Status {
  if (error instanceof MissingFileError && error.where === 'manifest.json') return { type: 'missing' };
  return { type: 'failed', message: error instanceof FormatError ? error.message : String(error) };
}
