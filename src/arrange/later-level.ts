import { createRandom } from '../model/random.ts';
import type { Boxes } from './boxes.ts';
import { chooseEngine } from './choose-engine.ts';
import type { ForceGraph } from './force-engine.ts';
import type { NameTies } from './name-ties.ts';
import { removeOverlaps } from './overlap.ts';

export interface LaterLevel {
  /** Names on the map once this level is: ranks 0 .. count − 1. */
  readonly count: number;
  /** For each rank its room at the level's scale. */
  readonly boxes: Boxes;
  /** Side of the square that each name has for itself at that scale, and that of the whole first level. */
  readonly room: number;
  readonly side: number;
  readonly seed: number;
  readonly preventOverlap: boolean;
}

/**
 * Places the next names of a large map, in place (x and y interleaved by rank, NaN where there is no place yet): each first
 * in the weighted middle of those that its lines tie it to, then moved by ForceAtlas2 and freed of overlaps, while all who
 * had a place keep it. A name that no line ties to the map yet stays without a place. Yields the share done.
 */
export function* placeLater(ties: NameTies, places: Float64Array, level: LaterLevel): Generator<number, void> {
  const { count, boxes, room, side, preventOverlap } = level;
  const isPlaced = (at: number): boolean => !Number.isNaN(places[2 * at]!);
  const fixed = Uint8Array.from({ length: count }, (_, at) => (isPlaced(at) ? 1 : 0));
  setInMiddle(ties, places, level);
  const members = Uint32Array.from(fixed.keys()).filter(isPlaced);
  const held = Uint8Array.from(members, (at) => fixed[at]!);
  if (!held.includes(0)) return;
  const graph = cutGraph(ties, members, count);
  const own = new Float64Array(2 * members.length);
  members.forEach((at, i) => {
    own.set(places.subarray(2 * at, 2 * at + 2), 2 * i);
  });
  const forces = { repulsion: (APART * room ** 3) / side, gravity: 0, logAttraction: false };
  const run = chooseEngine(graph.order)(graph, own, forces, held);
  const blocks = members.length > LARGE ? BLOCKS_OF_A_LARGE : BLOCKS;
  for (let block = 1; block <= blocks; block++) {
    run.advance(ITERATIONS);
    yield (0.5 * block) / blocks;
  }
  held.forEach((is, i) => {
    if (!is) own.set(run.positions.subarray(2 * i, 2 * i + 2), 2 * i);
  });
  if (preventOverlap) {
    for (const _ of removeOverlaps(members, own, boxes, { fixed: held, margin: MARGIN * room, grow: false })) yield 0.5;
  }
  members.forEach((at, i) => {
    places.set(own.subarray(2 * i, 2 * i + 2), 2 * at);
  });
}

/**
 * Repulsion reaches far: with as much as on the first level all names together would fling the new ones out of the map.
 * This much moves a name at the rim, which has them all on one side, by about the side of its room.
 */
const APART = 0.5;
/** Room between two labels, by the side of a name's room. */
const MARGIN = 0.04;
const ITERATIONS = 4;
const BLOCKS = 10;
/** Above this many names an iteration costs tenths of a second, and the middles are near enough. */
const LARGE = 5000;
const BLOCKS_OF_A_LARGE = 3;

/** Gives each name without a place the weighted middle of its placed neighbours, a little aside, until none is left that has any. */
function setInMiddle(
  { source, target, pull }: NameTies,
  places: Float64Array,
  { count, room, seed }: LaterLevel,
): void {
  const random = createRandom(seed + count);
  const isPlaced = (at: number): boolean => !Number.isNaN(places[2 * at]!);
  for (let found = true; found; ) {
    const sum = new Float64Array(3 * count);
    for (let line = 0; line < target.length && target[line]! < count; line++) {
      const [a, b] = [source[line]!, target[line]!];
      if (isPlaced(a) === isPlaced(b)) continue;
      const [at, from] = isPlaced(a) ? [b, a] : [a, b];
      sum[3 * at]! += pull[line]!;
      sum[3 * at + 1]! += pull[line]! * places[2 * from]!;
      sum[3 * at + 2]! += pull[line]! * places[2 * from + 1]!;
    }
    found = false;
    for (let at = 0; at < count; at++) {
      const weight = sum[3 * at]!;
      if (weight === 0) continue;
      places[2 * at] = sum[3 * at + 1]! / weight + (random() - 0.5) * room;
      places[2 * at + 1] = sum[3 * at + 2]! / weight + (random() - 0.5) * room;
      found = true;
    }
  }
}

function cutGraph({ source, target, pull }: NameTies, members: Uint32Array, count: number): ForceGraph {
  const local = new Int32Array(count).fill(-1);
  members.forEach((at, i) => {
    local[at] = i;
  });
  const own: number[] = [];
  for (let line = 0; line < target.length && target[line]! < count; line++) {
    if (local[source[line]!]! >= 0 && local[target[line]!]! >= 0) own.push(line);
  }
  return {
    order: members.length,
    mass: new Float64Array(members.length).fill(1),
    source: Uint32Array.from(own, (line) => local[source[line]!]!),
    target: Uint32Array.from(own, (line) => local[target[line]!]!),
    weight: Float64Array.from(own, (line) => pull[line]!),
  };
}
