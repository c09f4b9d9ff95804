import type { Arrangement } from '../model/arrangement.ts';
import type { EntityGraph } from '../model/graph.ts';
import { mapSteps, type Progress } from '../model/progress.ts';
import type { WeighedGraph } from '../model/weighing.ts';
import { findCommunities } from './communities.ts';
import { orderByIds, restoreOrder, restorePositions } from './id-order.ts';
import { layOutNodes } from './layout.ts';
import type { LayoutOptions } from './layout-options.ts';
import { countNeighbours, measureBetweenness } from './measures.ts';

/** Progress, and where the nodes are by now. */
export interface ArrangeStep extends Progress {
  /**
   * x and y interleaved, in node order. Made anew each time it is read, so that a shell that shows no map pays nothing:
   * read it once, before the next step is pulled; the array is the reader's to keep.
   */
  readonly positions: Float32Array;
}

/**
 * Places the nodes, then finds their communities, degree and betweenness. Same graph, options and seed: the same bytes
 * on every machine, in whatever order nodes and edges come. The steps show the layout as it forms; to stop, stop pulling.
 */
export function* arrangeGraph(
  given: EntityGraph | WeighedGraph,
  options: LayoutOptions,
): Generator<ArrangeStep, Arrangement> {
  const { graph, place } = orderByIds(given);
  const arranged = yield* mapSteps(
    arrangeOrdered(graph, options),
    (step): ArrangeStep => ({
      step: step.step,
      done: step.done,
      total: step.total,
      get positions() {
        return restorePositions(step.positions, place);
      },
    }),
  );
  return restoreOrder(arranged, place);
}

function* arrangeOrdered(
  graph: EntityGraph | WeighedGraph,
  options: LayoutOptions,
): Generator<ArrangeStep, Arrangement> {
  const show = (share: number, place: () => Float64Array): ArrangeStep => ({
    step: 'arrange',
    done: Math.round(share * TOTAL),
    total: TOTAL,
    get positions() {
      return new Float32Array(place());
    },
  });
  const positions = yield* mapSteps(layOutNodes(graph, options), (step) =>
    show(step.share * LAYOUT_SHARE, step.positions),
  );
  yield show(LAYOUT_SHARE, () => positions);

  const community = findCommunities(graph, options.seed);
  const degree = countNeighbours(graph);
  const betweenness = yield* mapSteps(measureBetweenness(graph, options.seed), (share) =>
    show(LAYOUT_SHARE + (1 - LAYOUT_SHARE) * share, () => positions),
  );
  return {
    x: graph.nodes.map((_, node) => round(positions[2 * node]!)),
    y: graph.nodes.map((_, node) => round(positions[2 * node + 1]!)),
    community,
    degree,
    betweenness,
    seed: options.seed,
  };
}

const TOTAL = 1000;
const LAYOUT_SHARE = 0.8;

/** To 1/1000, without a negative zero. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
