/** Whether frames are drawn slowly here; judged again and again, for a machine may be busy for a while only. */
export interface Pace {
  /** How long a frame took, in milliseconds, with its edges drawn. */
  note(milliseconds: number): void;
  isSlow(): boolean;
}

/** A frame that takes longer is not worth animating: a machine without a graphics card, or a very large graph. */
const SLOW_MS = 50;
/** A slow one must become this fast to be taken for fast again: the verdict does not flicker. */
const FAST_MS = 30;
/** Share of the newest frame in the running mean. */
const SHARE = 0.35;

export function createPace(): Pace {
  let mean: number | undefined;
  let slow = false;
  return {
    note(milliseconds) {
      mean = mean === undefined ? milliseconds : mean + SHARE * (milliseconds - mean);
      slow = slow ? mean > FAST_MS : mean > SLOW_MS;
    },
    isSlow: () => slow,
  };
}
