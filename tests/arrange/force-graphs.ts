import { splitComponents } from '../../src/arrange/components.ts';
import type { ForceGraph } from '../../src/arrange/force-engine.ts';
import { makeCoMentionGraph } from '../bench/co-mention-graph.ts';
import { graph } from './mini-graph.ts';

/** The largest connected part of a graph in a line. */
export function forceGraph(line: string): ForceGraph {
  return splitComponents(graph(line))[0]!.graph;
}

/** The largest connected part of a seeded graph of about so many nodes. */
export function makeForceGraph(order: number, seed = 42): ForceGraph {
  return splitComponents(makeCoMentionGraph(order, order * 5, seed))[0]!.graph;
}
