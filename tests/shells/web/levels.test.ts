import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Adjacency } from '../../../src/index.ts';
import { KEEPING } from '../../../src/shells/web/stage/earlier-levels.ts';
import { type Anchor, offsetOf } from '../../../src/shells/web/stage/level-boxes.ts';
import { BANDS, createLevels, LEVEL_STEP, type LevelInput, type Titles } from '../../../src/shells/web/stage/levels.ts';
import { NEVER } from '../../../src/shells/web/stage/placement.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const HEIGHT = 14;
const RADIUS = 4;
const GAP = 4;
const EDGES = { left: -2000, right: 2000, top: -2000, bottom: 2000 };

function levelsOf(
  spots: readonly Spot[],
  lines: readonly (readonly [number, number])[] = [],
  first: readonly number[] = [],
  titles: Titles = { wishes: [], titleOf: () => -1 },
  others: Partial<LevelInput> = {},
) {
  const adjacency: { node: number; edge: number; weight: number }[][] = spots.map(() => []);
  lines.forEach(([a, b], edge) => {
    adjacency[a]!.push({ node: b, edge, weight: 1 });
    adjacency[b]!.push({ node: a, edge, weight: 1 });
  });
  return createLevels({
    order: [...spots.keys()],
    x: spots.map(({ x }) => x),
    y: spots.map(({ y }) => y),
    radius: spots.map(() => RADIUS),
    names: { width: (node) => spots[node]!.width, height: () => HEIGHT },
    fixed: [],
    baseScale: 1,
    edges: EDGES,
    covered: [],
    gap: GAP,
    first: 40,
    tries: 40,
    allowsLone: true,
    insisting: 0,
    titles: (band) => (band === 0 ? titles : { wishes: [], titleOf: () => -1 }),
    adjacency: adjacency as Adjacency,
    telling: (edge) => 100 - edge,
    isFirst: (edge) => first.includes(edge),
    ...others,
  });
}

/** Boxes of a name and its node as they are drawn at a scale. */
function boxesAt({ x, y, width }: Spot, anchor: Anchor, scale: number) {
  const { dx, dy } = offsetOf(anchor, RADIUS, width, HEIGHT);
  const box = (alongX: number, alongY: number, halfWidth: number, halfHeight: number) => ({
    left: x * scale + alongX - halfWidth,
    right: x * scale + alongX + halfWidth,
    top: -y * scale + alongY - halfHeight,
    bottom: -y * scale + alongY + halfHeight,
  });
  return [box(0, 0, RADIUS, RADIUS), box(dx, dy, width / 2, HEIGHT / 2)];
}

const SPOTS = fc.array(
  fc.record({
    x: fc.integer({ min: -300, max: 300 }),
    y: fc.integer({ min: -200, max: 200 }),
    width: fc.integer({ min: 20, max: 160 }),
  }),
  { maxLength: 60 },
);

describe('levels', () => {
  test('keep a name back that no line ties to another, until one that it is tied to comes', () => {
    const spots = [
      { x: 0, y: 0, width: 40 },
      { x: 200, y: 0, width: 40 },
      { x: 0, y: 100, width: 40 },
      { x: 1, y: 100, width: 40 },
    ];
    const lines = [
      [0, 1],
      [2, 3],
    ] as const;
    const isDrawn = (level: number, others: Partial<LevelInput>) =>
      [...levelsOf(spots, lines, [], undefined, others).nodeLevels(level)].map((from) => from <= level);
    expect(isDrawn(0, { allowsLone: true })).toEqual([true, true, true, false]);
    expect(isDrawn(0, { allowsLone: false })).toEqual([true, true, false, false]);
    expect(isDrawn(40, { allowsLone: false })).toEqual([true, true, true, true]);
  });

  test('let no lesser name keep a greater one off the whole map', () => {
    fc.assert(
      fc.property(SPOTS, (wide) => {
        const spots = wide.map(({ x, y, width }) => ({ x: x / 2, y: y / 2, width }));
        const isDrawn = (some: readonly Spot[], node: number) => levelsOf(some).nodeLevels(0)[node]! <= 0;
        for (const node of spots.keys()) {
          expect(isDrawn(spots, node)).toBe(isDrawn(spots.slice(0, node + 1), node));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('let no name lie on another name or node, at any scale however near', () => {
    fc.assert(
      fc.property(
        SPOTS,
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (spots, level, into) => {
          const levels = levelsOf(spots);
          const nodeLevels = levels.nodeLevels(level);
          const scale = LEVEL_STEP ** (level + into);
          const drawn = [...spots.keys()].filter((node) => nodeLevels[node]! <= level);
          const boxes = drawn.map((node) => boxesAt(spots[node]!, levels.anchors[node] as Anchor, scale));
          for (const [i, own] of boxes.entries()) {
            for (const other of boxes.slice(i + 1)) {
              for (const a of own) {
                for (const b of other) {
                  const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                  expect(meet).toBe(false);
                }
              }
            }
          }
        },
      ),
    );
  });

  test('keep what appeared for all deeper ones', () => {
    fc.assert(
      fc.property(SPOTS, (spots) => {
        const levels = levelsOf(spots);
        const before = [...levels.nodeLevels(3)];
        const after = levels.nodeLevels(12);
        before.forEach((level, node) => {
          if (level <= 3) expect(after[node]).toBe(level);
        });
      }),
    );
  });

  test('let no name leave the canvas while all of the map is in sight', () => {
    const spot = (x: number) => ({ x, y: 0, width: 100 });
    const levels = levelsOf([spot(1980), spot(-1980)]);
    expect([...levels.nodeLevels(0)].every((level) => level <= 0)).toBe(true);
    for (const [node, sign] of [
      [0, -1],
      [1, 1],
    ] as const) {
      const { dx } = offsetOf(levels.anchors[node] as Anchor, RADIUS, 100, HEIGHT);
      expect(Math.sign(dx)).toBe(sign);
    }
  });

  test('name everything once one is near enough', () => {
    const spots = Array.from({ length: 30 }, (_, i) => ({ x: i % 6, y: Math.floor(i / 6), width: 60 }));
    const near = levelsOf(spots).nodeLevels(40);
    expect([...near].every((level) => level !== NEVER)).toBe(true);
    const far = levelsOf(spots).nodeLevels(0);
    expect([...far].filter((level) => level <= 0)).toHaveLength(1);
  });

  test('join what is drawn to one whole, by its first lines and then the most telling others', () => {
    const spots = [0, 400, 800, 1200].map((x) => ({ x, y: 0, width: 40 }));
    const lines = [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 2],
      [0, 3],
      [1, 3],
    ] as const;
    const edgeLevels = levelsOf(spots, lines, [4]).edgeLevels(0);
    const drawn = [...edgeLevels.keys()].filter((edge) => edgeLevels[edge]! <= 0);
    expect(drawn).toEqual([0, 1, 4]);
  });

  test('stand where they hide no line, if there is room, else to the right', () => {
    const anchorOf = (...others: { x: number; y: number; width: number }[]) => {
      const spots = [{ x: 0, y: 0, width: 60 }, ...others];
      const lines = others.map((_, at) => [0, at + 1] as const);
      const levels = levelsOf(spots, lines, [...lines.keys()], undefined, { allowsLone: false });
      levels.nodeLevels(0);
      return offsetOf(levels.anchors[0] as Anchor, RADIUS, 60, HEIGHT);
    };
    expect(anchorOf({ x: -200, y: 0, width: 20 }).dx).toBeGreaterThan(30);
    expect(anchorOf({ x: 200, y: 0, width: 20 }).dx).toBeLessThan(-30);
    expect(anchorOf({ x: 200, y: 0, width: 20 }, { x: -200, y: 0, width: 20 }).dx).toBe(0);
  });

  test('of the first names keep none out by standing over its node, if there is room elsewhere', () => {
    const spots = [
      { x: 0, y: 0, width: 60 },
      { x: 40, y: 0, width: 60 },
      { x: 40, y: 200, width: 20 },
    ];
    const lines: [number, number][] = [
      [0, 2],
      [1, 2],
    ];
    const levels = levelsOf(spots, lines, [0], undefined, { allowsLone: false });
    expect(Array.from(levels.nodeLevels(0)).every((level) => level <= 0)).toBe(true);
  });

  describe('with titles', () => {
    const row = (count: number) => Array.from({ length: count }, (_, i) => ({ x: 0, y: 60 * i, width: 60 }));
    const title = { width: 80, height: 20 };

    /** Where titles stand at a scale, and every name with its node. */
    function boxesOf(spots: readonly Spot[], levels: ReturnType<typeof levelsOf>, band: number, level: number) {
      const scale = LEVEL_STEP ** level;
      const nodeLevels = levels.nodeLevels(level);
      const written = levels.titles(band).flatMap((at) =>
        at
          ? [
              {
                left: at.x * scale - at.width / 2,
                right: at.x * scale + at.width / 2,
                top: -at.y * scale - at.height / 2,
                bottom: -at.y * scale + at.height / 2,
              },
            ]
          : [],
      );
      const names = spots.flatMap((spot, node) =>
        nodeLevels[node]! <= level ? boxesAt(spot, levels.anchors[node] as Anchor, scale) : [],
      );
      return { written, names };
    }

    test('write each over no name, node or other title, at any scale at which it is written', () => {
      fc.assert(
        fc.property(SPOTS, fc.integer({ min: 1, max: 4 }), (spots, parts) => {
          const wishes = Array.from({ length: parts }, () => title);
          const levels = levelsOf(spots, [], [], { wishes, titleOf: (node) => node % parts });
          for (let level = BANDS[0][0]; level < BANDS[0][1]; level++) {
            const { written, names } = boxesOf(spots, levels, 0, level);
            written.forEach((box, at) => {
              for (const other of [...names, ...written.slice(0, at)]) {
                const meets =
                  box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
                expect(meets).toBe(false);
              }
            });
          }
        }),
      );
    });

    test('write each beside the names of its part', () => {
      const two = [...row(3), ...row(3).map(({ y, width }) => ({ x: 700, y, width }))];
      const levels = levelsOf(two, [], [], { wishes: [title, title], titleOf: (node) => (node < 3 ? 0 : 1) });
      const [left, right] = levels.titles(0);
      expect(Math.abs(left!.x)).toBeLessThan(200);
      expect(Math.abs(right!.x - 700)).toBeLessThan(200);
    });

    test('write none where none of its names is', () => {
      const levels = levelsOf(row(3), [], [], { wishes: [title, title], titleOf: () => 1 });
      expect(levels.titles(0).map((at) => at !== undefined)).toEqual([false, true]);
    });

    test('write none where its last names went away, since those that they are tied to are not there', () => {
      // Three pairs: of the third one name has no room, so that the other would stand alone.
      const spots = [
        ...[
          { x: -300, y: 100, width: 40 },
          { x: -300, y: 0, width: 40 },
        ],
        ...[
          { x: 300, y: 100, width: 40 },
          { x: 300, y: 0, width: 40 },
        ],
        ...[
          { x: 0, y: 0, width: 40 },
          { x: -300, y: 0, width: 40 },
        ],
      ];
      const titles = {
        wishes: [0, 1, 2].map(() => ({ width: 60, height: 14 })),
        titleOf: (node: number) => Math.floor(node / 2),
      };
      const pairs = [
        [0, 1],
        [2, 3],
        [4, 5],
      ] as const;
      const levels = levelsOf(spots, pairs, [0, 1, 2], titles, { allowsLone: false });
      expect(levels.titles(0).map((at) => at !== undefined)).toEqual([true, true, false]);
      const alone = levelsOf(spots, pairs, [0, 1, 2], titles);
      expect(alone.titles(0).map((at) => at !== undefined)).toEqual([true, true, true]);
    });

    test('let a title send away lesser names where there is no other room, and no greater ones', () => {
      const room = { left: -100, right: 110, top: -270, bottom: 30 };
      const stack = Array.from({ length: 9 }, (_, i) => ({ x: -90, y: 30 * i, width: 170 }));
      const task: Titles = { wishes: [{ width: 150, height: 20 }], titleOf: () => 0 };
      const lines = stack.slice(1).map((_, at) => [at, at + 1] as const);
      const levels = levelsOf(stack, lines, [...lines.keys()], task, { edges: room, allowsLone: false });
      const waiting = [...levels.nodeLevels(0).keys()].filter((node) => levels.nodeLevels(0)[node] === NEVER);
      expect(levels.titles(0)[0]).toBeDefined();
      expect(waiting.length).toBeGreaterThan(0);
      expect(waiting.every((node) => node >= 2)).toBe(true);
      for (const node of waiting) expect(levels.nodeLevels(12)[node]).toBeLessThanOrEqual(12);
    });
  });

  test('draw no line before both its ends', () => {
    fc.assert(
      fc.property(SPOTS, (spots) => {
        const lines = spots.slice(1).map((_, i) => [i, (i * 7 + 3) % spots.length] as const);
        const real = lines.filter(([a, b]) => a !== b);
        const levels = levelsOf(spots, real);
        const edgeLevels = levels.edgeLevels(8);
        const nodeLevels = levels.nodeLevels(8);
        real.forEach(([a, b], edge) => {
          if (edgeLevels[edge] !== NEVER)
            expect(edgeLevels[edge]).toBeGreaterThanOrEqual(Math.max(nodeLevels[a]!, nodeLevels[b]!));
        });
      }),
    );
  });
});

describe('levels of a map of which a decision changed some names', () => {
  const LINES = fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 80 });
  /** Lines between names that there are, each once. */
  const linesOf = (spots: readonly Spot[], lines: readonly (readonly [number, number])[]) => [
    ...new Map(
      lines
        .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
        .filter(([a, b]) => a < b && b < spots.length)
        .map((line) => [line.join(), line]),
    ).values(),
  ];
  const titlesFor = (count: number): Titles => ({
    wishes: Array.from({ length: count }, () => ({ width: 90, height: 28 })),
    titleOf: (node) => (node % 3 < count ? node % 3 : -1),
  });
  const stateOf = (levels: ReturnType<typeof createLevels>, level: number) => ({
    nodes: [...levels.nodeLevels(level)],
    anchors: [...levels.anchors],
    edges: [...levels.edgeLevels(level)],
    titles: levels.titles(0),
  });
  const LONELY = fc.boolean();

  test('are those that they were where nothing changed', () => {
    fc.assert(
      fc.property(
        SPOTS,
        LINES,
        fc.nat(3),
        LONELY,
        fc.integer({ min: 0, max: 12 }),
        (spots, pairs, count, lone, level) => {
          const lines = linesOf(spots, pairs);
          const first = lines.map((_, edge) => edge).filter((edge) => edge % 2 === 0);
          const make = (others: Partial<LevelInput>) =>
            levelsOf(spots, lines, first, titlesFor(count), { allowsLone: lone, first: 8, tries: 12, ...others });
          const before = make({});
          const after = make({
            earlier: { levels: before, nodeOf: (node) => node, isChanged: () => false, keeping: KEEPING },
          });
          const drawn = (state: ReturnType<typeof stateOf>) => ({
            ...state,
            anchors: state.anchors.map((anchor, node) => (state.nodes[node] === NEVER ? 0 : anchor)),
          });
          expect(drawn(stateOf(after, level))).toEqual(drawn(stateOf(before, level)));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('keep every other name, and each title that has its names, where it was; a name that changed is still drawn', () => {
    fc.assert(
      fc.property(
        SPOTS,
        LINES,
        fc.nat(3),
        fc.nat(59),
        fc.integer({ min: 5, max: 300 }),
        (spots, pairs, count, at, width) => {
          if (spots.length < 2) return;
          const lines = linesOf(spots, pairs);
          const first = lines.map((_, edge) => edge);
          const titles = titlesFor(count);
          const before = levelsOf(spots, lines, first, titles, { allowsLone: false, first: 8, tries: 12 });
          const levelBefore = [...before.nodeLevels(0)];
          const changed = at % spots.length;
          const others = spots.map((spot, node) => (node === changed ? { ...spot, width } : spot));
          const after = levelsOf(others, lines, first, titles, {
            ...{ allowsLone: false, first: 8, tries: 12 },
            earlier: {
              levels: before,
              nodeOf: (node) => node,
              isChanged: (node) => node === changed,
              keeping: KEEPING,
            },
          });
          const levelAfter = after.nodeLevels(0);
          const stood = [...spots.keys()].filter((node) => levelBefore[node]! <= 0);
          const lost = stood.filter((node) => node !== changed && levelAfter[node]! > 0);
          for (const node of stood) {
            if (node === changed || lost.includes(node)) continue;
            if (lost.length === 0) expect(after.anchors[node]).toBe(before.anchors[node]);
          }
          // A greater name never gives way to a lesser one.
          for (const node of lost) expect(node).toBeGreaterThan(changed);
          if (lost.length === 0 && stood.includes(changed) && width <= spots[changed]!.width) {
            expect(levelAfter[changed]).toBeLessThanOrEqual(0);
            expect(after.titles(0)).toEqual(before.titles(0));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('take nobody who is gone, and let nothing lie on anything', () => {
    fc.assert(
      fc.property(SPOTS, LINES, fc.nat(59), fc.integer({ min: 0, max: 10 }), (spots, pairs, at, level) => {
        if (spots.length < 2) return;
        const lines = linesOf(spots, pairs);
        const gone = at % spots.length;
        const before = levelsOf(spots, lines, [], undefined, { allowsLone: false });
        const left = spots.filter((_, node) => node !== gone);
        const nodeOf = (node: number) => (node === gone ? -1 : node > gone ? node - 1 : node);
        const leftLines = lines
          .filter(([a, b]) => a !== gone && b !== gone)
          .map(([a, b]) => [nodeOf(a), nodeOf(b)] as const);
        const after = levelsOf(left, leftLines, [], undefined, {
          ...{ allowsLone: false, earlier: { levels: before, nodeOf, isChanged: () => false, keeping: KEEPING } },
        });
        const levelsNow = after.nodeLevels(level);
        for (const [node, from] of before.nodeLevels(0).entries()) {
          if (from > 0 || node === gone) continue;
          expect(levelsNow[nodeOf(node)]).toBeLessThanOrEqual(0);
          expect(after.anchors[nodeOf(node)]).toBe(before.anchors[node]);
        }
        const scale = LEVEL_STEP ** level;
        const drawn = [...left.keys()].filter((node) => levelsNow[node]! <= level);
        const boxes = drawn.map((node) => boxesAt(left[node]!, after.anchors[node] as Anchor, scale));
        for (const [i, own] of boxes.entries()) {
          for (const other of boxes.slice(i + 1)) {
            for (const a of own) {
              for (const b of other) {
                const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
                expect(apart).toBe(true);
              }
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
