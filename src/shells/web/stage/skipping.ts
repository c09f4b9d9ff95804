import type { Pace } from './pace.ts';
import type { Paint } from './paint.ts';

/** Leaves the edges out while the view moves, on a machine that is slow by now. */
export interface Skipping {
  /** The view moves. */
  note(): void;
  /** Before a frame is drawn. */
  begin(): void;
  /** A frame was drawn: now and then it is waited for, and timed. */
  judge(): void;
  stop(): void;
}

/** Rest after which a slow machine draws the edges again, in milliseconds. */
const STILL_MS = 160;
/** Between two looks at how fast the machine draws, in milliseconds: to wait for the graphics card costs time itself. */
const JUDGED_MS = 400;

/** @param finish waits until the card has drawn all it was given, and returns the time. */
export function createSkipping(paint: Paint, pace: Pace, finish: () => number, draw: () => void): Skipping {
  let timer = 0;
  let start = 0;
  let judged: number | undefined;
  return {
    note() {
      if (!pace.isSlow()) return;
      paint.skipEdges = true;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        paint.skipEdges = false;
        draw();
      }, STILL_MS);
    },
    begin() {
      start = performance.now();
      // The first frame holds what is done once only: it says nothing of the others.
      judged ??= start;
    },
    judge() {
      if (paint.skipEdges || judged === undefined || start - judged < JUDGED_MS) return;
      judged = start;
      pace.note(finish() - start);
    },
    stop: () => clearTimeout(timer),
  };
}
