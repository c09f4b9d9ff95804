import type { Attribute, AttributeType, AttributeValue } from '../model/graph-document.ts';
import { MOST_COLUMNS } from './column-list.ts';
import {
  countLoss,
  type GraphDraft,
  parseColor,
  parseJoinedList,
  parseNumber,
  parseShape,
  parseValue,
  putCell,
  startDraft,
} from './draft.ts';
import { completeParts, putEdgePart, putNodePart } from './parts.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** Reads GraphML, with yEd's graphics where they are. Groups of nodes become their members. */
export function readGraphml(where: string, text: string): GraphDraft {
  const draft = startDraft();
  const keys = new Map<string, Key>();
  const nodes: GraphDraft['nodes'] = [];
  const labelled = new Set<GraphDraft['nodes'][number]>();
  let edge: GraphDraft['edges'][number] | undefined;
  let directed = false;
  let declared: Key | undefined;
  let data: Key | undefined;
  const meta: Record<string, string> = {};
  const preset = new Set<Key>();

  const putValue = (key: Key, written: string) => {
    const node = nodes.at(-1);
    const value = key.joined ? parseJoinedList(written) : parseValue(written, key.type);
    if (!edge && !node) {
      if (META.includes(key.name)) meta[key.name] = written;
      return;
    }
    if (value === undefined) return countLoss(draft, `values of "${key.name}" are not of its type; they are left out`);
    if (!key.own) {
      if (edge ? putEdgePart(edge, key.name, value) : putNodePart(node!, key.name, value)) {
        if (!edge && key.name.toLowerCase() === 'label') labelled.add(node!);
        return;
      }
    }
    if (edge) putCell(draft, draft.edgeColumns, edge.values, key, value);
    else putCell(draft, draft.nodeColumns, node!.values, key, value);
  };
  const presets = (of: 'node' | 'edge') => {
    for (const key of preset) if (key.of === of || key.of === 'all') putValue(key, key.preset!);
  };

  const open = ({ name, attributes }: XmlElement) => {
    if (data?.redundant) return;
    const number = (key: string) => parseNumber(attributes.get(key));
    switch (name) {
      case 'key': {
        declared = readKey(attributes);
        keys.set(attributes.get('id') ?? '', declared);
        if (declared.own)
          (declared.of === 'edge' ? draft.edgeColumns : draft.nodeColumns).place(declared.name, declared.type);
        break;
      }
      case 'graph':
        if (nodes.length === 0) directed = attributes.get('edgedefault') === 'directed';
        else countLoss(draft, 'groups of nodes; their members are shown beside them');
        break;
      case 'node': {
        const id = attributes.get('id') ?? '';
        nodes.push({ id, label: id, values: [] });
        draft.nodes.push(nodes.at(-1)!);
        presets('node');
        break;
      }
      case 'edge': {
        const own = attributes.get('directed');
        const id = attributes.get('id');
        edge = {
          ...(id !== undefined && { id }),
          source: attributes.get('source') ?? '',
          target: attributes.get('target') ?? '',
          direction: (own === undefined ? directed : own === 'true') ? 'directed' : 'undirected',
          values: [],
        };
        draft.edges.push(edge);
        presets('edge');
        break;
      }
      case 'hyperedge':
        countLoss(draft, 'edges tie more than two nodes; they are left out');
        break;
      case 'data':
        data = keys.get(attributes.get('key') ?? '');
        if (!data) countLoss(draft, 'values belong to a key that is not declared; they are left out');
        break;
      case 'Geometry': {
        const node = nodes.at(-1);
        const [x, y] = [number('x'), number('y')];
        const [width = 0, height = 0] = [number('width'), number('height')];
        if (!node || edge) break;
        if (x !== undefined && y !== undefined) Object.assign(node, { x: x + width / 2, y: -(y + height / 2) });
        if (width > 0 || height > 0) node.size = Math.max(width, height) / 2;
        break;
      }
      case 'Fill': {
        const node = nodes.at(-1);
        const color = parseColor(attributes.get('color') ?? '');
        if (node && !edge && color !== undefined) node.color = color;
        break;
      }
      case 'Shape': {
        const node = nodes.at(-1);
        const shape = parseShape(attributes.get('type') ?? '');
        if (node && !edge && shape) node.shape = shape;
        break;
      }
      case 'LineStyle': {
        const color = parseColor(attributes.get('color') ?? '');
        const width = number('width');
        if (edge && color !== undefined) edge.color = color;
        if (edge && width !== undefined) edge.thickness = width;
        break;
      }
    }
  };
  const close = (name: string, written: string) => {
    const node = nodes.at(-1);
    if (data?.redundant && name !== 'data') return;
    if (name === 'NodeLabel' && node && !edge && written.trim() !== '' && !labelled.has(node)) {
      node.label = written.trim();
      labelled.add(node);
    } else if (name === 'EdgeLabel' && edge && written.trim() !== '') edge.label ??= written.trim();
    else if (name === 'default' && declared) {
      declared.preset = written;
      if (preset.size < MOST_COLUMNS) preset.add(declared);
    } else if (name === 'key') declared = undefined;
    else if (name === 'data') {
      if (data && !data.graphics) putValue(data, written);
      data = undefined;
    } else if (name === 'edge') edge = undefined;
    else if (name === 'node') nodes.pop();
  };
  parseXml(where, text, { open, close });
  completeParts(draft, labelled);
  return { ...draft, meta };
}

const META: readonly string[] = ['creator', 'description', 'modified'];

interface Key extends Attribute {
  readonly of: string;
  /** Whether Dramatis wrote it as one of the document's own columns. */
  readonly own: boolean;
  /** Whether it is a list as Dramatis writes them. */
  readonly joined: boolean;
  /** Whether it is a drawing of yEd's. */
  readonly graphics: boolean;
  /** Whether it is a drawing that Dramatis made of plain keys. */
  readonly redundant: boolean;
  preset?: AttributeValue & string;
}

function readKey(attributes: ReadonlyMap<string, string>): Key {
  const id = attributes.get('id') ?? '';
  const [, own, list] = /^[ne]\d+(\.own)?(\.list)?$/.exec(id) ?? [];
  return {
    name: attributes.get('attr.name') ?? id,
    type: list ? 'strings' : parseType(attributes.get('attr.type')),
    of: attributes.get('for') ?? 'all',
    own: own !== undefined,
    joined: list !== undefined,
    redundant: id === 'drawn.node' || id === 'drawn.edge',
    graphics: [...attributes.keys()].some((key) => key.startsWith('yfiles')),
  };
}

function parseType(type = 'string'): AttributeType {
  if (type === 'int' || type === 'integer' || type === 'long') return 'integer';
  if (type === 'float' || type === 'double') return 'double';
  return type === 'boolean' ? 'boolean' : 'string';
}
