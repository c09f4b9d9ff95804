/** A value that changes, with what it was before and what was undone. */
export interface History<Value> {
  readonly present: Value;
  /** Oldest first. */
  readonly past: readonly Value[];
  /** What was undone, the next to redo last. */
  readonly future: readonly Value[];
  /** Name of the gesture that made the present: its further changes are part of the same step. */
  readonly gesture?: string | undefined;
}

/** Steps that can be taken back. */
const KEPT_STEPS = 100;

export function beginHistory<Value>(present: Value): History<Value> {
  return { present, past: [], future: [] };
}

/** @param gesture a movement that is under way, such as the drag of a slider: all its changes are one step. */
export function change<Value>(history: History<Value>, present: Value, gesture?: string): History<Value> {
  if (gesture !== undefined && gesture === history.gesture) return { ...history, present };
  return { present, past: [...history.past, history.present].slice(-KEPT_STEPS), future: [], gesture };
}

/** The gesture under way is over: the next change is a step of its own. */
export function endGesture<Value>(history: History<Value>): History<Value> {
  return history.gesture === undefined ? history : { ...history, gesture: undefined };
}

export function undo<Value>({ present, past, future }: History<Value>): History<Value> {
  const before = past.at(-1);
  if (before === undefined) return { present, past, future };
  return { present: before, past: past.slice(0, -1), future: [...future, present] };
}

export function redo<Value>({ present, past, future }: History<Value>): History<Value> {
  const next = future.at(-1);
  if (next === undefined) return { present, past, future };
  return { present: next, past: [...past, present], future: future.slice(0, -1) };
}

/** Rewrites every state, and leaves out steps that then change nothing. */
export function rewrite<Value>(
  { present, past, future }: History<Value>,
  write: (value: Value) => Value,
  same: (a: Value, b: Value) => boolean,
): History<Value> {
  const now = write(present);
  const differing = (values: readonly Value[]) => {
    const kept: Value[] = [];
    let next = now;
    for (const value of values.map(write).reverse()) {
      if (same(value, next)) continue;
      kept.unshift(value);
      next = value;
    }
    return kept;
  };
  return { present: now, past: differing(past), future: differing(future) };
}
