import type { Pen } from './pen.ts';

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

const widths = new Map<string, number>();

/** A font has come that was not there when names were measured. */
export function forgetWidths(): void {
  widths.clear();
}

/** Width of a name as it is written on the map, never less than it is drawn. */
export function measureLabel(context: Pen, label: string, size: number): number {
  const weight = labelWeight(size);
  const key = `${weight}${label}`;
  const known = widths.get(key);
  if (known !== undefined) return known * size;
  context.save();
  context.font = `${weight} 100px ${LABEL_FONT}`;
  const width = context.measureText(shortenLabel(label)).width / 100;
  context.restore();
  widths.set(key, width);
  return width * size;
}

/** Code points of a name on the map, at most; panels have it in full. */
const LONGEST = 32;

export function shortenLabel(label: string): string {
  const letters = [...label];
  if (letters.length <= LONGEST) return label;
  const kept = letters.slice(0, LONGEST - 1).join('');
  return `${kept.trimEnd()}…`;
}
