import { DEFAULT_LAYOUT, type LayoutSettings } from '../model/arrangement.ts';
import type { EntityGraph } from '../model/graph.ts';
import { drain, mapSteps } from '../model/progress.ts';
import { hasLevels, type WeighedGraph } from '../model/weighing.ts';
import { type Boxes, measureBoxes } from './boxes.ts';
import { type Component, splitComponents } from './components.ts';
import { measureFrame } from './frame.ts';
import type { LayoutOptions, LayoutStep } from './layout-options.ts';
import { layOutLevels } from './levels.ts';
import { packFrames } from './packing.ts';
import { layOutPart, type PartStep, type PlacedPart } from './part.ts';
import { LAYOUT_SETTINGS } from './settings.ts';

/**
 * Finds a place for every node: each connected part by ForceAtlas2 until it rests, the parts packed around the largest. A
 * graph that knows what of it says most is laid out level by level where it is large (see `layOutLevels`).
 * A step is some ten milliseconds of work, on a graph of 100,000 nodes up to a second.
 */
export function* layOutNodes(
  graph: EntityGraph | WeighedGraph,
  options: LayoutOptions,
): Generator<LayoutStep, Float64Array> {
  const settings = { ...DEFAULT_LAYOUT, ...options.layout };
  checkSettings(settings);
  if ('weighing' in graph && hasLevels(graph.weighing)) return yield* layOutLevels(graph, options, settings);
  const boxes = measureBoxes(graph.nodes);
  const components = splitComponents(graph);
  const known = components.map(({ nodes }) => readStart(graph, nodes, options.start));
  const parts: PlacedPart[] = components.map(({ nodes }) => ({
    positions: new Float64Array(nodes.length * 2),
    anchored: false,
  }));
  let [before, shown] = [0, 0];
  for (let index = components.length - 1; index >= 0; index--) {
    const component = components[index]!;
    const size = component.nodes.length;
    const layout = layOutPart(component, settings, options.seed, boxes, known[index]!);
    const isShown = size * SHOWN_FROM > graph.nodes.length;
    const tell = ({ share, place }: PartStep): LayoutStep => ({
      share: (before + share * size) / graph.nodes.length,
      positions: () => compose(components, parts.with(index, place()), boxes, settings.shape),
    });
    parts[index] = isShown ? yield* mapSteps(layout, tell) : drain(layout);
    before += size;
    if (before - shown >= SHOWN_EVERY) {
      shown = before;
      const share = before / graph.nodes.length;
      yield { share, positions: () => compose(components, parts, boxes, settings.shape) };
    }
  }
  return compose(components, parts, boxes, settings.shape);
}

/** Parts of less than one in so many nodes are laid out in one go. */
const SHOWN_FROM = 20;
/** Nodes of such parts between two steps. */
const SHOWN_EVERY = 300;

function checkSettings(settings: LayoutSettings): void {
  for (const setting of LAYOUT_SETTINGS) {
    if (setting.type !== 'factor') continue;
    const { key, min, max } = setting;
    const value = settings[key as keyof LayoutSettings];
    if (typeof value === 'number' && value >= min && value <= max) continue;
    throw new RangeError(`${key} must be ${min} to ${max}, got ${value}`);
  }
}

/** All parts in one plane: those that are anchored where they were, or, where none is, the largest in the middle. */
function compose(
  components: readonly Component[],
  parts: readonly PlacedPart[],
  boxes: Boxes,
  shape: number,
): Float64Array {
  const anchored = parts.map((part) => part.anchored);
  const fresh = !anchored.includes(true);
  if (fresh) anchored[0] = true;
  const frames = components.map(({ nodes }, index) => measureFrame(nodes, parts[index]!.positions, boxes));
  const shifts = packFrames(frames, anchored, shape);
  const positions = new Float64Array(components.reduce((sum, { nodes }) => sum + 2 * nodes.length, 0));
  components.forEach(({ nodes }, index) => {
    const { x, y } = shifts[index]!;
    nodes.forEach((node, i) => {
      positions[2 * node] = parts[index]!.positions[2 * i]! + x;
      positions[2 * node + 1] = parts[index]!.positions[2 * i + 1]! + y;
    });
  });
  return positions;
}

/** Where a part's nodes were before, x and y interleaved, NaN for new ones. */
function readStart(graph: EntityGraph, nodes: Uint32Array, start: LayoutOptions['start']): Float64Array {
  const known = new Float64Array(nodes.length * 2).fill(NaN);
  if (!start) return known;
  nodes.forEach((node, i) => {
    const before = start.get(graph.nodes[node]!.id);
    if (!before || !Number.isFinite(before.x) || !Number.isFinite(before.y)) return;
    known[2 * i] = before.x;
    known[2 * i + 1] = before.y;
  });
  return known;
}
