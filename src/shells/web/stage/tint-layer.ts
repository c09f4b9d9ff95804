import type { Picture } from '../scene/picture.ts';
import { colourOfRegion } from '../scene/regions.ts';
import type { Projection } from './projection.ts';
import type { Positions } from './renderer.ts';

/** CSS pixels from a node to where its tint ends. */
const REACH = 84;
/** Opacity of one node's tint in its middle: where a region's names are close it adds up. */
const OPACITY = { light: 0.045, dark: 0.08 } as const;

const sprites = new Map<string, HTMLCanvasElement>();

/** Tints the ground around the names of each region, softly, so that the eye finds what belongs together. */
export function drawTint(
  context: CanvasRenderingContext2D,
  { scene, palette }: Picture,
  { x, y }: Positions,
  drawn: readonly number[],
  { scale, originX, originY }: Projection,
  { width, height }: { readonly width: number; readonly height: number },
  fade: number,
): void {
  context.clearRect(0, 0, width, height);
  const { of } = scene.regions;
  context.globalAlpha = 1 - 0.6 * fade;
  for (const node of drawn) {
    const region = of[node]!;
    if (region < 0) continue;
    const [px, py] = [originX + x[node]! * scale, originY - y[node]! * scale];
    if (px < -REACH || py < -REACH || px > width + REACH || py > height + REACH) continue;
    const sprite = spriteOf(colourOfRegion(scene.regions, palette, region), OPACITY[palette.theme]);
    context.drawImage(sprite, px - REACH, py - REACH, 2 * REACH, 2 * REACH);
  }
  context.globalAlpha = 1;
}

/** A soft disc of a colour, drawn once and then copied. */
function spriteOf(colour: string, opacity: number): HTMLCanvasElement {
  const key = `${colour} ${opacity}`;
  const known = sprites.get(key);
  if (known) return known;
  const sprite = document.createElement('canvas');
  sprite.width = sprite.height = REACH;
  const context = sprite.getContext('2d')!;
  const half = REACH / 2;
  const gradient = context.createRadialGradient(half, half, 0, half, half, half);
  const alpha = (share: number) =>
    Math.round(255 * share)
      .toString(16)
      .padStart(2, '0');
  gradient.addColorStop(0, colour + alpha(opacity));
  gradient.addColorStop(0.5, colour + alpha(opacity * 0.7));
  gradient.addColorStop(1, `${colour}00`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, REACH, REACH);
  sprites.set(key, sprite);
  return sprite;
}
