import { type AtlasSource, type FilterFacts, type Filters, filterGraph, openFacts, type Seen } from '../../../index.ts';

/**
 * What filters look at in an atlas, read once. Kept by its edges: those stay the same when the map is laid out anew.
 */
const kept = new WeakMap<object, Promise<FilterFacts>>();

export function readFacts(source: AtlasSource): Promise<FilterFacts> {
  const known = kept.get(source.graph.edges);
  if (known) return known;
  const facts = openFacts(source);
  kept.set(source.graph.edges, facts);
  facts.catch(() => kept.delete(source.graph.edges));
  return facts;
}

export async function seeAsked(source: AtlasSource, asked: Filters): Promise<Seen> {
  return filterGraph(await readFacts(source), asked);
}
