import type { AtlasGraph, AtlasSource } from '../model/atlas-folder.ts';
import { FINDERS, KINDS } from '../model/mention.ts';
import { makeCatalog } from './catalog.ts';
import type { ChoiceColumn, FilterFacts } from './filter-graph.ts';

/** How a line is known: the text says that one holds a role for the other, or only names both. */
const KNOWN = ['role', 'together'];

/**
 * What filters look at in an atlas: the catalog, what counts in which article, and how each line is known. A graph that
 * came without texts has no articles to filter by.
 */
export async function openFacts(source: AtlasSource): Promise<FilterFacts> {
  const { graph } = source;
  const kind = { values: KINDS, of: Uint8Array.from(graph.nodes, (node) => KINDS.indexOf(node.kind)) };
  const region = nameRegions(graph);
  if (source.imported) return { graph, choices: { kind, region } };
  const finder = listFinders(graph);
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
  const catalog = makeCatalog(articles);
  return {
    graph,
    catalog,
    edgeArticles,
    nodeArticles,
    choices: { kind, region, known, ...(finder && { finder }) },
  };
}

/** In which ways each name was found; undefined where an atlas of an earlier version does not say. */
function listFinders({ nodes }: AtlasGraph): ChoiceColumn | undefined {
  if (!nodes.some(({ finders }) => finders)) return undefined;
  const of = Uint8Array.from(nodes, ({ finders = [] }) =>
    finders.reduce((set, finder) => set | (1 << FINDERS.indexOf(finder)), 0),
  );
  return { values: FINDERS, of, isSet: true };
}

/** The regions of the first view by their first names, and in which of them each node lies; -1 in none. */
export function nameRegions({ nodes, regions }: AtlasGraph): ChoiceColumn {
  const roots = regions.map((region, index) => (region.within < 0 ? index : -1));
  // A region is always part of a lower one, so that its root is known before it.
  regions.forEach(({ within }, index) => {
    if (within >= 0) roots[index] = roots[within]!;
  });
  const first = [...new Set(roots)];
  return {
    values: first.map((root) => regions[root]!.nodes.map((node) => nodes[node]?.label ?? '…').join(' · ')),
    of: Int32Array.from(nodes, (node) => (node.region < 0 ? -1 : first.indexOf(roots[node.region]!))),
  };
}
