/** Names that the first view of a large map holds, with their labels, on a canvas of 1,040 by 800 CSS pixels. */
export const NAMES_AT_FIRST = 200;
/** Names that may stand on a first view: of the first ones not all find room for their labels, and later ones take it. */
export const NAMES_GROUPED = 4 * NAMES_AT_FIRST;
/** Names that a phone's first view holds. They have room at half the scale. */
export const NAMES_ON_A_PHONE = 50;
/** Up to so many names a map draws everything at once. */
export const NAMES_DRAWN_AT_ONCE = 150;
/** Square units of a large map that there are for each of the first names. */
export const ROOM_OF_A_NAME = 4160;

/**
 * How many names a large map has room for at a scale, in CSS pixels a unit: twice the scale, four times the names.
 * The layout gives them room by this rule, so that a name keeps its place and the next ones come between.
 */
export function countNamesAtScale(scale: number): number {
  return Math.round(NAMES_AT_FIRST * scale * scale);
}

/**
 * Size of a label on a large map in CSS pixels, whatever the scale: 24 for the first name, falling to 11. Soon, for large names hide
 * lines and keep others out: with rank/10 a third of the first 200 names found no room, and from 28 on
 * the first view of 294 articles held 161 names, from 24 on 172.
 */
export function labelSize(rank: number): number {
  return 11 + 13 / (1 + rank / 4);
}
