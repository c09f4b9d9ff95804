import { nodeRadius } from '../model/arrangement.ts';
import type { Entity } from '../model/entity.ts';

/** The room each node takes around its position, in units of the arrangement: its disc and, where it has one, its label. */
export interface Boxes {
  /** Whether labels have room. */
  readonly labelled: boolean;
  readonly radius: Float64Array;
  /** From the position to the box's right end: past the label that stands to the right of the disc. */
  readonly right: Float64Array;
  /** Half the box's height. */
  readonly half: Float64Array;
}

/** Boxes of the nodes. On a graph of more than `LABELLED_UP_TO` no screen has room for every label, and none has a box. */
export function measureBoxes(nodes: readonly Entity[]): Boxes {
  const radius = Float64Array.from(nodes, (node) => nodeRadius(node.mentions));
  if (nodes.length > LABELLED_UP_TO) return { labelled: false, radius, right: radius, half: radius };
  return {
    labelled: true,
    radius,
    right: Float64Array.from(nodes, (node, i) => radius[i]! + LABEL_GAP + CHARACTER_WIDTH * node.label.length),
    half: radius.map((value) => Math.max(value, LABEL_HEIGHT / 2)),
  };
}

const LABELLED_UP_TO = 250;
/** A label in 12 px type: its distance from the disc, the mean width of a character, its height. */
const LABEL_GAP = 3;
const CHARACTER_WIDTH = 6.6;
const LABEL_HEIGHT = 15;
