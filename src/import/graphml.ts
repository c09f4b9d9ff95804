import type { Attribute, AttributeType, AttributeValue } from '../model/graph-document.ts';
import { MOST_COLUMNS } from './column-list.ts';
import {
  countLoss,
  type GraphDraft,
  numberOf,
  parseColor,
  parseJoinedList,
  parseShape,
  parseValue,
  putCell,
  startDraft,
} from './draft.ts';
import { completeParts, putEdgePart, putNodePart } from './parts.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** Reads GraphML, with yEd's graphics where they are. Groups of nodes become their members. */
export function readGraphml(where: string, text: string): GraphDraft {
  const reader = new GraphmlReader();
  parseXml(where, text, {
    open({ name, attributes }) {
      if (!reader.data?.redundant) OPENED.get(name)?.(reader, attributes);
    },
    close: (name, written) => reader.close(name, written),
  });
  completeParts(reader.draft, reader.labelled);
  return { ...reader.draft, meta: reader.meta };
}

type Attributes = XmlElement['attributes'];
type DraftNode = GraphDraft['nodes'][number];
type DraftEdge = GraphDraft['edges'][number];

/** What has been read so far, and where in the document one is. */
class GraphmlReader {
  readonly draft = startDraft();
  readonly keys = new Map<string, Key>();
  /** The open nodes, the innermost last. */
  readonly nodes: DraftNode[] = [];
  /** Nodes that were given a label. */
  readonly labelled = new Set<DraftNode>();
  readonly presets = new Set<Key>();
  readonly meta: Record<string, string> = {};
  edge: DraftEdge | undefined;
  directed = false;
  declared: Key | undefined;
  /** The key of the open `data`. */
  data: Key | undefined;

  /** The innermost open node, where no edge is open in it. */
  get node(): DraftNode | undefined {
    return this.edge ? undefined : this.nodes.at(-1);
  }

  putValue(key: Key, written: string): void {
    const { draft, edge, node } = this;
    const value = key.joined ? parseJoinedList(written) : parseValue(written, key.type);
    if (!edge && !node) {
      if (META.includes(key.name)) this.meta[key.name] = written;
      return;
    }
    if (value === undefined) {
      countLoss(draft, `values of "${key.name}" are not of its type; they are left out`);
      return;
    }
    if (!key.own && this.putPart(key.name, value)) return;
    if (edge) putCell(draft, draft.edgeColumns, edge.values, key, value);
    else putCell(draft, draft.nodeColumns, node!.values, key, value);
  }

  /** Whether the value is a part of the edge or node, its weight or colour, and no column. */
  private putPart(name: string, value: AttributeValue): boolean {
    const { edge, node } = this;
    if (edge) return putEdgePart(edge, name, value);
    const isPart = putNodePart(node!, name, value);
    if (isPart && name.toLowerCase() === 'label') this.labelled.add(node!);
    return isPart;
  }

  putDefaults(of: 'node' | 'edge'): void {
    for (const key of this.presets) if (key.of === of || key.of === 'all') this.putValue(key, key.preset!);
  }

  close(name: string, written: string): void {
    const { data, declared, edge, node, labelled } = this;
    if (data?.redundant && name !== 'data') return;
    const label = written.trim();
    if (name === 'NodeLabel' && node && label !== '' && !labelled.has(node)) {
      node.label = label;
      labelled.add(node);
    } else if (name === 'EdgeLabel' && edge && label !== '') edge.label ??= label;
    else if (name === 'default' && declared) {
      declared.preset = written;
      if (this.presets.size < MOST_COLUMNS) this.presets.add(declared);
    } else if (name === 'key') this.declared = undefined;
    else if (name === 'data') {
      if (data && !data.graphics) this.putValue(data, written);
      this.data = undefined;
    } else if (name === 'edge') this.edge = undefined;
    else if (name === 'node') this.nodes.pop();
  }
}

/** What is done where an element begins. */
const OPENED: ReadonlyMap<string, (reader: GraphmlReader, attributes: Attributes) => void> = new Map(
  Object.entries({
    key(reader: GraphmlReader, attributes: Attributes) {
      const { draft, keys } = reader;
      const key = readKey(attributes);
      reader.declared = key;
      keys.set(attributes.get('id') ?? '', key);
      if (key.own) (key.of === 'edge' ? draft.edgeColumns : draft.nodeColumns).place(key.name, key.type);
    },
    graph(reader: GraphmlReader, attributes: Attributes) {
      if (reader.nodes.length === 0) reader.directed = attributes.get('edgedefault') === 'directed';
      else countLoss(reader.draft, 'groups of nodes; their members are shown beside them');
    },
    node(reader: GraphmlReader, attributes: Attributes) {
      const id = attributes.get('id') ?? '';
      const node: DraftNode = { id, label: id, values: [] };
      reader.nodes.push(node);
      reader.draft.nodes.push(node);
      reader.putDefaults('node');
    },
    edge(reader: GraphmlReader, attributes: Attributes) {
      const own = attributes.get('directed');
      const id = attributes.get('id');
      reader.edge = {
        ...(id !== undefined && { id }),
        source: attributes.get('source') ?? '',
        target: attributes.get('target') ?? '',
        direction: (own === undefined ? reader.directed : own === 'true') ? 'directed' : 'undirected',
        values: [],
      };
      reader.draft.edges.push(reader.edge);
      reader.putDefaults('edge');
    },
    hyperedge({ draft }: GraphmlReader) {
      countLoss(draft, 'edges tie more than two nodes; they are left out');
    },
    data(reader: GraphmlReader, attributes: Attributes) {
      reader.data = reader.keys.get(attributes.get('key') ?? '');
      if (!reader.data) countLoss(reader.draft, 'values belong to a key that is not declared; they are left out');
    },
    Geometry({ node }: GraphmlReader, attributes: Attributes) {
      const [x, y] = [numberOf(attributes, 'x'), numberOf(attributes, 'y')];
      const [width = 0, height = 0] = [numberOf(attributes, 'width'), numberOf(attributes, 'height')];
      if (!node) return;
      if (x !== undefined && y !== undefined) Object.assign(node, { x: x + width / 2, y: -(y + height / 2) });
      if (width > 0 || height > 0) node.size = Math.max(width, height) / 2;
    },
    Fill({ node }: GraphmlReader, attributes: Attributes) {
      const color = parseColor(attributes.get('color') ?? '');
      if (node && color !== undefined) node.color = color;
    },
    Shape({ node }: GraphmlReader, attributes: Attributes) {
      const shape = parseShape(attributes.get('type') ?? '');
      if (node && shape) node.shape = shape;
    },
    LineStyle({ edge }: GraphmlReader, attributes: Attributes) {
      const color = parseColor(attributes.get('color') ?? '');
      const width = numberOf(attributes, 'width');
      if (edge && color !== undefined) edge.color = color;
      if (edge && width !== undefined) edge.thickness = width;
    },
  }),
);

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
