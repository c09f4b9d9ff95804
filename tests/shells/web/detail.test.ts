import { expect, test } from 'vitest';
import { liesBetweenSides } from '../../../src/shells/web/stage/detail.ts';

const frame = (right: number) => ({ free: { left: 0, top: 0, right, bottom: 800 }, covered: [] });
/** Planned for a canvas of 1,000 by 800, in whose middle the plane has its own. */
const planned = { rim: { left: -494, right: 494, top: -394, bottom: 394 }, baseScale: 2 };

test.each([
  ['the canvas that it was planned for', 1000, { scale: 2, originX: 500, originY: 400 }, true],
  ['one that is a little wider', 1004, { scale: 2.008, originX: 502, originY: 400 }, true],
  ['one that is higher, so that the same map is larger', 1000, { scale: 2.06, originX: 500, originY: 410 }, false],
  ['one that lost a strip at its side', 980, { scale: 1.98, originX: 485, originY: 400 }, false],
])('what was planned lies between the sides of %s: %#', (_, width, whole, expected) => {
  expect(liesBetweenSides(planned, whole, frame(width))).toBe(expected);
});
