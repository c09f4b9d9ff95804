import { nodeRadius, type Position } from '../model/arrangement.ts';
import type { ImportedFile } from '../model/atlas-folder.ts';
import type { Entity } from '../model/entity.ts';
import { type Edge, type EntityGraph, SAME_SENTENCE } from '../model/graph.ts';
import type { AttributeValue, DocumentNode, GraphDocument, ImportedGraph } from '../model/graph-document.ts';
import type { Notice } from '../model/notice.ts';
import { dropInvisible } from '../text/visible.ts';
import { findKinds } from './kinds.ts';
import { gaugeWeights } from './weights.ts';

/** An imported graph in the terms of the map: what can be arranged and shown. */
export interface ImportedMap {
  readonly graph: EntityGraph;
  readonly file: ImportedFile;
  /** Where the file has its nodes, at the map's scale; empty where it says nothing. */
  readonly positions: ReadonlyMap<string, Position>;
  readonly notices: readonly Notice[];
}

/**
 * Takes an imported graph for a map: nodes become entities, and edges between the same two nodes one, whatever their
 * direction. What a file of another origin does not say (kinds, mentions) is filled in, and a notice says so.
 */
export function readEntityGraph(name: string, { graph: document, notices }: ImportedGraph): ImportedMap {
  const nodes = [...document.nodes];
  const said: Notice[] = [...notices];
  const say = (message: string) => said.push({ where: name, message });

  const gauge = gaugeWeights(document.edges, say);
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const { edges, drawnBy, loops } = mergeEdges(document, indexOf, gauge.weigh);
  const parallel = document.edges.length - loops - edges.length;
  if (loops > 0) say(`${loops} edges tie a node to itself; they are kept, but not drawn.`);
  if (parallel > 0)
    say(`${parallel} edges tie the same nodes as another; each such group is drawn as one, weights added.`);

  const strength = new Float64Array(nodes.length);
  for (const { source, target, weight } of edges) {
    strength[source]! += weight;
    strength[target]! += weight;
  }
  const kinds = findKinds(document, nodes);
  if (!kinds) say('No column says whether nodes are actors, places or roles; all are shown as groups of actors.');
  const read = columnReader(document);
  const counted = nodes.some((node) => typeof read(node, 'mentions') === 'number');
  if (!counted && nodes.length > 0) say('No column "mentions"; nodes are sized by the weights of their edges.');
  const entities = nodes.map((node, index): Entity => {
    const { id } = node;
    const label = dropInvisible(node.label);
    const count = (column: string, otherwise: number) => readCount(read(node, column)) ?? otherwise;
    const confidence = read(node, 'confidence');
    const names = read(node, 'aliases');
    return {
      id,
      label,
      kind: kinds?.[index] ?? 'group',
      aliases: (Array.isArray(names) ? names : [label]).map((alias) => ({ name: dropInvisible(alias), count: 0 })),
      mentions: count('mentions', counted ? 0 : readCount(strength[index]! / gauge.unit)!),
      articles: count('articles', 0),
      confidence: typeof confidence === 'number' ? Math.max(0, Math.min(1, confidence)) : 1,
    };
  });
  return {
    graph: { nodes: entities, edges, roleRelations: [], reach: SAME_SENTENCE },
    file: { document, edges: drawnBy },
    positions: scalePositions(nodes, entities),
    notices: said,
  };
}

function mergeEdges(document: GraphDocument, indexOf: ReadonlyMap<string, number>, weigh: (weight: number) => number) {
  const merged = new Map<number, { -readonly [Key in keyof Omit<Edge, 'proofs'>]: Edge[Key] }>();
  const keys: number[] = [];
  const columnOf = (column: string) => document.edgeAttributes.findIndex(({ name }) => name === column);
  const [articlesAt, independentAt] = [columnOf('articles'), columnOf('independent_articles')];
  const count = (value: AttributeValue | undefined) => readCount(value) ?? 0;
  let loops = 0;
  for (const { source, target, weight: written, values } of document.edges) {
    const weight = weigh(written);
    const [a, b] = [indexOf.get(source)!, indexOf.get(target)!];
    if (a === b) {
      loops++;
      keys.push(-1);
      continue;
    }
    const key = Math.min(a, b) * indexOf.size + Math.max(a, b);
    const articles = count(values[articlesAt]);
    const known = merged.get(key);
    if (known) {
      known.weight += weight;
      known.articles = Math.max(known.articles, articles);
    } else {
      merged.set(key, { source: Math.min(a, b), target: Math.max(a, b), weight, articles });
      if (independentAt >= 0) merged.get(key)!.independentArticles = count(values[independentAt]);
    }
    keys.push(key);
  }
  const order = [...merged.keys()].sort((a, b) => a - b);
  const placeOf = new Map(order.map((key, place) => [key, place]));
  return {
    edges: order.map((key): Edge => ({ ...merged.get(key)!, proofs: [] })),
    drawnBy: keys.map((key) => placeOf.get(key) ?? -1),
    loops,
  };
}

/** Past it a count says no more about how large a node is drawn. */
const MOST_COUNTED = 1e9;

/** A value of a column as a number of things; undefined where it is no number. */
function readCount(value: AttributeValue | undefined): number | undefined {
  return typeof value === 'number' ? Math.max(0, Math.min(MOST_COUNTED, Math.round(value))) : undefined;
}

function columnReader(document: GraphDocument): (node: DocumentNode, name: string) => AttributeValue | undefined {
  const places = new Map(document.nodeAttributes.map(({ name }, at) => [name, at]));
  return (node, name) => {
    const at = places.get(name);
    return at === undefined ? undefined : node.values[at];
  };
}

/** Room for a node beside its radius, in units of the map: less than a quarter of it, and the file has another unit. */
const ROOM = 40;

/** A coordinate past it, or an infinite one, is no place: sums and products of such would overflow. */
const FARTHEST = 1e100;

/** Positions as the file has them; enlarged or shrunk where its unit is so different that nodes would cover each other or be lost. */
function scalePositions(nodes: readonly DocumentNode[], entities: readonly Entity[]): ReadonlyMap<string, Position> {
  const isPlace = (value: number | undefined): value is number => value !== undefined && Math.abs(value) <= FARTHEST;
  const placed = nodes.flatMap(({ id, x, y }) => (isPlace(x) && isPlace(y) ? [{ id, x, y }] : []));
  if (placed.length === 0) return new Map();
  const width = (values: readonly number[]) =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
    values.reduce((least, value) => Math.min(least, value), Infinity);
  const extent = Math.max(width(placed.map(({ x }) => x)), width(placed.map(({ y }) => y)));
  const radius = entities.reduce((sum, { mentions }) => sum + nodeRadius(mentions), 0) / entities.length;
  const wanted = (ROOM + radius) * Math.sqrt(placed.length);
  const foreign = extent > 0 && (extent < wanted / 4 || extent > wanted * 25);
  const scale = foreign ? wanted / extent : 1;
  return new Map(placed.map(({ id, x, y }) => [id, { x: x * scale, y: y * scale }]));
}
