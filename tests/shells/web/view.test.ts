import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Action, FIRST_VIEW, updateView } from '../../../src/shells/web/state/view.ts';

const run = (...actions: readonly Action[]) => actions.reduce(updateView, FIRST_VIEW);

const FILTERING: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom('actor', 'place', 'role').map((entityType): Action => ({ type: 'toggle-type', entityType })),
  fc.integer({ min: 1, max: 9 }).map((minWeight): Action => ({ type: 'set-min-weight', minWeight })),
  fc.constantFrom('type', 'community').map((colouring): Action => ({ type: 'set-colouring', colouring })),
);

describe('a view', () => {
  test('toggles a kind away and back', () => {
    const away = run({ type: 'toggle-type', entityType: 'place' });
    expect(away.filters.hiddenTypes).toEqual(['place']);
    expect(updateView(away, { type: 'toggle-type', entityType: 'place' }).filters.hiddenTypes).toEqual([]);
  });

  test('never asks for a weight below 1', () => {
    expect(run({ type: 'set-min-weight', minWeight: -3 }).filters.minWeight).toBe(1);
  });

  test('does not record a change that changes nothing', () => {
    expect(run({ type: 'set-min-weight', minWeight: 1 }).past).toEqual([]);
  });

  test('forgets the pointer when it goes elsewhere', () => {
    const target = { type: 'node', node: 3 } as const;
    expect(run({ type: 'hover', target }, { type: 'visit' }).hover).toBeUndefined();
  });

  test('undoes every change of the filters, and redoes them all', () => {
    fc.assert(
      fc.property(fc.array(FILTERING, { maxLength: 20 }), (actions) => {
        const changed = run(...actions);
        const undone = changed.past.reduce((view) => updateView(view, { type: 'undo' }), changed);
        expect(undone.filters).toEqual(FIRST_VIEW.filters);
        const redone = undone.future.reduce((view) => updateView(view, { type: 'redo' }), undone);
        expect(redone).toEqual(changed);
      }),
    );
  });
});
