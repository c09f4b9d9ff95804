import {
  type AtlasSource,
  type FilterFacts,
  type Filters,
  filterGraph,
  listFilters,
  openFacts,
  parseQuery,
  type Query,
  type SearchIndex,
  searchEntities,
} from '../../index.ts';
import { UsageError } from './errors.ts';

/** Reads a query against what the atlas has. @throws UsageError for a filter that cannot be read, with what may stand there. */
export async function readQuery(source: AtlasSource, text: string): Promise<Query> {
  const sources = /\bsource:/i.test(text) ? (await source.catalog()).map((article) => article.source ?? '') : [];
  const query = parseQuery(text, { source: [...new Set(sources)].sort() });
  const [trouble] = query.troubles;
  if (trouble) throw new UsageError(`${trouble.text} is no filter that can be read: expected ${trouble.expected}`);
  return query;
}

/**
 * What passes the filters, or undefined where there are none: then nothing more of the atlas has to be read.
 *
 * @param always nodes that are seen whatever is asked.
 */
export async function applyFilters(source: AtlasSource, filters: Filters, always: readonly number[] = []) {
  if (listFilters(filters).length === 0) return undefined;
  const facts: FilterFacts = await openFacts(source);
  return filterGraph(facts, filters, always);
}

/**
 * The one node that a name names: found by exact name, prefix or words, the most mentioned of several.
 *
 * @throws UsageError where there is none, with a name that is like it.
 */
export function findNode(names: SearchIndex, name: string): number {
  const [hit] = searchEntities(names, name, 1);
  if (hit && hit.match !== 'fuzzy' && hit.match !== 'inside') return hit.node;
  const like = hit ? `; did you mean ${JSON.stringify(names.nodes[hit.node]!.label)}?` : '';
  throw new UsageError(`nothing is called ${JSON.stringify(name)}${like}`);
}
