import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LabelWish, placeLabels } from '../../../src/shells/web/stage/labels.ts';

const SCREEN = { left: 0, top: 0, right: 800, bottom: 600 };
const wish = (node: number, x: number, y: number, insists = false): LabelWish => ({
  node,
  x,
  y,
  radius: 5,
  width: 80,
  height: 14,
  insists,
});
const nodesOf = (labels: ReturnType<typeof placeLabels>) => labels.map(({ node }) => node);

describe('labels', () => {
  test('go to the right of their node', () => {
    const [label] = placeLabels([wish(0, 100, 100)], [], SCREEN, [], 9);
    expect(label).toMatchObject({ left: 109, top: 93, right: 189, bottom: 107 });
  });

  test('go to the left where the screen ends on the right', () => {
    const [label] = placeLabels([wish(0, 780, 100)], [], SCREEN, [], 9);
    expect(label!.right).toBeLessThan(780);
  });

  test('make way for those before them', () => {
    const crowd = Array.from({ length: 30 }, (_, node) => wish(node, 100, 100));
    const placed = nodesOf(placeLabels(crowd, [], SCREEN, [], 99));
    expect(placed[0]).toBe(0);
    expect(placed.length).toBeLessThan(crowd.length);
  });

  test('are not written over a node, unless they insist', () => {
    const wall = [{ node: 7, x: 100, y: 100, radius: 200 }];
    expect(placeLabels([wish(0, 100, 100)], wall, SCREEN, [], 9)).toEqual([]);
    expect(nodesOf(placeLabels([wish(0, 100, 100, true)], wall, SCREEN, [], 9))).toEqual([0]);
  });

  test('are not written under what covers the screen, even if they insist', () => {
    expect(placeLabels([wish(0, 100, 100, true)], [], SCREEN, [SCREEN], 9)).toEqual([]);
  });

  test('are not written over a title, unless they insist and there is no room beside it', () => {
    const title = { left: 105, right: 400, top: 80, bottom: 120 };
    expect(placeLabels([wish(0, 100, 100)], [], SCREEN, [], 9, [title])[0]!.right).toBeLessThan(100);
    const page = { left: 0, right: 800, top: 0, bottom: 600 };
    expect(placeLabels([wish(0, 100, 100)], [], SCREEN, [], 9, [page])).toEqual([]);
    expect(nodesOf(placeLabels([wish(0, 100, 100, true)], [], SCREEN, [], 9, [page]))).toEqual([0]);
  });

  test('never touch each other and never leave the screen', () => {
    const coordinate = fc.tuple(fc.integer({ min: -50, max: 850 }), fc.integer({ min: -50, max: 650 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(coordinate, { maxLength: 80 }), (places) => {
        const placed = placeLabels(
          places.map(([x, y, insists], node) => wish(node, x, y, insists)),
          places.map(([x, y], node) => ({ node, x, y, radius: 5 })),
          SCREEN,
          [],
          99,
        );
        for (const [i, a] of placed.entries()) {
          expect(a.left >= 0 && a.top >= 0 && a.right <= 800 && a.bottom <= 600).toBe(true);
          for (const b of placed.slice(i + 1)) {
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
          }
        }
      }),
    );
  });
});
