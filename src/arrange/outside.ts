import type { LayoutSettings } from '../model/arrangement.ts';
import type { EntityGraph } from '../model/graph.ts';
import { mapSteps } from '../model/progress.ts';
import { createRandom } from '../model/random.ts';
import type { Boxes } from './boxes.ts';
import { splitComponents } from './components.ts';
import { measureFrame } from './frame.ts';
import { layOutPart } from './part.ts';

export interface Outside {
  readonly settings: LayoutSettings;
  readonly seed: number;
  /** For each node its room. */
  readonly boxes: Boxes;
  /** Left end and width of the rows. */
  readonly left: number;
  readonly width: number;
}

/**
 * Places what the levels of a large map leave out, in place (x and y interleaved by node, NaN where there is no place yet):
 * roles among those they are named with, and below the map, in rows, all that nothing ties to it, the largest parts first.
 */
export function* placeOutside(graph: EntityGraph, positions: Float64Array, outside: Outside): Generator<void, void> {
  placeRoles(graph, positions, outside);
  const { settings, seed, boxes, left, width } = outside;
  const isPlaced = (node: number): boolean => !Number.isNaN(positions[2 * node]!);
  const rest = graph.nodes.map((_, node) => node).filter((node) => !isPlaced(node));
  if (rest.length === 0) return;
  let low = 0;
  graph.nodes.forEach((_, node) => {
    if (isPlaced(node)) low = Math.min(low, positions[2 * node + 1]! - boxes.half[node]!);
  });
  const gap = GAP * Math.max(...rest.slice(0, 1).map((node) => 2 * boxes.half[node]!));
  let [x, top, tallest] = [left, low - FROM_THE_MAP * gap, 0];
  for (const { nodes: members, graph: part } of splitComponents(cutRest(graph, rest))) {
    const nodes = members.map((member) => rest[member]!);
    const unknown = new Float64Array(2 * nodes.length).fill(NaN);
    const layout = layOutPart({ nodes, graph: part }, settings, seed, boxes, unknown);
    const { positions: placed } = yield* mapSteps(layout, () => {});
    const frame = measureFrame(nodes, placed, boxes);
    if (x > left && x + frame.width > left + width) {
      top -= tallest + gap;
      [x, tallest] = [left, 0];
    }
    nodes.forEach((node, i) => {
      positions[2 * node] = placed[2 * i]! + x - frame.left;
      positions[2 * node + 1] = placed[2 * i + 1]! + top - frame.height - frame.low;
    });
    x += frame.width + gap;
    tallest = Math.max(tallest, frame.height);
  }
}

/** Room between two parts, and between them and the map, in lines. */
const GAP = 0.5;
const FROM_THE_MAP = 6;

/** Each role in the weighted middle of the placed names and roles that it is tied to, a little aside. */
function placeRoles({ nodes, edges }: EntityGraph, positions: Float64Array, { seed, boxes }: Outside): void {
  const random = createRandom(seed);
  const isPlaced = (node: number): boolean => !Number.isNaN(positions[2 * node]!);
  for (let found = true; found; ) {
    const sum = new Float64Array(3 * nodes.length);
    const add = (node: number, from: number, weight: number): void => {
      if (nodes[node]!.kind !== 'role' || isPlaced(node) || !isPlaced(from)) return;
      sum[3 * node]! += weight;
      sum[3 * node + 1]! += weight * positions[2 * from]!;
      sum[3 * node + 2]! += weight * positions[2 * from + 1]!;
    };
    for (const { source, target, weight } of edges) {
      add(source, target, weight);
      add(target, source, weight);
    }
    found = false;
    nodes.forEach((_, node) => {
      const weight = sum[3 * node]!;
      if (weight === 0) return;
      positions[2 * node] = sum[3 * node + 1]! / weight + (random() - 0.5) * 4 * boxes.half[node]!;
      positions[2 * node + 1] = sum[3 * node + 2]! / weight + (random() - 0.5) * 4 * boxes.half[node]!;
      found = true;
    });
  }
}

function cutRest(graph: EntityGraph, rest: readonly number[]): EntityGraph {
  const local = new Int32Array(graph.nodes.length).fill(-1);
  rest.forEach((node, i) => {
    local[node] = i;
  });
  const edges = graph.edges
    .filter(({ source, target }) => local[source]! >= 0 && local[target]! >= 0)
    .map((edge) => ({ ...edge, source: local[edge.source]!, target: local[edge.target]! }));
  return { ...graph, nodes: rest.map((node) => graph.nodes[node]!), edges };
}
