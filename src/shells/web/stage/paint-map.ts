import type { EntityType } from '../../../index.ts';
import { colourOfRegion } from '../scene/regions.ts';
import { drawLabels, type NamedView } from './label-layer.ts';
import { CHOSEN, FADED_AWAY, FADED_EDGE, FADED_NODE, LIT, type Paint, type Rgb } from './paint.ts';
import type { Pen } from './pen.ts';
import { areCurved, type Drawing, type Looks } from './renderer.ts';
import { drawTitles } from './titles.ts';

/** The map as it stands on the screen: all that a picture of it is painted from, in CSS pixels. */
export interface Standing extends NamedView {
  readonly drawing: Drawing;
  readonly looks: Looks;
  readonly paint: Paint;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Paints the map with the plain operations of a canvas, so that a picture can be of any size, and of shapes and text where
 * the context writes SVG. What the shaders do on the screen is done here once more: the same widths, colours and fading.
 */
export function paintMap(context: Pen, standing: Standing): void {
  const { picture, projection, focus, titles } = standing;
  context.save();
  paintTint(context, standing);
  const ends = new Set(standing.drawing.ends);
  for (const edge of standing.drawing.edges) paintEdge(context, standing, edge, ends);
  for (const node of standing.drawing.nodes) paintNode(context, standing, node);
  drawTitles(context, picture, titles, projection, focus);
  drawLabels({ ...standing, context });
  context.restore();
}

function pointOf({ positions, projection }: Standing, node: number): Point {
  const { scale, originX, originY } = projection;
  return { x: originX + positions.x[node]! * scale, y: originY - positions.y[node]! * scale };
}

function isNear({ width, height }: Standing, { x, y }: Point, margin: number): boolean {
  return x > -margin && y > -margin && x < width + margin && y < height + margin;
}

/** CSS pixels from a node to where its tint ends, and the tint's opacity in its middle, as on the screen. */
const TINT = 84;
const TINT_OPACITY = { light: 0.045, dark: 0.08 } as const;

function paintTint(context: Pen, standing: Standing): void {
  const { scene, palette } = standing.picture;
  for (const node of standing.drawing.nodes) {
    const region = scene.regions.of[node]!;
    const at = pointOf(standing, node);
    if (region < 0 || !isNear(standing, at, TINT)) continue;
    const colour = colourOfRegion(scene.regions, palette, region);
    const opacity = TINT_OPACITY[palette.theme] * (1 - 0.6 * standing.focus);
    const gradient = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, TINT);
    gradient.addColorStop(0, rgba(colour, opacity));
    gradient.addColorStop(0.5, rgba(colour, opacity * 0.7));
    gradient.addColorStop(1, rgba(colour, 0));
    context.fillStyle = gradient;
    context.fillRect(at.x - TINT, at.y - TINT, 2 * TINT, 2 * TINT);
  }
}

/** @param away nodes that are not drawn themselves: lines fade on the way to them. */
function paintEdge(context: Pen, standing: Standing, edge: number, away: ReadonlySet<number>): void {
  const { looks, paint, drawing, picture } = standing;
  const ends = picture.scene.graph.edges[edge]!;
  const [from, to] = [pointOf(standing, ends.source), pointOf(standing, ends.target)];
  const state = looks.edgeState[edge]!;
  const width = looks.edgeWidth(edge) * paint.thickness + (state >= CHOSEN ? 1.5 : 0);
  const strength = looks.edgeStrength(edge);
  const rest = mix(paint.density, Math.min(0.85, paint.density * 2.5), strength) * Math.min(width, 1);
  const lit = mix(0.55, 0.95, strength) * Math.min(width, 1);
  const alpha =
    state >= CHOSEN ? 1 : state >= LIT ? mix(rest, lit, paint.focus) : rest * mix(1, FADED_EDGE, paint.focus);
  const colourAt = (end: 'source' | 'target') =>
    state >= CHOSEN
      ? hex(paint.ring)
      : state >= LIT && paint.focus > 0.5
        ? hex(paint.litEdge)
        : looks.edgeColour(edge, end);
  const [colour, endColour] = [colourAt('source'), colourAt('target')];
  const [fromAway, toAway] = [away.has(ends.source), away.has(ends.target)];
  if (fromAway && toAway) return;
  context.globalAlpha = 1;
  context.lineWidth = Math.max(width, 1);
  context.strokeStyle =
    fromAway || toAway
      ? fadeAway(context, fromAway ? to : from, fromAway ? endColour : colour, alpha)
      : colour === endColour
        ? rgba(colour, alpha)
        : changeColour(context, from, to, [colour, endColour], alpha);
  context.beginPath();
  context.moveTo(from.x, from.y);
  if (areCurved(drawing)) {
    // The screen's y runs downwards, the plane's upwards: the curve leaves the line on the plane's left.
    const bend = looks.edgeBend(edge);
    const over = {
      x: (from.x + to.x) / 2 + (to.y - from.y) * bend * 2,
      y: (from.y + to.y) / 2 - (to.x - from.x) * bend * 2,
    };
    context.quadraticCurveTo(over.x, over.y, to.x, to.y);
  } else context.lineTo(to.x, to.y);
  context.stroke();
}

/** From one colour at one end to another at the other: by how far a point is from the first, which every pen can paint. */
function changeColour(
  context: Pen,
  from: Point,
  to: Point,
  [first, last]: readonly [string, string],
  alpha: number,
): CanvasGradient {
  const gradient = context.createRadialGradient(
    from.x,
    from.y,
    0,
    from.x,
    from.y,
    Math.hypot(to.x - from.x, to.y - from.y),
  );
  gradient.addColorStop(0, rgba(first, alpha));
  gradient.addColorStop(1, rgba(last, alpha));
  return gradient;
}

/** A line whose other end is not drawn is gone after a short way. */
function fadeAway(context: Pen, { x, y }: Point, colour: string, alpha: number): CanvasGradient {
  const gradient = context.createRadialGradient(x, y, 20, x, y, FADED_AWAY);
  gradient.addColorStop(0, rgba(colour, alpha));
  gradient.addColorStop(1, rgba(colour, 0));
  return gradient;
}

function paintNode(context: Pen, standing: Standing, node: number): void {
  const { looks, paint, picture } = standing;
  const at = pointOf(standing, node);
  const radius = looks.nodeRadius()[node]!;
  if (radius <= 0 || !isNear(standing, at, 40)) return;
  const state = looks.nodeState[node]!;
  const type = picture.scene.types[node]!;
  context.globalAlpha = mix(1, FADED_NODE, paint.focus * (1 - Math.min(state, 1)));
  const fill = (colour: string, grown: number) => {
    context.fillStyle = colour;
    context.beginPath();
    traceShape(context, type, at, radius, grown);
    context.fill();
  };
  if (state >= CHOSEN) {
    fill(hex(paint.ring), 4.5);
    fill(hex(paint.background), 2);
  } else fill(hex(paint.background), Math.min(1.2, radius * 0.25));
  fill(looks.nodeColours()[node]!, 0);
  context.globalAlpha = 1;
}

/** The shape of a type, of the same area for each; `grown` = CSS pixels by which its rim lies farther out. */
export function traceShape(context: Pen, type: EntityType, { x, y }: Point, radius: number, grown = 0): void {
  if (type === 'actor') context.arc(x, y, radius + grown, 0, 2 * Math.PI);
  else if (type === 'place') {
    const half = radius * 0.886 + grown;
    context.rect(x - half, y - half, 2 * half, 2 * half);
  } else {
    const reach = radius * 1.2533 + grown * Math.SQRT2;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  }
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function rgba(colour: string, alpha: number): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${Number(alpha.toFixed(4))})`;
}

function hex([red, green, blue]: Rgb): string {
  return `#${[red, green, blue]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
