import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Curation, type Decision, HOLDS, type Review, readOfDecision, StaleAtlasError } from '../../../index.ts';
import type { WorkProgress } from '../../worker/protocol.ts';
import { beginInBrowser, type DecisionKeeper, endInBrowser, findInBrowser, keepInFolder } from './decision-keeper.ts';
import { movePlace } from './move-place.ts';
import { sameDecisions } from './project.ts';
import type { State } from './state.ts';
import type { RevisedSource, Task } from './worker-link.ts';
import { nameOpenAtlas, type World } from './world.ts';

type OpenAtlas = NonNullable<State['atlas']>;

/** Where decisions are made. They are part of the project, so undo takes them back; the map follows the project. */
export interface DecisionDesk {
  /** All decisions, in their order; reads those that the atlas came with. */
  know(): Promise<Curation>;
  /** Adds decisions; `said`: what was done, in words. */
  decide(decisions: readonly Decision[], said: string): Promise<void>;
  /** Leaves only these. */
  replace(decisions: Curation, said: string): Promise<void>;
  /** Reads all that a decision needs, so that the first one does not wait for it. */
  prepare(): Promise<void>;
  /** What of the map as it stands is worth a look. */
  review(): Promise<Review | undefined>;
  /** Brings the map to what the project says. */
  follow(): Promise<void>;
  /** Where decisions are kept as soon as they are made; undefined: nowhere. */
  readonly kept: ReadonlySignal<DecisionKeeper | undefined>;
  /** Keeps them in this browser from now on, or no longer. */
  keepInBrowser(keeps: boolean): Promise<void>;
  stop(): void;
}

/** Milliseconds after which work is told of. */
const TOLD_AFTER = 400;
/** Milliseconds without a decision after which ranks and descriptions are made exactly. */
const SETTLED_AFTER = 2_000;

/** @param restate says in the address where the page is, once names have other ids. */
export function createDesk(world: World, restate: () => void): DecisionDesk {
  const { derived, link, dispatch, toast } = world;
  let lastId = 0;
  let isFollowing = false;
  /** What could not be applied is not tried again until it changes. */
  let refused: Curation | undefined;
  let running: Task<unknown> | undefined;
  let settling: { readonly done: Promise<void>; stop(): void } | undefined;
  let timer = 0;

  const kept = signal<DecisionKeeper | undefined>(undefined);
  /** The build whose decisions were read. */
  let knownOf: OpenAtlas['source'] | undefined;
  /** Those that it was built with. */
  let cameWith: Curation | undefined;
  /** One write at a time; only the last of those that wait is written. */
  let isWriting = false;
  let written: Curation | undefined;
  /** Why the last decisions are not kept: told again once the work is over that they made. */
  let unkept = '';

  async function write() {
    if (isWriting) return;
    isWriting = true;
    try {
      for (;;) {
        const wanted = derived.project.peek().present.decisions;
        const keeper = kept.peek();
        if (!keeper || !wanted || sameDecisions(wanted, written)) break;
        await keeper.write(wanted);
        written = wanted;
        dispatch({ type: 'wrote-decisions', decisions: wanted });
        unkept = '';
      }
    } catch (error) {
      unkept = `The decision is not kept: ${(error as Error).message}`;
      dispatch({ type: 'tell-trouble', trouble: unkept });
    } finally {
      isWriting = false;
    }
  }
  effect(() => {
    if (derived.project.value.present.decisions && kept.value) void write();
  });

  let before = derived.project.peek();
  effect(() => {
    const now = derived.project.value;
    const [was, is] = [before.present.decisions ?? [], now.present.decisions ?? []];
    const isBack = now.future.length > before.future.length && before.past.at(-1) === now.present;
    const isForth = before.future.at(-1) === now.present && now.present !== before.present;
    before = now;
    if (was === is || !(isBack || isForth)) return;
    const gone = was.filter((decision) => !is.includes(decision));
    const again = is.filter((decision) => !was.includes(decision));
    if (gone.length + again.length > 0) toast.value = { text: '', step: { gone, again, isBack } };
  });

  const atlasNow = () => nameOpenAtlas(world);

  /** Work that is told of once it takes a while. Undefined where it was stopped. */
  async function run<Result>(title: string, begin: (watch: (progress: WorkProgress) => void) => Task<Result>) {
    // Below those of `followWork`, which count up.
    const id = --lastId;
    let isTold = false;
    const waiting = setTimeout(() => {
      isTold = true;
      dispatch({ type: 'begin-work', work: { id, title } });
    }, TOLD_AFTER);
    try {
      const task = begin((progress) => {
        if (isTold) dispatch({ type: 'progress', id, progress });
      });
      running = task;
      return await task.result;
    } finally {
      running = undefined;
      clearTimeout(waiting);
      if (isTold) dispatch({ type: 'end-work', id, ...(unkept && { trouble: unkept }) });
    }
  }

  function show({ source, heirs }: RevisedSource, decided: Curation | undefined) {
    const before = derived.opened.peek()!.source.graph;
    const { selection, reading, question, closeUp, picked } = derived;
    const place = movePlace(before, source.graph, heirs, {
      selection: selection.peek(),
      reading: reading.peek(),
      question: question.peek(),
      closeUp: closeUp.peek(),
      picked: picked.peek(),
    });
    dispatch({ type: 'revise', source, decided, place });
    restate();
  }

  /** Says that the last decision found nothing to decide; that it takes the place of an earlier one is what was wanted. */
  function tellNotice({ notices }: RevisedSource, decided: Curation) {
    const own = notices
      .map(({ message }) => readOfDecision(message))
      .findLast((one) => one?.index === decided.length - 1 && !one.said.endsWith(HOLDS));
    if (own && toast.peek()) toast.value = { text: own.said };
  }

  async function follow() {
    if (isFollowing) return;
    isFollowing = true;
    try {
      await unsettle();
      for (;;) {
        const wanted = derived.project.peek().present.decisions;
        const opened = derived.opened.peek();
        if (!opened || !wanted || wanted === refused || sameDecisions(wanted, opened.decided)) break;
        const { graph } = opened.source;
        const revised = await run('Applying what was decided', (watch) =>
          link.decide(atlasNow(), graph, wanted, watch),
        );
        if (!revised) {
          refused = wanted;
          dispatch({ type: 'tell-trouble', trouble: 'The decisions are kept, and not on the map yet.' });
        } else if (derived.opened.peek()?.source.graph === graph) {
          show(revised, wanted);
          tellNotice(revised, wanted);
        }
      }
    } catch (error) {
      refused = derived.project.peek().present.decisions;
      const isStale = error instanceof StaleAtlasError;
      if (isStale) dispatch({ type: 'find-stale', build: derived.opened.peek()?.build ?? '' });
      else dispatch({ type: 'tell-trouble', trouble: `The map could not follow: ${(error as Error).message}` });
    } finally {
      isFollowing = false;
    }
    settleSoon();
  }

  /** Ends what is made exact, or takes it in: the next decision is about what the worker then has. */
  async function unsettle() {
    clearTimeout(timer);
    settling?.stop();
    await settling?.done;
  }

  function settleSoon() {
    clearTimeout(timer);
    const decided = derived.opened.peek()?.source;
    timer = window.setTimeout(() => {
      const { source, work } = derived.opened.peek() ?? {};
      // Another map may have been opened meanwhile.
      if (!source || source !== decided || isFollowing || settling || work === undefined) return;
      const { graph } = source;
      const { result, stop } = link.settle(work, graph);
      const done = result.then(
        (settled) => {
          settling = undefined;
          if (settled && derived.opened.peek()?.source.graph === graph) show(settled, undefined);
        },
        () => {
          // What could not be made exactly stays as it was estimated.
          settling = undefined;
        },
      );
      settling = { done, stop };
    }, SETTLED_AFTER);
  }

  /** Asked by several at once, they are read once. */
  let knowing: Promise<Curation> | undefined;
  function know(): Promise<Curation> {
    knowing ??= readDecisions().finally(() => {
      knowing = undefined;
    });
    return knowing;
  }

  async function readDecisions(): Promise<Curation> {
    const known = derived.project.peek().present.decisions;
    const opened = derived.opened.peek();
    if (known || !opened) return known ?? [];
    const { curation = [] } = await opened.source.resolution();
    if (knownOf !== opened.source) await findKeeper(opened, curation);
    return derived.project.peek().present.decisions ?? curation;
  }

  /** Those that are kept hold, not those that the atlas was built with. */
  async function findKeeper(opened: OpenAtlas, decided: Curation) {
    knownOf = opened.source;
    cameWith = decided;
    let wanted = decided;
    try {
      const token = opened.isOwn ? '' : world.browser.readEditToken();
      const keeper = token === '' ? await findInBrowser(opened.build) : keepInFolder(token);
      if (keeper) wanted = await keeper.read();
      written = wanted;
      kept.value = keeper;
    } catch (error) {
      dispatch({ type: 'tell-trouble', trouble: `What is kept could not be read: ${(error as Error).message}` });
    }
    dispatch({ type: 'know-decisions', decisions: decided, wanted });
  }

  async function replace(decisions: Curation, said: string) {
    await know();
    dispatch({ type: 'decide', decisions });
    toast.value = { text: said };
    dispatch({ type: 'announce', text: `${said}. Control Z takes it back.` });
    await follow();
  }

  return {
    know,
    replace,
    async decide(decisions, said) {
      const on = new Date().toISOString().slice(0, 10);
      await replace([...(await know()), ...decisions.map((decision) => ({ ...decision, on }))], said);
    },
    async prepare() {
      const task = await run('Making the names ready to be put right', (watch) => link.prepare(atlasNow(), watch));
      if (!task) throw new RangeError('it was stopped');
    },
    async review() {
      await follow();
      return run('Looking for what is worth a look', (watch) => link.review(atlasNow(), watch));
    },
    follow,
    kept,
    async keepInBrowser(keeps) {
      const decisions = await know();
      const opened = derived.opened.peek();
      if (!opened) return;
      try {
        if (!keeps) {
          await endInBrowser(opened.build);
          kept.value = undefined;
          dispatch({ type: 'wrote-decisions', decisions: cameWith ?? [] });
          return;
        }
        const articles = opened.source.manifest.counts.articles;
        const keeper = await beginInBrowser(opened.build, `Decisions on ${articles} articles`);
        await keeper.write(decisions);
        written = decisions;
        dispatch({ type: 'wrote-decisions', decisions });
        kept.value = keeper;
      } catch (error) {
        dispatch({ type: 'tell-trouble', trouble: (error as Error).message });
      }
    },
    stop: () => running?.stop(),
  };
}
