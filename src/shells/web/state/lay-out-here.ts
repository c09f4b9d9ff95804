import { type Arrangement, type ArrangeStep, type AtlasSource, arrangeGraph, readWeighing } from '../../../index.ts';
import type { LayoutChoice, LayoutTask } from './layout-link.ts';

/** Milliseconds for which the page may stand still. */
const SLICE_MS = 12;

/** Lays out a few names in a page that is one file and so has no worker: in slices, between which the page goes on. */
export function layOutHere({ graph, manifest }: AtlasSource, { seed, layout }: LayoutChoice): LayoutTask {
  const edges = graph.edges.map((edge) => ({ ...edge, proofs: [] }));
  const weighing = readWeighing(graph);
  const whole = { nodes: graph.nodes, edges, roleRelations: [], reach: manifest.reach, weighing };
  let isStopped = false;
  const result = pull(arrangeGraph(whole, { seed, layout }), () => isStopped);
  return {
    result,
    stop() {
      isStopped = true;
    },
  };
}

async function pull(
  steps: Generator<ArrangeStep, Arrangement>,
  isStopped: () => boolean,
): Promise<Arrangement | undefined> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await new Promise((resolve) => setTimeout(resolve));
    if (isStopped()) return undefined;
  }
}
