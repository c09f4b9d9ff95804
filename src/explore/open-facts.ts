import type { AtlasSource } from '../model/atlas-folder.ts';
import type { Kind } from '../model/mention.ts';
import { makeCatalog } from './catalog.ts';
import type { FilterFacts } from './filter-graph.ts';

const KINDS: readonly Kind[] = ['person', 'organization', 'group', 'place', 'role'];

/** How a line is known: the text says that one holds a role for the other, or only names both. */
const KNOWN = ['role', 'together'];

/**
 * What filters look at in an atlas: the catalog, what counts in which article, and how each line is known. A graph that
 * came without texts has no articles to filter by.
 */
export async function openFacts(source: AtlasSource): Promise<FilterFacts> {
  const { graph } = source;
  const kind = { values: KINDS, of: Uint8Array.from(graph.nodes, (node) => KINDS.indexOf(node.kind)) };
  if (source.imported) return { graph, choices: { kind } };
  const [articles, edgeArticles, nodeArticles, roles] = await Promise.all([
    source.catalog(),
    source.edgeArticleCounts(),
    source.nodeArticleCounts(),
    source.roleRelations(),
  ]);
  const stated = new Set<string>();
  const pair = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const { role, holder, organization } of roles) {
    if (holder !== undefined) stated.add(pair(role, holder));
    if (organization !== undefined) stated.add(pair(role, organization));
    if (holder !== undefined && organization !== undefined) stated.add(pair(holder, organization));
  }
  const known = {
    values: KNOWN,
    of: Uint8Array.from(graph.edges, (edge) => (stated.has(pair(edge.source, edge.target)) ? 0 : 1)),
  };
  return { graph, catalog: makeCatalog(articles), edgeArticles, nodeArticles, choices: { kind, known } };
}
