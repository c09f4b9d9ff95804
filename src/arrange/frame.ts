import type { Boxes } from './boxes.ts';

/**
 * Positions turned so that they spread most from left to right, centred, and scaled so that the nodes' boxes fill a set
 * part of the plane they spread over; `spread` is a factor on that scale. A graph with labels is also drawn wider than
 * high, since labels are.
 */
export function fitToBoxes(nodes: Uint32Array, positions: Float64Array, boxes: Boxes, spread: number): Float64Array {
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
  const stretch = labelled && across > 0 ? Math.sqrt(clamp(ASPECT / Math.sqrt(along / across), 1, MOST_STRETCH)) : 1;
  const ellipse = (4 * Math.PI * Math.sqrt(along * Math.max(across, along / THINNEST))) / order;
  const scale = ellipse > 0 ? spread * Math.sqrt(area / (labelled ? FILLED_WITH_LABELS : FILLED) / ellipse) : 1;
  const out = new Float64Array(order * 2);
  for (let i = 0; i < order; i++) {
    const dx = positions[2 * i]! - x;
    const dy = positions[2 * i + 1]! - y;
    out[2 * i] = (dx * cosine + dy * sine) * scale * stretch;
    out[2 * i + 1] = ((dy * cosine - dx * sine) * scale) / stretch;
  }
  return out;
}

/** Width by height of a graph with labels (the page's canvas beside its panel has 1.24), and how far it may be stretched towards it. */
const ASPECT = 1.2;
const MOST_STRETCH = 1.8;
/** Part of the plane (the ellipse of twice the standard deviations) that boxes may fill. */
const FILLED_WITH_LABELS = 0.24;
const FILLED = 0.15;
/** A chain counts as an ellipse of this ratio of its squared axes. */
const THINNEST = 25;

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
