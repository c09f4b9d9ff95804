import type { AttributeType, AttributeValue, DocumentEdge } from '../model/graph-document.ts';
import { MOST_COLUMNS } from './column-list.ts';
import {
  countLoss,
  type Draft,
  type GraphDraft,
  mixColor,
  parseColor,
  parseJoinedList,
  parseNumber,
  parseShape,
  parseValue,
  putCell,
  startDraft,
} from './draft.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** Reads GEXF 1.0 to 1.3. Sub-nodes of hierarchies become plain nodes; of values that change over time the last is kept. */
export function readGexf(where: string, text: string): GraphDraft {
  const draft = startDraft();
  const columns = { node: new Map<string, Column>(), edge: new Map<string, Column>() };
  const lists = { node: draft.nodeColumns, edge: draft.edgeColumns };
  const presets = { node: new Set<Column>(), edge: new Set<Column>() };
  const nodes: GraphDraft['nodes'] = [];
  let edge: GraphDraft['edges'][number] | undefined;
  let declaring: 'node' | 'edge' = 'node';
  let declared: Column | undefined;
  let everyEdge: DocumentEdge['direction'] = 'undirected';
  let meta: Draft<GraphDraft['meta']> = {};

  const item = () => edge ?? nodes.at(-1);
  const putValue = (id: string, written: string) => {
    const target = item();
    const column = columns[edge ? 'edge' : 'node'].get(id);
    if (!target || !column)
      return countLoss(draft, 'values belong to a column that is not declared; they are left out');
    const value = column.joined ? parseJoinedList(written) : parseValue(written, column.type);
    if (value === undefined)
      return countLoss(draft, `values of "${column.name}" are not of its type; they are left out`);
    if (column.set === target) countLoss(draft, DYNAMIC);
    putCell(draft, lists[edge ? 'edge' : 'node'], target.values, column, value);
    column.set = target;
  };
  const putDefaults = (target: { values: (AttributeValue | undefined)[] }, of: 'node' | 'edge') => {
    for (const column of presets[of]) putCell(draft, lists[of], target.values, column, column.preset!);
  };

  const open = ({ name, attributes }: XmlElement) => {
    const number = (key: string) => parseNumber(attributes.get(key));
    switch (name) {
      case 'meta': {
        const modified = attributes.get('lastmodifieddate');
        meta = modified === undefined ? {} : { modified };
        break;
      }
      case 'graph':
        everyEdge = parseDirection(attributes.get('defaultedgetype'), 'undirected');
        break;
      case 'attributes':
        declaring = attributes.get('class') === 'edge' ? 'edge' : 'node';
        break;
      case 'attribute': {
        const id = attributes.get('id') ?? '';
        const title = attributes.get('title') ?? id;
        const joined = id === `list:${title}` && attributes.get('type') === 'string';
        const type = joined ? 'strings' : parseType(attributes.get('type'));
        lists[declaring].place(title, type);
        declared = { name: title, type, joined };
        columns[declaring].set(id, declared);
        break;
      }
      case 'node': {
        const id = attributes.get('id') ?? '';
        const node: GraphDraft['nodes'][number] = { id, label: attributes.get('label') ?? id, values: [] };
        putDefaults(node, 'node');
        putDates(node, attributes);
        draft.nodes.push(node);
        if (nodes.length > 0 || attributes.has('pid'))
          countLoss(draft, 'nodes lie within another; they are shown beside it');
        nodes.push(node);
        break;
      }
      case 'edge': {
        edge = {
          source: attributes.get('source') ?? '',
          target: attributes.get('target') ?? '',
          direction: parseDirection(attributes.get('type'), everyEdge),
          values: [],
        };
        for (const key of ['id', 'label'] as const) {
          const value = attributes.get(key);
          if (value !== undefined) edge[key] = value;
        }
        const weight = number('weight');
        if (weight !== undefined) edge.weight = weight;
        putDefaults(edge, 'edge');
        putDates(edge, attributes);
        const kind = attributes.get('kind');
        if (kind !== undefined) putCell(draft, draft.edgeColumns, edge.values, { name: 'kind', type: 'string' }, kind);
        draft.edges.push(edge);
        break;
      }
      case 'attvalue':
        putValue(attributes.get('for') ?? attributes.get('id') ?? '', attributes.get('value') ?? '');
        break;
      case 'spell':
      case 'slice': {
        const target = item();
        if (target) widenDates(target, attributes);
        break;
      }
      case 'color': {
        const target = item();
        const color = mixColor(number('r'), number('g'), number('b')) ?? parseColor(attributes.get('hex') ?? '');
        if (target && color !== undefined) target.color = color;
        break;
      }
      case 'position': {
        const node = nodes.at(-1);
        const [x, y] = [number('x'), number('y')];
        if (node && !edge && x !== undefined && y !== undefined) Object.assign(node, { x, y });
        break;
      }
      case 'size': {
        const node = nodes.at(-1);
        const size = number('value');
        if (node && size !== undefined) node.size = size;
        break;
      }
      case 'thickness': {
        const thickness = number('value');
        if (edge && thickness !== undefined) edge.thickness = thickness;
        break;
      }
      case 'shape': {
        const node = nodes.at(-1);
        const shape = parseShape(attributes.get('value') ?? '');
        if (node && !edge && shape) node.shape = shape;
        break;
      }
    }
  };
  const close = (name: string, written: string) => {
    if (name === 'creator' || name === 'description') meta[name] = written;
    else if (name === 'default' && declared) {
      declared.preset = declared.joined ? parseJoinedList(written) : parseValue(written, declared.type);
      if (declared.preset !== undefined && presets[declaring].size < MOST_COLUMNS) presets[declaring].add(declared);
    } else if (name === 'attribute') declared = undefined;
    else if (name === 'node') nodes.pop();
    else if (name === 'edge') edge = undefined;
  };
  parseXml(where, text, { open, close });
  return { ...draft, meta };
}

const DYNAMIC = 'values change over time; only the last of each is kept';

interface Column {
  readonly name: string;
  readonly type: AttributeType;
  /** Whether it is a list as Dramatis writes them. */
  readonly joined: boolean;
  /** What a node or edge without a value has. */
  preset?: AttributeValue | undefined;
  /** The node or edge that was given a value last: a second one is a change over time. */
  set?: object;
}

function parseType(type = 'string'): AttributeType {
  if (/^(integer|long|short|byte|biginteger)$/.test(type)) return 'integer';
  if (/^(double|float|bigdecimal)$/.test(type)) return 'double';
  if (type === 'boolean') return 'boolean';
  return type.startsWith('list') ? 'strings' : 'string';
}

function parseDirection(type: string | undefined, otherwise: DocumentEdge['direction']): DocumentEdge['direction'] {
  return type === 'directed' || type === 'undirected' || type === 'mutual' ? type : otherwise;
}

interface Dated {
  start?: string;
  end?: string;
}

function putDates(target: Dated, attributes: ReadonlyMap<string, string>): void {
  const start = attributes.get('start') ?? attributes.get('startopen') ?? attributes.get('timestamp');
  const end = attributes.get('end') ?? attributes.get('endopen') ?? attributes.get('timestamp');
  if (start !== undefined) target.start = start;
  if (end !== undefined) target.end = end;
}

/** Several spells become one, from the first start to the last end in the order of the file. */
function widenDates(target: Dated, attributes: ReadonlyMap<string, string>): void {
  const spell: Dated = {};
  putDates(spell, attributes);
  if (spell.start !== undefined) target.start ??= spell.start;
  if (spell.end !== undefined) target.end = spell.end;
}
