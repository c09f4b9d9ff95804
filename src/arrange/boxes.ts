import { nodeRadius } from '../model/arrangement.ts';
import type { Entity } from '../model/entity.ts';

/** The room each node takes around its position, in units of the arrangement: its disc and, where it has one, its label. */
export interface Boxes {
  readonly radius: Float64Array;
  /** From the position to the box's right end: past the label that stands to the right of the disc. */
  readonly right: Float64Array;
  /** Half the box's height. */
  readonly half: Float64Array;
}

/** Boxes of the nodes; the `LABELLED` most mentioned ones have room for their label. */
export function measureBoxes(nodes: readonly Entity[]): Boxes {
  const radius = Float64Array.from(nodes, (node) => nodeRadius(node.mentions));
  const order = nodes.map((_, index) => index).sort((a, b) => nodes[b]!.mentions - nodes[a]!.mentions || a - b);
  const right = radius.slice();
  const half = radius.slice();
  for (const node of order.slice(0, LABELLED)) {
    right[node]! += LABEL_GAP + CHARACTER_WIDTH * nodes[node]!.label.length;
    half[node] = Math.max(half[node]!, LABEL_HEIGHT / 2);
  }
  return { radius, right, half };
}

/** No screen has room for more labels. */
const LABELLED = 250;
/** A label in 12 px type: its distance from the disc, the mean width of a character, its height. */
const LABEL_GAP = 3;
const CHARACTER_WIDTH = 6.6;
const LABEL_HEIGHT = 15;
