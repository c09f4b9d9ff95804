import type { LayoutSettings } from '../model/arrangement.ts';
import { mapSteps } from '../model/progress.ts';
import type { Boxes } from './boxes.ts';
import { chooseEngine } from './choose-engine.ts';
import type { Component } from './components.ts';
import { createEnergy } from './energy.ts';
import type { ForceGraph, Forces } from './force-engine.ts';
import { fitToBoxes } from './frame.ts';
import { layOutGraph } from './multilevel.ts';
import { removeOverlaps } from './overlap.ts';
import { measureLogGravity } from './rest.ts';
import { alignTo, measureReach, placeUnknown, settleFrom } from './warm-start.ts';

/** Where the nodes of one connected part are: x and y interleaved, in the order of the part's nodes. */
export interface PlacedPart {
  readonly positions: Float64Array;
  /** The positions are in the plane of the start and should stay there; else only their distances count. */
  readonly anchored: boolean;
}

export interface PartStep {
  /** 0..1 */
  readonly share: number;
  /** To be called before the next step is pulled, if at all. */
  place(): PlacedPart;
}

/**
 * Lays out one connected part. `known` has the places of nodes that had one before, NaN elsewhere: where most are known,
 * the old map stays and the new nodes find a place in it, unless a layout from there is clearly better.
 */
export function* layOutPart(
  component: Component,
  settings: LayoutSettings,
  seed: number,
  boxes: Boxes,
  known: Float64Array,
): Generator<PartStep, PlacedPart> {
  const order = component.nodes.length;
  const familiar = known.reduce((count, value) => (Number.isNaN(value) ? count : count + 0.5), 0);
  const anchored = familiar >= order * MOSTLY_KNOWN;
  if (familiar === order && order <= 2) return { positions: known, anchored };
  if (order <= 2) return { positions: stackPair(component.nodes, boxes), anchored: false };
  const task: Task = {
    ...component,
    settings,
    seed,
    boxes,
    known,
    familiar,
    forces: chooseForces(component.graph, settings),
  };
  return { positions: anchored ? yield* keepMap(task) : yield* drawMap(task), anchored };
}

export function chooseForces(graph: ForceGraph, { gravity, separateCommunities }: LayoutSettings): Forces {
  if (!separateCommunities) return { repulsion: REPULSION, gravity: GRAVITY * gravity, logAttraction: false };
  const relative = measureLogGravity(graph, LOG_REPULSION);
  return { repulsion: LOG_REPULSION, gravity: GRAVITY * gravity * relative, logAttraction: true };
}

/** One node at the origin, or two with one above the other, nearer to each other than packed parts are. */
function stackPair(nodes: Uint32Array, { half }: Boxes): Float64Array {
  const apart = nodes.length === 2 ? half[nodes[0]!]! + half[nodes[1]!]! + PAIR_GAP : 0;
  return Float64Array.of(0, apart / 2, 0, -apart / 2).subarray(0, nodes.length * 2);
}

const PAIR_GAP = 6;

interface Task extends Component {
  readonly settings: LayoutSettings;
  readonly seed: number;
  readonly boxes: Boxes;
  readonly known: Float64Array;
  /** Nodes that are known. */
  readonly familiar: number;
  readonly forces: Forces;
}

function* drawMap(task: Task): Generator<PartStep, Float64Array> {
  const { nodes, graph, forces, seed, boxes, settings } = task;
  const layout = layOutGraph(graph, forces, seed, chooseEngine(graph.order));
  const drawn = yield* mapSteps(
    layout,
    ({ share, positions }): PartStep => ({
      share,
      place: () => ({ positions: fitToBoxes(nodes, positions(), boxes, settings), anchored: false }),
    }),
  );
  return yield* mapSteps(
    finishMap(task, drawn, task.familiar > 1),
    (positions): PartStep => ({
      share: 1,
      place: () => ({ positions, anchored: false }),
    }),
  );
}

function* keepMap(task: Task): Generator<PartStep, Float64Array> {
  const { graph, forces, seed, boxes, settings, known, familiar } = task;
  const kept = placeUnknown(graph, known, seed);
  const step = (share: number): PartStep => ({
    share,
    place: () => ({ positions: kept, anchored: true }),
  });
  if (familiar < graph.order) {
    const fixed = Uint8Array.from({ length: graph.order }, (_, i) => (Number.isNaN(known[2 * i]!) ? 0 : 1));
    for (const share of settleFrom(graph, forces, seed, chooseEngine(graph.order), kept, fixed)) yield step(share / 2);
    if (settings.preventOverlap) {
      for (const _ of removeOverlaps(task.nodes, kept, boxes, { fixed, grow: false })) yield step(0.5);
    }
  }
  if (settings.preventOverlap) {
    for (const _ of removeOverlaps(task.nodes, kept, boxes, { margin: KEPT_MARGIN, grow: false })) yield step(0.5);
  }
  const settled = kept.slice();
  for (const share of settleFrom(graph, forces, seed, chooseEngine(graph.order), settled)) yield step(0.5 + share / 2);
  const moved = yield* mapSteps(finishMap(task, settled, true), () => step(1));
  const energy = createEnergy(graph, forces.logAttraction, seed);
  const gain = energy(kept) - energy(moved);
  const growth = measureReach(moved) / measureReach(kept);
  const stays = gain < WORTH_MOVING + 1 / graph.order && growth > 1 / MOST_GROWTH && growth < MOST_GROWTH;
  return stays ? kept : moved;
}

/** From the forces' plane to the page's: turned, scaled, laid over the known places, freed of overlaps. */
function* finishMap(
  { nodes, boxes, settings, known }: Task,
  raw: Float64Array,
  aligned: boolean,
): Generator<Float64Array, Float64Array> {
  const fitted = fitToBoxes(nodes, raw, boxes, settings);
  const positions = aligned ? alignTo(fitted, known) : fitted;
  if (settings.preventOverlap) for (const _ of removeOverlaps(nodes, positions, boxes)) yield positions;
  return positions;
}

/** Only sets the scale; at this one the package comes to rest in the fewest iterations (1 to 1,000 tried). */
const REPULSION = 100;
/** Under log attraction the scale matters: more separates further, but takes ever longer (0.001 to 10,000 tried). */
const LOG_REPULSION = 0.1;
/** The package's own default. */
const GRAVITY = 0.05;
/** Part of the nodes that must have had a place for the old map to be kept. */
const MOSTLY_KNOWN = 0.5;
/** Less than a new map has between its boxes, so that what did not change does not overlap by a rounding. */
const KEPT_MARGIN = 1;
/** Energy that a new layout must win for people to find their bearings again: seeds differ by as much. */
const WORTH_MOVING = 0.02;
/** By this factor may the room that the nodes need have changed for the old map to be kept. */
const MOST_GROWTH = 1.25;
