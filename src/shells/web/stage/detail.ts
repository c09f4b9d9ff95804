import { labelSize as mapLabelSize, NAMES_AT_FIRST } from '../../../index.ts';
import { drawsEverything } from '../scene/amount.ts';
import type { Picture } from '../scene/picture.ts';
import { listFinerRegions, type Regions } from '../scene/regions.ts';
import { endsOf } from '../scene/target.ts';
import { type Bends, createBends } from './bends.ts';
import type { Inheritance } from './earlier-plan.ts';
import { labelSize, measureLabel, measureLabelHeight } from './label-style.ts';
import type { NameSizes } from './level-boxes.ts';
import { BANDS, bandOf, createLevels, LEVEL_STEP, type Levels, type Titles } from './levels.ts';
import { NEVER } from './placement.ts';
import { type Box, fitPoints, type Projection } from './projection.ts';
import type { Drawing, Positions } from './renderer.ts';
import { type Title, type TitleWish, titleAgain, wishTitles } from './titles.ts';
import { type Frame, MAX_FIT_SCALE } from './viewport.ts';

/** What is in sight when all of the map is. */
interface Fitted {
  readonly fitted: readonly number[];
  /** Places of names that decisions took away: without them the whole map would move to fill the room. */
  readonly gone: readonly { readonly x: number; readonly y: number }[];
}

/** How much of a map there is room for on a canvas, at each scale. */
export interface Detail extends Fitted {
  readonly levels: Levels;
  /** CSS pixels, by node, at every scale. */
  readonly radius: Float32Array;
  readonly fontSize: Float32Array;
  /** The square root of the mentions of the largest node. */
  readonly most: number;
  readonly baseScale: number;
  /** What names and titles were placed within, from where the middle of the plane is drawn. */
  readonly rim: Box;
  /** Written at a level. */
  titlesAt(level: number): readonly Title[];
  readonly bends: Bends;
  readonly titling: Titling;
}

/** What there is to be titled in each of `BANDS`. */
interface Titling {
  wishes(band: number): readonly TitleWish[];
  regions(band: number): Regions;
}

/** Square CSS pixels of canvas to a name: closer, and the page turns grey. */
const ROOM = 4100;
/** Names that there is room for to each title; on a phone the map is half as large, and titles are not. */
const NAMES_TO_A_TITLE = { desktop: 8, phone: 11 } as const;
/** Share of the names that are tried at first: not all of them find room. */
const TRIED = { fewer: 0.4, more: 8, all: 8 } as const;
const GAP = { fewer: 18, more: 3, all: 3 } as const;
/** CSS pixels of the largest and the smallest node, on a map of levels. */
const LARGEST = 11;
const SMALLEST = 3;
/** Nodes in sight at once of which none is told from another. */
const CROWD = 1500;
/** Where everything is drawn, the most mentioned of these are named, over smaller nodes if need be. */
const ALWAYS_NAMED = 16;
/** CSS pixels of the largest and the smallest node where everything is drawn, if there is room. */
const LARGEST_OF_FEW = 24;
const SMALLEST_OF_MANY = 1.6;

/** Where a map lies on a canvas when all of it is in sight. */
export interface Fit extends Fitted {
  /** Who may be drawn, in the order in which they come. */
  readonly order: readonly number[];
  /** Names that there is room for. */
  readonly capacity: number;
  readonly whole: Projection;
}

/** Fits what is to be in sight into a frame. */
export function fitWhole({ fitted, gone }: Fitted, { x, y }: Positions, { free, covered }: Frame): Projection {
  if (gone.length === 0) return fitPoints(x, y, fitted, free, covered, MAX_FIT_SCALE);
  const all = [...fitted.map((node) => ({ x: x[node]!, y: y[node]! })), ...gone];
  const [xs, ys] = [all.map((point) => point.x), all.map((point) => point.y)];
  return fitPoints(xs, ys, [...all.keys()], free, covered, MAX_FIT_SCALE);
}

/** Works out where a map lies: a small part of what planning it costs. */
export function planFit(
  picture: Picture,
  positions: Positions,
  frame: Frame,
  { free: canvas }: Frame,
  earlier?: Inheritance<Detail>,
): Fit {
  const { scene, sight, amount } = picture;
  const area = (canvas.right - canvas.left) * (canvas.bottom - canvas.top);
  const capacity = Math.max(12, Math.round(area / ROOM));
  const order = orderOf(picture).filter((node) => sight.nodes[node]);
  const own = drawsEverything(scene, amount) ? order : order.slice(0, Math.min(Math.max(30, capacity), NAMES_AT_FIRST));
  const inSight = earlier?.inSight ?? { fitted: own, gone: [] };
  return { order, ...inSight, capacity, whole: fitWhole(inSight, positions, frame) };
}

/**
 * Whether all that was planned, titles at the edge too, lies between the sides of a canvas into which the map is fitted so. What lies
 * below comes back when the sheet over it is drawn down.
 */
export function liesBetweenSides(
  { rim, baseScale }: Pick<Detail, 'rim' | 'baseScale'>,
  whole: Projection,
  { free }: Frame,
): boolean {
  const grown = whole.scale / baseScale;
  const sides = fromOrigin(free, whole);
  return rim.left * grown >= sides.left && rim.right * grown <= sides.right;
}

/**
 * Works out sizes and levels of a map for a canvas.
 *
 * @param frame what the map is fitted into; the one after it is the whole canvas with what lies over it.
 * @param earlier the map before decisions: all that they did not change stays as large and where it is.
 */
export function planDetail(
  picture: Picture,
  positions: Positions,
  frame: Frame,
  canvas: Frame,
  earlier?: Inheritance<Detail>,
): Detail {
  const { scene, amount } = picture;
  const { nodes } = scene.graph;
  const everything = drawsEverything(scene, amount);
  const { free } = frame;
  const { order, fitted, gone, capacity, whole } = planFit(picture, positions, frame, canvas, earlier);
  const baseScale = earlier?.detail.baseScale ?? whole.scale;

  const most = earlier?.detail.most ?? Math.sqrt(Math.max(1, nodes[scene.byMentions[0] ?? 0]?.mentions ?? 1));
  const isCrowded = everything && fitted.length > CROWD;
  const largest = everything ? Math.min(LARGEST_OF_FEW, Math.max(6, (3 + 1.5 * most) * baseScale)) : LARGEST;
  const smallest = isCrowded ? SMALLEST_OF_MANY : Math.min(SMALLEST, largest);
  const radius = Float32Array.from(
    nodes,
    ({ mentions }) => smallest + (largest - smallest) * Math.min(1, Math.sqrt(mentions) / most),
  );

  const isPhone = free.right - free.left < 600;
  const fontSize = new Float32Array(nodes.length);
  for (const [rank, node] of order.entries()) {
    const before = earlier ? earlier.earlierOf(node) : -1;
    if (before >= 0) fontSize[node] = earlier!.detail.fontSize[before]!;
    else fontSize[node] = everything ? labelSize(rank, isPhone) : sizeOnMap(rank, isPhone);
  }
  const names: NameSizes = {
    // Measured when it is first asked for: the first view tries a small part of the names of a large map.
    width: (node) => measureLabel(nodes[node]!.label, fontSize[node]!),
    height: (node) => measureLabelHeight(nodes[node]!.label, fontSize[node]!),
  };
  const rim = fromOrigin(shrink(canvas.free, EDGE), whole);
  const hasTitles = !picture.isCloseUp && !(everything && fitted.length > CROWD);
  const titled: (Titles & { readonly wishes: readonly TitleWish[] })[] = [];
  const sized = [scene.regions];
  const regionsOf = (band: number) => {
    sized[band] ??= listFinerRegions(
      scene.graph,
      scene.regions,
      scene.order.filter((node) => scene.types[node] !== 'role'),
      band,
    );
    return sized[band];
  };
  const wishesOf = (band: number) => {
    const [, until] = BANDS[band]!;
    const room = Math.round((capacity / NAMES_TO_A_TITLE[isPhone ? 'phone' : 'desktop']) * 4 ** band);
    const names = band === 0 ? fitted : order.slice(0, Math.ceil(capacity * LEVEL_STEP ** (2 * until)));
    const titling = earlier?.detail.titling;
    const isSame = titling?.regions(band).list.length === regionsOf(band).list.length;
    titled[band] ??= isSame
      ? titleAgain(regionsOf(band), titling!.wishes(band))
      : wishTitles(regionsOf(band), names, hasTitles ? room : 0, isPhone);
    return titled[band];
  };
  const levels = createLevels({
    titles: wishesOf,
    order,
    x: positions.x,
    y: positions.y,
    radius,
    names,
    fixed: everything ? order.filter((node) => !isCrowded || radius[node]! > 2.6) : [],
    baseScale,
    edges: rim,
    covered: canvas.covered.map((box) => fromOrigin(box, whole)),
    gap: GAP[amount],
    first: hasTitles && !everything ? Math.min(capacity, NAMES_AT_FIRST) : order.length,
    tries: Math.ceil(capacity * TRIED[amount]),
    allowsLone: everything,
    insisting: everything ? ALWAYS_NAMED : 0,
    adjacency: scene.adjacency,
    telling: scene.telling,
    isFirst: scene.isFirst,
    earlier: earlier && { ...earlier, levels: earlier.detail.levels },
  });
  const written: (readonly Title[])[] = [];
  const titlesAt = (level: number): readonly Title[] => {
    const band = bandOf(level);
    if (band < 0) return [];
    written[band] ??= levels.titles(band).flatMap((at, i): Title[] => {
      return at ? [{ ...at, ...wishesOf(band).wishes[i]!, regions: regionsOf(band) }] : [];
    });
    return written[band];
  };
  const bends = createBends(scene.graph.edges, positions, levels, { radius, names, titlesAt, edges: rim, everything });
  const titling = { wishes: (band: number) => wishesOf(band).wishes, regions: regionsOf };
  return { levels, radius, fontSize, most, fitted, gone, baseScale, rim, titlesAt, bends, titling };
}

/** On a phone the first names are larger than the others by half as much. */
function sizeOnMap(rank: number, isPhone: boolean): number {
  const size = mapLabelSize(rank);
  const least = mapLabelSize(Number.POSITIVE_INFINITY);
  return isPhone ? least + (size - least) / 2 : size;
}

/** CSS pixels between a name and the edge of the canvas. */
const EDGE = 6;

function shrink({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left + by, right: right - by, top: top + by, bottom: bottom - by };
}

function fromOrigin({ left, right, top, bottom }: Box, { originX, originY }: Projection): Box {
  return { left: left - originX, right: right - originX, top: top - originY, bottom: bottom - originY };
}

/** In which order things come on the map. */
function orderOf({ scene, amount, roles }: Picture): readonly number[] {
  if (drawsEverything(scene, amount)) return scene.byMentions;
  const onMap = scene.order.filter((node) => !scene.isAlone[node]);
  if (!roles) return onMap.filter((node) => scene.types[node] !== 'role');
  const places = new Map<number, number>();
  for (const [place, node] of onMap.entries()) places.set(node, place);
  for (const [place, node] of scene.byMentions.entries()) if (scene.types[node] === 'role') places.set(node, place);
  return [...places.keys()].sort((a, b) => places.get(a)! - places.get(b)! || a - b);
}

/** What lies beyond the edge of the canvas and is drawn all the same, as a share of its size: one can pan a little. */
const MARGIN = 0.5;

/** What is drawn where one looks, and how far one may go before that is something else. */
export interface View {
  readonly drawing: Drawing;
  readonly level: number;
  /** In the plane; undefined = everywhere. */
  readonly around: Box | undefined;
}

/** Before anything was chosen. */
export const EMPTY_VIEW: View = { drawing: { nodes: [], edges: [], ends: [] }, level: 0, around: undefined };

export function chooseView(
  picture: Picture,
  positions: Positions,
  detail: Detail,
  projection: Projection,
  size: Size,
): View {
  const { scene, sight, amount, focus, chosen } = picture;
  const { edges } = scene.graph;
  const level = detail.levels.levelOf(projection.scale);
  const byWeight = (list: number[]) => list.sort((a, b) => edges[a]!.weight - edges[b]!.weight || a - b);
  if (drawsEverything(scene, amount)) {
    const nodes = scene.byMentions.filter((node) => sight.nodes[node]);
    const drawn = byWeight([...edges.keys()].filter((edge) => sight.edges[edge]));
    return { drawing: { nodes, edges: drawn, ends: [] }, level, around: undefined };
  }
  const around = boxAround(projection, size);
  const isIn = (node: number) =>
    positions.x[node]! >= around.left &&
    positions.x[node]! <= around.right &&
    positions.y[node]! >= around.bottom &&
    positions.y[node]! <= around.top;
  const nodeLevels = detail.levels.nodeLevels(level);
  const edgeLevels = detail.levels.edgeLevels(level);
  const nodes = new Set<number>();
  for (let node = 0; node < nodeLevels.length; node++) {
    // What a hand that moves a filter passes over was placed before it moved.
    if (nodeLevels[node]! <= level && sight.nodes[node] && isIn(node)) nodes.add(node);
  }
  const lines = new Set<number>();
  for (let edge = 0; edge < edgeLevels.length; edge++) {
    if (edgeLevels[edge]! > level || edgeLevels[edge] === NEVER || !sight.edges[edge]) continue;
    if (nodes.has(edges[edge]!.source) || nodes.has(edges[edge]!.target)) lines.add(edge);
  }
  for (const node of focus?.brought ?? []) nodes.add(node);
  for (const target of chosen) for (const node of endsOf(scene, target)) nodes.add(node);
  for (const edge of focus?.brought ? focus.edges : []) lines.add(edge);
  for (const edge of focus?.thin ?? []) lines.add(edge);
  for (const target of chosen) if (target.type === 'edge') lines.add(target.edge);
  const ends = new Set<number>();
  for (const edge of lines) {
    const { source, target } = edges[edge]!;
    for (const end of [source, target]) if (!nodes.has(end)) ends.add(end);
  }
  const largeFirst = [...nodes].sort((a, b) => detail.radius[b]! - detail.radius[a]! || a - b);
  return { drawing: { nodes: largeFirst, edges: byWeight([...lines]), ends: [...ends] }, level, around };
}

/** Whether the view still holds what is to be drawn at a projection. */
export function isCurrent({ level, around }: View, detail: Detail, projection: Projection, size: Size): boolean {
  if (!around) return true;
  if (detail.levels.levelOf(projection.scale) !== level) return false;
  const now = boxAround(projection, size, 0);
  return now.left >= around.left && now.right <= around.right && now.top <= around.top && now.bottom >= around.bottom;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function boxAround({ scale, originX, originY }: Projection, { width, height }: Size, margin = MARGIN): Box {
  return {
    left: (-margin * width - originX) / scale,
    right: ((1 + margin) * width - originX) / scale,
    top: (originY + margin * height) / scale,
    bottom: (originY - (1 + margin) * height) / scale,
  };
}
