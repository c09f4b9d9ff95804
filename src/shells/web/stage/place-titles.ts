import type { Adjacency } from '../../../index.ts';
import { crosses, type StraightLine } from './hidden-lines.ts';
import { type LevelBox, meet } from './level-boxes.ts';

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

/** A name that may stand beside titles. */
interface NearName {
  readonly node: number;
  readonly disc: LevelBox;
  readonly name: LevelBox;
  /** Whether no title may take its place; else the name may still go to another side of its node, and a title may push it there at a cost. */
  readonly isFirm: boolean;
  /** Whether the node is drawn whatever stands there, so that no title may cover it. */
  readonly isFixed: boolean;
}

interface TitleTask {
  readonly wishes: readonly TitleSize[];
  /** Index of the wish of the part of the map that a node is in, -1 for none. */
  readonly titleOf: (node: number) => number;
  /** Those that say most first. */
  readonly names: readonly NearName[];
  /** The scale at which a title should stand well, and those within which it must meet nothing. */
  readonly scale: number;
  readonly from: number;
  readonly until: number;
  readonly adjacency: Adjacency;
  readonly isFirst: (edge: number) => boolean;
  readonly isInside: (box: LevelBox) => boolean;
}

/** CSS pixels between two places that are tried, between those around the best of these, and from the names of a part to the farthest. */
const STEP = 16;
const FINE_STEP = 4;
const REACH = 90;
/** How much the mean way to the first names of the part counts by that to the nearest. */
const MEAN = 4;
/** Names of a part that its title should stand by: later ones lie farther off, and say less of it. */
const CORE = 6;
/** Rounds in which each title looks for the best place, given those of the others: in each it costs more that two meet, in the last they must not. */
const ROUNDS = 7;
const MEETS = 30;
/** CSS pixels that a title would go farther not to touch a name of another part, and of none: less for one that is this far away. */
const STRANGE = 60;
const STRANGE_OF_NONE = 36;
const STRANGE_WITHIN = 40;
/** The same not to take the place of a name that can go to another side of its node, and not to cover a node: it waits for a nearer level. */
const PUSHED = 10;
const COVERED = 90;
/** So many times as much is it worth for a name of another titled part, and of the title's own: without its names it says nothing. */
const OF_ANOTHER = 2;
const OF_ITS_OWN = 3;
/** The same not to stand on a line of its part, or of another. */
const ON_OWN_LINE = 8;
const ON_LINE = 12;
/** CSS pixels between two titles. */
const APART = { x: 8, y: 4 } as const;

/**
 * Gives each title the best of the places around the first names of its part: amid them, far from those of others, off the lines and on no
 * node. Titles come before the names, which stand where these leave them a side of their nodes: placed after them, a title found no room
 * by its own names, and headed others. The first wishes choose first; then each chooses again, now that the others stand.
 *
 * @returns by the index of the wish; undefined where there was no room.
 */
export function placeTitles(task: TitleTask): (LevelTitle | undefined)[] {
  const { wishes, titleOf, scale, names } = task;
  const rooms = names.map((near) => roomOf(near, scale, titleOf(near.node)));
  const lines = listLines(task);
  const own = wishes.map((): Room[] => []);
  for (const room of rooms) {
    const list = own[room.title];
    if (list && list.length < CORE) list.push(room);
  }
  const boxes: (LevelBox | undefined)[] = wishes.map(() => undefined);
  for (let round = 1; round <= ROUNDS; round++) {
    const meets = round < ROUNDS ? MEETS * round : Number.POSITIVE_INFINITY;
    for (const [title, wish] of wishes.entries()) {
      const others = boxes.flatMap((box, other) => (box && other !== title ? [box] : []));
      boxes[title] = findSpot(task, { wish, title, own: own[title]!, rooms, lines, others, meets });
    }
  }
  return boxes.map((box, title) => box && { ...wishes[title]!, x: box.x, y: box.y });
}

/** A name with its node, in CSS pixels from the plane's origin, y downwards. */
interface Room extends NearName {
  readonly title: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function roomOf(near: NearName, scale: number, title: number): Room {
  const { disc, name } = near;
  const [x, y] = [disc.x * scale, -disc.y * scale];
  return {
    ...near,
    title,
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

function listLines({ names, adjacency, isFirst, titleOf, scale }: TitleTask): Line[] {
  const discs = new Map(names.map(({ node, disc }) => [node, disc]));
  const lines: Line[] = [];
  for (const [node, from] of discs) {
    for (const { node: other, edge } of adjacency[node]!) {
      const to = discs.get(other);
      if (other < node || !to || !isFirst(edge)) continue;
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
  readonly others: readonly LevelBox[];
  /** What it costs to meet one of them. */
  readonly meets: number;
}

function findSpot(
  task: TitleTask,
  { own, wish, title, lines, others, meets, ...spot }: SpotTask,
): LevelBox | undefined {
  if (own.length === 0) return undefined;
  const { scale, from, until, isInside } = task;
  const rooms = listNear(spot.rooms, own, REACH + wish.width + AROUND);
  const [halfWidth, halfHeight] = [wish.width / 2, wish.height / 2];
  let best: { readonly x: number; readonly y: number; readonly box: LevelBox } | undefined;
  let least = Number.POSITIVE_INFINITY;
  const tryAt = ({ x, y, cost: nearness }: Candidate): void => {
    const box: LevelBox = { x: x / scale, y: -y / scale, alongX: 0, alongY: 0, halfWidth, halfHeight };
    if (!isInside(box)) return;
    let cost = nearness;
    for (const other of others) {
      if (cost >= least) return;
      if (meet(box, other, APART.x, APART.y, from, until)) cost += meets;
    }
    for (const room of rooms) {
      if (cost >= least) return;
      const across = awayAcross(room, x, halfWidth);
      if (across > AROUND / 2) continue;
      const down = awayDown(room, y, halfHeight);
      if (down > AROUND / 2) continue;
      const isCovered = meet(box, room.disc, 2, 0, from, until);
      const isPushed = isCovered || meet(box, room.name, 4, 0, from, until);
      if ((isPushed && room.isFirm) || (isCovered && room.isFixed)) return;
      if (isPushed)
        cost += (isCovered ? COVERED : PUSHED) * (room.title === title ? OF_ITS_OWN : room.title < 0 ? 1 : OF_ANOTHER);
      const apart = Math.sqrt(across * across + down * down);
      if (room.title !== title && apart < STRANGE_WITHIN) {
        cost += (room.title < 0 ? STRANGE_OF_NONE : STRANGE) * (1 - apart / STRANGE_WITHIN);
      }
    }
    for (const line of lines) {
      if (cost >= least) return;
      if (crosses(line, x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight))
        cost += line.title === title ? ON_OWN_LINE : ON_LINE;
    }
    if (cost < least) [best, least] = [{ x, y, box }, cost];
  };
  for (const candidate of listCandidates(own, wish)) {
    if (candidate.cost >= least) break;
    tryAt(candidate);
  }
  if (!best) return undefined;
  const { x, y } = best;
  for (let across = -STEP / 2; across <= STEP / 2; across += FINE_STEP) {
    for (let down = -STEP / 2; down <= STEP / 2; down += FINE_STEP) {
      const candidate = measureCandidate(own, x + across, y + down, wish);
      if (candidate.cost < least) tryAt(candidate);
    }
  }
  return best.box;
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

interface Candidate {
  readonly x: number;
  readonly y: number;
  /** How far it is from the names of the part, in CSS pixels: the nearest, and the mean. */
  readonly cost: number;
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
  let sum = 0;
  for (const room of own) {
    const across = awayAcross(room, x, wish.width / 2);
    const down = awayDown(room, y, wish.height / 2);
    const away = Math.sqrt(across * across + down * down);
    sum += away;
    nearest = Math.min(nearest, away);
  }
  return { x, y, cost: nearest + (MEAN * sum) / own.length };
}

/** CSS pixels between a title's box and a name's to the side; 0 where one is above the other. */
function awayAcross({ left, right }: Room, x: number, half: number): number {
  return Math.max(0, left - x - half, x - half - right);
}

/** CSS pixels between a title's box and a name's up or down; 0 where one is beside the other. */
function awayDown({ top, bottom }: Room, y: number, half: number): number {
  return Math.max(0, top - y - half, y - half - bottom);
}
