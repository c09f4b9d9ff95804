import type { Arrangement, Position } from '../model/arrangement.ts';
import { nodeRadius } from '../model/arrangement.ts';
import { ATLAS_FORMAT, ATLAS_VERSION, type AtlasSource, type ImportedFile } from '../model/atlas-folder.ts';
import type { Description } from '../model/description.ts';
import type { Entity } from '../model/entity.ts';
import { type Edge, type EntityGraph, SAME_SENTENCE } from '../model/graph.ts';
import type { AttributeValue, DocumentNode, GraphDocument, ImportedGraph } from '../model/graph-document.ts';
import type { Kind } from '../model/mention.ts';
import type { Notice } from '../model/notice.ts';
import type { WeighedGraph } from '../model/weighing.ts';

/** An imported graph in the terms of the map: what can be arranged and shown. */
export interface ImportedDrawing {
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
export function drawImported(name: string, { graph: document, notices }: ImportedGraph): ImportedDrawing {
  const nodes = [...document.nodes];
  const said: Notice[] = [...notices];
  const say = (message: string) => said.push({ where: name, message });

  const { edges, drawnBy, loops } = mergeEdges(document, new Map(nodes.map(({ id }, index) => [id, index])));
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
    const { id, label } = node;
    const number = (column: string, otherwise: number) => {
      const value = read(node, column);
      return typeof value === 'number' ? value : otherwise;
    };
    const names = read(node, 'aliases');
    return {
      id,
      label,
      kind: kinds?.[index] ?? 'group',
      aliases: (Array.isArray(names) ? names : [label]).map((alias) => ({ name: alias, count: 0 })),
      mentions: number('mentions', counted ? 0 : Math.max(0, Math.round(strength[index]!))),
      articles: number('articles', 0),
      confidence: number('confidence', 1),
    };
  });
  return {
    graph: { nodes: entities, edges, roleRelations: [], reach: SAME_SENTENCE },
    file: { document, edges: drawnBy },
    positions: scalePositions(nodes, entities),
    notices: said,
  };
}

/** An atlas without articles: a map whose edges open to nothing. */
export function openImported(
  { file, notices }: ImportedDrawing,
  graph: WeighedGraph,
  arrangement: Arrangement,
  description: Description,
): AtlasSource {
  const { weighing } = graph;
  const none = async () => [];
  const { x, y, community, degree, betweenness, seed } = arrangement;
  return {
    manifest: {
      format: ATLAS_FORMAT,
      version: ATLAS_VERSION,
      generator: file.document.meta.creator ?? 'unknown',
      build: '',
      counts: {
        articles: 0,
        mentions: 0,
        entities: graph.nodes.length,
        nodes: graph.nodes.length,
        edges: graph.edges.length,
        proofs: 0,
      },
      reach: graph.reach,
      seed,
      minConfidence: 0,
      shards: { articles: [], evidence: [], nodes: [] },
      notices,
    },
    graph: {
      nodes: graph.nodes.map((node, i) => ({
        ...node,
        x: x[i]!,
        y: y[i]!,
        community: community[i]!,
        degree: degree[i]!,
        betweenness: betweenness[i]!,
        rank: weighing.rank[i]!,
        region: description.region[i]!,
      })),
      edges: graph.edges.map(({ proofs: _, ...edge }, i) => ({
        ...edge,
        telling: weighing.telling[i]!,
        drawnFrom: weighing.drawnFrom[i]!,
      })),
      regions: description.regions,
    },
    evidence: none,
    words: async () => ({ vocabulary: description.vocabulary, lines: description.lines }),
    nodeArticles: none,
    roleRelations: none,
    resolution: async () => ({ merges: [], suggestions: [], undrawn: [] }),
    article: async (index) => {
      throw new RangeError(`article ${index}: a graph file holds no articles`);
    },
    imported: file,
  };
}

function mergeEdges(document: GraphDocument, indexOf: ReadonlyMap<string, number>) {
  const merged = new Map<number, { -readonly [Key in keyof Omit<Edge, 'proofs'>]: Edge[Key] }>();
  const keys: number[] = [];
  const columnOf = (column: string) => document.edgeAttributes.findIndex(({ name }) => name === column);
  const [articlesAt, independentAt] = [columnOf('articles'), columnOf('independent_articles')];
  const count = (value: AttributeValue | undefined) => (typeof value === 'number' ? value : 0);
  let loops = 0;
  for (const { source, target, weight, values } of document.edges) {
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

/** Words that programs use for kinds, in lower case. */
const KIND_WORDS: Readonly<Record<string, Kind>> = {
  person: 'person',
  people: 'person',
  per: 'person',
  individual: 'person',
  organization: 'organization',
  organisation: 'organization',
  org: 'organization',
  company: 'organization',
  institution: 'organization',
  group: 'group',
  norp: 'group',
  actor: 'group',
  place: 'place',
  location: 'place',
  loc: 'place',
  gpe: 'place',
  country: 'place',
  city: 'place',
  role: 'role',
  position: 'role',
  title: 'role',
};

const KIND_COLUMNS: readonly string[] = ['kind', 'entity_type', 'type', 'category', 'class', 'ner', 'schema'];

/** The kinds of nodes by the first column that says a known one of at least half of them. */
function findKinds(document: GraphDocument, nodes: readonly DocumentNode[]): (Kind | undefined)[] | undefined {
  for (const name of KIND_COLUMNS) {
    const at = document.nodeAttributes.findIndex((column) => column.name.toLowerCase() === name);
    if (at < 0) continue;
    const kinds = nodes.map(({ values }) => {
      const word = values[at];
      return typeof word === 'string' ? KIND_WORDS[word.trim().toLowerCase()] : undefined;
    });
    if (2 * kinds.filter((kind) => kind !== undefined).length >= nodes.length) return kinds;
  }
  return undefined;
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

/** Positions as the file has them; enlarged or shrunk where its unit is so different that nodes would cover each other or be lost. */
function scalePositions(nodes: readonly DocumentNode[], entities: readonly Entity[]): ReadonlyMap<string, Position> {
  const placed = nodes.flatMap(({ id, x, y }) => (x === undefined || y === undefined ? [] : [{ id, x, y }]));
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
