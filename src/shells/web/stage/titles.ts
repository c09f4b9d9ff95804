import type { Picture } from '../scene/picture.ts';
import { colourOfRegion, type Regions } from '../scene/regions.ts';
import { measureText, TITLE_FONT } from './label-style.ts';
import type { Titles } from './levels.ts';
import type { Pen } from './pen.ts';
import type { LevelTitle, TitleSize } from './place-titles.ts';
import type { Projection } from './projection.ts';
import { breakTitle } from './title-lines.ts';

/** How the title of a part of the map is written. */
export interface TitleWish extends TitleSize {
  /** Index of its region among those of its size. */
  readonly region: number;
  readonly lines: readonly string[];
  /** CSS pixels. */
  readonly size: number;
}

/** A title that found a place. */
export interface Title extends LevelTitle, TitleWish {
  readonly regions: Regions;
}

/** CSS pixels of the title of a region without articles, and of that with most: between them by the root of the articles. */
const SMALLEST = 11.5;
const LARGEST = 14.5;
/** Height of a line by the size of its letters. */
const LEADING = 1.15;
/** Names in sight below which a region is given no title. */
const LEAST = 2;

/**
 * The titles of the regions that have names in sight, those of most articles first.
 *
 * @param names that may be in sight.
 * @param most titles at most.
 */
export function wishTitles(
  regions: Regions,
  names: readonly number[],
  most: number,
  isPhone: boolean,
): Titles & { readonly wishes: readonly TitleWish[] } {
  const counts = new Map<number, number>();
  for (const node of names) counts.set(regions.of[node]!, (counts.get(regions.of[node]!) ?? 0) + 1);
  const articlesOf = (region: number) => regions.list[region]!.articles;
  const bySize = [...counts]
    .flatMap(([region, count]) => (region >= 0 && count >= LEAST ? [region] : []))
    .sort((a, b) => articlesOf(b) - articlesOf(a) || a - b)
    .slice(0, most);
  const largest = regions.list.reduce((max, { articles }) => Math.max(max, articles), 1);
  const wishes = bySize.map((region): TitleWish => {
    const { title, articles } = regions.list[region]!;
    const size = (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(articles / largest)) * (isPhone ? ON_A_PHONE : 1);
    const lines = breakTitle(title);
    const width = Math.max(...lines.map((line) => measureText(line, `100px ${TITLE_FONT}`))) * (size / 100);
    return { region, lines, size, width, height: lines.length * size * LEADING };
  });
  return titleAgain(regions, wishes);
}

/** The titles that regions were given before, with their names as they now are. */
export function titleAgain(
  regions: Regions,
  wishes: readonly TitleWish[],
): Titles & { readonly wishes: readonly TitleWish[] } {
  const places = new Map(wishes.map(({ region }, title) => [region, title]));
  return { wishes, titleOf: (node) => places.get(regions.of[node]!) ?? -1 };
}

const ON_A_PHONE = 0.92;

/** Writes the titles under the names. */
export function drawTitles(
  context: Pen,
  { palette }: Picture,
  titles: readonly Title[],
  { scale, originX, originY }: Projection,
  fade: number,
): void {
  context.save();
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.strokeStyle = palette.halo;
  context.globalAlpha = 0.95 * (1 - 0.7 * fade);
  for (const { regions, region, lines, size, x, y } of titles) {
    context.font = `${size}px ${TITLE_FONT}`;
    context.fillStyle = colourOfRegion(regions, palette, region);
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
