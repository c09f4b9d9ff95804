import type { AtlasEdge, AtlasGraph, AtlasNode } from '../model/atlas-folder.ts';
import type { Region } from '../model/description.ts';
import { FormatError } from '../model/notice.ts';
import { anything, type Check, listOf, number, record, share, text, tuple, whole } from './check.ts';
import { columnsOf, decodeColumns, encodeColumns } from './columns.ts';
import { entityProperties } from './entities.ts';
import type { AtlasCounts, Table } from './table.ts';

/** A name on the map, and its edges to the names before it, in the order of those. */
export interface NameRow {
  readonly node: AtlasNode;
  readonly edges: readonly AtlasEdge[];
}

/** The values of a node in the order of `COLUMNS`, its aliases as pairs; then its edges. */
type NameCells = readonly [readonly unknown[], readonly EdgeCells[]];

/** source, target, weight, articles, independent articles, telling, drawn from */
type EdgeCells = readonly [number, number, number, number, number, number, number];

/**
 * The graph, a row a node, in the order in which names come on the map: its first shards are a map of the first names, with
 * every line between them, that can be drawn before the rest is there.
 */
export const namesTable: Table<NameRow, NameCells> = {
  folder: 'names',
  *rows({ graph: { nodes, edges } }) {
    let edge = 0;
    for (const [index, node] of nodes.entries()) {
      const from = edge;
      while (edge < edges.length && laterEnd(edges[edge]!) === index) edge++;
      yield { node, edges: edges.slice(from, edge) };
    }
  },
  count: ({ nodes }) => nodes,
  encode: ({ node, edges }) => [encodeNode(node), edges.map(encodeEdge)],
  check: checkName,
  decode: ([cells, edges], index) => ({
    node: { ...(decodeNode(cells) as Omit<AtlasNode, 'rank'>), rank: index },
    edges: edges.map(decodeEdge),
  }),
};

/**
 * The graph that rows make, from the first on.
 *
 * @throws FormatError where an edge does not end at its own row and before it, or two nodes have one id.
 */
export function joinNames(rows: readonly NameRow[], regions: readonly Region[]): AtlasGraph {
  const ids = new Set<string>();
  const edges: AtlasEdge[] = [];
  const refuse = (row: number, what: string) => {
    throw new FormatError(`${namesTable.folder}, row ${row}`, `${what}; build the atlas again`);
  };
  for (const [index, { node, edges: own }] of rows.entries()) {
    if (node.region >= regions.length)
      refuse(index, `should lie in one of the ${regions.length} regions, not in ${node.region}`);
    if (ids.has(node.id)) refuse(index, `should have an id of its own, but is the second "${node.id}"`);
    ids.add(node.id);
    let before = -1;
    for (const edge of own) {
      const earlier = Math.min(edge.source, edge.target);
      const holds = laterEnd(edge) === index && earlier > before && earlier < index;
      if (!holds) refuse(index, 'should have edges to the nodes before it, each once and in their order');
      before = earlier;
      edges.push(edge);
    }
  }
  return {
    nodes: rows.map(({ node }) => node),
    edges,
    regions: regions.map((region) => keepNames(region, rows.length)),
  };
}

/** A region by those of its first names that are there. */
function keepNames(region: Region, names: number): Region {
  return region.nodes.every((node) => node < names)
    ? region
    : { ...region, nodes: region.nodes.filter((node) => node < names) };
}

/** @throws FormatError where a whole graph is not what the manifest promises. */
export function expectCounts({ nodes, edges }: AtlasGraph, counts: AtlasCounts): void {
  const proofs = edges.reduce((sum, { weight }) => sum + weight, 0);
  if (nodes.length === counts.nodes && edges.length === counts.edges && proofs === counts.proofs) return;
  throw new FormatError(
    namesTable.folder,
    `holds ${nodes.length} nodes, ${edges.length} edges and ${proofs} proofs where the manifest says ${counts.nodes}, ${counts.edges} and ${counts.proofs}; build the atlas again`,
  );
}

function laterEnd({ source, target }: AtlasEdge): number {
  return Math.max(source, target);
}

/** A node's rank is its row. */
type StoredNode = Omit<AtlasNode, 'rank'>;

const COLUMNS = columnsOf<StoredNode>({
  id: true,
  label: true,
  kind: true,
  aliases: true,
  mentions: true,
  articles: true,
  confidence: true,
  x: true,
  y: true,
  community: true,
  degree: true,
  betweenness: true,
  region: true,
  hidden: true,
  confirmed: true,
  finders: true,
  country: true,
});

const storedNode = record<StoredNode>({
  ...entityProperties,
  x: number,
  y: number,
  community: whole(),
  degree: whole(),
  betweenness: share,
  region: whole(-1),
});

function checkName({ nodes, articles }: AtlasCounts): Check<NameCells> {
  const cells = tuple<readonly [readonly unknown[], readonly EdgeCells[]]>(
    listOf(anything),
    listOf(
      tuple<EdgeCells>(
        whole(0, nodes),
        whole(0, nodes),
        whole(1),
        whole(1, articles + 1),
        whole(1, articles + 1),
        number,
        whole(),
      ),
    ),
  );
  return (value) => {
    const row = cells(value);
    storedNode(decodeNode(row[0]));
    return row;
  };
}

function encodeNode({ aliases, ...rest }: AtlasNode): readonly unknown[] {
  const pairs = aliases.map(({ name, count }) => [name, count]);
  return encodeColumns<Readonly<Record<keyof StoredNode, unknown>>>(COLUMNS, {
    hidden: undefined,
    confirmed: undefined,
    finders: undefined,
    country: undefined,
    ...rest,
    aliases: pairs,
  });
}

/** Checks the aliases alone: pairs must be pairs before they can be named. */
function decodeNode(cells: readonly unknown[]): unknown {
  const row = decodeColumns(COLUMNS, cells);
  return { ...row, aliases: aliasPairs(row.aliases).map(([name, count]) => ({ name, count })) };
}

const aliasPairs = listOf(tuple<readonly [string, number]>(text, whole()));

function encodeEdge(edge: AtlasEdge): EdgeCells {
  const { source, target, weight, articles, independentArticles = articles, telling, drawnFrom } = edge;
  return [source, target, weight, articles, independentArticles, telling, drawnFrom];
}

function decodeEdge([source, target, weight, articles, independentArticles, telling, drawnFrom]: EdgeCells): AtlasEdge {
  return { source, target, weight, articles, independentArticles, telling, drawnFrom };
}
