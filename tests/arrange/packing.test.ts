import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frame, packFrames } from '../../src/arrange/packing.ts';

const frame = fc.record({
  left: fc.integer({ min: -500, max: 500 }),
  low: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 300 }),
});

const move = (frames: readonly Frame[], anchored: readonly boolean[]) =>
  packFrames(frames, anchored, 1.25).map(({ x, y }, i) => ({
    ...frames[i]!,
    left: frames[i]!.left + x,
    low: frames[i]!.low + y,
  }));

const overlap = (a: Frame, b: Frame) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.low < b.low + b.height && b.low < a.low + a.height;

describe('packed frames', () => {
  test('never overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(frame, fc.boolean()), { maxLength: 30 }), (parts) => {
        const packed = move(
          parts.map(([of]) => of),
          parts.map(([, anchored]) => anchored),
        );
        return packed.every((a, i) => packed.slice(i + 1).every((b) => !overlap(a, b)));
      }),
    );
  });

  test('stay where they are if they are anchored and alone there', () => {
    const frames = [
      { left: 0, low: 0, width: 100, height: 50 },
      { left: 200, low: 0, width: 10, height: 10 },
      { left: 50, low: 20, width: 10, height: 10 },
    ];
    const packed = move(frames, [true, true, true]);
    expect(packed.slice(0, 2)).toEqual(frames.slice(0, 2));
    expect(packed[2]).not.toEqual(frames[2]);
  });

  test('of points make a block as wide as a screen likes', () => {
    const points = Array.from({ length: 600 }, () => ({ left: 0, low: 0, width: 9, height: 9 }));
    const packed = move(
      points,
      points.map(() => false),
    );
    const width = Math.max(...packed.map(({ left }) => left + 9)) - Math.min(...packed.map(({ left }) => left));
    const height = Math.max(...packed.map(({ low }) => low + 9)) - Math.min(...packed.map(({ low }) => low));
    expect(width / height).toBeGreaterThan(1.2);
    expect(width / height).toBeLessThan(1.8);
  });
});
