import { describe, expect, test } from 'vitest';
import { PALETTES } from '../../../src/shells/web/scene/palette.ts';

/** Relative luminance as WCAG has it. */
function luminance(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(Object.values(PALETTES))('the $theme palette', (palette) => {
  const colours = [...Object.values(palette.types), ...palette.regions, palette.noRegion, palette.ring];

  test.each(colours)('%s stands out from the ground', (colour) => {
    expect(contrast(colour, palette.background)).toBeGreaterThanOrEqual(3);
  });

  test.each([palette.ink, palette.softInk])('names can be read: %s', (colour) => {
    expect(contrast(colour, palette.background)).toBeGreaterThanOrEqual(7);
  });
});
