import { describe, expect, test } from 'vitest';
import { StepMeter } from '../../../src/shells/cli/step-meter.ts';

/** A meter whose clock stands where it is set, in seconds, on a machine that gives it half of its time. */
function createMeter() {
  const time = { now: 0 };
  return {
    time,
    meter: new StepMeter(
      () => time.now * 1000,
      () => 512,
      () => time.now * 500,
    ),
  };
}

describe('a step that is measured', () => {
  test('has a rate and an end in sight, and says nothing of either before it has run a while', () => {
    const { time, meter } = createMeter();
    expect(meter.note({ step: 'recognise', done: 0, total: 100 })).toBeUndefined();
    expect(meter.read()).toEqual({ step: 'recognise', done: 0, total: 100, seconds: 0, processor: 0, memory: 512 });
    time.now = 4;
    meter.note({ step: 'recognise', done: 20, total: 100 });
    expect(meter.read()).toMatchObject({ done: 20, seconds: 4, processor: 2, rate: 5, left: 16 });
  });

  test('is over when another begins, and all of it is done then', () => {
    const { time, meter } = createMeter();
    meter.note({ step: 'resolve', done: 0, total: 50 });
    time.now = 10;
    const over = meter.note({ step: 'relate', done: 0, total: 50 });
    expect(over).toMatchObject({ step: 'resolve', done: 50, seconds: 10, rate: 5, left: 0 });
    expect(meter.read()).toMatchObject({ step: 'relate', done: 0, seconds: 0 });
  });

  test('never goes back, and knows no end where there is no total', () => {
    const { time, meter } = createMeter();
    meter.note({ step: 'recognise', done: 90, total: 100 });
    meter.note({ step: 'recognise', done: 0, total: 100 });
    expect(meter.read()?.done).toBe(90);
    meter.note({ step: 'write', done: 0, total: 0 });
    time.now = 2;
    meter.note({ step: 'write', done: 6, total: 0 });
    expect(meter.read()).toMatchObject({ done: 6, rate: 3 });
    expect(meter.read()).not.toHaveProperty('left');
    expect(meter.end()).toMatchObject({ step: 'write', done: 6 });
    expect([meter.end(), meter.read()]).toEqual([undefined, undefined]);
  });

  test('costs nothing that nobody looks at: where the nodes are is made anew each time it is read', () => {
    const { meter } = createMeter();
    const step = {
      step: 'arrange',
      done: 1,
      total: 1000,
      get positions(): never {
        throw new Error('positions were made');
      },
    } as const;
    meter.note(step);
    meter.note({ step: 'describe', done: 0, total: 1 });
    expect(meter.read()?.step).toBe('describe');
  });
});
