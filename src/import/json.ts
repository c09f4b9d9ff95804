import type { Attribute, AttributeType, AttributeValue, DocumentMeta } from '../model/graph-document.ts';
import { FormatError } from '../model/notice.ts';
import type { ColumnList } from './column-list.ts';
import { countLoss, type GraphDraft, putCell, startDraft } from './draft.ts';
import { completeParts, putEdgePart, putNodePart } from './parts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A node or an edge before its values are put into columns. */
interface RawRow {
  readonly fields: Fields;
}
interface RawNode extends RawRow {
  readonly id: string;
}
interface RawEdge extends RawRow {
  readonly id: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly direction: 'undirected' | 'directed' | 'mutual';
}
interface RawGraph {
  readonly meta: Fields;
  readonly nodes: readonly RawNode[];
  readonly edges: readonly RawEdge[];
  /** The document's own columns, where Dramatis wrote the file. */
  readonly columns?: { readonly nodes: readonly Attribute[]; readonly edges: readonly Attribute[] } | undefined;
}

/** Reads a graph as graphology serialises it, as D3 draws it (node-link), or as Cytoscape keeps it. */
export function readGraphJson(where: string, text: string): GraphDraft {
  const value = parseJson(where, text);
  const raw = readGraphology(value) ?? readCytoscape(value) ?? readNodeLink(value);
  if (!raw) {
    throw new FormatError(
      where,
      'is JSON, but no graph; expected "nodes" and "edges" (graphology), "nodes" and "links" (D3) or "elements" (Cytoscape)',
    );
  }
  const draft = startDraft();
  draft.meta = readMeta(raw.meta);
  const labelled = new Set<GraphDraft['nodes'][number]>();
  const nodeColumns = new Columns(draft, draft.nodeColumns, raw.columns?.nodes);
  const edgeColumns = new Columns(draft, draft.edgeColumns, raw.columns?.edges);
  for (const { id, fields } of raw.nodes) {
    const node: GraphDraft['nodes'][number] = { id, label: id, values: [] };
    for (const [name, field] of Object.entries(fields)) {
      const given = simplify(field);
      if (given === undefined) continue;
      if (!nodeColumns.owns(name) && putNodePart(node, name, given)) {
        if (name.toLowerCase() === 'label') labelled.add(node);
      } else nodeColumns.put(node.values, name, given);
    }
    draft.nodes.push(node);
  }
  for (const { id, source, target, direction, fields } of raw.edges) {
    const edge: GraphDraft['edges'][number] = {
      ...(id !== undefined && { id }),
      source,
      target,
      direction,
      values: [],
    };
    for (const [name, field] of Object.entries(fields)) {
      const given = simplify(field);
      if (given === undefined) continue;
      if (edgeColumns.owns(name) || !putEdgePart(edge, name, given)) edgeColumns.put(edge.values, name, given);
    }
    draft.edges.push(edge);
  }
  nodeColumns.settle(draft.nodes);
  edgeColumns.settle(draft.edges);
  completeParts(draft, labelled);
  return draft;
}

/** Columns whose types follow from their values, unless the file declares them. */
class Columns {
  private readonly draft: GraphDraft;
  private readonly list: ColumnList;
  private readonly declared: ReadonlySet<string>;
  private readonly types = new Map<string, AttributeType>();

  constructor(draft: GraphDraft, list: ColumnList, declared: readonly Attribute[] = []) {
    this.draft = draft;
    this.list = list;
    this.declared = new Set(declared.map(({ name }) => name));
    for (const { name, type } of declared) list.place(name, type);
  }

  owns(name: string): boolean {
    return this.declared.has(name);
  }

  put(values: (AttributeValue | undefined)[], name: string, value: AttributeValue): void {
    if (!this.declared.has(name)) this.types.set(name, joinTypes(this.types.get(name), typeOf(value)));
    putCell(this.draft, this.list, values, { name, type: 'string' }, value);
  }

  /** Gives each column the narrowest type that holds all its values; values of mixed types become text. */
  settle(rows: readonly { values: (AttributeValue | undefined)[] }[]): void {
    const { columns } = this.list;
    for (const [at, { name, type: declared }] of columns.entries()) {
      const type = this.declared.has(name) ? declared : this.types.get(name)!;
      columns[at] = { name, type };
      for (const { values } of rows) {
        const value = values[at];
        if (value === undefined || fits(value, type)) continue;
        if (type === 'string') values[at] = typeof value === 'object' ? JSON.stringify(value) : String(value);
        else {
          values[at] = undefined;
          countLoss(this.draft, `values of "${name}" are not of its type; they are left out`);
        }
      }
    }
  }
}

function typeOf(value: AttributeValue): AttributeType {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'double';
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'string' : 'strings';
}

function joinTypes(known: AttributeType | undefined, found: AttributeType): AttributeType {
  if (known === undefined || known === found) return found;
  const numeric = [known, found].every((type) => type === 'integer' || type === 'double');
  return numeric ? 'double' : 'string';
}

function fits(value: AttributeValue, type: AttributeType): boolean {
  const found = typeOf(value);
  return found === type || (type === 'double' && found === 'integer');
}

/** What a column can hold; objects and mixed lists become their JSON, null and functions nothing. */
function simplify(value: unknown): AttributeValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  try {
    return JSON.stringify(value);
  } catch {
    // Lists within lists, deeper than the stack: nothing that a column could hold.
    return undefined;
  }
}

function readGraphology(value: Fields): RawGraph | undefined {
  const { nodes, edges } = value;
  if (!isRows(nodes) || !nodes.every((node) => 'key' in node)) return undefined;
  if (edges !== undefined && !isRows(edges)) return undefined;
  const meta = asFields(value.attributes);
  const columns = asFields(meta.columns);
  const everyEdge = asFields(value.options).type !== 'undirected';
  return {
    meta,
    columns:
      isColumns(columns.nodes) && isColumns(columns.edges) ? { nodes: columns.nodes, edges: columns.edges } : undefined,
    nodes: nodes.map(({ key, attributes }) => ({ id: String(key), fields: asFields(attributes) })),
    edges: (edges ?? []).map(({ key, source, target, attributes, undirected }) => {
      const { direction, ...fields } = asFields(attributes);
      const mutual = direction === 'mutual' && undirected === true;
      const isUndirected = undirected === undefined ? !everyEdge : undirected === true;
      return {
        id: key === undefined || key === null ? undefined : String(key),
        source: String(source),
        target: String(target),
        direction: mutual ? 'mutual' : isUndirected ? 'undirected' : 'directed',
        fields: mutual || direction === undefined ? fields : asFields(attributes),
      };
    }),
  };
}

function readCytoscape(value: Fields): RawGraph | undefined {
  const elements = value.elements;
  const all = Array.isArray(elements) ? elements.filter(isFields) : undefined;
  const isEdge = (row: Fields) => 'source' in asFields(row.data);
  const nodes = all ? all.filter((row) => !isEdge(row)) : asFields(elements).nodes;
  const edges = all ? all.filter(isEdge) : (asFields(elements).edges ?? []);
  if (!isRows(nodes) || !isRows(edges)) return undefined;
  return {
    meta: asFields(value.data),
    nodes: nodes.map(({ data, position }) => {
      const { id, ...fields } = asFields(data);
      const { x, y } = asFields(position);
      const place = typeof x === 'number' && typeof y === 'number' ? { x, y: y === 0 ? 0 : -y } : {};
      return { id: String(id), fields: { ...fields, ...place } };
    }),
    edges: edges.map(({ data }) => {
      const { id, source, target, interaction, ...fields } = asFields(data);
      const known = interaction === 'undirected' || interaction === 'directed' || interaction === 'mutual';
      return {
        id: id === undefined ? undefined : String(id),
        source: String(source),
        target: String(target),
        direction: known ? interaction : 'directed',
        fields: known || interaction === undefined ? fields : { ...fields, interaction },
      };
    }),
  };
}

function readNodeLink(value: Fields): RawGraph | undefined {
  const { nodes, directed } = value;
  const links = value.links ?? value.edges;
  if (!isRows(nodes) || !isRows(links)) return undefined;
  const ids = nodes.map(({ id, key, name }, at) => String(id ?? key ?? name ?? at));
  // D3 replaces the ends of its links by the nodes themselves; its first versions took places for ends.
  const places = nodes.every(({ id, key }) => id === undefined && key === undefined);
  const end = (given: unknown) => {
    if (isFields(given)) return String(given.id ?? given.key ?? given.name);
    return places && typeof given === 'number' ? (ids[given] ?? String(given)) : String(given);
  };
  return {
    meta: asFields(value.graph),
    nodes: nodes.map(({ id: _, ...fields }, at) => ({ id: ids[at]!, fields })),
    edges: links.map(({ id, key, source, target, ...fields }) => ({
      id: id === undefined ? undefined : String(id),
      source: end(source),
      target: end(target),
      direction: directed === true ? 'directed' : 'undirected',
      fields: key === undefined || key === id ? fields : { ...fields, key },
    })),
  };
}

function parseJson(where: string, text: string): Fields {
  try {
    return asFields(JSON.parse(text));
  } catch (error) {
    throw new FormatError(where, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readMeta(fields: Fields): DocumentMeta {
  const { creator, description, modified } = fields;
  return {
    ...(typeof creator === 'string' && { creator }),
    ...(typeof description === 'string' && { description }),
    ...(typeof modified === 'string' && { modified }),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isRows(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every(isFields);
}

const TYPES: readonly unknown[] = ['string', 'integer', 'double', 'boolean', 'strings'] satisfies AttributeType[];

function isColumns(value: unknown): value is readonly Attribute[] {
  return isRows(value) && value.every(({ name, type }) => typeof name === 'string' && TYPES.includes(type));
}
