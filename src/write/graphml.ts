import type {
  AttributeType,
  AttributeValue,
  DocumentEdge,
  DocumentNode,
  GraphDocument,
} from '../model/graph-document.ts';
import { CHUNK } from './chunk.ts';
import { distinctIds } from './distinct.ts';
import { type FlatColumn, flattenEdges, flattenNodes } from './flat-columns.ts';
import { joinList } from './list-text.ts';
import { cleanXml, escapeXml } from './xml.ts';

/**
 * Writes GraphML that NetworkX, igraph, Gephi and yEd read. Every column is a typed key; place, colour and size stand twice,
 * as plain keys and as yEd's graphics. Lists are strings as in GEXF, and the ids of their keys end in `.list`.
 */
export function* writeGraphml(document: GraphDocument): Generator<string> {
  const nodeId = distinctIds(document.nodes, cleanXml);
  const edgeId = distinctIds(document.edges, cleanXml);
  const nodeKeys = nameKeys('n', flattenNodes(document, cleanXml));
  const edgeKeys = nameKeys('e', flattenEdges(document, cleanXml));
  let everyEdge = false;
  for (const edge of document.edges) {
    everyEdge = edge.direction === 'directed';
    break;
  }

  let text = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
  <key id="drawn.node" for="node" yfiles.type="nodegraphics"/>
  <key id="drawn.edge" for="edge" yfiles.type="edgegraphics"/>
${META.map((name) => `  <key id="g.${name}" for="graph" attr.name="${name}" attr.type="string"/>\n`).join('')}${declareKeys('node', nodeKeys)}${declareKeys('edge', edgeKeys)}  <graph edgedefault="${everyEdge ? 'directed' : 'undirected'}">
`;
  for (const name of META) {
    const value = document.meta[name];
    if (value !== undefined) text += `    <data key="g.${name}">${escapeXml(value)}</data>\n`;
  }
  for (const node of document.nodes) {
    text += `    <node id="${escapeXml(nodeId(node.id))}">\n${drawNode(node)}${writeData(nodeKeys, node)}    </node>\n`;
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  for (const edge of document.edges) {
    const directed = edge.direction === 'directed';
    text += `    <edge id="${escapeXml(edgeId(edge.id))}" source="${escapeXml(nodeId(edge.source))}" target="${escapeXml(nodeId(edge.target))}"`;
    if (directed !== everyEdge) text += ` directed="${directed}"`;
    text += `>\n${drawEdge(edge)}${writeData(edgeKeys, edge)}    </edge>\n`;
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  yield `${text}  </graph>\n</graphml>\n`;
}

const META = ['creator', 'description', 'modified'] as const;

const TYPES: Readonly<Record<AttributeType, string>> = {
  string: 'string',
  integer: 'long',
  double: 'double',
  boolean: 'boolean',
  strings: 'string',
};

const YED_SHAPES = { disc: 'ellipse', square: 'rectangle', triangle: 'triangle', diamond: 'diamond' } as const;

type Key<Row> = FlatColumn<Row> & { readonly id: string };

/** Keys are NMTOKENs: a number each. */
function nameKeys<Row>(prefix: string, columns: readonly FlatColumn<Row>[]): readonly Key<Row>[] {
  return columns.map((column, i) => ({
    ...column,
    id: `${prefix}${i}${column.own ? '.own' : ''}${column.type === 'strings' ? '.list' : ''}`,
  }));
}

function declareKeys(of: 'node' | 'edge', keys: readonly Key<never>[]): string {
  return keys
    .map(
      ({ id, name, type }) =>
        `  <key id="${id}" for="${of}" attr.name="${escapeXml(name)}" attr.type="${TYPES[type]}"/>\n`,
    )
    .join('');
}

function writeData<Row>(keys: readonly Key<Row>[], row: Row): string {
  let text = '';
  for (const key of keys) {
    const value = key.read(row);
    if (value === undefined || (typeof value === 'object' && value.length === 0) || Number.isNaN(value)) continue;
    text += `      <data key="${key.id}">${escapeXml(spell(value))}</data>\n`;
  }
  return text;
}

function spell(value: AttributeValue): string {
  return typeof value === 'string' ? value : typeof value === 'object' ? joinList(value) : String(value);
}

/** yEd counts y downwards and places a node by its upper left corner. */
function drawNode({ x, y, size = 15, color, shape, label }: DocumentNode): string {
  const side = round(2 * size);
  const corner = x === undefined || y === undefined ? '' : ` x="${round(x - size)}" y="${round(-y - size)}"`;
  const fill = color === undefined ? '' : `<y:Fill color="${color}" transparent="false"/>`;
  const name = label === '' ? '' : `<y:NodeLabel>${escapeXml(label)}</y:NodeLabel>`;
  return `      <data key="drawn.node"><y:ShapeNode><y:Geometry height="${side}" width="${side}"${corner}/>${fill}${name}<y:Shape type="${YED_SHAPES[shape ?? 'disc']}"/></y:ShapeNode></data>\n`;
}

function drawEdge({ color = '#808080', thickness = 1, direction }: DocumentEdge): string {
  const target = direction === 'undirected' ? 'none' : 'standard';
  const source = direction === 'mutual' ? 'standard' : 'none';
  return `      <data key="drawn.edge"><y:PolyLineEdge><y:LineStyle color="${color}" type="line" width="${thickness}"/><y:Arrows source="${source}" target="${target}"/></y:PolyLineEdge></data>\n`;
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}
