/** Carries nodes from where they are drawn to where they belong, a step an animation frame. */
export interface Motion {
  /** New places, x and y interleaved. */
  aim(goal: ArrayLike<number>): void;
  /** The last places: `arrived` is called when the nodes are there, at once where nothing may move. */
  finish(goal: ArrayLike<number>): void;
  /** Puts the nodes at the last places that were to stay, without drawing. */
  stop(): void;
}

interface Moved {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Draws the nodes where they now are. */
  draw(): void;
  /** Called when the nodes have come to where they stay. */
  arrived(): void;
  isStill(): boolean;
}

/** Milliseconds in which a node covers about two thirds of its way. */
const PACE = 70;
/** Nodes this near to their goal, in CSS pixels of the natural scale, are there. */
const THERE = 0.5;
/** After a frame that took some time, the page is left in peace so many times as long. */
const PEACE = 2;

export function createMotion({ x, y, draw, arrived, isStill }: Moved): Motion {
  let goal: ArrayLike<number> | undefined;
  let isLast = false;
  let frame = 0;
  let before = 0;
  let peaceUntil = 0;

  function place(at: ArrayLike<number>) {
    for (let i = 0; i < x.length; i++) [x[i], y[i]] = [at[2 * i]!, at[2 * i + 1]!];
  }

  /** Whether every node has come to its goal. */
  function approach(to: ArrayLike<number>, share: number): boolean {
    let farthest = 0;
    for (let i = 0; i < x.length; i++) {
      const [dx, dy] = [to[2 * i]! - x[i]!, to[2 * i + 1]! - y[i]!];
      x[i]! += share * dx;
      y[i]! += share * dy;
      farthest = Math.max(farthest, Math.abs(dx), Math.abs(dy));
    }
    return farthest * (1 - share) < THERE;
  }

  function end(at: ArrayLike<number>) {
    place(at);
    goal = undefined;
    arrived();
  }

  function step(now: number) {
    frame = 0;
    if (!goal) return;
    if (now < peaceUntil) {
      frame = requestAnimationFrame(step);
      return;
    }
    const isThere = approach(goal, 1 - Math.exp(-Math.max(8, now - before) / PACE));
    before = now;
    if (isThere && isLast) return end(goal);
    const start = performance.now();
    draw();
    const cost = performance.now() - start;
    peaceUntil = cost > 8 ? performance.now() + PEACE * cost : 0;
    if (!isThere) frame = requestAnimationFrame(step);
  }

  function go(to: ArrayLike<number>) {
    goal = to;
    if (frame !== 0) return;
    before = performance.now();
    frame = requestAnimationFrame(step);
  }

  return {
    aim(to) {
      isLast = false;
      if (!isStill()) go(to);
    },
    finish(to) {
      isLast = true;
      if (!isStill()) return go(to);
      cancelAnimationFrame(frame);
      frame = 0;
      end(to);
    },
    stop() {
      cancelAnimationFrame(frame);
    },
  };
}
