import type { Adjacency } from '../../../index.ts';
import type { EarlierLevels } from './earlier-levels.ts';
import { DISC_GAP, findAnchor } from './find-anchor.ts';
import { countHidden } from './hidden-lines.ts';
import { ANCHORS, type LevelBox, meet, type NameSizes } from './level-boxes.ts';
import { createLevelLines } from './level-lines.ts';
import { createNodeGrid } from './node-grid.ts';
import { type LevelTitle, placeTitles, type TitleSize } from './place-titles.ts';
import { createPlacement, NEVER } from './placement.ts';

/** What a map of levels is made of. Arrays are parallel to the graph's nodes; sizes in CSS pixels at every scale. */
export interface LevelInput {
  /** Who may be drawn, those that say most first. */
  readonly order: readonly number[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly radius: ArrayLike<number>;
  readonly names: NameSizes;
  /** Drawn at every scale, whether or not there is room for their names. */
  readonly fixed: readonly number[];
  /** CSS pixels to a unit of the plane when all of the map is in sight. */
  readonly baseScale: number;
  /** What names must stay in while all of the map is in sight, and out of: pixels from the plane's origin at that scale. */
  readonly edges: Edges;
  readonly covered: readonly Edges[];
  /** Pixels kept free around a name. */
  readonly gap: number;
  /** Names among which the titles of the first view stand. */
  readonly first: number;
  /** Names that are tried at the base scale; deeper ones try as many more as there is more room. */
  readonly tries: number;
  /** The first so many of the order are named even where a fixed node lies under the name. */
  readonly insisting: number;
  /** Whether a name may stand where none that it is tied to does. */
  readonly allowsLone: boolean;
  /** For each of `BANDS` the titles to write there; asked when one first looks from so near. */
  readonly titles: (band: number) => Titles;
  readonly adjacency: Adjacency;
  /** How much an edge says, by index. */
  readonly telling: (edge: number) => number;
  /** Whether an edge is drawn as soon as both its ends are; further ones only join what these leave apart. */
  readonly isFirst: (edge: number) => boolean;
  /** What the map was before a decision: it stays so but for what changed. */
  readonly earlier?: (EarlierLevels & { readonly levels: Levels }) | undefined;
}

/** A rectangle, y downwards. */
interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Titles that are wished for, those that say most first. */
export interface Titles {
  readonly wishes: readonly TitleSize[];
  /** Index of the title of the part of the map that a node is in, -1 for none. */
  readonly titleOf: (node: number) => number;
}

/** Levels between which the map is titled by parts of one size: the second no longer. Finer parts come when one looks nearer. */
export const BANDS = [
  [-1, 4],
  [4, 8],
  [8, 13],
] as const;

/** Index of the band that a level is in, -1 where no titles are written. */
export function bandOf(level: number): number {
  return BANDS.findIndex(([from, until]) => level >= from && level < until);
}

/**
 * Which names and lines a map shows at which scale. A thing that appears at a level stays at all deeper ones, in the same
 * place: no name ever lies on another name, a node or a title, however near one looks. Levels are made when first asked for.
 */
export interface Levels {
  /** Level of a scale: 0 = all of the map in sight; each level is `LEVEL_STEP` times nearer. */
  levelOf(scale: number): number;
  /** The farthest scale of a level. */
  scaleOf(level: number): number;
  /** Level from which a node and its name are drawn, up to `level`; `NEVER` where it is not. */
  nodeLevels(level: number): Int16Array;
  /** Level from which an edge is drawn, up to `level`. */
  edgeLevels(level: number): Int16Array;
  readonly anchors: Uint8Array;
  /** In the order in which they were placed. */
  readonly placed: readonly number[];
  /** For each of the titles of a band its place; undefined where there was no room. */
  titles(band: number): readonly (LevelTitle | undefined)[];
  /** What names make room for at the levels of a band: its titles, and where some were that say nothing any more. */
  titleBoxes(band: number): readonly LevelBox[];
}

export const LEVEL_STEP = 2 ** 0.25;
/** Names thin out when one looks from farther than the whole map. */
const FARTHEST = -6;
const DEEPEST = 44;
/** Level from which a name is drawn whether or not one that it is tied to is. */
const LONE_FROM = 8;
/** Share of the first names whose room no title takes: these are large, and find another hardly ever. */
const FIRM = 0.15;
/** By what the rank of a name of a titled part is divided: it comes sooner, for its title is told by it, and the first of all still come first. */
const SOONER = 2;

export function createLevels(input: LevelInput): Levels {
  const { order, x, y, radius, names, baseScale, gap, adjacency } = input;
  const placement = createPlacement(input);
  const { levels: nodeLevel, anchors, placed } = placement;
  const lines = createLevelLines(input, placement);
  /** Of each band once it has its titles. */
  const titles: (readonly (LevelTitle | undefined)[])[] = [];
  const titleBoxes: (readonly LevelBox[])[] = [];
  /** Of the first names alone: a place that hides no line is looked for while most places are free. */
  const hidden = input.allowsLone
    ? undefined
    : countHidden({ names: order.slice(0, input.first), x, y, scale: baseScale, adjacency, isFirst: input.isFirst });
  let done = -1;

  const scaleOf = (level: number) => baseScale * LEVEL_STEP ** level;

  function makeLevel(level: number) {
    const limit = Math.ceil(input.tries * LEVEL_STEP ** (2 * level));
    const fresh = new Set<number>();
    const band = BANDS.findIndex(([from]) => level === Math.max(0, from));
    const stayed = keepEarlier(level, band);
    const isUntitled = band >= 0 && !titles[band];
    // Where all nodes are drawn whatever happens, a title that took the place of a name would leave a node without one.
    if (isUntitled && band === 0 && input.allowsLone) placeNames(level, input.first, fresh);
    if (isUntitled) giveTitles(band);
    if (isUntitled && band === 0 && !input.allowsLone) {
      placeNames(level, input.first, fresh);
      sendLoneAway(fresh);
    }
    placeNames(level, limit, fresh);
    if (!input.allowsLone && level < LONE_FROM) {
      // What is sent away leaves room, which others with a line may take.
      sendLoneAway(fresh);
      placeNames(level, limit, fresh);
      sendLoneAway(fresh);
    }
    if (band >= 0) dropBare(band);
    if (level === 0) {
      for (let farther = -1; farther >= FARTHEST; farther--) thinOut(farther);
      lines.joinAll();
    } else for (const node of [...stayed, ...fresh]) lines.join(node, level);
  }

  /** Makes a level what it was before a decision, as far as it can be; the names that have their places by that. */
  function keepEarlier(level: number, band: number): readonly number[] {
    const { earlier } = input;
    if (!earlier) return [];
    const where = { placement, level, band, scale: scaleOf(level), isInside, titlesOf };
    const { stayed, titled } = earlier.keeping.keepLevel(input, earlier, where);
    if (titled) ({ titles: titles[band], boxes: titleBoxes[band] } = titled);
    return stayed;
  }

  function titlesOf(level: number, boxes = titleBoxes[bandOf(level)]) {
    const band = bandOf(level);
    return { titles: boxes ?? [], titledUntil: band < 0 ? 0 : scaleOf(BANDS[band]![1]) };
  }

  /** Places of the first so many names those that are not placed and find room, and notes them. */
  function placeNames(level: number, most: number, fresh: Set<number>): void {
    const scale = scaleOf(level);
    const grid = createNodeGrid(scale, x, y);
    for (const node of placed) grid.add(node);
    for (const node of input.fixed) if (nodeLevel[node] === NEVER) grid.add(node);
    const isAllowed = level > 0 ? () => true : isInside;
    const titled = titlesOf(level);
    const ranks = Array.from({ length: Math.min(most, order.length) }, (_, rank) => rank);
    if (level === 0) {
      const { titleOf } = input.titles(0);
      const places = ranks.map((rank) => (titles[0]?.[titleOf(order[rank]!)] ? rank / SOONER : rank));
      ranks.sort((a, b) => places[a]! - places[b]! || a - b);
    }
    for (const rank of ranks) {
      const node = order[rank]!;
      if (nodeLevel[node] !== NEVER) continue;
      const insists = rank < input.insisting;
      const anchor = findAnchor(placement, {
        ...{ node, scale, grid, gap, ...titled, insists, isInside: isAllowed },
        hidden: level === 0 && rank < input.first ? hidden : undefined,
      });
      if (anchor === undefined) continue;
      placement.put(node, level, anchor);
      fresh.add(node);
      if (!placement.isFixed(node)) grid.add(node);
    }
  }

  /** A name that no line ties to another says nothing but that it is there: it waits until one that it is tied to comes. */
  function sendLoneAway(fresh: Set<number>): void {
    const lone = [...fresh].filter((node) => {
      const isLone = !adjacency[node]!.some(({ node: other }) => nodeLevel[other] !== NEVER);
      if (isLone) nodeLevel[node] = NEVER;
      return isLone;
    });
    placement.take(new Set(lone));
    for (const node of lone) fresh.delete(node);
  }

  /** Places the titles of a band: those of the first view before all names, others among the names that stand there. */
  function giveTitles(band: number): void {
    const [from, until] = BANDS[band]!;
    const firm = Math.ceil(input.first * FIRM);
    const isNamed = band > 0 || input.allowsLone;
    const names = isNamed ? placed : order.slice(0, input.first);
    const at = placeTitles({
      ...input.titles(band),
      ...{ adjacency, isFirst: input.isFirst },
      ...{ scale: scaleOf(Math.max(0, from)), from: scaleOf(from), until: scaleOf(until) },
      names: names.map((node, rank) => ({
        node,
        disc: placement.discOf(node),
        name: isNamed ? placement.nameOf(node) : placement.boxOf(node, ANCHORS[0]!),
        isFirm: isNamed || rank < firm,
        isFixed: placement.isFixed(node),
      })),
      isInside: band === 0 ? isInside : () => true,
    });
    titles[band] = at;
    titleBoxes[band] = at.flatMap((title) => (title ? [boxOfTitle(title)] : []));
  }

  /** Takes away titles whose last names were sent away after them, for beside none of its names a title says nothing, and those under a name. */
  function dropBare(band: number): void {
    const { titleOf } = input.titles(band);
    const named = new Set(placed.map(titleOf));
    const [from, until] = BANDS[band]!;
    const seen = { from: scaleOf(Math.max(0, from)), until: scaleOf(until) };
    const isFree = (title: LevelTitle) => !input.earlier?.keeping.standsOn(placement, boxOfTitle(title), seen);
    titles[band] = titles[band]!.map((title, at) => (title && named.has(at) && isFree(title) ? title : undefined));
  }

  /**
   * Keeps of the next nearer level what still has room, first names first. The whole map is filled before what is seen
   * from farther off: there a lesser name often has room where a greater one beside it has none, and would keep it out.
   */
  function thinOut(level: number) {
    const scale = scaleOf(level);
    const grid = createNodeGrid(scale, x, y);
    // Those that were kept.
    for (const node of placed) if (nodeLevel[node]! <= level) grid.add(node);
    for (const node of placed) {
      if (nodeLevel[node] !== level + 1) continue;
      const [disc, name] = [placement.discOf(node), placement.nameOf(node)];
      const near = grid.near(node, placement.widest() + names.width(node) + 4 * radius[node]!);
      const meetsTitle = (title: LevelBox) =>
        meet(disc, title, 2, 0, scale, scaleOf(level + 1)) || meet(name, title, gap, 0, scale, scaleOf(level + 1));
      if (bandOf(level) === 0 && titleBoxes[0]!.some(meetsTitle)) continue;
      const isFree = near.every((other) => {
        const [otherDisc, otherName] = [placement.discOf(other), placement.nameOf(other)];
        return (
          !meet(disc, otherDisc, DISC_GAP, DISC_GAP, scale) &&
          !meet(disc, otherName, 2, 0, scale) &&
          !meet(name, otherDisc, 2, 0, scale) &&
          !meet(name, otherName, gap, gap / 4, scale)
        );
      });
      if (!isFree) continue;
      nodeLevel[node] = level;
      grid.add(node);
    }
  }

  const isInside = ({ x, y, alongX, alongY, halfWidth, halfHeight }: LevelBox) => {
    const { left, top, right, bottom } = input.edges;
    const [midX, midY] = [x * baseScale + alongX, alongY - y * baseScale];
    const isCovered = input.covered.some(
      (box) =>
        midX - halfWidth < box.right &&
        midX + halfWidth > box.left &&
        midY - halfHeight < box.bottom &&
        midY + halfHeight > box.top,
    );
    return (
      !isCovered &&
      midX - halfWidth >= left &&
      midX + halfWidth <= right &&
      midY - halfHeight >= top &&
      midY + halfHeight <= bottom
    );
  };

  function makeUpTo(level: number) {
    const goal = Math.min(DEEPEST, Math.max(0, level));
    while (done < goal) makeLevel(++done);
  }

  return {
    scaleOf,
    levelOf: (scale) => Math.floor(Math.log(scale / baseScale) / Math.log(LEVEL_STEP) + 1e-6),
    nodeLevels(level) {
      makeUpTo(level);
      return nodeLevel;
    },
    edgeLevels(level) {
      makeUpTo(level);
      return lines.levels;
    },
    anchors,
    placed,
    titles(band) {
      if (band < 0) return [];
      makeUpTo(Math.max(0, BANDS[band]![0]));
      return titles[band]!;
    },
    titleBoxes(band) {
      makeUpTo(Math.max(0, BANDS[band]![0]));
      return titleBoxes[band]!;
    },
  };
}

function boxOfTitle({ x, y, width, height }: LevelTitle): LevelBox {
  return { x, y, alongX: 0, alongY: 0, halfWidth: width / 2, halfHeight: height / 2 };
}
