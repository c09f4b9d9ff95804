import type { Attribute, AttributeType, AttributeValue, GraphDocument } from '../model/graph-document.ts';
import { CHUNK } from './chunk.ts';
import { distinctIds, distinctNames } from './distinct.ts';
import type { GexfVersion, WriteOptions } from './format.ts';
import { joinList } from './list-text.ts';
import { cleanXml, escapeXml, isPlain } from './xml.ts';

/**
 * Writes GEXF that Gephi, Gephi Lite, NetworkX and graphology read alike, as chunks of some tens of thousands of
 * characters: a graph may be longer than a string can be.
 *
 * Attributes come before nodes and nodes before edges; every column is typed; colours are `r g b`, since NetworkX stops at
 * `hex`; dates are ISO strings, since Gephi drops columns of type date; lists are strings (`a|b`, `\` before a `|` within),
 * which filters and partitions of Gephi can use, and their columns have the id `list:<title>`.
 */
export function* writeGexf(document: GraphDocument, { gexfVersion = '1.3' }: WriteOptions = {}): Generator<string> {
  const { namespace, version } = DIALECTS[gexfVersion];
  const nodeId = spellIds(document.nodes);
  const edgeId = spellIds(document.edges);
  const nodeColumns = declareColumns(document.nodeAttributes, RESERVED_NODE_TITLES);
  const edgeColumns = declareColumns(document.edgeAttributes, RESERVED_EDGE_TITLES);
  const everyEdge = defaultDirection(document);

  let text = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="${namespace}" xmlns:viz="${namespace}/viz" version="${version}">
${writeMeta(document)}<graph defaultedgetype="${everyEdge}"${document.dated ? ' mode="dynamic" timeformat="date"' : ''}>
${writeColumns('node', nodeColumns)}${writeColumns('edge', edgeColumns)}<nodes count="${document.nodes.length}">
`;
  let plain = true;
  for (const node of document.nodes) {
    plain &&= isPlain(node.id);
    text += `<node id="${nodeId(node.id)}" label="${escapeXml(node.label)}"${writeDates(node)}>`;
    text += writeValues(nodeColumns, node.values);
    if (node.size !== undefined) text += `<viz:size value="${node.size}"/>`;
    if (node.x !== undefined && node.y !== undefined) text += `<viz:position x="${node.x}" y="${node.y}" z="0"/>`;
    if (node.color !== undefined) text += writeColor(node.color);
    if (node.shape !== undefined) text += `<viz:shape value="${node.shape}"/>`;
    text += '</node>\n';
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  text += `</nodes>\n<edges count="${document.edges.length}">\n`;
  for (const edge of document.edges) {
    const source = plain ? edge.source : nodeId(edge.source);
    const target = plain ? edge.target : nodeId(edge.target);
    text += `<edge id="${edgeId(edge.id)}" source="${source}" target="${target}"`;
    if (edge.direction !== everyEdge) text += ` type="${edge.direction}"`;
    if (edge.label !== undefined) text += ` label="${escapeXml(edge.label)}"`;
    text += ` weight="${edge.weight}"${writeDates(edge)}>`;
    text += writeValues(edgeColumns, edge.values);
    if (edge.color !== undefined) text += writeColor(edge.color);
    if (edge.thickness !== undefined) text += `<viz:thickness value="${edge.thickness}"/>`;
    text += '</edge>\n';
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  yield `${text}</edges>\n</graph>\n</gexf>\n`;
}

const DIALECTS: Readonly<Record<GexfVersion, { readonly namespace: string; readonly version: string }>> = {
  '1.3': { namespace: 'http://gexf.net/1.3', version: '1.3' },
  '1.2draft': { namespace: 'http://www.gexf.net/1.2draft', version: '1.2' },
};

/** Titles under which some reader keeps what GEXF says in an XML attribute. */
const RESERVED_NODE_TITLES = ['id', 'label', 'viz', 'pid', 'start', 'end', 'spells', 'parents', 'interval', 'timeset'];
const RESERVED_EDGE_TITLES = [
  ...RESERVED_NODE_TITLES,
  ...['source', 'target', 'type', 'kind', 'weight', 'thickness', 'networkx_key'],
];

const TYPES: Readonly<Record<AttributeType, string>> = {
  string: 'string',
  integer: 'long',
  double: 'double',
  boolean: 'boolean',
  strings: 'string',
};

interface Column {
  readonly id: string;
  readonly title: string;
  /** What stands before a value of it. */
  readonly opening: string;
  readonly type: AttributeType;
}

function declareColumns(attributes: readonly Attribute[], reserved: readonly string[]): readonly Column[] {
  const titles = distinctNames(
    attributes.map(({ name }) => name),
    cleanXml,
    reserved,
  );
  const ids = distinctNames(
    attributes.map(({ type }, i) => (type === 'strings' ? `list:${titles[i]!}` : titles[i]!)),
    (id) => id,
  );
  return attributes.map(({ type }, i) => {
    const id = escapeXml(ids[i]!);
    return { id, title: escapeXml(titles[i]!), type, opening: `<attvalue for="${id}" value="` };
  });
}

function writeColumns(of: 'node' | 'edge', columns: readonly Column[]): string {
  if (columns.length === 0) return '';
  const lines = columns.map(
    ({ id, title, type }) => `<attribute id="${id}" title="${title}" type="${TYPES[type]}"/>\n`,
  );
  return `<attributes class="${of}">\n${lines.join('')}</attributes>\n`;
}

function writeMeta({ meta }: GraphDocument): string {
  const modified = meta.modified === undefined ? '' : ` lastmodifieddate="${escapeXml(meta.modified)}"`;
  let text = `<meta${modified}>\n`;
  if (meta.creator !== undefined) text += `<creator>${escapeXml(meta.creator)}</creator>\n`;
  if (meta.description !== undefined) text += `<description>${escapeXml(meta.description)}</description>\n`;
  return `${text}</meta>\n`;
}

function writeValues(columns: readonly Column[], values: readonly (AttributeValue | undefined)[]): string {
  let text = '';
  for (let i = 0; i < columns.length; i++) {
    const value = values[i];
    if (value === undefined) continue;
    if (typeof value === 'number') {
      if (!Number.isNaN(value)) text += `${columns[i]!.opening}${value}"/>`;
    } else if (typeof value === 'string') text += `${columns[i]!.opening}${escapeXml(value)}"/>`;
    else if (typeof value === 'boolean') text += `${columns[i]!.opening}${value}"/>`;
    else if (value.length > 0) text += `${columns[i]!.opening}${escapeXml(joinList(value))}"/>`;
  }
  return text === '' ? '' : `<attvalues>${text}</attvalues>`;
}

/** How ids are written: unique, and escaped. */
function spellIds(rows: Iterable<{ readonly id: string }>): (id: string) => string {
  const spell = distinctIds(rows, cleanXml);
  return (id) => (isPlain(id) ? id : escapeXml(spell(id)));
}

function writeDates({ start, end }: { readonly start?: string; readonly end?: string }): string {
  if (start === undefined) return end === undefined ? '' : ` end="${escapeXml(end)}"`;
  return end === undefined ? ` start="${escapeXml(start)}"` : ` start="${escapeXml(start)}" end="${escapeXml(end)}"`;
}

/** From `#rrggbb`. */
function writeColor(color: string): string {
  const rgb = Number.parseInt(color.slice(1), 16);
  return `<viz:color r="${rgb >> 16}" g="${(rgb >> 8) & 255}" b="${rgb & 255}"/>`;
}

function defaultDirection(document: GraphDocument): 'directed' | 'undirected' {
  for (const edge of document.edges) return edge.direction === 'undirected' ? 'undirected' : 'directed';
  return 'undirected';
}
