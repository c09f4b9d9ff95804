import { edgeThickness, TYPE_COLORS, TYPE_SHAPES } from '../model/appearance.ts';
import { nodeRadius } from '../model/arrangement.ts';
import type { AtlasGraph, AtlasSource } from '../model/atlas-folder.ts';
import type { Alias } from '../model/entity.ts';
import type { Reach } from '../model/graph.ts';
import type {
  Attribute,
  AttributeValue,
  DocumentEdge,
  DocumentNode,
  GraphDocument,
  Rows,
} from '../model/graph-document.ts';
import { typeOfKind } from '../model/mention.ts';
import { type DateRange, type EdgeProofs, type ReadArticles, readArticles, readProofs } from './atlas-index.ts';
import { listEvidence, listMentions } from './atlas-rows.ts';
import { escapeItem } from './list-text.ts';
import { describeRoles, pairKey, type RoleText } from './role-text.ts';

/** What of an atlas to write: all where nothing is said. An edge needs both its ends. Indices into the graph. */
export interface Selection {
  readonly node?: (node: number) => boolean;
  readonly edge?: (edge: number) => boolean;
  /** `#rrggbb` of a node, in the place of the colour of its type. */
  readonly colour?: (node: number) => string;
}

/**
 * An atlas, or what a person sees of it, as a document to write. Reads every article once for its date; nodes and edges are
 * made while a writer walks them, so that beside the graph only some numbers for every mention and proof are held.
 */
export async function makeDocument(opened: AtlasSource, selection: Selection = {}): Promise<GraphDocument> {
  const graph = await opened.wholeGraph();
  const source = { ...opened, graph };
  const nodes = indicesWhere(graph.nodes.length, selection.node);
  const drawn = new Uint8Array(graph.nodes.length);
  for (const node of nodes) drawn[node] = 1;
  const edges = indicesWhere(graph.edges.length, (index) => {
    const { source, target } = graph.edges[index]!;
    return drawn[source] === 1 && drawn[target] === 1 && (selection.edge?.(index) ?? true);
  });
  if (source.imported) return selectImported(source, drawn, new Set(edges));
  const articles = await readArticles(source);
  const proofs = await readProofs(source, edges, articles);
  const roles = describeRoles(graph, await source.roleRelations());
  const { lines } = await source.words();
  const modified = newest(articles.published);
  const independent = edges.some((edge) => graph.edges[edge]!.independentArticles !== undefined);
  const dated = modified !== undefined;
  const ids = graph.nodes.map(({ id }) => id);
  const escaped = ids.map(escapeItem);
  const parts = { graph, ids, escaped, articles, proofs, roles, lines, dated, independent };
  return {
    meta: {
      creator: source.manifest.generator,
      description: describeGraph(source.manifest.reach),
      ...(modified !== undefined && { modified }),
    },
    nodeAttributes: NODE_ATTRIBUTES.filter(({ name }) => dated || !DATES.includes(name)),
    edgeAttributes: EDGE_ATTRIBUTES.filter(
      ({ name }) => (dated || !DATES.includes(name)) && (independent || name !== INDEPENDENT),
    ),
    dated,
    nodes: lazyRows(nodes, (node) =>
      paintNode(makeNode(graph, node, articles, roles, dated), selection.colour?.(node)),
    ),
    edges: lazyRows(edges, (edge, at) => makeEdge(parts, edge, at)),
    mentions: () => listMentions(source, drawn),
    evidence: () => listEvidence(source, edges, joinIds),
  };
}

const DATES: readonly string[] = ['first_seen', 'last_seen'];
const INDEPENDENT = 'independent_articles';

const NODE_ATTRIBUTES: readonly Attribute[] = [
  { name: 'entity_type', type: 'string' },
  { name: 'kind', type: 'string' },
  { name: 'aliases', type: 'strings' },
  { name: 'mentions', type: 'integer' },
  { name: 'articles', type: 'integer' },
  { name: 'confidence', type: 'double' },
  { name: 'community', type: 'integer' },
  { name: 'degree', type: 'integer' },
  { name: 'betweenness', type: 'double' },
  { name: 'rank', type: 'integer' },
  { name: 'region', type: 'string' },
  { name: 'roles', type: 'strings' },
  { name: 'first_seen', type: 'string' },
  { name: 'last_seen', type: 'string' },
];

const EDGE_ATTRIBUTES: readonly Attribute[] = [
  { name: 'articles', type: 'integer' },
  { name: INDEPENDENT, type: 'integer' },
  { name: 'telling', type: 'double' },
  { name: 'drawn_from', type: 'integer' },
  { name: 'about', type: 'strings' },
  { name: 'relation', type: 'string' },
  { name: 'relation_statements', type: 'integer' },
  { name: 'relation_roles', type: 'strings' },
  { name: 'evidence', type: 'strings' },
  { name: 'first_seen', type: 'string' },
  { name: 'last_seen', type: 'string' },
];

/** Unit and formula of the weight, in words. */
function describeGraph(reach: Reach): string {
  return `Actors, places and roles that are named together. The weight of an edge is ${describeUnit(reach)}. Each such unit counts once, however often it names them; "evidence" lists them as article#sentence, from 1. "telling" is how far an edge is from chance: Dunning's log-likelihood ratio over the articles, near-duplicates once and crowded sentences for less. "rank" is a node's place, from 1, in the order in which names come on the map; "drawn_from" is the number of names with which an edge is first drawn, 0 where it is drawn only with all. "region" is the part of the first view that a node lies in, told by its first names; "about" are words that set an edge's sentences apart, for edges that are among the first.`;
}

function describeUnit(reach: Reach): string {
  if (reach.unit !== 'sentence') return `the number of ${reach.unit}s that name both its ends`;
  if (reach.within === 0) return 'the number of sentences that name both its ends';
  return `the number of sentences, or pairs of sentences at most ${reach.within} apart, that name both its ends`;
}

function makeNode(
  graph: AtlasGraph,
  index: number,
  articles: ReadArticles,
  roles: RoleText,
  dated: boolean,
): DocumentNode {
  const node = graph.nodes[index]!;
  const type = typeOfKind(node.kind);
  const values: (AttributeValue | undefined)[] = [
    type,
    node.kind,
    node.aliases.map(readName),
    node.mentions,
    node.articles,
    node.confidence,
    node.community,
    node.degree,
    node.betweenness,
    node.rank + 1,
    nameRegion(graph, node.region),
    roles.held.get(index),
  ];
  const drawn: DocumentNode = {
    id: node.id,
    label: node.label,
    values,
    x: node.x,
    y: node.y,
    color: TYPE_COLORS[type],
    size: Math.round(nodeRadius(node.mentions) * 1000) / 1000,
    shape: TYPE_SHAPES[type],
  };
  return dated ? putDates(drawn, values, articles.seen(index)) : drawn;
}

function readName({ name }: Alias): string {
  return name;
}

function paintNode(node: DocumentNode, color: string | undefined): DocumentNode {
  return color === undefined ? node : { ...node, color };
}

/** The region of the first view that a region lies in, by its first names. */
function nameRegion({ nodes, regions }: AtlasGraph, finest: number): string | undefined {
  let region = regions[finest];
  while (region && region.within >= 0) region = regions[region.within];
  return region?.nodes.map((node) => nodes[node]!.label).join(', ');
}

/** What the edges of a document are made of. */
interface EdgeParts {
  readonly graph: AtlasGraph;
  /** Of the nodes, as they are and as parts of an edge's id. */
  readonly ids: readonly string[];
  readonly escaped: readonly string[];
  readonly articles: ReadArticles;
  readonly proofs: EdgeProofs;
  readonly roles: RoleText;
  /** What an edge is about, by its index. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
  readonly dated: boolean;
  readonly independent: boolean;
}

/** @param at its place among the edges of the document; `index` is that in the graph. */
function makeEdge(parts: EdgeParts, index: number, at: number): DocumentEdge {
  const { graph, ids, escaped, articles, proofs, roles, lines, dated, independent } = parts;
  const edge = graph.edges[index]!;
  const relation = roles.between.size === 0 ? undefined : roles.between.get(pairKey(graph, edge.source, edge.target));
  const values: (AttributeValue | undefined)[] = [edge.articles];
  if (independent) values.push(edge.independentArticles);
  values.push(edge.telling, edge.drawnFrom, lines.get(index));
  values.push(relation?.relation, relation?.statements, relation?.roles, proofs.addresses(at, articles.ids));
  const drawn: DocumentEdge = {
    id: `${escaped[edge.source]}|${escaped[edge.target]}`,
    source: ids[edge.source]!,
    target: ids[edge.target]!,
    direction: 'undirected',
    weight: edge.weight,
    values,
    thickness: edgeThickness(edge.weight),
  };
  return dated ? putDates(drawn, values, proofs.seen(at)) : drawn;
}

/** Adds the first and the last date to a row and its values. */
function putDates<Row extends DocumentNode | DocumentEdge>(
  row: Row,
  values: (AttributeValue | undefined)[],
  [first, last]: DateRange,
): Row {
  values.push(first, last);
  if (first === undefined || last === undefined) return row;
  return { ...row, start: first, end: last };
}

/** Id of an edge: those of its ends, which outlive a rebuild; `\` before a `|` or `\` within them. */
function joinIds(source: string, target: string): string {
  return `${escapeItem(source)}|${escapeItem(target)}`;
}

function selectImported(source: AtlasSource, nodes: Uint8Array, edges: ReadonlySet<number>): GraphDocument {
  const { document, edges: drawnBy } = source.imported!;
  const all = [...document.nodes];
  const kept = all.filter((_, node) => nodes[node] === 1);
  const ids = new Set(kept.map(({ id }) => id));
  return {
    ...document,
    nodes: kept,
    edges: [...document.edges].filter(
      (edge, i) => ids.has(edge.source) && ids.has(edge.target) && (drawnBy[i] === -1 || edges.has(drawnBy[i]!)),
    ),
  };
}

function indicesWhere(count: number, keep: ((index: number) => boolean) | undefined): readonly number[] {
  const indices: number[] = [];
  for (let index = 0; index < count; index++) if (keep === undefined || keep(index)) indices.push(index);
  return indices;
}

function lazyRows<Row>(indices: readonly number[], make: (index: number, at: number) => Row): Rows<Row> {
  return {
    length: indices.length,
    *[Symbol.iterator]() {
      for (let at = 0; at < indices.length; at++) yield make(indices[at]!, at);
    },
  };
}

function newest(dates: readonly (string | undefined)[]): string | undefined {
  return dates.reduce((latest, date) => (date !== undefined && (latest ?? '') < date ? date : latest), undefined);
}
