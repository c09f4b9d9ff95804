import type { Picture } from '../scene/picture.ts';
import { colourOfRegion } from '../scene/regions.ts';
import { TITLE_FONT } from './label-style.ts';
import { type LevelTitle, TITLED, type TitleSpot } from './levels.ts';
import type { Pen } from './pen.ts';
import type { Projection } from './projection.ts';
import type { Positions } from './renderer.ts';
import { breakTitle } from './title-lines.ts';

/** The name of a region, written across it. */
export interface Title extends LevelTitle {
  readonly region: number;
  readonly lines: readonly string[];
  /** CSS pixels. */
  readonly size: number;
}

/** CSS pixels of the title of a region without articles, and of that with most: between them by the root of the articles. */
const SMALLEST = 11.5;
const LARGEST = 14.5;
/** Height of a line by the size of its letters. */
const LEADING = 1.15;
/** Names on the map below which a region is given no title. */
const LEAST = 2;

/** A title and the places that are tried for it, the best first. */
export interface TitleWish {
  readonly region: number;
  readonly lines: readonly string[];
  readonly size: number;
  readonly spots: readonly TitleSpot[];
}

/**
 * Where the name of each region would stand best: large, and among its names.
 *
 * @param first nodes that are in sight when all of the map is, the most important first.
 */
export function wishTitles(
  { scene }: Picture,
  { x, y }: Positions,
  first: readonly number[],
  scale: number,
  context: CanvasRenderingContext2D,
): readonly TitleWish[] {
  const points = first.map(
    (node): Point => ({
      ...{ x: x[node]! * scale, y: y[node]! * scale, region: scene.regions.of[node]! },
    }),
  );
  const members = new Map<number, Point[]>();
  for (const point of points) {
    if (point.region < 0) continue;
    const own = members.get(point.region);
    if (own) own.push(point);
    else members.set(point.region, [point]);
  }
  const articlesOf = (region: number) => scene.regions.list[region]!.articles;
  const bySize = [...members]
    .filter(([, own]) => own.length >= LEAST)
    .sort((a, b) => articlesOf(b[0]) - articlesOf(a[0]) || a[0] - b[0]);
  const most = Math.max(1, ...scene.regions.list.map(({ articles }) => articles));
  return bySize.map(([region, own]): TitleWish => {
    const { title, articles } = scene.regions.list[region]!;
    const size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(articles / most);
    context.font = `${size}px ${TITLE_FONT}`;
    const lines = breakTitle(title);
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    const height = lines.length * size * LEADING;
    const spots = listSpots(own, points)
      .toSorted((a, b) => a.cost - b.cost)
      .map(({ x, y, cost }) => ({ x: x / scale, y: y / scale, cost, width, height }));
    return { region, lines, size, spots };
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly region: number;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  /** CSS pixels by which it is worse than the middle of the region. */
  readonly cost: number;
}

/** CSS pixels between two places that are tried. */
const STEP = 10;
/** Farther from the middle of its names a title would stand among those of another region. */
const REACH = 240;
/** The same for each of the nearest names that is of another region. */
const STRANGE = 30;
const NEAREST = 4;

/** Places to try around the middle of a region's names, with what speaks against each. */
function listSpots(own: readonly Point[], all: readonly Point[]): readonly Spot[] {
  const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
  const middle = { x: middleOf(own.map(({ x }) => x)), y: middleOf(own.map(({ y }) => y)) };
  const awayOf = (x: number, y: number) => Math.hypot(x - middle.x, y - middle.y);
  const reach = Math.min(REACH, middleOf(own.map(({ x, y }) => awayOf(x, y))) * 1.5 + 60);
  const near = all.filter(({ x, y }) => awayOf(x, y) < 2 * reach);
  const steps = Math.ceil(reach / STEP);
  const spots: Spot[] = [];
  for (let across = -steps; across <= steps; across++) {
    for (let up = -steps; up <= steps; up++) {
      const [x, y] = [middle.x + across * STEP, middle.y + up * STEP];
      if (awayOf(x, y) > reach) continue;
      const strange = countStrange(near, x, y, own[0]!.region);
      spots.push({ x, y, cost: awayOf(x, y) + STRANGE * strange });
    }
  }
  return spots;
}

/** Of the names nearest to a place those of another region. Asked at thousands of places: nothing is sorted. */
function countStrange(near: readonly Point[], x: number, y: number, region: number): number {
  const away = new Array<number>(NEAREST).fill(Number.POSITIVE_INFINITY);
  const strange = new Array<number>(NEAREST).fill(0);
  for (const point of near) {
    // A name stands to the right of its node.
    const [across, up] = [point.x + 30 - x, 1.5 * (point.y - y)];
    const own = across * across + up * up;
    let place = NEAREST;
    while (place > 0 && own < away[place - 1]!) place--;
    if (place === NEAREST) continue;
    for (let at = NEAREST - 1; at > place; at--) [away[at], strange[at]] = [away[at - 1]!, strange[at - 1]!];
    [away[place], strange[place]] = [own, point.region === region ? 0 : 1];
  }
  return strange.reduce((sum, value) => sum + value, 0);
}

/** Writes the titles under the names. */
export function drawTitles(
  context: Pen,
  { palette, scene }: Picture,
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
  context.globalAlpha = 0.95 * (1 - 0.7 * fade);
  for (const { region, lines, size, x, y } of titles) {
    context.font = `${size}px ${TITLE_FONT}`;
    context.fillStyle = colourOfRegion(scene.regions, palette, region);
    context.lineWidth = size * 0.2;
    const middle = originY - y * scale - ((lines.length - 1) / 2) * size * LEADING;
    for (const [line, text] of lines.entries()) {
      const at = middle + line * size * LEADING;
      context.strokeText(text, originX + x * scale, at);
      context.fillText(text, originX + x * scale, at);
    }
  }
  context.restore();
}
