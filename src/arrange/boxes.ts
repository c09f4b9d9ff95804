import { nodeRadius } from '../model/arrangement.ts';
import type { Entity } from '../model/entity.ts';
import { breakLabel } from '../model/label-lines.ts';
import { labelSize } from '../model/map-scale.ts';

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

/**
 * The rooms of a large map's nodes at its first view, labelled by rank (see `labelSize`): there every dot is small, and a
 * name's importance is in the size of its label.
 */
export function measureMapBoxes(nodes: readonly Entity[], rank: readonly number[]): Boxes {
  const size = rank.map(labelSize);
  const lines = nodes.map(({ label }) => breakLabel(label));
  const longest = lines.map((own) => Math.max(...own.map(({ length }) => length)));
  return {
    labelled: true,
    radius: Float64Array.from(nodes, () => MAP_DOT),
    right: Float64Array.from(size, (value, i) => MAP_DOT + LABEL_GAP + CHARACTER_SHARE * value * longest[i]!),
    half: Float64Array.from(size, (value, i) => LINE_SHARE * value * lines[i]!.length),
  };
}

/** The same boxes in a plane where a unit is `factor` times what it was. */
export function scaleBoxes({ labelled, radius, right, half }: Boxes, factor: number): Boxes {
  const scale = (values: Float64Array) => values.map((value) => value * factor);
  return { labelled, radius: scale(radius), right: scale(right), half: scale(half) };
}

/** The boxes of some of the nodes, in their order. */
export function pickBoxes({ labelled, radius, right, half }: Boxes, nodes: Uint32Array): Boxes {
  const pick = (values: Float64Array) => Float64Array.from(nodes, (node) => values[node]!);
  return { labelled, radius: pick(radius), right: pick(right), half: pick(half) };
}

const LABELLED_UP_TO = 250;
/** A label in 12 px type: its distance from the disc, the mean width of a character, its height. */
const LABEL_GAP = 3;
const CHARACTER_WIDTH = 6.6;
const LABEL_HEIGHT = 15;
/** Radius of a node of a large map that its room is measured with. */
const MAP_DOT = 5;
/** Mean width of a character, and half the height of a line, by the size of the type. */
const CHARACTER_SHARE = 0.55;
const LINE_SHARE = 0.62;
