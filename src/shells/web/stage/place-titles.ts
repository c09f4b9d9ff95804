import type { Adjacency } from '../../../index.ts';
import { crosses, type StraightLine } from './hidden-lines.ts';
import { type LevelBox, meet } from './level-boxes.ts';
import { NEVER, type Placement } from './placement.ts';

/** Room that a title takes, in CSS pixels. */
export interface TitleSize {
  readonly width: number;
  readonly height: number;
}

/** A title where it stands: its middle in the plane. */
export interface LevelTitle extends TitleSize {
  readonly x: number;
  readonly y: number;
}

interface TitleTask {
  readonly wishes: readonly TitleSize[];
  /** Index of the wish of the part of the map that a node is in, -1 for none. */
  readonly titleOf: (node: number) => number;
  /** The scale at which a title should stand well, and those within which it must meet nothing. */
  readonly scale: number;
  readonly from: number;
  readonly until: number;
  readonly adjacency: Adjacency;
  readonly isFirst: (edge: number) => boolean;
  /** Names that a title may send away, each with what that costs it: CSS pixels that it would go farther for the name to stay. */
  readonly lesser: ReadonlyMap<number, number>;
  readonly isInside: (box: LevelBox) => boolean;
}

/** The titles that found a place, by the index of the wish, and the names that wait for a nearer level since one stands there. */
export interface PlacedTitles {
  readonly at: readonly (LevelTitle | undefined)[];
  readonly sentAway: ReadonlySet<number>;
}

/** CSS pixels between two places that are tried, between those around the best of these, and from the names of a part to the farthest. */
const STEP = 24;
const FINE_STEP = 6;
const REACH = 110;
/** How much the way to the second nearest name of the part counts, and the mean way to its first names, by that to the nearest. */
const SECOND = 0.6;
const MEAN = 0.9;
/** Names of a part that its title should stand by: later ones lie farther off, and say less of it. */
const CORE = 6;
/** Rounds in which each title looks for a better place, once the others have theirs. */
const ROUNDS = 2;
/** CSS pixels that a title would go farther not to touch a name of another part, and of none: less for one that is this far away. */
const STRANGE = 36;
const STRANGE_OF_NONE = 18;
const STRANGE_WITHIN = 34;
/** The same not to have such a name nearer than any of its own. */
const NEAREST_STRANGE = 40;
/** The same not to stand on a line of its part, or of another. */
const ON_OWN_LINE = 8;
const ON_LINE = 16;
/** So many times as much is it worth for a name of the title's own part to stay, or for one of another titled part: without its names a title says nothing. */
const SENT_AWAY_OWN = 3;
const SENT_AWAY_OTHER = 2;
/** CSS pixels between two titles. */
const APART = { x: 8, y: 4 } as const;

/**
 * Gives each title the best of the places around the first names of its part: near them, far from those of others, off the lines, and
 * where few lesser names would have to wait. The first wishes choose first; then each chooses again, now that the others stand.
 */
export function placeTitles(placement: Placement, task: TitleTask): PlacedTitles {
  const { wishes, titleOf, scale, from, until } = task;
  const rooms = placement.placed.map((node): Room => roomOf(placement, node, scale, titleOf(node)));
  const lines = listLines(placement, task);
  const own = wishes.map((): Room[] => []);
  for (const room of rooms) {
    const list = own[room.title];
    if (list && list.length < CORE) list.push(room);
  }
  const spots: (Spot | undefined)[] = wishes.map(() => undefined);
  const away = new Set<number>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [title, wish] of wishes.entries()) {
      const before = spots[title];
      spots[title] = undefined;
      const boxes = spots.flatMap((spot) => (spot ? [spot.box] : []));
      // What it sent away comes back, unless it would meet another title.
      for (const node of before?.away ?? []) {
        const meets = (box: LevelBox) =>
          meet(box, placement.discOf(node), 2, 0, from, until) || meet(box, placement.nameOf(node), 4, 0, from, until);
        if (!boxes.some(meets)) away.delete(node);
      }
      const names = own[title]!.filter(({ node }) => !away.has(node));
      const spot =
        findSpot(placement, task, { wish, title, own: names, rooms, lines, boxes, sentAway: away }) ?? before;
      if (!spot) continue;
      spots[title] = spot;
      for (const node of spot.away) away.add(node);
    }
  }
  placement.take(away);
  return {
    at: spots.map((spot, title) => spot && { ...wishes[title]!, x: spot.box.x, y: spot.box.y }),
    sentAway: away,
  };
}

/** A name with its node, in CSS pixels from the plane's origin, y downwards. */
interface Room {
  readonly node: number;
  readonly title: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function roomOf(placement: Placement, node: number, scale: number, title: number): Room {
  const [disc, name] = [placement.discOf(node), placement.nameOf(node)];
  const [x, y] = [disc.x * scale, -disc.y * scale];
  return {
    ...{ node, title },
    left: Math.min(x - disc.halfWidth, x + name.alongX - name.halfWidth),
    right: Math.max(x + disc.halfWidth, x + name.alongX + name.halfWidth),
    top: Math.min(y - disc.halfHeight, y + name.alongY - name.halfHeight),
    bottom: Math.max(y + disc.halfHeight, y + name.alongY + name.halfHeight),
  };
}

interface Line extends StraightLine {
  /** Of the title of the part that both ends are in, else -1. */
  readonly title: number;
}

function listLines({ placed, levels, discOf }: Placement, { adjacency, isFirst, titleOf, scale }: TitleTask): Line[] {
  const lines: Line[] = [];
  for (const node of placed) {
    for (const { node: other, edge } of adjacency[node]!) {
      if (other < node || levels[other] === NEVER || !isFirst(edge)) continue;
      const [from, to] = [discOf(node), discOf(other)];
      lines.push({
        ...{ fromX: from.x * scale, fromY: -from.y * scale, toX: to.x * scale, toY: -to.y * scale },
        title: titleOf(node) === titleOf(other) ? titleOf(node) : -1,
      });
    }
  }
  return lines;
}

interface SpotTask {
  readonly wish: TitleSize;
  readonly title: number;
  readonly own: readonly Room[];
  readonly rooms: readonly Room[];
  readonly lines: readonly Line[];
  /** Of the titles that have their places. */
  readonly boxes: readonly LevelBox[];
  readonly sentAway: ReadonlySet<number>;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly box: LevelBox;
  readonly away: readonly number[];
}

function findSpot(placement: Placement, task: TitleTask, { own, ...spot }: SpotTask): Spot | undefined {
  if (own.length === 0) return undefined;
  const { scale, from, until, isInside, lesser } = task;
  const { wish, title, lines, boxes, sentAway } = spot;
  const rooms = listNear(spot.rooms, own, REACH + wish.width + AROUND).filter(({ node }) => !sentAway.has(node));
  const walls = flatten(rooms.filter(({ node }) => !lesser.has(node)));
  const [halfWidth, halfHeight] = [wish.width / 2, wish.height / 2];
  let best: Spot | undefined;
  let least = Number.POSITIVE_INFINITY;
  const tryAt = ({ x, y, cost: nearness, nearest }: Candidate): void => {
    if (touches(walls, x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight)) return;
    const box: LevelBox = { x: x / scale, y: -y / scale, alongX: 0, alongY: 0, halfWidth, halfHeight };
    if (!isInside(box) || boxes.some((other) => meet(box, other, APART.x, APART.y, from, until))) return;
    let cost = nearness;
    const away: number[] = [];
    for (const room of rooms) {
      if (cost >= least) break;
      const across = awayAcross(room, x, halfWidth);
      if (across > AROUND / 2) continue;
      const down = awayDown(room, y, halfHeight);
      if (down > AROUND / 2) continue;
      const apart = Math.sqrt(across * across + down * down);
      if (room.title !== title && apart < STRANGE_WITHIN) {
        cost += (room.title < 0 ? STRANGE_OF_NONE : STRANGE) * (1 - apart / STRANGE_WITHIN);
        if (apart < nearest) cost += NEAREST_STRANGE;
      }
      const meets =
        meet(box, placement.discOf(room.node), 2, 0, from, until) ||
        meet(box, placement.nameOf(room.node), 4, 0, from, until);
      if (!meets) continue;
      const worth = lesser.get(room.node) ?? Number.POSITIVE_INFINITY;
      cost += worth * (room.title === title ? SENT_AWAY_OWN : room.title >= 0 ? SENT_AWAY_OTHER : 1);
      away.push(room.node);
    }
    for (const line of lines) {
      if (cost >= least) break;
      if (crosses(line, x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight))
        cost += line.title === title ? ON_OWN_LINE : ON_LINE;
    }
    if (cost < least) [best, least] = [{ x, y, box, away }, cost];
  };
  for (const candidate of listCandidates(own, wish)) {
    if (candidate.cost >= least) break;
    tryAt(candidate);
  }
  if (!best) return undefined;
  const { x, y }: Spot = best;
  for (let across = -STEP / 2; across <= STEP / 2; across += FINE_STEP) {
    for (let down = -STEP / 2; down <= STEP / 2; down += FINE_STEP) {
      const candidate = measureCandidate(own, x + across, y + down, wish);
      if (candidate.cost < least) tryAt(candidate);
    }
  }
  return best;
}

/** CSS pixels by which a name that a title could meet lies nearer where the map is seen from farthest. */
const AROUND = 200;

/** Names at most so far from the box around others. */
function listNear(rooms: readonly Room[], own: readonly Room[], reach: number): readonly Room[] {
  const around = {
    left: Math.min(...own.map(({ left }) => left)),
    right: Math.max(...own.map(({ right }) => right)),
    top: Math.min(...own.map(({ top }) => top)),
    bottom: Math.max(...own.map(({ bottom }) => bottom)),
  };
  return rooms.filter(
    ({ left, right, top, bottom }) =>
      right > around.left - reach &&
      left < around.right + reach &&
      bottom > around.top - reach &&
      top < around.bottom + reach,
  );
}

/** Left, right, top and bottom of each: thousands of places are held against them. */
function flatten(rooms: readonly Room[]): Float64Array {
  const flat = new Float64Array(4 * rooms.length);
  for (const [at, { left, right, top, bottom }] of rooms.entries()) flat.set([left, right, top, bottom], 4 * at);
  return flat;
}

function touches(flat: Float64Array, left: number, right: number, top: number, bottom: number): boolean {
  for (let at = 0; at < flat.length; at += 4) {
    if (flat[at]! <= right && flat[at + 1]! >= left && flat[at + 2]! <= bottom && flat[at + 3]! >= top) return true;
  }
  return false;
}

interface Candidate {
  readonly x: number;
  readonly y: number;
  /** How far it is from the names of the part, in CSS pixels: the nearest, the second nearest and the mean. */
  readonly cost: number;
  readonly nearest: number;
}

/** Places around the names of a part, those nearest to them first. */
function listCandidates(own: readonly Room[], wish: TitleSize): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const seen = new Set<number>();
  for (const { left, right, top, bottom } of own) {
    const first = { column: Math.floor((left - REACH) / STEP), row: Math.floor((top - REACH) / STEP) };
    const last = { column: Math.ceil((right + REACH) / STEP), row: Math.ceil((bottom + REACH) / STEP) };
    for (let column = first.column; column <= last.column; column++) {
      for (let row = first.row; row <= last.row; row++) {
        const key = column * 100_003 + row;
        if (seen.has(key)) continue;
        seen.add(key);
        candidates.push(measureCandidate(own, column * STEP, row * STEP, wish));
      }
    }
  }
  return candidates.sort((a, b) => a.cost - b.cost || a.y - b.y || a.x - b.x);
}

function measureCandidate(own: readonly Room[], x: number, y: number, wish: TitleSize): Candidate {
  let nearest = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const room of own) {
    const across = awayAcross(room, x, wish.width / 2);
    const down = awayDown(room, y, wish.height / 2);
    const away = Math.sqrt(across * across + down * down);
    sum += away;
    if (away < nearest) {
      second = nearest;
      nearest = away;
    } else if (away < second) second = away;
  }
  if (second === Number.POSITIVE_INFINITY) second = nearest;
  return { x, y, cost: nearest + SECOND * second + (MEAN * sum) / own.length, nearest };
}

/** CSS pixels between a title's box and a name's to the side; 0 where one is above the other. */
function awayAcross({ left, right }: Room, x: number, half: number): number {
  return Math.max(0, left - x - half, x - half - right);
}

/** CSS pixels between a title's box and a name's up or down; 0 where one is beside the other. */
function awayDown({ top, bottom }: Room, y: number, half: number): number {
  return Math.max(0, top - y - half, y - half - bottom);
}
