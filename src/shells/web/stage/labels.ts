import type { Box } from './projection.ts';

/** A node that would like its name written. Screen coordinates in CSS pixels. */
export interface LabelWish {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** Must be written, over nodes or a title if need be; never over another label. */
  readonly insists: boolean;
  /** Which of the positions is tried first: 0 right, 1 left, 2 below, 3 above. */
  readonly first?: number;
}

export interface PlacedLabel extends Box {
  readonly node: number;
}

export interface Disc {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Pixels between a node's rim and its label, and between two labels. */
const GAP = 4;
const CELL = 48;

/**
 * Gives labels room in the order of the wishes: right of the node, else left, below, above or at a corner; a label that
 * would lie on another label, on a node or on a title, is left out until the view has room for it.
 *
 * @param covered where nothing can be read.
 * @param limit labels at most.
 * @param titles what else is written, under the labels.
 */
export function placeLabels(
  wishes: Iterable<LabelWish>,
  discs: readonly Disc[],
  screen: Box,
  covered: readonly Box[],
  limit: number,
  titles: readonly Box[] = [],
): readonly PlacedLabel[] {
  const nodes = createGrid<Disc>(screen);
  for (const disc of discs) nodes.add(boxOfDisc(disc), disc);
  const labels = createGrid<PlacedLabel>(screen);
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    if (placed.length >= limit) break;
    const box = findRoom(wish, nodes, labels, screen, covered, titles);
    if (!box) continue;
    const label = { ...box, node: wish.node };
    labels.add(box, label);
    placed.push(label);
  }
  return placed;
}

function findRoom(
  wish: LabelWish,
  nodes: Grid<Disc>,
  labels: Grid<PlacedLabel>,
  screen: Box,
  covered: readonly Box[],
  titles: readonly Box[],
): Box | undefined {
  let fallback: Box | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const box of listPositions(wish)) {
    if (box.left < screen.left || box.right > screen.right || box.top < screen.top || box.bottom > screen.bottom)
      continue;
    if (covered.some((other) => boxesTouch(box, other))) continue;
    if (labels.some(box, (other) => boxesTouch(box, other))) continue;
    let under = titles.some((title) => boxesOverlap(box, title)) ? A_TITLE : 0;
    nodes.some(box, (disc) => {
      if (disc.node !== wish.node && discTouches(disc, box)) under++;
      return under >= fewest;
    });
    if (under === 0) return box;
    if (wish.insists && under < fewest) {
      fewest = under;
      fallback = box;
    }
  }
  return fallback;
}

function listPositions({ x, y, radius, width, height, first = 0 }: LabelWish): readonly Box[] {
  const away = radius + GAP;
  const slant = radius * 0.7 + GAP - 1;
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const positions = [
    at(x + away, y - height / 2),
    at(x - away - width, y - height / 2),
    at(x - width / 2, y + away - 1),
    at(x - width / 2, y - away - height + 1),
    at(x + slant, y + slant - height / 2),
    at(x + slant, y - slant - height / 2),
    at(x - slant - width, y + slant - height / 2),
    at(x - slant - width, y - slant - height / 2),
  ];
  return first === 0 ? positions : [positions[first]!, ...positions];
}

/** Nodes that it is as bad to write over as over a title. */
const A_TITLE = 4;

function boxesOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxesTouch(a: Box, b: Box): boolean {
  return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom && b.top < a.bottom;
}

function discTouches({ x, y, radius }: Disc, box: Box): boolean {
  const dx = x - Math.min(Math.max(x, box.left), box.right);
  const dy = y - Math.min(Math.max(y, box.top), box.bottom);
  return dx * dx + dy * dy < radius * radius;
}

function boxOfDisc({ x, y, radius }: Disc): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

interface Grid<Item> {
  add(box: Box, item: Item): void;
  /** Whether any item that may touch the box satisfies the test; an item can be seen more than once. */
  some(box: Box, test: (item: Item) => boolean): boolean;
}

function createGrid<Item>(screen: Box): Grid<Item> {
  const columns = Math.max(1, Math.ceil((screen.right - screen.left) / CELL));
  const rows = Math.max(1, Math.ceil((screen.bottom - screen.top) / CELL));
  const cells: Item[][] = Array.from({ length: columns * rows }, () => []);
  const column = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor((x - screen.left) / CELL)));
  const row = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor((y - screen.top) / CELL)));
  return {
    add(box, item) {
      for (let r = row(box.top); r <= row(box.bottom); r++)
        for (let c = column(box.left); c <= column(box.right); c++) cells[r * columns + c]!.push(item);
    },
    some(box, test) {
      for (let r = row(box.top - GAP); r <= row(box.bottom + GAP); r++)
        for (let c = column(box.left - GAP); c <= column(box.right + GAP); c++)
          if (cells[r * columns + c]!.some(test)) return true;
      return false;
    },
  };
}
