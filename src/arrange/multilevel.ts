import { createRandom } from '../model/random.ts';
import { type CoarseGraph, coarsenGraph } from './coarsening.ts';
import { createEnergy } from './energy.ts';
import type { ForceEngine, ForceGraph, Forces } from './force-engine.ts';
import { measureBalance, type RestRule, runToRest } from './rest.ts';

/** How far a part's layout has come. */
export interface LevelStep {
  /** 0..1 */
  readonly share: number;
  /** x and y of each node, interleaved, in the forces' own scale. To be called before the next step is pulled, if at all. */
  positions(): Float64Array;
}

/**
 * Lays out a connected graph from a seed alone. The graph is coarsened level by level; the coarsest is laid out from
 * several random starts and the one of lowest energy kept; then each level starts where the coarser one left off, a
 * node near its cluster, at the scale that balances its forces, and is refined until it rests.
 * (Walshaw 2003, doi:10.7155/jgaa.00070; Hu 2005.)
 */
export function* layOutGraph(
  graph: ForceGraph,
  forces: Forces,
  seed: number,
  startEngine: ForceEngine,
): Generator<LevelStep, Float64Array> {
  const random = createRandom(seed);
  const levels = coarsenToBottom(graph, seed);
  const starts = levels.at(-1)!.graph.order > FEW ? STARTS : 2;
  /** Work grows about with the number of nodes; the share done is measured in it. */
  const work = [starts * levels.at(-1)!.graph.order, ...levels.toReversed().map((level) => level.graph.order)];
  const total = work.reduce((sum, value) => sum + value, 0);
  let before = 0;

  let positions = new Float64Array();
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const level = levels[depth]!;
    const energy = createEnergy(level.graph, forces.logAttraction, seed);
    const finest = depth === 0;
    const refine = function* (start: Float64Array, rule: RestRule, share: number): Generator<LevelStep, Float64Array> {
      const scale = measureBalance(level.graph, forces, start);
      const run = startEngine(
        level.graph,
        start.map((value) => value * scale),
        forces,
      );
      for (const done of runToRest(run, level.graph, energy, rule)) {
        yield { share: (before + share * done) / total, positions: () => spreadToNodes(run.positions, levels, depth) };
      }
      before += share;
      return run.positions;
    };
    if (depth === levels.length - 1) {
      let lowest = Infinity;
      for (let i = 0; i < starts; i++) {
        const start = Float64Array.from({ length: level.graph.order * 2 }, () => random() - 0.5);
        const found = yield* refine(start, COARSE, level.graph.order);
        const reached = energy(found);
        if (reached < lowest) [lowest, positions] = [reached, found.slice()];
      }
      if (!finest) continue;
    }
    const start = finest && levels.length === 1 ? positions : prolong(positions, levels[depth + 1]!, random);
    positions = (yield* refine(start, chooseRule(level.graph.order, finest), level.graph.order)).slice();
  }
  return positions;
}

/** Random starts of the coarsest level. */
const STARTS = 16;
/** So few nodes fall into place from anywhere. */
const FEW = 6;
/** A graph this small is coarsened no further. */
const COARSE_ENOUGH = 120;
/** A level that shrinks less than to this part is the last. */
const SHRINKS_TO = 0.85;
/** Above this many nodes an iteration costs tenths of a second and a good start leaves little to win. */
const LARGE = 5000;
const COARSE: RestRule = { block: 10, calm: 1, tolerance: 0.002 };
const COARSE_LARGE: RestRule = { block: 5, calm: 1, tolerance: 0.002 };
const FINE: RestRule = { block: 10, calm: 3, tolerance: 0.0002 };
const FINE_LARGE: RestRule = { block: 5, calm: 1, tolerance: 0.0003 };

function chooseRule(order: number, finest: boolean): RestRule {
  if (order > LARGE) return finest ? FINE_LARGE : COARSE_LARGE;
  return finest ? FINE : COARSE;
}

/** The graph and ever smaller ones; `cluster` leads from the level before to this one. */
function coarsenToBottom(graph: ForceGraph, seed: number): CoarseGraph[] {
  const levels: CoarseGraph[] = [{ graph, cluster: new Uint32Array() }];
  for (;;) {
    const last = levels.at(-1)!.graph;
    if (last.order <= COARSE_ENOUGH) return levels;
    const next = coarsenGraph(last, seed + levels.length);
    if (next.graph.order > SHRINKS_TO * last.order) return levels;
    levels.push(next);
  }
}

/** Positions of a level's nodes from those of the clusters they are in, scattered over a cluster's mean room. */
function prolong(positions: Float64Array, { cluster, graph }: CoarseGraph, random: () => number): Float64Array {
  let square = 0;
  for (const value of positions) square += value * value;
  const side = Math.sqrt(square / graph.order) / Math.sqrt(graph.order);
  const out = new Float64Array(cluster.length * 2);
  for (let node = 0; node < cluster.length; node++) {
    out[2 * node] = positions[2 * cluster[node]!]! + (random() - 0.5) * side;
    out[2 * node + 1] = positions[2 * cluster[node]! + 1]! + (random() - 0.5) * side;
  }
  return out;
}

/** Positions of the graph's own nodes while a coarser level moves: each is where its cluster is. */
function spreadToNodes(positions: Float64Array, levels: readonly CoarseGraph[], depth: number): Float64Array {
  let spread = positions;
  for (let level = depth; level > 0; level--) {
    const { cluster } = levels[level]!;
    const finer = new Float64Array(cluster.length * 2);
    for (let node = 0; node < cluster.length; node++) {
      finer[2 * node] = spread[2 * cluster[node]!]!;
      finer[2 * node + 1] = spread[2 * cluster[node]! + 1]!;
    }
    spread = finer;
  }
  return spread;
}
