import type { Picture } from '../scene/picture.ts';
import { shortenLabel, TITLE_FONT } from './label-style.ts';
import { type Levels, type LevelTitle, TITLED } from './levels.ts';
import type { Projection } from './projection.ts';
import type { Positions } from './renderer.ts';

/** The name of a region, written across it. */
export interface Title extends LevelTitle {
  readonly region: number;
  readonly text: string;
  /** CSS pixels. */
  readonly size: number;
}

/** CSS pixels, of which the largest for which there is room is taken. */
const SIZES = [20, 17, 14] as const;
/** Names on the map below which a region is given no title. */
const LEAST = 3;

/**
 * Writes the name of each region among its names, where there is room between them; without room it stays unwritten.
 *
 * @param first nodes that are in sight when all of the map is, the most important first.
 */
export function placeTitles(
  { scene }: Picture,
  { x, y }: Positions,
  first: readonly number[],
  scale: number,
  context: CanvasRenderingContext2D,
  levels: Levels,
): readonly Title[] {
  const members = new Map<number, number[]>();
  for (const node of first) {
    const region = scene.regions.of[node]!;
    if (region < 0) continue;
    const own = members.get(region);
    if (own) own.push(node);
    else members.set(region, [node]);
  }
  const bySize = [...members].filter(([, own]) => own.length >= LEAST).sort((a, b) => b[1].length - a[1].length);
  return bySize.flatMap(([region, own]) => {
    const text = shortenLabel(scene.regions.list[region]!.title);
    const spots = listSpots(own.map((node) => ({ x: x[node]! * scale, y: y[node]! * scale })));
    for (const size of SIZES) {
      context.font = `${size}px ${TITLE_FONT}`;
      const [width, height] = [context.measureText(text).width, size * 1.2];
      for (const spot of spots) {
        const title = { x: spot.x / scale, y: spot.y / scale, width, height };
        if (levels.addTitle(title)) return [{ ...title, region, text, size }];
      }
    }
    return [];
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels between two places that are tried. */
const STEP = 12;

/** Places to try around the middle of some points, the nearest first, no farther from it than most of them are. */
function listSpots(points: readonly Point[]): readonly Point[] {
  const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
  const middle = { x: middleOf(points.map(({ x }) => x)), y: middleOf(points.map(({ y }) => y)) };
  const awayOf = (point: Point) => Math.hypot(point.x - middle.x, point.y - middle.y);
  const reach = Math.min(260, middleOf(points.map(awayOf)) * 1.5 + 40);
  const steps = Math.ceil(reach / STEP);
  const spots: Point[] = [];
  for (let across = -steps; across <= steps; across++)
    for (let up = -steps; up <= steps; up++) spots.push({ x: middle.x + across * STEP, y: middle.y + up * STEP });
  return spots.filter((spot) => awayOf(spot) <= reach).sort((a, b) => awayOf(a) - awayOf(b));
}

/** Writes the titles under the names. */
export function drawTitles(
  context: CanvasRenderingContext2D,
  { palette }: Picture,
  titles: readonly Title[],
  { scale, originX, originY }: Projection,
  level: number,
  fade: number,
): void {
  if (level < TITLED[0] || level >= TITLED[1]) return;
  context.save();
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.strokeStyle = palette.background;
  context.globalAlpha = 0.85 * (1 - 0.7 * fade);
  for (const { region, text, size, x, y } of titles) {
    context.font = `${size}px ${TITLE_FONT}`;
    context.fillStyle = palette.regions[region % palette.regions.length]!;
    context.lineWidth = size * 0.2;
    context.strokeText(text, originX + x * scale, originY - y * scale);
    context.fillText(text, originX + x * scale, originY - y * scale);
  }
  context.restore();
}
