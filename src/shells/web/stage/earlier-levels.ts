import { type AnchorTask, findAnchor } from './find-anchor.ts';
import { ANCHORS, type Anchor, type LevelBox, meet } from './level-boxes.ts';
import { createNodeGrid, type NodeGrid } from './node-grid.ts';
import type { LevelTitle } from './place-titles.ts';
import { NEVER, type Placement } from './placement.ts';

interface Placeable {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Who may be drawn, those that say most first. */
  readonly order: readonly number[];
  /** Pixels kept free around a name. */
  readonly gap: number;
  readonly titles: (band: number) => { readonly wishes: readonly unknown[] };
}

/** Levels that a map had before a decision changed some of its names. */
export interface EarlierLevels {
  readonly levels: {
    nodeLevels(level: number): Int16Array;
    readonly anchors: Uint8Array;
    /** In the order in which they were placed. */
    readonly placed: readonly number[];
    titles(band: number): readonly (LevelTitle | undefined)[];
    titleBoxes(band: number): readonly LevelBox[];
  };
  /** For each name that stood there what it is now, -1 where it is no more. */
  readonly nodeOf: (earlier: number) => number;
  /** Whether a node is not as it was: it is called otherwise, or larger. */
  readonly isChanged: (node: number) => boolean;
  /** How it is kept: fetched once the map stands, for nobody decides before. */
  readonly keeping: Keeping;
}

export interface Keeping {
  readonly keepLevel: typeof keepLevel;
  readonly standsOn: typeof standsOn;
}

interface Level extends Kept {
  /** The titles that are written there, -1 for none. */
  readonly band: number;
  /** Whether a box may stand there while all of the map is in sight. */
  readonly isInside: (box: LevelBox) => boolean;
  readonly titlesOf: (
    level: number,
    boxes: readonly LevelBox[] | undefined,
  ) => Pick<AnchorTask, 'titles' | 'titledUntil'>;
}

/** Makes a level what it was before a decision, as far as it can be: the names that have their places by that, and the titles that stay. */
function keepLevel(
  input: Placeable,
  earlier: Omit<EarlierLevels, 'keeping'>,
  { band, isInside, titlesOf, ...where }: Level,
): {
  readonly stayed: readonly number[];
  readonly titled?: { readonly titles: readonly (LevelTitle | undefined)[]; readonly boxes: readonly LevelBox[] };
} {
  const { levels } = earlier;
  const { changed, stayed } = keepNames(input, earlier, where);
  const isTitled = band >= 0 && levels.titles(band).length === input.titles(band).wishes.length;
  const titled = isTitled ? { titles: levels.titles(band), boxes: levels.titleBoxes(band) } : undefined;
  const room = { ...titlesOf(where.level, titled?.boxes), isInside: where.level > 0 ? () => true : isInside };
  return { stayed: [...stayed, ...placeChanged(input, changed, where, room)], ...(titled && { titled }) };
}

/** Where a level is made. */
interface Kept {
  readonly placement: Placement;
  readonly level: number;
  readonly scale: number;
}

/**
 * Puts the names that came at a level where they stood, those that did not change before all others: nobody who put one name right
 * should have to look for the rest. Those that changed are the ones that had a place and must find another.
 */
function keepNames(
  input: Placeable,
  { levels, nodeOf, isChanged }: Omit<EarlierLevels, 'keeping'>,
  kept: Kept,
): { readonly changed: readonly ChangedName[]; readonly stayed: readonly number[] } {
  const { placement, level, scale } = kept;
  const levelOf = levels.nodeLevels(level);
  const grid = gridOf(input, placement, scale);
  const [changed, stayed]: [ChangedName[], number[]] = [[], []];
  for (const earlier of levels.placed) {
    const at = levelOf[earlier]!;
    if (level === 0 ? at > 0 : at !== level) continue;
    const node = nodeOf(earlier);
    if (node < 0 || placement.levels[node] !== NEVER) continue;
    const anchor = levels.anchors[earlier] as Anchor;
    if (isChanged(node)) changed.push({ node, anchor });
    // Farther out what changed may have taken the room of what comes here.
    else if (
      level === 0 ||
      findAnchor(placement, { ...taskOf(input, node, scale, grid), anchors: [anchor] }) === anchor
    ) {
      placement.put(node, at, anchor);
      grid.add(node);
      stayed.push(node);
    }
  }
  return { changed, stayed };
}

/** A name that changed, and on which side of its node it stood. */
interface ChangedName {
  readonly node: number;
  readonly anchor: Anchor;
}

/** Gives a name that changed the side that it had, else another, else the first over names of later turns, which are sent away; which found room. */
function placeChanged(
  input: Placeable,
  changed: readonly ChangedName[],
  { placement, level, scale }: Kept,
  room: Pick<AnchorTask, 'titles' | 'titledUntil' | 'isInside'>,
): readonly number[] {
  const turnOf = (node: number) => input.order.indexOf(node);
  return changed.flatMap(({ node, anchor }) => {
    const grid = gridOf(input, placement, scale);
    const task = { ...taskOf(input, node, scale, grid), ...room };
    const disc = placement.discOf(node);
    /** Who must go for the name to stand there; undefined where it may not. */
    const inTheWay = (side: Anchor): readonly number[] | undefined => {
      const name = placement.boxOf(node, side);
      if (!room.isInside(name)) return undefined;
      const near = grid.near(node, placement.widest() + 2 * name.halfWidth + 4 * disc.halfWidth);
      const met = near.filter((other) =>
        [placement.discOf(other), placement.nameOf(other)].some(
          (box) => meet(name, box, input.gap, 0, scale) || meet(disc, box, 2, 0, scale),
        ),
      );
      return met.some((other) => placement.isFixed(other) || turnOf(other) < turnOf(node)) ? undefined : met;
    };
    let found = findAnchor(placement, { ...task, anchors: [anchor] }) ?? findAnchor(placement, task);
    if (found === undefined) {
      found = [anchor, ...ANCHORS].find((side) => inTheWay(side) !== undefined);
      if (found === undefined) return [];
      placement.take(new Set(inTheWay(found)));
    }
    placement.put(node, level, found);
    return [node];
  });
}

/** Whether a name stands on a box at some of these scales: one that a decision made longer had to be placed over a title. */
function standsOn(
  { placed, discOf, nameOf }: Placement,
  box: LevelBox,
  { from, until }: { readonly from: number; readonly until: number },
): boolean {
  return placed.some((node) => [discOf(node), nameOf(node)].some((own) => meet(box, own, 2, 0, from, until)));
}

export const KEEPING: Keeping = { keepLevel, standsOn };

function gridOf({ x, y }: Placeable, { placed }: Placement, scale: number): NodeGrid {
  const grid = createNodeGrid(scale, x, y);
  for (const node of placed) grid.add(node);
  return grid;
}

function taskOf({ gap }: Placeable, node: number, scale: number, grid: NodeGrid): AnchorTask {
  return { node, scale, grid, gap, titles: [], titledUntil: 0, insists: false, isInside: () => true };
}
