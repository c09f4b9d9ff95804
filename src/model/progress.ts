/** How far a long step has come. Long work is a generator that a shell pulls; stopping is not pulling. */
export interface Progress {
  readonly step: 'read' | 'recognise' | 'resolve' | 'relate' | 'arrange' | 'describe' | 'write';
  /** Units done, 0..total. */
  readonly done: number;
  readonly total: number;
}

/** Runs long work as a part of other work: each of its steps is told in the other's terms. Returns what it returns. */
export function* mapSteps<Step, Told, Result>(
  work: Generator<Step, Result>,
  tell: (step: Step) => Told,
): Generator<Told, Result> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield tell(next.value);
  }
}

/** Runs a generator to its end and returns what it returns; `watch` sees every step on the way. */
export function drain<Step, Result>(work: Generator<Step, Result>, watch?: (step: Step) => void): Result {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    watch?.(next.value);
  }
}
