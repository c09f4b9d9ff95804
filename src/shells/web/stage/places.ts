import type { Scene } from '../scene/scene.ts';
import type { Positions } from './renderer.ts';
import type { Vantage } from './viewport.ts';

/** Where a stage draws the nodes, and the way there from where a layout has them. */
export interface Places {
  readonly positions: Positions;
  readonly isTurned: boolean;
  /** Places of a layout, x and y interleaved, as they are drawn. */
  turn<Pairs extends Float64Array | Float32Array>(pairs: Pairs): Pairs;
  /** Both ways: turning twice is not turning. */
  turnVantage(vantage: Vantage): Vantage;
  turnPoint(x: number, y: number): readonly [x: number, y: number];
}

/** @param isTurned the map lies on its side: a map is laid out for a wide canvas. */
export function createPlaces(scene: Scene, isTurned: boolean): Places {
  const [x, y] = [Float64Array.from(scene.x), Float64Array.from(scene.y)];
  return {
    isTurned,
    positions: isTurned ? { x: y, y: x } : { x, y },
    turn: (pairs) => (isTurned ? swapPairs(pairs) : pairs),
    turnVantage: ({ x, y, span }) => (isTurned ? { x: y, y: x, span } : { x, y, span }),
    turnPoint: (x, y) => (isTurned ? [y, x] : [x, y]),
  };
}

/** Puts each second number before its first. */
function swapPairs<Pairs extends Float64Array | Float32Array>(pairs: Pairs): Pairs {
  const swapped = pairs.slice() as Pairs;
  for (let i = 0; i < pairs.length; i += 2) [swapped[i], swapped[i + 1]] = [pairs[i + 1]!, pairs[i]!];
  return swapped;
}

export function interleave({ x, y }: Scene): Float64Array {
  const pairs = new Float64Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    pairs[2 * i] = x[i]!;
    pairs[2 * i + 1] = y[i]!;
  }
  return pairs;
}
