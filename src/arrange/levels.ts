import type { LayoutSettings, Position } from '../model/arrangement.ts';
import { NAMES_AT_FIRST, ROOM_OF_A_NAME } from '../model/map-scale.ts';
import { mapSteps } from '../model/progress.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import { measureMapBoxes, pickBoxes, scaleBoxes } from './boxes.ts';
import { layOutFirst } from './first-level.ts';
import { placeLater } from './later-level.ts';
import type { LayoutOptions, LayoutStep } from './layout-options.ts';
import { tieNames } from './name-ties.ts';
import { placeOutside } from './outside.ts';
import { divideFirstNames } from './regions.ts';

/**
 * Lays out a large map level by level, as a map of a country is drawn: first the first names, in a rectangle of the shape
 * that is wanted; then, at twice the scale each time, four times as many, among those that their lines tie them to, while
 * the earlier stay where they are. So a name keeps its place at every scale. What no line ties to the first names stands
 * below, and roles stand among those they are named with. The rectangle lies around the origin of the plane.
 */
export function* layOutLevels(
  graph: WeighedGraph,
  { seed, start }: LayoutOptions,
  settings: LayoutSettings,
): Generator<LayoutStep, Float64Array> {
  const ties = tieNames(graph);
  const count = ties.nodes.length;
  const first = Math.min(NAMES_AT_FIRST, count);
  const area = first * ROOM_OF_A_NAME * settings.spread * settings.spread;
  const width = Math.sqrt(area * settings.shape);
  const height = area / width;
  const boxes = measureMapBoxes(graph.nodes, graph.weighing.rank);
  const namesBoxes = pickBoxes(boxes, ties.nodes);

  const positions = readKnown(graph, ties.nodes.subarray(0, first), start);
  const places = Float64Array.from({ length: 2 * count }, (_, i) => positions[2 * ties.nodes[i >> 1]! + (i % 2)]!);
  const show = (share: number, now = places): LayoutStep => ({ share, positions: () => withoutGaps(toNodes(now)) });
  const toNodes = (byRank: Float64Array): Float64Array => {
    const out = positions.slice();
    ties.nodes.forEach((node, at) => {
      out.set(byRank.subarray(2 * at, 2 * at + 2), 2 * node);
    });
    return out;
  };

  const regions = divideFirstNames(ties, first, graph.weighing.group);
  const level = {
    count: first,
    boxes: scaleBoxes(namesBoxes, 1 / SHOWN_AT),
    regions,
    width,
    height,
    settings,
    seed,
    known: places,
  };
  const placed = yield* mapSteps(
    layOutFirst(ties, level),
    (step): LayoutStep => ({
      share: FIRST_SHARE * step.share,
      positions() {
        const shown = places.slice();
        shown.set(step.positions());
        return withoutGaps(toNodes(shown));
      },
    }),
  );
  places.set(placed);
  let scale = 1;
  for (let before = first; before < count; before *= GROWTH) {
    scale *= 2;
    const upTo = Math.min(count, before * GROWTH);
    const level = {
      count: upTo,
      boxes: scaleBoxes(namesBoxes, 1 / scale),
      room: Math.sqrt(area / first) / scale,
      side: Math.sqrt(area),
      seed,
      preventOverlap: settings.preventOverlap,
    };
    for (const share of placeLater(ties, places, level)) {
      yield show(FIRST_SHARE + (1 - FIRST_SHARE) * ((before + share * (upTo - before)) / count));
    }
  }
  const whole = toNodes(places);
  const outside = { settings, seed, boxes: scaleBoxes(boxes, 1 / scale), left: -width / 2, width };
  for (const _ of placeOutside(graph, whole, outside)) yield { share: 1, positions: () => withoutGaps(whole) };
  return whole;
}

/** Part of the time that the first level takes on a map of some thousand names. */
const FIRST_SHARE = 0.5;
/** Names at a level to those at the level before: twice the scale has four times the room. */
const GROWTH = 4;
/** A canvas keeps a margin for labels and room for its key, so it shows the first names at about this scale. */
const SHOWN_AT = 0.87;
/** Part of the first names that must have had a place for the old map to be kept. */
const MOSTLY_KNOWN = 0.5;

/** For each node where it was before, x and y interleaved; NaN where it is new, and everywhere where most of the first names are. */
function readKnown(
  { nodes }: WeighedGraph,
  first: Uint32Array,
  start: ReadonlyMap<string, Position> | undefined,
): Float64Array {
  const known = new Float64Array(2 * nodes.length).fill(NaN);
  if (!start) return known;
  nodes.forEach(({ id }, node) => {
    const before = start.get(id);
    if (!before || !Number.isFinite(before.x) || !Number.isFinite(before.y)) return;
    known[2 * node] = before.x;
    known[2 * node + 1] = before.y;
  });
  const familiar = first.reduce((sum, node) => sum + (Number.isNaN(known[2 * node]!) ? 0 : 1), 0);
  return familiar < MOSTLY_KNOWN * first.length ? known.fill(NaN) : known;
}

/** While a map forms, what has no place yet is in its middle. */
function withoutGaps(positions: Float64Array): Float64Array {
  return positions.map((value) => (Number.isNaN(value) ? 0 : value));
}
