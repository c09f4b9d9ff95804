import type { Arrangement, Position } from '../model/arrangement.ts';
import type { EntityGraph } from '../model/graph.ts';
import type { Progress } from '../model/progress.ts';
import { arrangeGraph } from './arrangement.ts';
import { findCommunities } from './communities.ts';
import { countNeighbours, measureBetweenness } from './measures.ts';

/** A graph that may have places already: where every node has one it stays there and is measured, else the rest is laid out around them. */
export function* arrangeFrom(
  graph: EntityGraph,
  places: ReadonlyMap<string, Position>,
  seed: number,
): Generator<Progress, Arrangement> {
  const own = graph.nodes.map(({ id }) => places.get(id));
  if (!own.every((place) => place !== undefined)) return yield* arrangeGraph(graph, { seed, start: places });
  const community = findCommunities(graph, seed);
  const measuring = measureBetweenness(graph, seed);
  for (;;) {
    const next = measuring.next();
    if (!next.done) {
      yield { step: 'arrange', done: Math.round(next.value * TOTAL), total: TOTAL };
      continue;
    }
    return {
      x: own.map(({ x }) => x),
      y: own.map(({ y }) => y),
      community,
      degree: countNeighbours(graph),
      betweenness: next.value,
      seed,
    };
  }
}

const TOTAL = 1000;
