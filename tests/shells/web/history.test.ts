import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginHistory,
  change,
  endGesture,
  type History,
  redo,
  rewrite,
  undo,
} from '../../../src/shells/web/state/history.ts';

const of = (...values: readonly number[]) =>
  values.slice(1).reduce<History<number>>((history, value) => change(history, value), beginHistory(values[0]!));

describe('a history', () => {
  test('takes back every change and does them all again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 60 }), (values) => {
        const changed = of(...values);
        const undone = values.slice(1).reduce((history) => undo(history), changed);
        expect(undone.present).toBe(values[0]);
        const redone = values.slice(1).reduce((history) => redo(history), undone);
        expect(redone).toMatchObject({ present: changed.present, past: changed.past, future: [] });
      }),
    );
  });

  test('forgets what was undone once something else is done', () => {
    expect(change(undo(of(1, 2, 3)), 9)).toMatchObject({ present: 9, past: [1, 2], future: [] });
  });

  test('has nothing to take back at its beginning', () => {
    expect(undo(of(1)).present).toBe(1);
    expect(redo(of(1)).present).toBe(1);
  });

  test('makes one step of a gesture, and another of the next', () => {
    const drag = (history: History<number>, ...values: readonly number[]) =>
      values.reduce((before, value) => change(before, value, 'slider'), history);
    const dragged = drag(of(1), 2, 3, 4);
    expect(dragged.past).toEqual([1]);
    expect(drag(endGesture(dragged), 5, 6).past).toEqual([1, 4]);
  });

  test('keeps a hundred steps', () => {
    expect(of(...Array(150).keys()).past).toHaveLength(100);
  });

  test('leaves out steps that change nothing once rewritten', () => {
    const same = (a: number, b: number) => a === b;
    const history = undo(of(12, 13, 21, 22, 31));
    expect(rewrite(history, (value) => Math.floor(value / 10), same)).toMatchObject({
      past: [1],
      present: 2,
      future: [3],
    });
  });
});
