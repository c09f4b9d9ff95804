import type { ArticleCounts } from '../model/atlas-folder.ts';
import { type FilterFacts, keepArticles, type Seen, SUBJECTS } from './filter-graph.ts';
import type { Filters, Measure } from './filters.ts';

/**
 * The articles that tell of what is left of a map: of those that dates and sources keep, each that names a name that is left or,
 * where connections are filtered, proves a connection that is. So lists of articles follow filters on names and connections too.
 *
 * @param left what filters, and whoever put names away by hand, leave of the graph.
 * @returns 1 for each article that is left; undefined where all are, or where nobody knows which article names what.
 */
export function findToldArticles(
  facts: FilterFacts,
  filters: Filters,
  left: Pick<Seen, 'nodes' | 'edges'>,
): Uint8Array | undefined {
  const kept = keepArticles(facts, filters);
  const ofLines = asksOfLines(filters);
  const counts = ofLines ? facts.edgeArticles : facts.nodeArticles;
  // An article that names nobody goes only where somebody is hidden.
  if (!facts.catalog || !counts || (!ofLines && !left.nodes.includes(0))) return kept;
  const told = listTold(counts, ofLines ? left.edges : left.nodes, facts.catalog.days.length);
  if (kept) for (let article = 0; article < told.length; article++) told[article]! &= kept[article]!;
  return told;
}

function asksOfLines({ ranges, choices }: Filters): boolean {
  return choices.known !== undefined || (Object.keys(ranges) as Measure[]).some((of) => SUBJECTS[of] === 'edge');
}

function listTold({ starts, articles }: ArticleCounts, left: Uint8Array, count: number): Uint8Array {
  const told = new Uint8Array(count);
  for (let thing = 0; thing < left.length; thing++) {
    if (left[thing]) for (let row = starts[thing]!; row < starts[thing + 1]!; row++) told[articles[row]!] = 1;
  }
  return told;
}
