import { describe, expect, test } from 'vitest';
import { PALETTES } from '../../../src/shells/web/scene/palette.ts';
import { assignColours } from '../../../src/shells/web/scene/region-colours.ts';

const HUES = PALETTES.light.regions;

describe('colours of regions', () => {
  test('are all different while there are as many', () => {
    const middles = HUES.map((_, i) => ({ x: 100 * (i % 4), y: 100 * Math.floor(i / 4) }));
    expect(new Set(assignColours(middles, HUES)).size).toBe(HUES.length);
  });

  test('come back far off only', () => {
    const middles = Array.from({ length: 20 }, (_, i) => ({ x: 100 * (i % 5), y: 100 * Math.floor(i / 5) }));
    const colours = assignColours(middles, HUES);
    for (const [i, a] of middles.entries()) {
      for (const [j, b] of middles.entries()) {
        if (i < j && colours[i] === colours[j]) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(190);
      }
    }
  });

  test('of neighbours differ though the palette is small', () => {
    expect(
      assignColours(
        [0, 1, 2].map((i) => ({ x: 50 * i, y: 0 })),
        ['#b3552a', '#3f6fb5'],
      ),
    ).toEqual([0, 1, 0]);
  });
});
