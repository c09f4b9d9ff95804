import { batch, effect } from '@preact/signals';
import { type AtlasSource, FormatError, keepLayoutChanges, type Reach, StaleAtlasError } from '../../../index.ts';
import { MissingFileError } from '../../worker/fetch-folder.ts';
import type { BuildOptions, PackedMap, WorkProgress } from '../../worker/protocol.ts';
import type { Asked } from './asked.ts';
import { isNothingAsked } from './filters.ts';
import type { Addresses } from './follow-address.ts';
import type { LayoutChoice } from './layout-link.ts';
import { type MadeLayout, sameDecisions } from './project.ts';
import type { OwnMaterial, Report, Status } from './state.ts';
import { watchSource } from './watch-source.ts';
import type { MadeSource, Task } from './worker-link.ts';
import type { World } from './world.ts';

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
  /** What was decided since the atlas was built lies in its folder, or where a person asked for it in this browser. */
  const isKept = async (build: string) => {
    if (browser.readEditToken() !== '') return true;
    if (!(await browser.keepsAnything())) return false;
    return (await import('./decision-keeper.ts')).keepsDecisions(build);
  };
  effect(() => {
    const opened = derived.opened.value;
    if (!opened || opened.isOwn || opened.decided) return;
    void isKept(opened.build).then(async (kept) => {
      if (kept && derived.opened.peek()?.source === opened.source) await (await desk()).know();
    });
  });
  effect(() => {
    const wanted = derived.project.value.present.decisions;
    const opened = derived.opened.value;
    if (!opened || !wanted || sameDecisions(wanted, opened.decided)) return;
    void desk().then(({ follow }) => follow());
  });
}

/** Has the browser ask before work that is not saved is left. */
export function followUnsaved({ derived, browser }: World): void {
  effect(() => browser.guardLeaving(derived.isUnsaved.value || derived.isUnwritten.value));
}

/** Has the tab know which kept project is open in it, to come back to it when the page is loaded anew. */
export function followKeptProject({ derived, browser }: World): void {
  effect(() => {
    const opened = derived.opened.value;
    // Until a map is open that of before may still be on its way.
    if (opened) browser.noteProject(opened.own?.kept ?? '');
  });
}

/** Milliseconds after which a hand that moves a filter is taken to rest there. */
const HAND_RESTS_MS = 200;
/** So much longer for each millisecond that the map took to follow: where that is slow, so is the hand, and all that follows a rest. */
const SLOWER_BY = 3;

/**
 * Applies what is asked as soon as what it looks at is read; until then the map stays as it was. While a hand moves a filter
 * only the map follows it; lists, places and titles follow where it rests.
 */
export function followAsked({ derived, dispatch }: World): void {
  let turn = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const put = async <Made>(making: Promise<Made>, show: (made: Made) => void) => {
    const own = ++turn;
    try {
      const made = await making;
      if (own === turn) show(made);
    } catch (error) {
      dispatch({ type: 'announce', text: `The filters could not be applied: ${String(error)}` });
    }
  };
  const engine = () => import('./asked.ts');
  effect(() => {
    const source = derived.source.value;
    const filters = derived.filters.value;
    const { glimpse } = derived;
    clearTimeout(resting);
    if (source && derived.isPassing.value) {
      const moved = performance.now();
      void put(
        engine().then(({ glimpseAsked }) => glimpseAsked(source, filters)),
        (passed) => {
          glimpse.value = passed;
          // From when it is drawn: a slow machine is not a hand that rests.
          const rest = HAND_RESTS_MS + SLOWER_BY * (performance.now() - moved);
          resting = setTimeout(() => {
            derived.rested.value = filters;
          }, rest);
        },
      );
      return;
    }
    const settle = (asked: Asked | undefined) =>
      batch(() => {
        derived.asked.value = asked;
        glimpse.value = undefined;
      });
    if (!source || isNothingAsked(filters)) {
      turn++;
      settle(undefined);
      return;
    }
    void put(
      engine().then(({ seeAsked }) => seeAsked(source, filters.asked)),
      settle,
    );
  });
}

/** Long work elsewhere: one piece at a time, seen by the page, stopped by a person or by the next. */
export function followWork(world: World, { arrive, note, leave }: Pick<Addresses, 'arrive' | 'note' | 'leave'>) {
  const { derived, browser, link, stage, dispatch } = world;
  let lastId = 0;
  let running: { readonly id: number; isStopped: boolean; stop(): void } | undefined;

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
    const own = { id, isStopped: false, stop: task.stop };
    running = own;
    try {
      const made = await task.result;
      // What was done before it heard of the stop is not wanted either.
      const isWanted = running === own && !own.isStopped;
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
      if (running === own) running = undefined;
    }
  }

  /** The open map, where the files that it was made of are among these. */
  function findBefore({ files }: OwnMaterial): AtlasSource | undefined {
    const opened = derived.opened.peek();
    const names = new Set(files.map(({ name }) => name));
    return opened?.own?.files.every(({ name }) => names.has(name)) ? opened.source : undefined;
  }

  return {
    stop() {
      if (!running) return;
      running.isStopped = true;
      running.stop();
    },

    /** Work that no map comes of at once; undefined where it was stopped, or failed and that was told. */
    async fetch<Made>(title: string, begin: (watch: (progress: WorkProgress) => void) => Task<Made>) {
      let result: Made | undefined;
      await run(title, begin, (made) => {
        result = made;
        return false;
      });
      return result;
    },

    /** Ties the names of the open atlas within another reach. */
    async connect(reach: Reach) {
      const opened = derived.atlas.value;
      if (!opened) return;
      const { source, build, work } = opened;
      const { seed, layout } = source.manifest;
      const tie = { reach, seed, ...(layout && { layout }), start: source.graph.nodes };
      await run(
        'Connecting names',
        (watch): Task => link.connect(work ?? { folder: world.folder, build }, tie, watch),
        (made) => {
          batch(() => {
            const { isOwn, own, decided } = opened;
            const news = derived.opened.peek()?.news;
            const { firstReach = source.manifest.reach } = opened;
            const atlas = { source: made, isOwn, build, work: made.work, own, decided, news, firstReach };
            // The address leads back to what is selected: it must say so before the map is another.
            note();
            dispatch({ type: 'open', atlas, keeps: true });
            arrive();
          });
          return true;
        },
      );
    },

    /** Makes a map of a person's own files, or opens the one that was made of them. One without a name takes no other's place. */
    build: (own: OwnMaterial, given: Omit<BuildOptions, 'columns'> = {}, made?: PackedMap) =>
      run(
        made ? `Opening ${own.name}` : 'Reading your articles',
        (watch): Task => {
          const shown = derived.atlas.value?.work;
          // It tells of another reading, and would stand there again were this one stopped.
          dispatch({ type: 'dismiss-report' });
          if (made) return link.reopen(made, shown, watch);
          return link.build(own.files, { ...given, columns: own.columns }, shown, watch);
        },
        (source: MadeSource) => {
          const { manifest, graph, filesRead = own.files.length, doubts = [] } = source;
          const isShown = graph.nodes.length > 0;
          const { articles } = manifest.counts;
          const before = isShown && !made ? findBefore(own) : undefined;
          const files = own.files.length;
          const notices = [...doubts, ...manifest.notices];
          const report: Report = { how: 'read', files, filesRead, articles, notices, isShown };
          batch(() => {
            if (isShown) {
              leave();
              dispatch({
                type: 'open',
                atlas: { source, isOwn: true, build: '', work: source.work, own },
                keeps: false,
              });
            }
            // Of a kept project it was told when that was made; the notices stay listed beside the map.
            if (!isShown || before || own.kept === undefined) dispatch({ type: 'report', report });
          });
          if (before) void loadNews().then(({ knowNews }) => knowNews(world, before));
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

const loadNews = () => import('./tell-news.ts');

/** Opens an atlas, or says why not. */
export async function loadAtlas(world: World, arrive: () => void, load: () => Promise<AtlasSource>) {
  const { derived, dispatch } = world;
  /** An older build of the same, where one is open. */
  const earlier = derived.opened.peek();
  const before = earlier?.isOwn ? undefined : earlier?.source;
  dispatch({ type: 'load' });
  try {
    const source = await load();
    const { build } = source.manifest;
    const watched = watchSource(source, () => dispatch({ type: 'find-stale', build }));
    batch(() => {
      dispatch({ type: 'open', atlas: { source: watched, isOwn: false, build }, keeps: false });
      arrive();
    });
    if (before) void loadNews().then(({ tellRebuilt }) => tellRebuilt(world, before));
  } catch (error) {
    dispatch({ type: 'fail', status: explainFailure(error) });
  }
}

function explainFailure(error: unknown): Status {
  if (error instanceof MissingFileError && error.where === 'manifest.json') return { type: 'missing' };
  return { type: 'failed', message: error instanceof FormatError ? error.message : String(error) };
}
