import type { Picture } from '../scene/picture.ts';
import { shortenLabel, TITLE_FONT } from './label-style.ts';
import type { LevelTitle } from './levels.ts';
import { type Box, boundPoints, type Projection } from './projection.ts';
import type { Positions } from './renderer.ts';

/** The name of a region, written across it. */
export interface Title extends LevelTitle {
  readonly region: number;
  readonly text: string;
  /** CSS pixels. */
  readonly size: number;
}

/** CSS pixels, for the regions with most names down to those with fewest. */
const SIZES = [20, 18, 16, 14] as const;
/** Levels up to which a region is seen as a whole. */
const UNTIL = 7;
/** The first so many names are written large beside their nodes: a title keeps so many CSS pixels away from them. */
const GREAT = 30;
const GREAT_GAP = 26;
/** Names on the map below which a region is given no title. */
const LEAST = 3;

/**
 * Puts the name of each region where it covers fewest of the first names: above them, below, or among them.
 *
 * @param first nodes that are in sight when all of the map is, the most important first.
 */
export function placeTitles(
  { scene }: Picture,
  { x, y }: Positions,
  first: readonly number[],
  scale: number,
  context: CanvasRenderingContext2D,
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
  const placed: Title[] = [];
  const boxes: Box[] = [];
  const discs = first.map((node) => ({ x: x[node]! * scale, y: -y[node]! * scale }));
  const whole = boundPoints(
    discs.map((disc) => disc.x),
    discs.map((disc) => disc.y),
    discs.keys(),
  );
  for (const [place, [region, own]] of bySize.entries()) {
    const size = SIZES[Math.min(SIZES.length - 1, Math.floor((place * SIZES.length) / bySize.length))]!;
    const text = shortenLabel(scene.regions.list[region]!.name);
    context.font = `${size}px ${TITLE_FONT}`;
    const [width, height] = [context.measureText(text).width, size * 1.2];
    const spots = listSpots(
      own.map((node) => ({ x: x[node]! * scale, y: -y[node]! * scale })),
      height,
    );
    let best: (typeof spots)[number] | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const spot of spots) {
      const box = boxAround(spot, width, height);
      if (boxes.some((other) => overlap(box, other, 10))) continue;
      const covered = discs.filter((disc) => holds(box, disc, 8)).length;
      const great = discs.slice(0, GREAT).filter((disc) => holds(box, disc, GREAT_GAP)).length;
      const isOutside =
        box.left < whole.left || box.right > whole.right || box.top < whole.bottom || box.bottom > whole.top;
      const cost = covered * 60 + great * 150 + (isOutside ? 400 : 0) + spot.away;
      if (cost < least) [best, least] = [spot, cost];
    }
    if (!best) continue;
    boxes.push(boxAround(best, width, height));
    placed.push({ region, text, size, x: best.x / scale, y: -best.y / scale, width, height, until: UNTIL });
  }
  return placed;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places to try around the middle of some points, with how far each is from it. */
function listSpots(points: readonly Point[], height: number): readonly (Point & { readonly away: number })[] {
  const middleOf = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
  const middle = { x: middleOf(points.map(({ x }) => x)), y: middleOf(points.map(({ y }) => y)) };
  const reach = middleOf(points.map((point) => Math.hypot(point.x - middle.x, point.y - middle.y))) + 2 * height;
  const rings = [0, 0.25, 0.5, 0.75, 1, 1.25];
  return rings.flatMap((ring) =>
    Array.from({ length: ring === 0 ? 1 : 16 }, (_, turn) => {
      const angle = (turn / 16) * 2 * Math.PI - Math.PI / 2;
      const away = ring * reach;
      return { x: middle.x + Math.cos(angle) * away, y: middle.y + Math.sin(angle) * away, away: away * 0.6 };
    }),
  );
}

const boxAround = ({ x, y }: Point, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlap = (a: Box, b: Box, gap: number): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

const holds = ({ left, right, top, bottom }: Box, { x, y }: Point, gap: number): boolean =>
  x > left - gap && x < right + gap && y > top - gap && y < bottom + gap;

/** Writes the titles under the names. */
export function drawTitles(
  context: CanvasRenderingContext2D,
  { palette }: Picture,
  titles: readonly Title[],
  { scale, originX, originY }: Projection,
  level: number,
  fade: number,
): void {
  context.save();
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.strokeStyle = palette.background;
  context.globalAlpha = 0.85 * (1 - 0.7 * fade);
  for (const { region, text, size, x, y, until } of titles) {
    if (level >= until) continue;
    context.font = `${size}px ${TITLE_FONT}`;
    context.fillStyle = palette.regions[region % palette.regions.length]!;
    context.lineWidth = size * 0.2;
    context.strokeText(text, originX + x * scale, originY - y * scale);
    context.fillText(text, originX + x * scale, originY - y * scale);
  }
  context.restore();
}
