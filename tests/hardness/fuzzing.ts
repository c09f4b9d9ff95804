import { setImmediate as nextTurn } from 'node:timers/promises';
import { FormatError } from '../../src/index.ts';
import { type Door, MissingFile } from './door.ts';
import { createChoice } from './mutate.ts';

/** Milliseconds of processor time that a case of some kilobytes may take. */
const TIME_BOUND = 2000;
/** Failures that are kept: the first ones tell. */
const KEPT = 20;

export interface FuzzReport {
  readonly cases: number;
  /** Cases that were refused with a `FormatError`, which is a right answer. */
  readonly refused: number;
  /** Cases that ended in any other error, or took too long. */
  readonly failures: readonly FuzzFailure[];
  readonly failed: number;
  /** Milliseconds of processor time of the slowest case. */
  readonly slowest: number;
}

export interface FuzzFailure {
  readonly door: string;
  /** Makes the same case again. */
  readonly seed: number;
  readonly what: string;
  readonly input: string;
}

/** Sends mutated input through every door. @param seed of the first case; the others follow it. */
export async function fuzz(doors: readonly Door[], cases: number, seed: number): Promise<FuzzReport> {
  const failures: FuzzFailure[] = [];
  let refused = 0;
  let failed = 0;
  let slowest = 0;
  /** What went wrong in work that nobody waited for: in the command it would end the program. */
  let unhandled: unknown;
  const listen = (reason: unknown) => {
    unhandled = reason ?? 'nothing';
  };
  process.on('unhandledRejection', listen);
  for (let index = 0; index < cases; index++) {
    const caseSeed = (seed + index) >>> 0;
    const choice = createChoice(caseSeed);
    const door = chooseDoor(doors, choice.number(doors.reduce((sum, { share }) => sum + share, 0)));
    const input = door.make(choice);
    const before = process.cpuUsage();
    let what: string | undefined;
    try {
      await door.enter(input);
    } catch (error) {
      if (error instanceof FormatError || error instanceof MissingFile) refused++;
      else what = explain(error);
    }
    // Node looks for what nobody waited for between two turns.
    await nextTurn();
    if (unhandled !== undefined) {
      what ??= `nobody waited for: ${explain(unhandled)}`;
      unhandled = undefined;
    }
    const { user, system } = process.cpuUsage(before);
    const time = (user + system) / 1000;
    slowest = Math.max(slowest, time);
    if (time > TIME_BOUND) what ??= `took ${Math.round(time)} ms of processor time`;
    if (what === undefined) continue;
    failed++;
    if (failures.length < KEPT) failures.push({ door: door.name, seed: caseSeed, what, input: quote(input) });
  }
  process.off('unhandledRejection', listen);
  return { cases, refused, failures, failed, slowest };
}

function explain(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
}

function chooseDoor(doors: readonly Door[], at: number): Door {
  let left = at;
  for (const door of doors) {
    if (left < door.share) return door;
    left -= door.share;
  }
  throw new RangeError(`there is no door ${at}`);
}

function quote(input: string | Uint8Array): string {
  const text = typeof input === 'string' ? input : Buffer.from(input).toString('latin1');
  return JSON.stringify(text.slice(0, 2000));
}
