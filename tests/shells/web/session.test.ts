import { describe, expect, test, vi } from 'vitest';
import { arrangeGraph } from '../../../src/arrange/arrangement.ts';
import {
  type Arrangement,
  addFilter,
  DEFAULT_SETTINGS,
  drain,
  FormatError,
  openAtlasInMemory,
} from '../../../src/index.ts';
import type { Reach } from '../../../src/model/graph.ts';
import { relateEntities } from '../../../src/relate/relate.ts';
import { weighGraph } from '../../../src/relate/weigh.ts';
import type { Picture } from '../../../src/shells/web/scene/picture.ts';
import type { Browser } from '../../../src/shells/web/state/browser.ts';
import type { ShownAtlas } from '../../../src/shells/web/state/derive.ts';
import { NO_FILTERS } from '../../../src/shells/web/state/filters.ts';
import { withReach } from '../../../src/shells/web/state/follow-reach.ts';
import type { LayoutWatch } from '../../../src/shells/web/state/layout-link.ts';
import { createSession, type Session } from '../../../src/shells/web/state/session.ts';
import type { OwnMaterial } from '../../../src/shells/web/state/state.ts';
import type { MadeSource, Task } from '../../../src/shells/web/state/worker-link.ts';
import { MissingFileError } from '../../../src/shells/worker/fetch-folder.ts';
import { describeGraph } from '../../helpers/describe-graph.ts';
import { markCorpus } from '../../helpers/mini-text.ts';

const makeSource = (...texts: readonly string[]) => makeDated(texts, []);

const connect = (session: Session, reach: Reach) =>
  session.dispatch({ type: 'set-filters', filters: withReach(session, reach) });

/** The same connected within a whole article. */
function connectWidely(...texts: readonly string[]): MadeSource {
  const source = makeSource(...texts);
  return { ...source, manifest: { ...source.manifest, reach: { unit: 'article' } } };
}

/** @param published ISO date of each article, in order. */
function makeDated(texts: readonly string[], published: readonly string[]): MadeSource {
  const marked = markCorpus(...texts);
  const date = published.map((day) => ({ published: day }));
  const corpus = { ...marked, articles: marked.articles.map((article, i) => ({ ...article, ...date[i] })) };
  const graph = weighGraph(corpus, drain(relateEntities(corpus, DEFAULT_SETTINGS)), DEFAULT_SETTINGS.minConfidence);
  const arrangement = drain(arrangeGraph(graph, { seed: 1 }));
  const source = openAtlasInMemory({
    ...corpus,
    graph,
    arrangement,
    description: describeGraph(graph),
    settings: DEFAULT_SETTINGS,
    notices: [],
  });
  return { ...source, work: 1 };
}

/** Something that a test settles when it likes. */
function promise<Value>() {
  let settle: (value: Value | undefined) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const result = new Promise<Value | undefined>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { result, settle, fail };
}

function begin(hash = '') {
  let listen = () => {};
  let now = hash;
  const steps: string[] = [];
  const tasks: (ReturnType<typeof promise<MadeSource>> & Task & { isStopped: boolean })[] = [];
  const layouts: ReturnType<typeof promise<Arrangement>>[] = [];
  const watches: LayoutWatch[] = [];
  const browser: Browser = {
    readHash: () => now,
    writeHash(next) {
      now = next;
      listen();
    },
    pushHash(next) {
      steps.push(now);
      now = next;
    },
    replaceHash(next) {
      now = next;
    },
    clearHash() {
      now = '';
    },
    watchHash(own) {
      listen = own;
    },
    readTheme: () => 'system',
    keepTheme: () => {},
    readSystemTheme: () => 'dark',
    watchSystemTheme: () => {},
    showTheme: () => {},
    prefersStillness: () => true,
    readEditToken: () => '',
    keepsAnything: async () => false,
    readProjectBefore: () => '',
    noteProject: () => {},
    guardLeaving: () => {},
  };
  const task = () => {
    const own = { ...promise<MadeSource>(), isStopped: false, stop: () => {} };
    own.stop = () => {
      own.isStopped = true;
      own.settle(undefined);
    };
    tasks.push(own);
    return own;
  };
  const session = createSession({
    browser,
    folder: 'http://127.0.0.1/atlas/',
    link: { ...NO_DECISIONS, connect: task, build: task, survey: async () => [] },
    startLayout(_source, _choice, watch) {
      const own = promise<Arrangement>();
      layouts.push(own);
      watches.push(watch);
      return { result: own.result, stop: () => own.settle(undefined) };
    },
  });
  return {
    session,
    tasks,
    layouts,
    watches,
    hash: () => now,
    steps,
    visit: (next: string) => browser.writeHash(next),
    /** Goes there as a link does: the page is told a moment later. */
    slip(next: string) {
      now = next;
      return listen;
    },
  };
}

const OWN: OwnMaterial = { name: 'Mine', files: [], columns: {} };
const NEVER = () => ({ result: new Promise<undefined>(() => {}), stop: () => {} });
const NO_DECISIONS = {
  prepare: NEVER,
  decide: NEVER,
  settle: NEVER,
  review: NEVER,
  describeHandOn: NEVER,
  handOn: NEVER,
  unpack: NEVER,
  pack: NEVER,
  reopen: NEVER,
  packMap: NEVER,
};

const SOURCE = makeSource('[Ada] met [Babbage] in (London).', '[Ada] slept.');
const opened = async (hash?: string) => {
  const all = begin(hash);
  await all.session.open(async () => SOURCE);
  return all;
};
const nodeOf = (label: string) => SOURCE.graph.nodes.findIndex((node) => node.label === label);
const ada = { type: 'node', node: nodeOf('Ada') } as const;

describe('a session', () => {
  test('opens an atlas at the place that the address names', async () => {
    const { session } = await opened('#entity=person:Ada&article=1');
    expect(session.status.value).toEqual({ type: 'ready' });
    expect(session.selection.value).toEqual(ada);
    expect(session.reading.value).toEqual({ article: 1 });
  });

  test('tells an atlas that is not there from one that is broken', async () => {
    const failing = async (error: Error) => {
      const { session } = begin();
      await session.open(() => Promise.reject(error));
      return session.status.value;
    };
    expect(await failing(new MissingFileError('manifest.json', 404))).toEqual({ type: 'missing' });
    expect(await failing(new MissingFileError('graph.json', 404))).toMatchObject({ type: 'failed' });
    const broken = await failing(new FormatError('manifest.json', 'is not there where a version was expected'));
    expect(broken).toMatchObject({ type: 'failed' });
  });

  test('goes to a place by its address, and back by the address before', async () => {
    const { session, hash } = await opened();
    session.go({ selection: ada });
    expect(hash()).toBe('#entity=person:Ada&at=all');
    expect(session.selection.value).toEqual(ada);
    session.go({});
    expect(session.selection.value).toBeUndefined();
  });

  test('says in the address all that is set, in a step of its own, and comes back to it', async () => {
    const { session, hash, steps, visit } = await opened();
    session.dispatch({ type: 'toggle-type', entityType: 'role' });
    session.dispatch({ type: 'show-page', page: 'table' });
    await expect.poll(hash).toBe('#filter=kind%3Dgroup.organization.person.place&page=table&at=all');
    expect(steps).toEqual(['#at=all']);
    visit(steps[0]!);
    expect([session.filters.value, session.page.value]).toEqual([NO_FILTERS, 'graph']);
  });

  test('does not write over an address that it was not told of yet', async () => {
    const { session, hash, slip } = await opened();
    vi.useFakeTimers();
    try {
      session.dispatch({ type: 'toggle-type', entityType: 'role' });
      const tell = slip('#entity=person:Ada');
      vi.advanceTimersByTime(10_000);
      expect(hash()).toBe('#entity=person:Ada');
      tell();
      expect(session.selection.value).toEqual(ada);
    } finally {
      vi.useRealTimers();
    }
  });

  test('leaves what is set as it is behind a link to a place', async () => {
    const { session, hash } = await opened('#filter=kind%3Dperson&at=1_2_30');
    session.go({ selection: ada });
    expect(hash()).toBe('#entity=person:Ada&filter=kind%3Dperson&at=1_2_30');
    expect(session.filters.value.asked.choices).toEqual({ kind: ['person'] });
  });

  test('shows a new layout, and the one before when it is taken back', async () => {
    const { session, layouts } = await opened();
    const first = session.atlas.value!.scene;
    const done = session.layOut({
      seed: 2,
      layout: { spread: 2, shape: 1.25, gravity: 1, separateCommunities: false, preventOverlap: true },
    });
    expect(session.work.value?.title).toBe('Laying out');
    const count = SOURCE.graph.nodes.length;
    const zeros = Array<number>(count).fill(0);
    const arrangement = { x: zeros, y: zeros, community: zeros, degree: zeros, betweenness: zeros, seed: 2 };
    layouts[0]!.settle(arrangement);
    await done;
    expect(session.work.value).toBeUndefined();
    expect(session.atlas.value!.scene.x).toEqual(zeros);
    expect(session.atlas.value!.source.manifest).toMatchObject({ seed: 2, layout: { spread: 2 } });
    session.dispatch({ type: 'undo' });
    expect(session.atlas.value!.scene.x).toEqual(first.x);
    expect(session.atlas.value!.source.manifest.seed).toBe(1);
  });

  test('leaves the map as it was where a layout is stopped', async () => {
    const { session } = await opened();
    const before = session.atlas.value;
    const done = session.layOut({
      seed: 2,
      layout: { spread: 1, shape: 1.25, gravity: 1, separateCommunities: false, preventOverlap: true },
    });
    session.stopWork();
    await done;
    expect(session.atlas.value).toBe(before);
    expect(session.project.value.past).toEqual([]);
  });

  test('puts a build in the place of the atlas, and forgets what was set on that', async () => {
    const { session, tasks } = await opened('#entity=person:Ada');
    session.dispatch({ type: 'toggle-type', entityType: 'role' });
    const done = session.build(OWN);
    const other = makeSource('[Cleo] met [Dora].');
    tasks[0]!.settle(other);
    await done;
    expect(session.atlas.value).toMatchObject({ source: other, isOwn: true });
    expect(session.selection.value).toBeUndefined();
    expect(session.filters.value).toEqual(NO_FILTERS);
    expect(session.announcement.value).toContain('2 entities');
  });

  test('leaves everything as it was where a build is stopped or fails', async () => {
    const { session, tasks } = await opened();
    const before = session.atlas.value;
    const stopped = session.build(OWN);
    session.stopWork();
    await stopped;
    expect([session.atlas.value, session.work.value, session.trouble.value]).toEqual([before, undefined, '']);
    const failing = session.build(OWN);
    tasks[1]!.fail(new RangeError('no room'));
    await failing;
    expect([session.atlas.value, session.work.value, session.trouble.value]).toEqual([before, undefined, 'no room']);
  });

  test('stops work for the next, and does not show what still comes of it', async () => {
    const { session, tasks } = await opened();
    const first = session.build(OWN);
    const second = session.build(OWN);
    expect(tasks[0]!.isStopped).toBe(true);
    await first;
    expect(session.work.value?.title).toBe('Reading your articles');
    tasks[1]!.settle(makeSource('[Cleo] met [Dora].'));
    await second;
    expect(session.atlas.value!.scene.graph.nodes).toHaveLength(2);
  });

  test('keeps the selection by its id where names are connected anew', async () => {
    const { session, tasks } = await opened('#entity=person:Ada');
    connect(session, { unit: 'article' });
    await expect.poll(() => tasks.length).toBe(1);
    tasks[0]!.settle(connectWidely('[Aaron] met [Ada].'));
    await expect.poll(() => session.selection.value).toEqual({ type: 'node', node: 1 });
  });
});

describe('how near names are connected', () => {
  const reachOf = ({ atlas }: { readonly atlas: { readonly value: ShownAtlas | undefined } }) =>
    atlas.value!.source.manifest.reach.unit;

  test('is a step that is taken back and done again like any other', async () => {
    const { session, tasks } = await opened();
    connect(session, { unit: 'article' });
    await expect.poll(() => tasks.length).toBe(1);
    tasks[0]!.settle(connectWidely('[Ada] met [Babbage].'));
    await expect.poll(() => reachOf(session)).toBe('article');
    expect(session.canUndo.value).toBe(true);
    session.dispatch({ type: 'undo' });
    await expect.poll(() => tasks.length).toBe(2);
    tasks[1]!.settle(makeSource('[Ada] met [Babbage].'));
    await expect.poll(() => reachOf(session)).toBe('sentence');
    expect([session.canUndo.value, session.canRedo.value]).toEqual([false, true]);
    session.dispatch({ type: 'redo' });
    await expect.poll(() => tasks.length).toBe(3);
    tasks[2]!.settle(connectWidely('[Ada] met [Babbage].'));
    await expect.poll(() => reachOf(session)).toBe('article');
    connect(session, { unit: 'sentence', within: 0 });
    expect(session.filters.value.reach).toBeUndefined();
  });

  test('stands in the address, and comes with it: what is selected is a connection of that map', async () => {
    const { session } = await opened();
    connect(session, { unit: 'article' });
    expect(session.linkToView()).toContain('reach=article');
    const hash = '#entity=person:Ada&with=person:Carla&reach=article&at=all';
    const other = await opened(hash);
    // Neither the map nor its address follows before its connections are there.
    await expect.poll(() => other.tasks.length).toBe(1);
    expect([other.session.selection.value, other.hash()]).toEqual([undefined, hash]);
    other.tasks[0]!.settle(connectWidely('[Ada] met [Carla].'));
    await expect.poll(() => other.session.selection.value).toEqual({ type: 'edge', edge: 0 });
    expect(other.session.linkToView()).toContain('reach=article');
  });

  test('is what it was where it is stopped or taken back meanwhile', async () => {
    const { session, tasks } = await opened();
    connect(session, { unit: 'article' });
    await expect.poll(() => tasks.length).toBe(1);
    session.stopWork();
    await expect.poll(() => session.filters.value.reach).toBeUndefined();
    expect(session.canUndo.value).toBe(false);
    connect(session, { unit: 'paragraph' });
    await expect.poll(() => tasks.length).toBe(2);
    session.dispatch({ type: 'undo' });
    expect(tasks[1]!.isStopped).toBe(true);
    await expect.poll(() => session.work.value).toBeUndefined();
    expect(reachOf(session)).toBe('sentence');
  });
});

describe('a hand that moves a filter', () => {
  const DATED = makeDated(
    ['[Ada] met [Babbage].', '[Ada] met [Babbage] and [Carla].', '[Carla] saw [Dora].', '[Dora] left [Ada].'],
    ['2019-01-01', '2019-02-01', '2019-03-01', '2019-04-01'],
  );
  const upTo = (iso: string) => {
    const dates = { to: Date.parse(iso) / 86_400_000, undated: false };
    return { type: 'ask', asked: addFilter(NO_FILTERS.asked, { type: 'dates', dates }) } as const;
  };
  const open = async () => {
    const { session } = begin();
    await session.open(async () => DATED);
    return session;
  };
  /** What the map shows, as far as a range of dates changes it. */
  const drawn = ({ picture }: { readonly picture: { readonly value: Picture | undefined } }) => {
    const { scene, sight } = picture.value!;
    return { edges: scene.graph.edges, nodes: scene.graph.nodes, sight };
  };

  test('is followed by the map at once, by all else where it rests', async () => {
    const session = await open();
    const whole = session.sight.value;
    session.dispatch({ ...upTo('2019-03-15'), gesture: 'dates' });
    session.dispatch({ ...upTo('2019-02-15'), gesture: 'dates' });
    await expect.poll(() => session.picture.value!.isPassing).toBe(true);
    const passed = drawn(session);
    expect(passed.sight.nodeCount).toBe(3);
    expect(session.sight.value).toBe(whole);
    await expect.poll(() => session.picture.value!.isPassing).toBe(false);
    expect(session.sight.value!.nodeCount).toBe(3);
    expect(drawn(session)).toEqual(passed);
  });

  test('ends where one who asked at once would be', async () => {
    const session = await open();
    for (const iso of ['2019-03-15', '2019-01-15', '2019-02-15']) session.dispatch({ ...upTo(iso), gesture: 'dates' });
    session.dispatch({ type: 'end-gesture' });
    const other = await open();
    other.dispatch(upTo('2019-02-15'));
    await expect.poll(() => [session, other].every(({ seen }) => seen.value)).toBe(true);
    const [{ scene, ...one }, { scene: second, ...two }] = [session.picture.value!, other.picture.value!];
    expect(one).toEqual(two);
    const { compareTelling, telling, isFirst, ...told } = scene;
    expect(second).toMatchObject(told);
    for (const edge of told.graph.edges.keys()) {
      expect([isFirst(edge), telling(edge), compareTelling(0, edge)]).toEqual([
        second.isFirst(edge),
        second.telling(edge),
        second.compareTelling(0, edge),
      ]);
    }
    session.dispatch({ type: 'undo' });
    expect(session.filters.value).toEqual(NO_FILTERS);
  });
});
