import { breakLabel } from '../../../index.ts';

/** How names are written on the map. Sizes in CSS pixels. */
const LABEL_FONT = '"Dramatis Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export const TITLE_FONT = '"Dramatis Serif", ui-serif, georgia, "Liberation Serif", serif';

/** The first so many names are written large, the next so many in the middle size. */
const LARGE = 8;
const MIDDLE = 40;
const SIZES = { large: 17, middle: 14, small: 12 } as const;
const SIZES_ON_A_PHONE = { large: 15, middle: 13, small: 11 } as const;

/** @param rank place in the order of names, from 0. */
export function labelSize(rank: number, isPhone: boolean): number {
  const sizes = isPhone ? SIZES_ON_A_PHONE : SIZES;
  return rank < LARGE ? sizes.large : rank < MIDDLE ? sizes.middle : sizes.small;
}

/** Larger names are also darker: three weights tell the ranks apart at a glance. */
export function labelWeight(size: number): number {
  return size >= 15 ? 700 : size >= 12.5 ? 600 : 400;
}

export function labelFont(size: number, isRole: boolean, weight = labelWeight(size)): string {
  return `${isRole ? 'italic ' : ''}${weight} ${size}px ${LABEL_FONT}`;
}

/** The families of the map, as `document.fonts` asks for them. */
const FACES = ['12px "Dramatis Sans"', '12px "Dramatis Serif"'];

/** Asks for the fonts of the map before there is a map: planned without them, it would have to be planned again. */
export function fetchFonts(): void {
  for (const face of FACES) void document.fonts?.load(face);
}

/** Calls back whenever a font of the map has come that was not there. */
export function watchFonts(signal: AbortSignal, onCome: () => void): void {
  const countThere = () => FACES.filter((face) => document.fonts.check(face)).length;
  let there = document.fonts ? countThere() : 0;
  document.fonts?.addEventListener(
    'loadingdone',
    () => {
      const now = countThere();
      if (now > there) onCome();
      there = now;
    },
    { signal },
  );
}

const widths = new Map<string, number>();

/** A font has come that was not there when names were measured. */
export function forgetWidths(): void {
  widths.clear();
  gauge = undefined;
}

/** Width of a name as it is written on the map, never less than it is drawn. */
export function measureLabel(label: string, size: number): number {
  const weight = labelWeight(size);
  const key = `${weight}${label}`;
  const known = widths.get(key);
  if (known !== undefined) return known * size;
  const font = `${weight} 100px ${LABEL_FONT}`;
  const width = Math.max(...breakLabel(label).map((line) => measureText(line, font))) / 100;
  widths.set(key, width);
  return width * size;
}

let gauge: { readonly context: CanvasRenderingContext2D; font: string } | undefined;

/** Width of a text in CSS pixels. On a canvas of its own: to set a font costs more than to measure with one that is set. */
export function measureText(text: string, font: string): number {
  gauge ??= { context: document.createElement('canvas').getContext('2d')!, font: '' };
  if (gauge.font !== font) gauge.context.font = gauge.font = font;
  return gauge.context.measureText(text).width;
}

/** Height of a line by the size of its letters. */
export const LABEL_LEADING = 1.2;

/** Height of a name as it is written on the map: on one line or two. */
export function measureLabelHeight(label: string, size: number): number {
  return breakLabel(label).length * size * LABEL_LEADING;
}
