import type { Adjacency } from '../../../index.ts';
import { ANCHORS, type Anchor, type LevelBox, meet, offsetOf } from './level-boxes.ts';
import { createNodeGrid, type NodeGrid } from './node-grid.ts';

/** What a map of levels is made of. Arrays are parallel to the graph's nodes; sizes in CSS pixels at every scale. */
export interface LevelInput {
  /** Who may be drawn, those that say most first. */
  readonly order: readonly number[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly radius: ArrayLike<number>;
  /** Of the node's name as it is written. */
  readonly width: ArrayLike<number>;
  readonly height: ArrayLike<number>;
  /** Drawn at every scale, whether or not there is room for their names. */
  readonly fixed: readonly number[];
  /** CSS pixels to a unit of the plane when all of the map is in sight. */
  readonly baseScale: number;
  /** What names must stay in while all of the map is in sight, and out of: pixels from the plane's origin at that scale. */
  readonly edges: Edges;
  readonly covered: readonly Edges[];
  /** Pixels kept free around a name. */
  readonly gap: number;
  /** Names that are placed before the titles are. */
  readonly first: number;
  /** Names that are tried at the base scale; deeper ones try as many more as there is more room. */
  readonly tries: number;
  /** The first so many of the order are named even where a fixed node lies under the name. */
  readonly insisting: number;
  /** Whether a name may stand where none that it is tied to does. */
  readonly allowsLone: boolean;
  /** For each title places to try, the best first. */
  readonly titles: readonly (readonly TitleSpot[])[];
  /** Index of the title of the part of the map that a node is in, -1 for none. */
  readonly titleOf: (node: number) => number;
  readonly adjacency: Adjacency;
  /** How much an edge says, by index. */
  readonly telling: (edge: number) => number;
  /** Whether an edge is drawn as soon as both its ends are; further ones only join what these leave apart. */
  readonly isFirst: (edge: number) => boolean;
}

/** A rectangle, y downwards. */
interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A name of a part of the map, written in its middle while that part is seen as a whole. */
export interface LevelTitle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place for a title. */
export interface TitleSpot extends LevelTitle {
  /** CSS pixels by which it is worse than the best place would be. */
  readonly cost: number;
}

/** Levels at which titles are written: the second no longer. */
export const TITLED = [-1, 6] as const;

/** Of what is never drawn. */
export const NEVER = 0x7fff;

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
  /** For each of the titles which of its places it has; -1 where there was no room. */
  titles(): readonly number[];
}

export const LEVEL_STEP = 2 ** 0.25;
/** Names thin out when one looks from farther than the whole map. */
const FARTHEST = -6;
const DEEPEST = 44;
/** Level from which a name is drawn whether or not one that it is tied to is. */
const LONE_FROM = 8;
/** Share of the names at the first view that no title sends away. */
const KEPT = 0.25;
/** CSS pixels that a title would go farther for the last name to stay; for the first of those that may go so much more. */
const SENT_AWAY = 40;
const SENT_AWAY_FIRST = 80;
/** So many times as much for a name of the title's own part: without its names it says nothing. */
const SENT_AWAY_OWN = 3;
/** Pixels between a disc and what is not its own. */
const DISC_GAP = 1.5;

/*
 * One function of some 250 lines, and so a file above 300: its parts (placing names, sending names away, giving titles their
 * places, joining what is placed) all read and write the same five lists, and would hand each other all of them.
 */
export function createLevels(input: LevelInput): Levels {
  const { order, x, y, radius, width, height, baseScale, gap, adjacency } = input;
  const count = radius.length;
  const nodeLevel = new Int16Array(count).fill(NEVER);
  const edgeLevel = new Int16Array(countEdges(adjacency)).fill(NEVER);
  const anchors = new Uint8Array(count);
  const placed: number[] = [];
  const titles: LevelBox[] = [];
  const titleSpots: number[] = [];
  const isFixed = new Uint8Array(count);
  for (const node of input.fixed) isFixed[node] = 1;
  const widest = order.reduce((most, node) => Math.max(most, width[node]!), 0);
  let done = -1;

  const scaleOf = (level: number) => baseScale * LEVEL_STEP ** level;

  function makeLevel(level: number) {
    const scale = scaleOf(level);
    const limit = Math.ceil(input.tries * LEVEL_STEP ** (2 * level));
    const fresh = new Set<number>();
    const placeNames = (most: number): void => {
      const grid = createNodeGrid(scale, x, y);
      for (const node of placed) grid.add(node);
      for (const node of input.fixed) if (nodeLevel[node] === NEVER) grid.add(node);
      for (const [rank, node] of order.slice(0, most).entries()) {
        if (nodeLevel[node] !== NEVER) continue;
        const anchor = findAnchor(node, level, scale, grid, level >= 0 && rank < input.insisting);
        if (anchor === undefined) continue;
        nodeLevel[node] = level;
        anchors[node] = anchor;
        placed.push(node);
        fresh.add(node);
        if (!isFixed[node]) grid.add(node);
      }
    };
    if (level === 0) {
      // Titles stand among the first names; others come where these and the titles leave room.
      placeNames(input.first);
      if (!input.allowsLone) sendLoneAway(fresh);
      for (const node of placeTitles()) fresh.delete(node);
    }
    placeNames(limit);
    if (!input.allowsLone && level < LONE_FROM) {
      // What is sent away leaves room, which others with a line may take.
      sendLoneAway(fresh);
      placeNames(limit);
      sendLoneAway(fresh);
    }
    if (level === 0) {
      for (let farther = -1; farther >= FARTHEST; farther--) thinOut(farther);
      joinPlaced();
    } else for (const node of fresh) joinNode(node, level);
  }

  /** A name that no line ties to another says nothing but that it is there: it waits until one that it is tied to comes. */
  function sendLoneAway(fresh: Set<number>) {
    for (const node of [...fresh]) {
      if (adjacency[node]!.some(({ node: other }) => nodeLevel[other] !== NEVER)) continue;
      nodeLevel[node] = NEVER;
      placed.splice(placed.lastIndexOf(node), 1);
      fresh.delete(node);
    }
  }

  /**
   * Gives each title the best of its places, each lesser name that stands there making it worse; those then wait for a
   * nearer level. Titles stand as long as a part of the map is seen as a whole.
   *
   * @returns the names that wait.
   */
  function placeTitles(): readonly number[] {
    const waiting: number[] = [];
    const from = scaleOf(TITLED[0]);
    const kept = Math.floor(placed.length * KEPT);
    const lesser = new Map(
      placed.slice(kept).map((node, at, all) => [node, SENT_AWAY + SENT_AWAY_FIRST * (1 - at / all.length)] as const),
    );
    for (const [title, spots] of input.titles.entries()) {
      let [best, least, away]: [number, number, readonly number[]] = [-1, Number.POSITIVE_INFINITY, []];
      for (const [at, spot] of spots.entries()) {
        if (spot.cost >= least) break;
        const box = boxOfTitle(spot);
        if (!isInside(box) || titles.some((other) => meet(box, other, 8, 4, from, titledUntil))) continue;
        const inTheWay = placed.filter(
          (node) =>
            meet(box, discOf(node), 2, 0, from, titledUntil) ||
            meet(box, nameOf(node, anchors[node] as Anchor), 4, 0, from, titledUntil),
        );
        if (!inTheWay.every((node) => lesser.has(node) && !isFixed[node])) continue;
        const cost = inTheWay.reduce(
          (sum, node) => sum + lesser.get(node)! * (input.titleOf(node) === title ? SENT_AWAY_OWN : 1),
          spot.cost,
        );
        if (cost < least) [best, least, away] = [at, cost, inTheWay];
      }
      titleSpots.push(best);
      if (best < 0) continue;
      titles.push(boxOfTitle(spots[best]!));
      for (const node of away) {
        nodeLevel[node] = NEVER;
        placed.splice(placed.indexOf(node), 1);
        lesser.delete(node);
        waiting.push(node);
      }
    }
    return waiting;
  }

  /**
   * Keeps of the next nearer level what still has room, first names first. The whole map is filled before what is seen
   * from farther off: there a lesser name often has room where a greater one beside it has none, and would keep it out.
   */
  function thinOut(level: number) {
    const scale = scaleOf(level);
    const grid = createNodeGrid(scale, x, y);
    for (const node of placed) {
      if (nodeLevel[node] !== level + 1) continue;
      const disc = discOf(node);
      const name = nameOf(node, anchors[node] as Anchor);
      const near = grid.near(node, widest + width[node]! + 4 * radius[node]!);
      const isFree = near.every((other) => {
        const [otherDisc, otherName] = [discOf(other), nameOf(other, anchors[other] as Anchor)];
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

  function findAnchor(
    node: number,
    level: number,
    scale: number,
    grid: NodeGrid,
    insists: boolean,
  ): Anchor | undefined {
    const disc = discOf(node);
    const near = grid.near(node, widest + width[node]! + 4 * radius[node]!);
    const avoided = level < TITLED[1] ? titles : [];
    if (!isFixed[node]) {
      for (const other of near) {
        if (meet(disc, discOf(other), DISC_GAP, DISC_GAP, scale)) return undefined;
        if (nodeLevel[other] !== NEVER && meet(disc, nameOf(other, anchors[other] as Anchor), 2, 0, scale))
          return undefined;
      }
      if (avoided.some((title) => meet(disc, title, 2, 0, scale, titledUntil))) return undefined;
    }
    let fallback: Anchor | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const anchor of ANCHORS) {
      const name = nameOf(node, anchor);
      const isFree =
        near.every((other) => {
          if (nodeLevel[other] === NEVER) return true;
          return !meet(name, nameOf(other, anchors[other] as Anchor), gap, gap / 4, scale);
        }) &&
        (level > 0 || isInside(name)) &&
        avoided.every((title) => !meet(name, title, gap, 0, scale, titledUntil));
      if (!isFree) continue;
      const under = near.filter((other) => meet(name, discOf(other), 2, 0, scale));
      if (under.length === 0) return anchor;
      const mayCover = insists && under.every((other) => isFixed[other] === 1);
      if (mayCover && under.length < fewest) [fallback, fewest] = [anchor, under.length];
    }
    return fallback;
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

  const titledUntil = scaleOf(TITLED[1]);
  const discOf = (node: number): LevelBox => ({
    x: x[node]!,
    y: y[node]!,
    alongX: 0,
    alongY: 0,
    halfWidth: radius[node]!,
    halfHeight: radius[node]!,
  });
  const boxOfTitle = ({ x, y, width, height }: LevelTitle): LevelBox => ({
    ...{ x, y, alongX: 0, alongY: 0, halfWidth: width / 2, halfHeight: height / 2 },
  });
  const nameOf = (node: number, anchor: Anchor): LevelBox => {
    const [halfWidth, halfHeight] = [width[node]! / 2, height[node]! / 2];
    const { dx, dy } = offsetOf(anchor, radius[node]!, width[node]!, height[node]!);
    return { x: x[node]!, y: y[node]!, alongX: dx, alongY: dy, halfWidth, halfHeight };
  };

  /** The first lines among the placed, and the most telling ones that join what those leave apart. */
  function joinPlaced() {
    const edges = new Map<number, readonly [number, number]>();
    for (const node of placed) {
      for (const { node: other, edge } of adjacency[node]!) {
        if (other > node && nodeLevel[other] !== NEVER) edges.set(edge, [node, other]);
      }
    }
    const rank = (edge: number) => (input.isFirst(edge) ? Number.POSITIVE_INFINITY : input.telling(edge));
    const ranked = [...edges.keys()].sort((a, b) => (rank(a) === rank(b) ? a - b : rank(b) - rank(a)));
    const root = new Map(placed.map((node) => [node, node]));
    const find = (node: number): number => {
      let at = node;
      while (root.get(at) !== at) {
        root.set(at, root.get(root.get(at)!)!);
        at = root.get(at)!;
      }
      return at;
    };
    for (const edge of ranked) {
      const [a, b] = edges.get(edge)!;
      const [rootA, rootB] = [find(a), find(b)];
      if (rootA === rootB && !input.isFirst(edge)) continue;
      root.set(rootA, rootB);
      edgeLevel[edge] = Math.max(nodeLevel[a]!, nodeLevel[b]!);
    }
  }

  function joinNode(node: number, level: number) {
    const seen = adjacency[node]!.filter(({ node: other }) => nodeLevel[other] !== NEVER);
    const first = seen.filter(({ edge }) => input.isFirst(edge));
    const best = seen.toSorted((a, b) => input.telling(b.edge) - input.telling(a.edge) || a.edge - b.edge);
    for (const { edge } of first.length > 0 ? first : best.slice(0, 1)) {
      if (edgeLevel[edge] === NEVER) edgeLevel[edge] = level;
    }
  }

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
      return edgeLevel;
    },
    anchors,
    titles() {
      makeUpTo(0);
      return titleSpots;
    },
  };
}

function countEdges(adjacency: Adjacency): number {
  return adjacency.reduce((sum, list) => sum + list.length, 0) / 2;
}
