import { type Arrangement, DEFAULT_LAYOUT, type LayoutSettings, type Position } from '../model/arrangement.ts';
import type { EntityGraph } from '../model/graph.ts';
import type { Progress } from '../model/progress.ts';
import { createRandom } from '../model/random.ts';
import { type Boxes, measureBoxes } from './boxes.ts';
import { findCommunities } from './communities.ts';
import { type Component, splitComponents } from './components.ts';
import { createEnergy } from './energy.ts';
import type { Forces } from './force-engine.ts';
import { startForceAtlas2 } from './forceatlas2.ts';
import { countNeighbours, measureBetweenness } from './measures.ts';
import { packRows } from './packing.ts';
import { rescaleToBalance, runToRest } from './rest.ts';

export interface ArrangeOptions {
  readonly seed: number;
  /** Where nodes were before, by node id: what is known stays about where it is. */
  readonly start?: ReadonlyMap<string, Position>;
  readonly layout?: Partial<LayoutSettings>;
}

/** Progress, and where the nodes are by now: x and y interleaved, in node order. The array is the receiver's to keep. */
export interface ArrangeStep extends Progress {
  readonly positions: Float32Array;
}

/**
 * Finds a place for every node: each connected part by ForceAtlas2 until it rests, the parts packed in rows below the
 * largest; then communities, degree and betweenness. Same graph, options and seed: the same bytes on every machine.
 */
export function* arrangeGraph(graph: EntityGraph, options: ArrangeOptions): Generator<ArrangeStep, Arrangement> {
  const settings = { ...DEFAULT_LAYOUT, ...options.layout };
  checkSettings(settings);
  const boxes = measureBoxes(graph.nodes);
  const components = splitComponents(graph);
  const placed = components.map((component) => new Float64Array(component.nodes.length * 2));
  const show = (done: number): ArrangeStep => ({
    step: 'arrange',
    done: Math.min(TOTAL, Math.round(done)),
    total: TOTAL,
    positions: Float32Array.from(compose(components, placed, boxes, graph.nodes.length)),
  });

  for (let index = components.length - 1; index >= 0; index--) {
    const component = components[index]!;
    if (component.nodes.length === 1) continue;
    for (const share of layOut(component, settings, options.seed, boxes, placed[index]!)) {
      if (component.nodes.length * 2 > graph.nodes.length) yield show(LAYOUT_SHARE * TOTAL * share);
    }
  }
  const positions = compose(components, placed, boxes, graph.nodes.length);
  yield show(LAYOUT_SHARE * TOTAL);

  const community = findCommunities(graph, options.seed);
  const degree = countNeighbours(graph);
  const measuring = measureBetweenness(graph, options.seed);
  for (;;) {
    const next = measuring.next();
    if (!next.done) {
      yield show((LAYOUT_SHARE + (1 - LAYOUT_SHARE) * next.value) * TOTAL);
      continue;
    }
    return {
      x: graph.nodes.map((_, node) => round(positions[2 * node]!)),
      y: graph.nodes.map((_, node) => round(positions[2 * node + 1]!)),
      community,
      degree,
      betweenness: next.value,
      seed: options.seed,
    };
  }
}

const TOTAL = 1000;
const LAYOUT_SHARE = 0.8;

/** Energy that a block of iterations must win for the layout to go on. */
const REST_TOLERANCE = 0.0005;

function checkSettings({ spread, gravity }: LayoutSettings): void {
  if (!(spread >= 0.5 && spread <= 4)) throw new RangeError(`spread must be 0.5 to 4, got ${spread}`);
  if (!(gravity >= 0 && gravity <= 10)) throw new RangeError(`gravity must be 0 to 10, got ${gravity}`);
}

/** Lays out one connected part around the origin, writing its positions into `out` as they form. */
function* layOut(
  { nodes, graph }: Component,
  settings: LayoutSettings,
  seed: number,
  boxes: Boxes,
  out: Float64Array,
): Generator<number, void> {
  const forces: Forces = {
    repulsion: 1,
    gravity: GRAVITY * settings.gravity,
    logAttraction: settings.separateCommunities,
  };
  const random = createRandom(seed);
  const start = Float64Array.from({ length: graph.order * 2 }, () => random() - 0.5);
  rescaleToBalance(graph, forces, start);
  const run = startForceAtlas2(graph, start, forces);
  const energy = createEnergy(graph, forces.logAttraction, seed);
  for (const share of runToRest(run, graph, energy, REST_TOLERANCE)) {
    scaleToBoxes(nodes, run.positions, settings.spread, boxes, out);
    yield share;
  }
  scaleToBoxes(nodes, run.positions, settings.spread, boxes, out);
}

/** The package's own default. */
const GRAVITY = 0.05;

/** Copies positions, centred and scaled so that the boxes fill a set part of the disc the nodes spread over. */
function scaleToBoxes(
  nodes: Uint32Array,
  positions: Float64Array,
  spread: number,
  boxes: Boxes,
  out: Float64Array,
): void {
  const order = nodes.length;
  let [x, y, square, area] = [0, 0, 0, 0];
  for (let i = 0; i < order; i++) {
    x += positions[2 * i]! / order;
    y += positions[2 * i + 1]! / order;
  }
  for (let i = 0; i < order; i++) {
    square += (positions[2 * i]! - x) ** 2 + (positions[2 * i + 1]! - y) ** 2;
    const node = nodes[i]!;
    area += (boxes.radius[node]! + boxes.right[node]!) * 2 * boxes.half[node]!;
  }
  const wanted = area / FILLED;
  const scale = square > 0 ? spread * Math.sqrt(wanted / (2 * Math.PI * (square / order))) : 1;
  for (let i = 0; i < order; i++) {
    out[2 * i] = (positions[2 * i]! - x) * scale;
    out[2 * i + 1] = (positions[2 * i + 1]! - y) * scale;
  }
}

/** Part of the nodes' disc that their boxes may cover. */
const FILLED = 0.15;

/** All parts in one plane, centred: the largest on top, the others in rows below it. */
function compose(
  components: readonly Component[],
  placed: readonly Float64Array[],
  boxes: Boxes,
  order: number,
): Float64Array {
  const frames = components.map(({ nodes }, index) => frame(nodes, placed[index]!, boxes));
  const area = frames.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const rowWidth = Math.max(frames[0]?.width ?? 0, Math.sqrt(area * ASPECT));
  const corners = packRows(frames, rowWidth, GAP);
  const positions = new Float64Array(order * 2);
  const bottom = corners.reduce((least, { y }) => Math.min(least, y), 0);
  const right = frames.reduce((most, { width }, index) => Math.max(most, corners[index]!.x + width), 0);
  components.forEach(({ nodes }, index) => {
    const { left, low } = frames[index]!;
    const { x, y } = corners[index]!;
    nodes.forEach((node, i) => {
      positions[2 * node] = placed[index]![2 * i]! - left + x - right / 2;
      positions[2 * node + 1] = placed[index]![2 * i + 1]! - low + y - bottom / 2;
    });
  });
  return positions;
}

/** Room between two packed parts. */
const GAP = 16;
/** Width by height of the whole. */
const ASPECT = 1.5;

function frame(nodes: Uint32Array, positions: Float64Array, boxes: Boxes) {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  nodes.forEach((node, i) => {
    const [x, y] = [positions[2 * i]!, positions[2 * i + 1]!];
    left = Math.min(left, x - boxes.radius[node]!);
    right = Math.max(right, x + boxes.right[node]!);
    low = Math.min(low, y - boxes.half[node]!);
    high = Math.max(high, y + boxes.half[node]!);
  });
  return { left, low, width: right - left, height: high - low };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
