import Sigma from 'sigma';
import type { DrawnGraph } from './drawn-graph.ts';

export { EdgeProgram, NodeProgram, type ProgramInfo } from 'sigma/rendering';
export type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
/** The one door through which Sigma enters the page. */
export { Sigma };

type SigmaGraph = ReturnType<Sigma['getGraph']>;

/** A drawn graph has what Sigma reads of a graphology graph, and nothing else of its type. */
export const forSigma = (graph: DrawnGraph) => graph as unknown as SigmaGraph;
