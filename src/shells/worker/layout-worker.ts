import { type ArrangeStep, arrangeGraph, drain, readWeighing, type WeighedGraph } from '../../index.ts';
import type { LayoutReply, LayoutRequest } from './layout-protocol.ts';

/** Milliseconds between two pictures of a layout that forms: the page cannot draw more often. */
const FRAME = 16;
/** At least so many times as long as a picture takes to make: layout first. */
const BETWEEN = 5;

const post = (reply: LayoutReply, transfer: Transferable[] = []) => self.postMessage(reply, transfer);

/** Lays out one graph. It never looks at its post while it works: to stop it is to terminate it. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const { graph, reach, seed, layout, shows } = data;
  const edges = graph.edges.map((edge) => ({ ...edge, proofs: [] }));
  const whole: WeighedGraph = { nodes: graph.nodes, edges, roleRelations: [], reach, weighing: readWeighing(graph) };
  try {
    const arrangement = drain(arrangeGraph(whole, { seed, layout }), tellSteps(shows));
    post({ type: 'arranged', arrangement });
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

function tellSteps(shows: boolean): (step: ArrangeStep) => void {
  let next = 0;
  return (step) => {
    const start = performance.now();
    if (start < next) return;
    const { done, total } = step;
    if (!shows) post({ type: 'progress', done, total });
    else {
      const { positions } = step;
      const own = new Float32Array(positions);
      post({ type: 'progress', done, total, positions: own }, [own.buffer]);
    }
    const end = performance.now();
    next = Math.max(start + FRAME, end + BETWEEN * (end - start));
  };
}
