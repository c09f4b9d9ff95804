import { expect, test } from 'vitest';
import { type AtlasGraph, NAMES_AT_FIRST } from '../../../src/index.ts';
import { PALETTES } from '../../../src/shells/web/scene/palette.ts';
import { prepareScene } from '../../../src/shells/web/scene/scene.ts';
import { planFit } from '../../../src/shells/web/stage/detail.ts';

/** A chain of names along a line, the last of them far away from all others. */
function makePicture(count: number) {
  const nodes = Array.from({ length: count }, (_, rank) => ({
    ...{ id: `${rank}`, label: `Name ${rank}`, kind: 'person', mentions: 1, articles: 1, rank, region: -1 },
    ...{ x: (rank < count - 1 ? 10 : 50) * rank, y: rank % 100 },
  }));
  const edges = nodes.slice(1).map(({ rank }) => ({
    ...{ source: rank - 1, target: rank, weight: 1, articles: 1, telling: 1, drawnFrom: rank + 1 },
  }));
  const scene = prepareScene({ nodes, edges, regions: [] } as unknown as AtlasGraph);
  const sight = {
    ...{ nodes: new Uint8Array(count).fill(1), edges: new Uint8Array(edges.length).fill(1) },
    ...{ nodeCount: count, edgeCount: edges.length },
  };
  return {
    ...({ scene, sight, focus: undefined, chosen: [], colouring: 'community', amount: 'more', roles: false } as const),
    palette: PALETTES.light,
  };
}

test('a large map is fitted to the first names: a later one, which may be an island far below, does not make it smaller', () => {
  const frame = { free: { left: 0, top: 0, right: 1100, bottom: 900 }, covered: [] };
  const fitNames = (count: number) => {
    const picture = makePicture(count);
    const positions = { x: Float64Array.from(picture.scene.x), y: Float64Array.from(picture.scene.y) };
    return planFit(picture, positions, frame, frame);
  };
  // There is room for more names than are first.
  const { capacity, whole } = fitNames(NAMES_AT_FIRST + 20);
  expect(capacity).toBeGreaterThan(NAMES_AT_FIRST + 20);
  expect(whole.scale).toBeCloseTo(1100 / (10 * (NAMES_AT_FIRST - 1)), 6);
});
