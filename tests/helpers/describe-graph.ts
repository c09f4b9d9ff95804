import { findRegions } from '../../src/arrange/regions.ts';
import { describeDrawing } from '../../src/describe/describe.ts';
import type { Description } from '../../src/model/description.ts';
import type { WeighedGraph } from '../../src/model/weighing.ts';

/** The regions of a graph, without words. */
export function describeGraph(graph: WeighedGraph): Description {
  return describeDrawing(graph, findRegions(graph));
}
