/// <reference path="./forceatlas2-iterate.d.ts" />
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { computeLog } from '../model/logarithm.ts';
import type { ForceEngine } from './force-engine.ts';
import { orderAlongCurve } from './morton-order.ts';

/**
 * ForceAtlas2 by graphology-layout-forceatlas2. θ 1 and slowDown 1 come to rest in fewer and cheaper iterations than
 * the package's defaults, at the same energy (tests/bench/layout.ts).
 */
export const startForceAtlas2: ForceEngine = (graph, start, forces, fixed) => {
  const rows = orderAlongCurve(start);
  const nodes = new Float32Array(graph.order * NODE_STRIDE);
  for (let node = 0; node < graph.order; node++) {
    const at = rows[node]! * NODE_STRIDE;
    nodes[at] = start[2 * node]!;
    nodes[at + 1] = start[2 * node + 1]!;
    nodes[at + MASS] = graph.mass[node]!;
    nodes[at + CONVERGENCE] = 1;
    nodes[at + SIZE] = 1;
    nodes[at + FIXED] = fixed?.[node] ? 1 : 0;
  }
  const edges = new Float32Array(graph.source.length * EDGE_STRIDE);
  for (let edge = 0; edge < graph.source.length; edge++) {
    edges[edge * EDGE_STRIDE] = rows[graph.source[edge]!]! * NODE_STRIDE;
    edges[edge * EDGE_STRIDE + 1] = rows[graph.target[edge]!]! * NODE_STRIDE;
    edges[edge * EDGE_STRIDE + 2] = graph.weight[edge]!;
  }
  const settings = {
    linLogMode: forces.logAttraction,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: forces.repulsion,
    strongGravityMode: true,
    gravity: forces.gravity,
    slowDown: 1,
    barnesHutOptimize: graph.order > BARNES_HUT_FROM,
    barnesHutTheta: 1,
  };
  const positions = Float64Array.from(start);
  return {
    positions,
    advance(iterations) {
      withSameLog(() => {
        for (let i = 0; i < iterations; i++) iterate(settings, nodes, edges);
      });
      for (let node = 0; node < graph.order; node++) {
        positions[2 * node] = nodes[rows[node]! * NODE_STRIDE]!;
        positions[2 * node + 1] = nodes[rows[node]! * NODE_STRIDE + 1]!;
      }
    },
  };
};

/** Above this many nodes the quadtree pays. */
const BARNES_HUT_FROM = 300;

/** The package's node row: x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed. */
const NODE_STRIDE = 10;
const MASS = 6;
const CONVERGENCE = 7;
const SIZE = 8;
const FIXED = 9;
/** Its edge row: offset of the source's row, of the target's, weight. */
const EDGE_STRIDE = 3;

/**
 * The kernel calls `Math.log`, whose last bit depends on the machine: for the time of the (synchronous) call it is ours.
 * All else it uses (+ − × ÷ √, min, max, powers of 1 and 2) is exact everywhere.
 */
function withSameLog(work: () => void): void {
  const log = Math.log;
  Math.log = computeLog;
  try {
    work();
  } finally {
    Math.log = log;
  }
}
