import { breakLabel } from '../../../index.ts';
import type { Picture } from '../scene/picture.ts';
import { colourOfRegion } from '../scene/regions.ts';
import type { Detail } from './detail.ts';
import { LABEL_LEADING, labelFont, labelWeight, measureLabel, measureLabelHeight } from './label-style.ts';
import { type Disc, type LabelWish, placeLabels } from './labels.ts';
import { type Anchor, offsetOf } from './level-boxes.ts';
import { mixColours } from './paint.ts';
import type { Pen } from './pen.ts';
import type { Box, Projection } from './projection.ts';
import type { Positions } from './renderer.ts';
import type { Title } from './titles.ts';

/** All that the layer of names is drawn from. */
export interface NamedView {
  readonly context: Pen;
  readonly picture: Picture;
  readonly positions: Positions;
  readonly detail: Detail;
  readonly drawn: readonly number[];
  readonly projection: Projection;
  /** Of the canvas, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly covered: readonly Box[];
  /** Written under the names. */
  readonly titles: readonly Title[];
  /** Selected or under the pointer. */
  readonly emphasised: readonly number[];
  readonly lit: ReadonlySet<number> | undefined;
  /** 0..1: how far what is not in focus has faded. */
  readonly focus: number;
}

interface Written {
  readonly node: number;
  readonly left: number;
  readonly width: number;
  readonly middle: number;
}

/** A name that is pointed at is never smaller. */
const EMPHASISED = 14;

/** Writes the names of what is drawn. At rest they stand where the levels put them; around a focus room is made for it. */
export function drawLabels(named: NamedView): void {
  const { context, picture, emphasised, lit, focus } = named;
  const { palette, scene } = picture;
  const { nodes } = scene.graph;
  const strong = new Set(emphasised);
  const written = lit || strong.size > 0 ? placeAround(named, strong) : [...listNamed(named)];
  context.save();
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.strokeStyle = palette.halo;
  for (const { node, left, width, middle } of written) {
    const isStrong = strong.has(node);
    const size = sizeOf(named, node, strong);
    context.globalAlpha = lit && !lit.has(node) && !isStrong ? 1 - 0.75 * focus : 1;
    context.fillStyle = isStrong ? palette.ink : inkOf(picture, node, labelWeight(size) >= 600);
    context.font = labelFont(size, scene.types[node] === 'role', isStrong ? 700 : labelWeight(size));
    context.lineWidth = size * 0.2;
    const lines = breakLabel(nodes[node]!.label);
    const { x } = screenOf(named, node);
    // Of two lines both begin at the node, or end there; above and below it they are centred.
    const [align, at] = alignTo(x, left, left + width);
    context.textAlign = align;
    for (const [line, text] of lines.entries()) {
      const down = middle + (line - (lines.length - 1) / 2) * size * LABEL_LEADING;
      context.strokeText(text, at, down);
      context.fillText(text, at, down);
    }
  }
  context.restore();
}

function alignTo(x: number, left: number, right: number): readonly [CanvasTextAlign, number] {
  if (left >= x) return ['left', left];
  return right <= x ? ['right', right] : ['center', (left + right) / 2];
}

/**
 * The colour of a name: where colours say regions, that of its region, darkened to be read, so that a title and its names are seen to
 * belong together; a name of none stays behind.
 */
function inkOf({ palette, scene, colouring }: Picture, node: number, isHeavy: boolean): string {
  if (colouring !== 'community') return isHeavy ? palette.ink : palette.softInk;
  const region = scene.regions.of[node]!;
  if (region < 0) return isHeavy ? palette.softInk : palette.faintInk;
  const colour = colourOfRegion(scene.regions, palette, region);
  const key = `${palette.theme} ${colour}`;
  const known = inks.get(key) ?? mixColours(colour, palette.ink, DARKENED);
  inks.set(key, known);
  return known;
}

const inks = new Map<string, string>();
const DARKENED = 0.4;

function sizeOf({ detail }: NamedView, node: number, strong: ReadonlySet<number>): number {
  const size = detail.fontSize[node]! || 12;
  return strong.has(node) ? Math.max(size, EMPHASISED) : size;
}

/** Names at their places of rest. */
function* listNamed(named: NamedView): Generator<Written> {
  const { detail, drawn, width, height } = named;
  const level = levelOf(named);
  const levels = detail.levels.nodeLevels(level);
  for (const node of drawn) {
    if (levels[node]! > level) continue;
    const at = screenOf(named, node);
    const isNear = at.x > -260 && at.x < width + 260 && at.y > -40 && at.y < height + 40;
    if (isNear) yield writeAt(named, node, at, measured(named, node), detail.levels.anchors[node] as Anchor);
  }
}

function writeAt(named: NamedView, node: number, at: Point, textWidth: number, anchor: Anchor): Written {
  const size = named.detail.fontSize[node]!;
  const height = measureLabelHeight(named.picture.scene.graph.nodes[node]!.label, size);
  const { dx, dy } = offsetOf(anchor, named.detail.radius[node]!, textWidth, height);
  return { node, left: at.x + dx - textWidth / 2, width: textWidth, middle: at.y + dy + size * 0.04 };
}

function measured({ picture, detail }: NamedView, node: number): number {
  return measureLabel(picture.scene.graph.nodes[node]!.label, detail.fontSize[node]! || 12);
}

/** Level at which the names stand now; what is drawn follows a frame later. */
function levelOf({ detail, projection }: NamedView): number {
  return detail.levels.levelOf(projection.scale);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function screenOf({ projection, positions }: NamedView, node: number): Point {
  const { scale, originX, originY } = projection;
  return { x: originX + positions.x[node]! * scale, y: originY - positions.y[node]! * scale };
}

/**
 * The chosen and the focus first, then the others where there is still room. What is most mentioned, in focus and on the whole
 * map, is named in any case: without it nobody knows where on the map one is.
 */
function placeAround(named: NamedView, strong: ReadonlySet<number>): readonly Written[] {
  const { picture, detail, drawn, lit, width, height, covered } = named;
  const { nodes } = picture.scene.graph;
  const level = levelOf(named);
  const levels = detail.levels.nodeLevels(level);
  const isOnScreen = ({ x, y }: Point) => x > -60 && y > -20 && x < width + 60 && y < height + 20;
  const discs: Disc[] = [];
  for (const node of drawn) {
    const radius = detail.radius[node]!;
    const at = screenOf(named, node);
    if (radius >= 2.6 && isOnScreen(at)) discs.push({ node, ...at, radius });
  }
  function* listWishes(): Generator<LabelWish> {
    const done = new Set<number>();
    const wish = function* (node: number, insists: boolean): Generator<LabelWish> {
      if (done.has(node)) return;
      done.add(node);
      const at = screenOf(named, node);
      if (!isOnScreen(at)) return;
      const size = sizeOf(named, node, strong);
      const room = strong.has(node) ? measureLabel(nodes[node]!.label, size) * 1.06 : measured(named, node);
      const radius = detail.radius[node]! + (strong.has(node) ? 4 : 0);
      const first = levels[node]! <= level ? (detail.levels.anchors[node] as Anchor) : 0;
      yield { node, ...at, radius, width: room, height: measureLabelHeight(nodes[node]!.label, size), insists, first };
    };
    for (const node of strong) yield* wish(node, true);
    if (lit) {
      // A name that is not drawn has no dot to stand by: of a country with thousands of neighbours most are not.
      const near = drawn.filter((node) => lit.has(node));
      near.sort((a, b) => nodes[b]!.mentions - nodes[a]!.mentions || a - b);
      for (const node of near.slice(0, MOST_INSISTING)) yield* wish(node, true);
      for (const node of drawn.slice(0, LANDMARKS)) if (levels[node]! <= level) yield* wish(node, true);
      for (const node of near) yield* wish(node, false);
    }
    for (const node of drawn) if (levels[node]! <= level) yield* wish(node, false);
  }
  const screen: Box = { left: 2, top: 2, right: width - 2, bottom: height - 2 };
  const placed = placeLabels(listWishes(), discs, screen, covered, Number.POSITIVE_INFINITY, titleBoxes(named));
  return [...placed].reverse().map(({ node, left, right, top, bottom }) => ({
    ...{ node, left, width: right - left },
    middle: (top + bottom) / 2 + (bottom - top) * 0.03,
  }));
}

function titleBoxes({ titles, projection: { scale, originX, originY } }: NamedView): readonly Box[] {
  return titles.map(({ x, y, width, height }) => {
    const [left, top] = [originX + x * scale - width / 2, originY - y * scale - height / 2];
    return { left, top, right: left + width, bottom: top + height };
  });
}

/** So many of those in focus are named, over nodes if need be. */
const MOST_INSISTING = 30;
/** So many of the largest names of the map keep theirs when all around them fade. */
const LANDMARKS = 12;
