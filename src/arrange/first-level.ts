import type { LayoutSettings } from '../model/arrangement.ts';
import { DisjointSets } from '../model/disjoint-sets.ts';
import { NAMES_ON_A_PHONE } from '../model/map-scale.ts';
import { mapSteps } from '../model/progress.ts';
import type { Boxes } from './boxes.ts';
import { chooseEngine } from './choose-engine.ts';
import type { ForceGraph } from './force-engine.ts';
import { fillRectangle } from './frame.ts';
import { layOutGraph } from './multilevel.ts';
import type { NameTies } from './name-ties.ts';
import { chooseForces } from './part.ts';
import { type Lines, untangleMap } from './untangle.ts';

export interface FirstLevel {
  /** Names of the level: ranks 0 .. count − 1. */
  readonly count: number;
  /** For each rank its room. */
  readonly boxes: Boxes;
  /** For each rank the region it lies in, -1 for none. */
  readonly regions: Int32Array;
  readonly width: number;
  readonly height: number;
  readonly settings: LayoutSettings;
  readonly seed: number;
  /** Places that names had before: x and y interleaved, NaN where there was none. They keep them. */
  readonly known: Float64Array;
}

export interface FirstLevelStep {
  /** 0..1 */
  readonly share: number;
  /** To be called before the next step is pulled, if at all. */
  positions(): Float64Array;
}

/**
 * Places the first names of a large map in a rectangle around the origin: ForceAtlas2 on their lines, drawn
 * out to fill the rectangle, then untangled until labels are readable and lines can be followed. A name whose lines lead
 * only to later names is drawn to where those lead; names of islands, to which nothing leads, stand at the low rim.
 */
export function* layOutFirst(ties: NameTies, level: FirstLevel): Generator<FirstLevelStep, Float64Array> {
  const { count, width, height, settings, known, seed } = level;
  const { lines, boxes } = addTitles(collectLines(ties, count), level);
  const order = boxes.radius.length;
  const positions = new Float64Array(2 * order).fill(NaN);
  positions.set(known.subarray(0, 2 * count));
  const fixed = Uint8Array.from({ length: order }, (_, at) => (Number.isNaN(positions[2 * at]!) ? 0 : 1));
  const names = (): Float64Array => positions.slice(0, 2 * count);
  if (!fixed.includes(1)) yield* placeLargestPart(lines, level, positions);
  placeRest(lines, boxes, level, positions);
  if (settings.preventOverlap) {
    const low = markIslands(ties, count, order);
    const parties = Int32Array.from(boxes.radius, (_, at) => (at < count ? level.regions[at]! : at - count));
    const room = { boxes, width, height, fore: NAMES_ON_A_PHONE, foreGrowth: FORE_GROWTH, low, fixed };
    const task = { lines, ...room, regions: parties, titles: count, seed };
    for (const share of untangleMap(positions, task)) {
      yield { share: FORCES_SHARE + (1 - FORCES_SHARE) * share, positions: names };
    }
  }
  return names();
}

/** Part of the time that the forces take. */
const FORCES_SHARE = 0.4;
/** Labels of the first names are about this much larger on a phone, which shows the map at half the scale. */
const FORE_GROWTH = 1.7;
/** How a line pulls that is not drawn. */
const GHOST_PULL = 0.1;

/**
 * Gives each region a node of its own that stands where its title will, as large as most titles are: lines that are not drawn
 * tie it to the region's names, so that these stand together around it, and nothing stands in its place.
 */
function addTitles(lines: Lines, { count, regions, boxes }: FirstLevel): { lines: Lines; boxes: Boxes } {
  const titles = regions.reduce((most, region) => Math.max(most, region + 1), 0);
  const tied = Array.from(regions.keys()).filter((at) => regions[at]! >= 0);
  const append = (own: Float64Array, value: number) =>
    Float64Array.from({ length: count + titles }, (_, at) => (at < count ? own[at]! : value));
  const across = (line: number): number => {
    const [from, to] = [regions[lines.source[line]!]!, regions[lines.target[line]!]!];
    return from >= 0 && to >= 0 && from !== to ? ACROSS : 1;
  };
  return {
    boxes: {
      labelled: true,
      radius: append(boxes.radius, TITLE_WIDTH / 2),
      right: append(boxes.right, TITLE_WIDTH / 2),
      half: append(boxes.half, TITLE_HEIGHT / 2),
    },
    lines: {
      source: Uint32Array.from([...lines.source, ...tied]),
      target: Uint32Array.from([...lines.target, ...tied.map((at) => count + regions[at]!)]),
      pull: Float64Array.from([...lines.pull.map((pull, line) => pull * across(line)), ...tied.map(() => TITLE_PULL)]),
      drawn: Uint8Array.from([...lines.drawn, ...tied.map(() => 0)]),
    },
  };
}

/** Room for a headline of two lines, or three short ones, in the type of titles, in units of the map: somewhat more, for the map is shown smaller, and a title stays while one looks from farther off. */
const TITLE_WIDTH = 170;
const TITLE_HEIGHT = 60;
/** How strongly a region holds each of its names, and how much less a line pulls that leads to another one. */
const TITLE_PULL = 3;
const ACROSS = 0.3;

/** The drawn lines of the first names, and one that is not drawn to each part of theirs that only later names tie to the others. */
function collectLines(ties: NameTies, count: number): Lines {
  const ends: number[] = [];
  const pull: number[] = [];
  const parts = new DisjointSets(count);
  for (let line = 0; line < ties.target.length && ties.target[line]! < count; line++) {
    ends.push(ties.source[line]!, ties.target[line]!);
    pull.push(ties.pull[line]!);
    parts.join(ties.source[line]!, ties.target[line]!);
  }
  const drawn = pull.length;
  for (const [from, to] of findBridges(ties, count)) {
    if (!parts.join(from, to)) continue;
    ends.push(from, to);
    pull.push(GHOST_PULL);
  }
  return {
    source: Uint32Array.from(pull, (_, line) => ends[2 * line]!),
    target: Uint32Array.from(pull, (_, line) => ends[2 * line + 1]!),
    pull: Float64Array.from(pull),
    drawn: Uint8Array.from(pull, (_, line) => (line < drawn ? 1 : 0)),
  };
}

/**
 * Pairs of first names between which a path leads over later names: every later name belongs to the first name that it is
 * nearest to in lines, and a line between two that belong to different ones is such a pair. Shortest paths first.
 */
function findBridges({ nodes, source, target }: NameTies, count: number): (readonly [number, number])[] {
  const order = nodes.length;
  const first = new Uint32Array(order + 1);
  for (let line = 0; line < source.length; line++) {
    first[source[line]! + 1]!++;
    first[target[line]! + 1]!++;
  }
  for (let at = 0; at < order; at++) first[at + 1]! += first[at]!;
  const fill = first.slice();
  const other = new Uint32Array(2 * source.length);
  for (let line = 0; line < source.length; line++) {
    other[fill[source[line]!]!++] = target[line]!;
    other[fill[target[line]!]!++] = source[line]!;
  }
  const owner = new Int32Array(order).fill(-1);
  const queue = new Uint32Array(order);
  let length = 0;
  for (; length < count; length++) {
    queue[length] = length;
    owner[length] = length;
  }
  const bridges: (readonly [number, number])[] = [];
  for (let head = 0; head < length; head++) {
    const at = queue[head]!;
    for (let arc = first[at]!; arc < first[at + 1]!; arc++) {
      const next = other[arc]!;
      if (owner[next] === -1) {
        owner[next] = owner[at]!;
        queue[length++] = next;
      } else if (owner[next] !== owner[at] && (at >= count || next >= count)) bridges.push([owner[at]!, owner[next]!]);
    }
  }
  return bridges;
}

/** Not 0 for the first names that no path of lines, over whatever names, ties to the part that most of them are in. */
function markIslands({ part }: NameTies, count: number, order: number): Uint8Array {
  const size = new Map<number, number>();
  for (let at = 0; at < count; at++) size.set(part[at]!, (size.get(part[at]!) ?? 0) + 1);
  const [largest] = [...size].reduce((most, own) => (own[1] > most[1] ? own : most), [0, 0]);
  return Uint8Array.from({ length: order }, (_, at) => (at >= count || part[at] === largest ? 0 : 1));
}

/** ForceAtlas2 on the largest part, drawn out over the rectangle. */
function* placeLargestPart(lines: Lines, level: FirstLevel, positions: Float64Array): Generator<FirstLevelStep, void> {
  const { count, width, height, settings, seed } = level;
  const order = positions.length / 2;
  const members = findLargestPart(lines, order);
  if (members.length < 3) return;
  const graph = cutGraph(lines, members, order);
  const fill = (raw: Float64Array): void => {
    const placed = fillRectangle(raw, width, height);
    members.forEach((at, i) => {
      positions[2 * at] = placed[2 * i]!;
      positions[2 * at + 1] = placed[2 * i + 1]!;
    });
  };
  const layout = layOutGraph(graph, chooseForces(graph, settings), seed, chooseEngine(graph.order));
  const raw = yield* mapSteps(
    layout,
    (step): FirstLevelStep => ({
      share: FORCES_SHARE * step.share,
      positions: () => {
        fill(step.positions());
        return positions.slice(0, 2 * count);
      },
    }),
  );
  fill(raw);
}

function findLargestPart({ source, target }: Lines, count: number): readonly number[] {
  const sets = new DisjointSets(count);
  source.forEach((from, line) => {
    sets.join(from, target[line]!);
  });
  const parts = new Map<number, number[]>();
  for (let at = 0; at < count; at++) {
    const part = sets.find(at);
    const list = parts.get(part);
    if (list) list.push(at);
    else parts.set(part, [at]);
  }
  let largest: readonly number[] = [];
  for (const part of parts.values()) if (part.length > largest.length) largest = part;
  return largest;
}

function cutGraph({ source, target, pull }: Lines, members: readonly number[], count: number): ForceGraph {
  const local = new Int32Array(count).fill(-1);
  members.forEach((at, i) => {
    local[at] = i;
  });
  const own = Array.from(source.keys()).filter((line) => local[source[line]!]! >= 0);
  const mass = new Float64Array(members.length).fill(1);
  for (const line of own) {
    mass[local[source[line]!]!]! += pull[line]!;
    mass[local[target[line]!]!]! += pull[line]!;
  }
  return {
    order: members.length,
    mass,
    source: Uint32Array.from(own, (line) => local[source[line]!]!),
    target: Uint32Array.from(own, (line) => local[target[line]!]!),
    weight: Float64Array.from(own, (line) => pull[line]!),
  };
}

/** Gives those without a place one: beside a neighbour that has one, else in rows from the low rim upwards. */
function placeRest(
  { source, target }: Lines,
  boxes: Boxes,
  { width, height }: FirstLevel,
  positions: Float64Array,
): void {
  const order = positions.length / 2;
  const unplaced = (at: number): boolean => Number.isNaN(positions[2 * at]!);
  for (let placed = true; placed; ) {
    placed = false;
    source.forEach((from, line) => {
      const to = target[line]!;
      if (unplaced(from) === unplaced(to)) return;
      const [at, near] = unplaced(from) ? [from, to] : [to, from];
      positions[2 * at] = positions[2 * near]! + boxes.right[near]! / 2;
      positions[2 * at + 1] = positions[2 * near + 1]! - 2 * boxes.half[near]!;
      placed = true;
    });
  }
  const left = -width / 2;
  let [x, y, tallest] = [left, -height / 2, 0];
  for (let at = 0; at < order; at++) {
    if (!unplaced(at)) continue;
    const [wide, tall] = [boxes.radius[at]! + boxes.right[at]!, 2 * boxes.half[at]!];
    if (x > left && x + wide > left + width) {
      y += tallest;
      [x, tallest] = [left, 0];
    }
    positions[2 * at] = x + boxes.radius[at]!;
    positions[2 * at + 1] = y + tall / 2;
    x += wide;
    tallest = Math.max(tallest, tall);
  }
}
