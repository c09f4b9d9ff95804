import { ANCHORS, type Anchor, type LevelBox, meet } from './level-boxes.ts';
import type { NodeGrid } from './node-grid.ts';
import { NEVER, type Placement } from './placement.ts';

/** Where a name is to be placed, and what it must not meet there. */
export interface AnchorTask {
  readonly node: number;
  readonly scale: number;
  readonly grid: NodeGrid;
  /** CSS pixels kept free around a name. */
  readonly gap: number;
  readonly titles: readonly LevelBox[];
  /** Scale up to which the titles are written. */
  readonly titledUntil: number;
  /** Those that are tried, in this order. */
  readonly anchors?: readonly Anchor[];
  /** Placed over a fixed node where there is no other room. */
  readonly insists: boolean;
  /** Whether a box may stand there. */
  readonly isInside: (box: LevelBox) => boolean;
  /** How many lines the name would hide there; where nobody says, the first place with room does. */
  readonly hidden?: ((node: number, box: LevelBox) => number) | undefined;
}

/** CSS pixels between a disc and what is not its own. */
export const DISC_GAP = 1.5;

/** Lines that a name may hide rather than stand elsewhere than to the right, by its anchor: there a reader looks for it first. */
const ASIDE = [0, 0.8, 1.2, 1.2, 1.7, 1.7, 2, 2];

/**
 * The place beside a node where its name meets nothing at any larger scale and hides the fewest lines, of equals the first;
 * undefined where there is none.
 */
export function findAnchor(placement: Placement, task: AnchorTask): Anchor | undefined {
  const { node, scale, grid, gap, titles, titledUntil, insists, isInside, hidden } = task;
  const { levels } = placement;
  const disc = placement.discOf(node);
  const around = placement.widest() + 4 * disc.halfWidth;
  if (!placement.isFixed(node)) {
    if (!isInside(disc)) return undefined;
    for (const other of grid.near(node, around)) {
      if (meet(disc, placement.discOf(other), DISC_GAP, DISC_GAP, scale)) return undefined;
      if (levels[other] !== NEVER && meet(disc, placement.nameOf(other), 2, 0, scale)) return undefined;
    }
    for (const title of titles) if (meet(disc, title, 2, 0, scale, titledUntil)) return undefined;
  }
  // Measured only where the node has room: most names of a large map are not.
  const near = grid.near(node, around + placement.widthOf(node));
  let best: Anchor | undefined;
  let least = Number.POSITIVE_INFINITY;
  let fallback: Anchor | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const anchor of task.anchors ?? ANCHORS) {
    const name = placement.boxOf(node, anchor);
    if (!isInside(name)) continue;
    if (near.some((other) => levels[other] !== NEVER && meet(name, placement.nameOf(other), gap, gap / 4, scale)))
      continue;
    if (titles.some((title) => meet(name, title, gap, 0, scale, titledUntil))) continue;
    const under = near.filter((other) => meet(name, placement.discOf(other), 2, 0, scale));
    if (under.length === 0) {
      if (!hidden) return anchor;
      const cost = ASIDE[anchor]! + hidden(node, name);
      if (cost < least) [best, least] = [anchor, cost];
      if (cost === 0) break;
    }
    const mayCover = insists && under.every(placement.isFixed);
    if (mayCover && under.length < fewest) [fallback, fewest] = [anchor, under.length];
  }
  return best ?? fallback;
}
