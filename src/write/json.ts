import type { AttributeValue, DocumentEdge, DocumentNode, GraphDocument } from '../model/graph-document.ts';
import { CHUNK } from './chunk.ts';
import { type FlatColumn, flattenEdges, flattenNodes } from './flat-columns.ts';

/**
 * Writes graphology's serialised form: `Graph.from(JSON.parse(text))` gives the graph back, ready for Sigma. The
 * attributes of the graph say which columns are the document's own, and of what types.
 */
export function* writeGraphologyJson(document: GraphDocument): Generator<string> {
  const nodes = flattenNodes(document);
  const edges = flattenEdges(document);
  const attributes = { ...document.meta, columns: { nodes: declare(nodes), edges: declare(edges) } };
  yield `{"attributes":${JSON.stringify(attributes)},"options":${JSON.stringify(findOptions(document))},"nodes":[`;
  yield* joinRows(document.nodes, (node) => JSON.stringify({ key: node.id, attributes: collect(nodes, node) }));
  yield '],"edges":[';
  yield* joinRows(document.edges, (edge) =>
    JSON.stringify({
      key: edge.id,
      source: edge.source,
      target: edge.target,
      attributes: { ...collect(edges, edge), ...(edge.direction === 'mutual' && { direction: 'mutual' }) },
      ...(edge.direction !== 'directed' && { undirected: true }),
    }),
  );
  yield ']}\n';
}

/** Writes the node-link form that D3's force layouts and NetworkX's `node_link_graph(data, edges="links")` take. */
export function* writeNodeLink(document: GraphDocument): Generator<string> {
  const nodes = flattenNodes(document);
  const edges = flattenEdges(document);
  const { type, multi } = findOptions(document);
  const directed = type === 'directed';
  yield `{"directed":${directed},"multigraph":${multi},"graph":${JSON.stringify(document.meta)},"nodes":[`;
  yield* joinRows(document.nodes, (node) => JSON.stringify({ id: node.id, ...collect(nodes, node) }));
  yield '],"links":[';
  yield* joinRows(document.edges, (edge) => {
    const { source, target } = edge;
    return JSON.stringify({ id: edge.id, ...(multi && { key: edge.id }), source, target, ...collect(edges, edge) });
  });
  yield ']}\n';
}

/** Writes Cytoscape's JSON: Cytoscape Desktop imports it (`.cyjs`), `cytoscape({ elements })` takes its elements. */
export function* writeCytoscapeJson(document: GraphDocument): Generator<string> {
  const nodes = flattenNodes(document);
  const edges = flattenEdges(document);
  const taken = new Set<string>();
  for (const { id } of document.nodes) taken.add(id);
  const edgeId = (id: string) => {
    let free = id;
    while (taken.has(free)) free = `edge:${free}`;
    return free;
  };
  const data = { name: 'Dramatis', ...document.meta };
  yield `{"format_version":"1.0","generated_by":${JSON.stringify(document.meta.creator ?? 'dramatis')},"target_cytoscapejs_version":"~3.0","data":${JSON.stringify(data)},"elements":{"nodes":[`;
  yield* joinRows(document.nodes, (node) => {
    const { x, y } = node;
    const position = x === undefined || y === undefined ? undefined : { x, y: y === 0 ? 0 : -y };
    return JSON.stringify({
      data: { id: node.id, name: node.label, ...collect(nodes, node) },
      ...(position && { position }),
    });
  });
  yield '],"edges":[';
  yield* joinRows(document.edges, (edge) => {
    const { source, target, direction } = edge;
    const values = collect(edges, edge);
    return JSON.stringify({ data: { id: edgeId(edge.id), source, target, interaction: direction, ...values } });
  });
  yield ']}}\n';
}

function* joinRows<Row>(rows: Iterable<Row>, write: (row: Row) => string): Generator<string> {
  let text = '';
  let first = true;
  for (const row of rows) {
    text += first ? `\n${write(row)}` : `,\n${write(row)}`;
    first = false;
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  yield `${text}\n`;
}

function collect<Row extends DocumentNode | DocumentEdge>(
  columns: readonly FlatColumn<Row>[],
  row: Row,
): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  for (const { name, read } of columns) {
    const value = read(row);
    if (value === undefined || Number.isNaN(value)) continue;
    if (name === '__proto__') Object.defineProperty(values, name, { value, enumerable: true });
    else values[name] = value;
  }
  return values;
}

function declare<Row>(columns: readonly FlatColumn<Row>[]): readonly { name: string; type: string }[] {
  return columns.filter(({ own }) => own).map(({ name, type }) => ({ name, type }));
}

/** graphology's options; whether edges are parallel is looked up pair by pair. */
function findOptions(document: GraphDocument): { type: string; multi: boolean; allowSelfLoops: true } {
  let directed = false;
  let undirected = false;
  let multi = false;
  const numbers = new Map<string, number>();
  for (const { id } of document.nodes) numbers.set(id, numbers.size);
  const pairs = new Set<number>();
  for (const edge of document.edges) {
    const isDirected = edge.direction === 'directed';
    if (isDirected) directed = true;
    else undirected = true;
    const a = numbers.get(edge.source) ?? 0;
    const b = numbers.get(edge.target) ?? 0;
    const pair = isDirected || a < b ? a * numbers.size + b : b * numbers.size + a;
    const key = isDirected ? -1 - pair : pair;
    if (pairs.has(key)) multi = true;
    pairs.add(key);
  }
  return { type: directed ? (undirected ? 'mixed' : 'directed') : 'undirected', multi, allowSelfLoops: true };
}
