import type { LayoutSettings } from '../model/arrangement.ts';
import type { Boxes } from './boxes.ts';
import type { Frame } from './packing.ts';

/**
 * Positions turned so that they spread most along the longer side of the wanted shape, centred, and scaled so that the nodes' boxes fill a set
 * part of the plane they spread over; `spread` is a factor on that scale. A graph with labels is also drawn wider than
 * high, since labels are.
 */
export function fitToBoxes(
  nodes: Uint32Array,
  positions: Float64Array,
  boxes: Boxes,
  { spread, shape }: Pick<LayoutSettings, 'spread' | 'shape'>,
): Float64Array {
  const order = nodes.length;
  let [x, y] = [0, 0];
  for (let i = 0; i < order; i++) {
    x += positions[2 * i]! / order;
    y += positions[2 * i + 1]! / order;
  }
  let [xx, xy, yy, area] = [0, 0, 0, 0];
  for (let i = 0; i < order; i++) {
    const dx = positions[2 * i]! - x;
    const dy = positions[2 * i + 1]! - y;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    const node = nodes[i]!;
    area += (boxes.radius[node]! + boxes.right[node]!) * 2 * boxes.half[node]!;
  }
  const { cosine, sine, along, across } = findMainAxis(xx, xy, yy);
  const { labelled } = boxes;
  const upright = shape < 1;
  const aspect = LABELS_ASIDE * (upright ? 1 / shape : shape);
  const stretch = labelled && across > 0 ? Math.sqrt(clamp(aspect / Math.sqrt(along / across), 1, MOST_STRETCH)) : 1;
  const ellipse = (4 * Math.PI * Math.sqrt(along * Math.max(across, along / THINNEST))) / order;
  const scale = ellipse > 0 ? spread * Math.sqrt(area / (labelled ? FILLED_WITH_LABELS : FILLED) / ellipse) : 1;
  const out = new Float64Array(order * 2);
  for (let i = 0; i < order; i++) {
    const dx = positions[2 * i]! - x;
    const dy = positions[2 * i + 1]! - y;
    const long = (dx * cosine + dy * sine) * scale * stretch;
    const short = ((dy * cosine - dx * sine) * scale) / stretch;
    out[2 * i] = upright ? short : long;
    out[2 * i + 1] = upright ? -long : short;
  }
  return out;
}

/** Part of the wanted shape that the nodes' positions have: labels reach beyond them. And how far a map may be stretched towards it. */
const LABELS_ASIDE = 0.96;
const MOST_STRETCH = 1.8;
/** Part of the plane (the ellipse of twice the standard deviations) that boxes may fill. */
const FILLED_WITH_LABELS = 0.24;
const FILLED = 0.15;
/** A chain counts as an ellipse of this ratio of its squared axes. */
const THINNEST = 25;

/**
 * Positions of a part drawn out over a rectangle around the origin: turned so that they spread most along its longer side, then
 * moved along each axis part of the way to where they would stand at even distances, so that dense middles get room and
 * far ends come nearer. Order along each axis is kept, so neighbours stay neighbours.
 */
export function fillRectangle(positions: Float64Array, width: number, height: number): Float64Array {
  const order = positions.length / 2;
  let [x, y] = [0, 0];
  for (let i = 0; i < order; i++) {
    x += positions[2 * i]! / order;
    y += positions[2 * i + 1]! / order;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < order; i++) {
    const [dx, dy] = [positions[2 * i]! - x, positions[2 * i + 1]! - y];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const { cosine, sine } = findMainAxis(xx, xy, yy);
  const along = new Float64Array(order);
  const across = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    const [dx, dy] = [positions[2 * i]! - x, positions[2 * i + 1]! - y];
    along[i] = dx * cosine + dy * sine;
    across[i] = dy * cosine - dx * sine;
  }
  const [horizontal, vertical] = width >= height ? [along, across] : [across, along];
  const [left, low] = [spreadEvenly(horizontal, width), spreadEvenly(vertical, height)];
  return Float64Array.from(positions, (_, i) => (i % 2 ? low : left)[i >> 1]!);
}

/** How far values move to even distances: at 0 crowds stay crowded, at 1 distances say nothing. */
const EVENNESS = 0.6;

function spreadEvenly(values: Float64Array, length: number): Float64Array {
  const sorted = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const [least, most] = [values[sorted[0]!]!, values[sorted.at(-1)!]!];
  const range = most > least ? most - least : 1;
  const out = new Float64Array(values.length);
  sorted.forEach((at, place) => {
    const even = place / Math.max(1, sorted.length - 1);
    out[at] = length * (EVENNESS * even + ((1 - EVENNESS) * (values[at]! - least)) / range - 0.5);
  });
  return out;
}

/** Direction of the greatest spread, and the spread along and across it, from the sums of squares and products. */
function findMainAxis(xx: number, xy: number, yy: number) {
  const gap = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
  const along = (xx + yy + gap) / 2;
  const across = Math.max(0, (xx + yy - gap) / 2);
  const [vx, vy] = xx >= yy ? [along - yy, xy] : [xy, along - xx];
  const length = Math.sqrt(vx * vx + vy * vy);
  return length > 0 ? { cosine: vx / length, sine: vy / length, along, across } : { cosine: 1, sine: 0, along, across };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The rectangle that holds a part's boxes. */
export function measureFrame(nodes: ArrayLike<number>, positions: Float64Array, boxes: Boxes): Frame {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const [x, y] = [positions[2 * i]!, positions[2 * i + 1]!];
    left = Math.min(left, x - boxes.radius[node]!);
    right = Math.max(right, x + boxes.right[node]!);
    low = Math.min(low, y - boxes.half[node]!);
    high = Math.max(high, y + boxes.half[node]!);
  }
  return { left, low, width: right - left, height: high - low };
}
