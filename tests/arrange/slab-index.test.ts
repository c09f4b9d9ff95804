import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SlabIndex } from '../../src/arrange/slab-index.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const place = fc.double({ min: -700, max: 700, noNaN: true });
const side = fc.double({ min: 0, max: 400, noNaN: true });
const rectangle: fc.Arbitrary<Rectangle> = fc.record({ x: place, y: place, width: side, height: side });

function meet(a: Rectangle, b: Rectangle): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

describe('rectangles that are looked for', () => {
  test('are all found where they lie, however often they moved, ascending and each once', () => {
    const moves = fc.array(fc.tuple(fc.nat(69), rectangle), { maxLength: 200 });
    fc.assert(
      fc.property(moves, rectangle, (put, asked) => {
        const index = new SlabIndex(70, 1000, 800);
        const last = new Map<number, Rectangle>();
        for (const [item, own] of put) {
          last.set(item, own);
          index.put(item, own.x, own.x + own.width, own.y, own.y + own.height);
        }
        const count = index.find(asked.x, asked.x + asked.width, asked.y, asked.y + asked.height);
        const found = [...index.found.subarray(0, count)];
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        expect(found.every((item) => last.has(item))).toBe(true);
        for (const [item, own] of last) if (meet(own, asked)) expect(found).toContain(item);
      }),
    );
  });

  test('are few where the plane is large', () => {
    const index = new SlabIndex(100, 1000, 1000);
    for (let i = 0; i < 100; i++) {
      const [x, y] = [(i % 10) * 100 - 495, Math.floor(i / 10) * 100 - 495];
      index.put(i, x, x + 50, y, y + 50);
    }
    expect(index.find(-480, -470, -480, -470)).toBe(1);
  });
});
