import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arrangement, AtlasSource } from '../../../src/index.ts';
import { drawFrom, NO_FILTERS, showsType } from '../../../src/shells/web/state/filters.ts';
import { firstState, type State } from '../../../src/shells/web/state/state.ts';
import { type Action, update } from '../../../src/shells/web/state/update.ts';

const FIRST = firstState('system', 'light');
const run = (...actions: readonly Action[]) => actions.reduce(update, FIRST);
const filtersOf = ({ project }: State) => project.present.filters;
/** As the slider of the least weight does. */
const drawnFrom = (weight: number): Action => ({
  type: 'ask',
  asked: drawFrom(NO_FILTERS.asked, weight),
  gesture: 'sentences',
});
const SOURCE = {} as AtlasSource;
const layOut = (seed: number): Action => ({
  type: 'lay-out',
  layout: { ids: [], arrangement: { seed } as Arrangement, settings: undefined },
});

const CHANGE: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom('actor', 'place', 'role').map((entityType): Action => ({ type: 'toggle-type', entityType })),
  fc.integer({ min: 1, max: 9 }).map(drawnFrom),
  fc.constantFrom('type', 'community').map((colouring): Action => ({ type: 'set-colouring', colouring })),
  fc.constantFrom('fewer', 'more', 'all').map((amount): Action => ({ type: 'set-amount', amount })),
  fc.integer().map(layOut),
  fc.constant<Action>({ type: 'end-gesture' }),
);

describe('the state', () => {
  test('toggles a kind away and back', () => {
    const away = run({ type: 'toggle-type', entityType: 'place' });
    expect(showsType(filtersOf(away), 'place')).toBe(false);
    expect(filtersOf(update(away, { type: 'toggle-type', entityType: 'place' }))).toEqual(NO_FILTERS);
  });

  test('never asks for a weight below 1', () => {
    expect(filtersOf(run(drawnFrom(-3)))).toEqual(NO_FILTERS);
  });

  test('does not record a change that changes nothing', () => {
    expect(run(drawnFrom(1)).project.past).toEqual([]);
  });

  test('takes a drag of the slider for one step', () => {
    const drag = [2, 3, 4].map(drawnFrom);
    const dragged = run(...drag, { type: 'end-gesture' });
    expect(dragged.project.past).toHaveLength(1);
    expect(filtersOf(update(dragged, { type: 'undo' }))).toEqual(NO_FILTERS);
  });

  test('takes filters and layouts back in the one order in which they were made', () => {
    const changed = run({ type: 'toggle-type', entityType: 'role' }, layOut(7), { type: 'set-amount', amount: 'all' });
    const before = update(changed, { type: 'undo' });
    expect([filtersOf(before).amount, before.project.present.layout?.arrangement.seed]).toEqual(['more', 7]);
    const earlier = update(before, { type: 'undo' });
    expect([showsType(filtersOf(earlier), 'role'), earlier.project.present.layout]).toEqual([false, undefined]);
  });

  test('takes a view that was deleted back, and keeps those that were read when all is taken back', () => {
    const views = ['One', 'Two'].map((name) => ({ name, caption: '', address: '#at=all' }));
    const known = run({ type: 'set-amount', amount: 'all' }, { type: 'know-views', views });
    const fewer = update(known, { type: 'set-views', views: views.slice(1) });
    expect(fewer.project.present.views).toHaveLength(1);
    const back = update(fewer, { type: 'undo' });
    expect(back.project.present.views).toEqual(views);
    expect(update(back, { type: 'undo' }).project.present).toEqual({ ...FIRST.project.present, views });
  });

  test('undoes every change, and redoes them all', () => {
    fc.assert(
      fc.property(fc.array(CHANGE, { maxLength: 20 }), (actions) => {
        const changed = run(...actions);
        const undone = changed.project.past.reduce((state) => update(state, { type: 'undo' }), changed);
        expect(undone.project.present).toEqual(FIRST.project.present);
        const redone = undone.project.future.reduce((state) => update(state, { type: 'redo' }), undone);
        expect(redone.project.present).toEqual(changed.project.present);
      }),
    );
  });

  test('forgets the pointer when it goes elsewhere', () => {
    const target = { type: 'node', node: 3 } as const;
    expect(run({ type: 'hover', target }, { type: 'visit' }).hover).toBeUndefined();
  });

  test('keeps the filters, not the layouts, for another map of the same articles', () => {
    const set: Action = { type: 'toggle-type', entityType: 'role' };
    const open = (keeps: boolean): Action => ({
      type: 'open',
      atlas: { source: SOURCE, isOwn: false, build: 'b1' },
      keeps,
    });
    const kept = run(set, layOut(2), open(true));
    expect([showsType(filtersOf(kept), 'role'), kept.project.past.length]).toEqual([false, 1]);
    expect(kept.project.present.layout).toBeUndefined();
    expect(run(set, open(false)).project.present.filters).toEqual(NO_FILTERS);
  });

  test('is stale where the build that is open was replaced, until another is opened', () => {
    const open: Action = { type: 'open', atlas: { source: SOURCE, isOwn: false, build: 'b1' }, keeps: false };
    expect(run(open, { type: 'find-stale', build: 'b0' }).isStale).toBe(false);
    const stale = run(open, { type: 'find-stale', build: 'b1' });
    expect(stale.isStale).toBe(true);
    expect(update(stale, { ...open, keeps: true }).isStale).toBe(true);
    expect(update(stale, open).isStale).toBe(false);
  });

  test('hears no progress of work that is over', () => {
    const progress = { step: 'read', done: 1, total: 2 } as const;
    const begun = run({ type: 'begin-work', work: { id: 2, title: 'Reading' } });
    expect(update(begun, { type: 'progress', id: 1, progress }).work?.progress).toBeUndefined();
    expect(update(begun, { type: 'progress', id: 2, progress }).work?.progress).toEqual(progress);
    expect(update(begun, { type: 'end-work', id: 1, trouble: 'old' })).toBe(begun);
    expect(update(begun, { type: 'end-work', id: 2, trouble: 'why' })).toMatchObject({
      work: undefined,
      trouble: 'why',
    });
  });
});
