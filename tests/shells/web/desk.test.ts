import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arrangeGraph } from '../../../src/arrange/arrangement.ts';
import { type AtlasSource, DEFAULT_SETTINGS, drain, openAtlasInMemory } from '../../../src/index.ts';
import { relateEntities } from '../../../src/relate/relate.ts';
import { weighGraph } from '../../../src/relate/weigh.ts';
import type { Browser } from '../../../src/shells/web/state/browser.ts';
import { createSession } from '../../../src/shells/web/state/session.ts';
import type { MadeSource, RevisedSource } from '../../../src/shells/web/state/worker-link.ts';
import { describeGraph } from '../../helpers/describe-graph.ts';
import { markCorpus } from '../../helpers/mini-text.ts';

function makeSource(work: number): MadeSource {
  const corpus = markCorpus('[Ada] met [Babbage] in (London).', '[Ada] slept.');
  const graph = weighGraph(corpus, drain(relateEntities(corpus, DEFAULT_SETTINGS)), 0.5);
  const arrangement = drain(arrangeGraph(graph, { seed: 1 }));
  const description = describeGraph(graph);
  const settings = DEFAULT_SETTINGS;
  return { ...openAtlasInMemory({ ...corpus, graph, arrangement, description, settings, notices: [] }), work };
}

const BROWSER = new Proxy(
  { readHash: () => '', readTheme: () => 'system', readSystemTheme: () => 'light', readEditToken: () => '' },
  { get: (known, key) => Reflect.get(known, key) ?? (() => undefined) },
) as unknown as Browser;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A worker that answers when a test says so; `asked` tells what it was asked, about which work. */
function begin() {
  const asked: { readonly what: string; readonly of: unknown; answer(revised: RevisedSource | undefined): void }[] = [];
  const ask = (what: string, of: unknown) => {
    let answer: (revised: RevisedSource | undefined) => void = () => {};
    const result = new Promise<RevisedSource | undefined>((done) => {
      answer = done;
    });
    asked.push({ what, of, answer });
    return { result, stop: () => {} };
  };
  const never = () => ({ result: new Promise<never>(() => {}), stop: () => {} });
  const session = createSession({
    browser: BROWSER,
    folder: 'http://127.0.0.1/atlas/',
    link: {
      connect: never,
      build: never,
      survey: async () => [],
      prepare: never,
      review: never,
      describeHandOn: never,
      handOn: never,
      unpack: never,
      pack: never,
      reopen: never,
      packMap: never,
      decide: (of) => ask('decide', of),
      settle: (of) => ask('settle', of),
    },
    startLayout: never,
  });
  return { session, asked };
}

const revised = (work: number): RevisedSource => ({ source: makeSource(work), heirs: new Map(), notices: [] });

test('a decision waits for what is being made exact, and is about that', async () => {
  const { session, asked } = begin();
  const { work: _, ...source } = makeSource(0);
  await session.open(async (): Promise<AtlasSource> => source);
  const desk = await session.desk();
  void desk.decide([{ type: 'hide', entity: 'person:Ada' }], 'Ada taken off the map');
  await expect.poll(() => asked).toHaveLength(1);
  asked[0]!.answer(revised(1));
  await expect.poll(() => session.opened.value?.work).toBe(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked[1]).toMatchObject({ what: 'settle', of: 1 });

  void desk.decide([{ type: 'hide', entity: 'place:London' }], 'London taken off the map');
  await vi.advanceTimersByTimeAsync(100);
  // It came too late to be stopped: the worker has another atlas by now.
  expect(asked).toHaveLength(2);
  asked[1]!.answer(revised(2));
  await expect.poll(() => asked).toHaveLength(3);
  expect(asked[2]).toMatchObject({ what: 'decide', of: 2 });
  asked[2]!.answer(revised(3));
  await expect.poll(() => session.opened.value?.work).toBe(3);
  expect(session.trouble.value).toBe('');
  expect(session.project.value.present.decisions).toHaveLength(2);
});

test('undo makes the map follow, and so does what was undone', async () => {
  const { session, asked } = begin();
  const { work: _, ...source } = makeSource(0);
  await session.open(async (): Promise<AtlasSource> => source);
  const desk = await session.desk();
  void desk.decide([{ type: 'hide', entity: 'person:Ada' }], 'Ada taken off the map');
  await expect.poll(() => asked).toHaveLength(1);
  asked[0]!.answer(revised(1));
  await expect.poll(() => session.opened.value?.decided).toHaveLength(1);
  session.dispatch({ type: 'undo' });
  await expect.poll(() => asked).toHaveLength(2);
  asked[1]!.answer(revised(2));
  await expect.poll(() => session.opened.value?.decided).toEqual([]);
  session.dispatch({ type: 'redo' });
  await expect.poll(() => asked).toHaveLength(3);
  asked[2]!.answer(revised(3));
  await expect.poll(() => session.opened.value?.decided).toHaveLength(1);
});
