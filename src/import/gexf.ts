import type { AttributeType, AttributeValue, DocumentEdge } from '../model/graph-document.ts';
import { MOST_COLUMNS } from './column-list.ts';
import {
  countLoss,
  type Draft,
  type GraphDraft,
  mixColor,
  numberOf,
  parseColor,
  parseJoinedList,
  parseShape,
  parseValue,
  putCell,
  startDraft,
} from './draft.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** Reads GEXF 1.0 to 1.3. Sub-nodes of hierarchies become plain nodes; of values that change over time the last is kept. */
export function readGexf(where: string, text: string): GraphDraft {
  const reader = new GexfReader();
  parseXml(where, text, {
    open: ({ name, attributes }) => OPENED.get(name)?.(reader, attributes),
    close: (name, written) => reader.close(name, written),
  });
  return { ...reader.draft, meta: reader.meta };
}

type Attributes = XmlElement['attributes'];
type DraftNode = GraphDraft['nodes'][number];
type DraftEdge = GraphDraft['edges'][number];

/** What has been read so far, and where in the document one is. */
class GexfReader {
  readonly draft = startDraft();
  readonly columns = { node: new Map<string, Column>(), edge: new Map<string, Column>() };
  readonly lists = { node: this.draft.nodeColumns, edge: this.draft.edgeColumns };
  readonly presets = { node: new Set<Column>(), edge: new Set<Column>() };
  /** The open nodes, the innermost last. */
  readonly nodes: DraftNode[] = [];
  edge: DraftEdge | undefined;
  declaring: 'node' | 'edge' = 'node';
  declared: Column | undefined;
  everyEdge: DocumentEdge['direction'] = 'undirected';
  meta: Draft<GraphDraft['meta']> = {};

  /** The innermost open edge or node. */
  get item(): DraftEdge | DraftNode | undefined {
    return this.edge ?? this.nodes.at(-1);
  }

  /** The innermost open node, where no edge is open in it. */
  get node(): DraftNode | undefined {
    return this.edge ? undefined : this.nodes.at(-1);
  }

  putValue(id: string, written: string): void {
    const { draft, item } = this;
    const of = this.edge ? 'edge' : 'node';
    const column = this.columns[of].get(id);
    if (!item || !column) {
      countLoss(draft, 'values belong to a column that is not declared; they are left out');
      return;
    }
    const value = column.joined ? parseJoinedList(written) : parseValue(written, column.type);
    if (value === undefined) {
      countLoss(draft, `values of "${column.name}" are not of its type; they are left out`);
      return;
    }
    if (column.set === item) countLoss(draft, DYNAMIC);
    putCell(draft, this.lists[of], item.values, column, value);
    column.set = item;
  }

  putDefaults(target: DraftNode | DraftEdge, of: 'node' | 'edge'): void {
    for (const column of this.presets[of]) putCell(this.draft, this.lists[of], target.values, column, column.preset!);
  }

  close(name: string, written: string): void {
    const { declared, presets, declaring } = this;
    if (name === 'creator' || name === 'description') this.meta[name] = written;
    else if (name === 'default' && declared) {
      declared.preset = declared.joined ? parseJoinedList(written) : parseValue(written, declared.type);
      if (declared.preset !== undefined && presets[declaring].size < MOST_COLUMNS) presets[declaring].add(declared);
    } else if (name === 'attribute') this.declared = undefined;
    else if (name === 'node') this.nodes.pop();
    else if (name === 'edge') this.edge = undefined;
  }
}

/** What is done where an element begins. */
const OPENED: ReadonlyMap<string, (reader: GexfReader, attributes: Attributes) => void> = new Map(
  Object.entries({
    meta(reader: GexfReader, attributes: Attributes) {
      const modified = attributes.get('lastmodifieddate');
      reader.meta = modified === undefined ? {} : { modified };
    },
    graph(reader: GexfReader, attributes: Attributes) {
      reader.everyEdge = parseDirection(attributes.get('defaultedgetype'), 'undirected');
    },
    attributes(reader: GexfReader, attributes: Attributes) {
      reader.declaring = attributes.get('class') === 'edge' ? 'edge' : 'node';
    },
    attribute(reader: GexfReader, attributes: Attributes) {
      const { declaring, lists, columns } = reader;
      const id = attributes.get('id') ?? '';
      const title = attributes.get('title') ?? id;
      const joined = id === `list:${title}` && attributes.get('type') === 'string';
      const type = joined ? 'strings' : parseType(attributes.get('type'));
      lists[declaring].place(title, type);
      reader.declared = { name: title, type, joined };
      columns[declaring].set(id, reader.declared);
    },
    node(reader: GexfReader, attributes: Attributes) {
      const id = attributes.get('id') ?? '';
      const node: DraftNode = { id, label: attributes.get('label') ?? id, values: [] };
      reader.putDefaults(node, 'node');
      putDates(node, attributes);
      reader.draft.nodes.push(node);
      if (reader.nodes.length > 0 || attributes.has('pid'))
        countLoss(reader.draft, 'nodes lie within another; they are shown beside it');
      reader.nodes.push(node);
    },
    edge(reader: GexfReader, attributes: Attributes) {
      const { draft, everyEdge } = reader;
      const edge: DraftEdge = {
        source: attributes.get('source') ?? '',
        target: attributes.get('target') ?? '',
        direction: parseDirection(attributes.get('type'), everyEdge),
        values: [],
      };
      for (const key of ['id', 'label'] as const) {
        const value = attributes.get(key);
        if (value !== undefined) edge[key] = value;
      }
      const weight = numberOf(attributes, 'weight');
      if (weight !== undefined) edge.weight = weight;
      reader.putDefaults(edge, 'edge');
      putDates(edge, attributes);
      const kind = attributes.get('kind');
      if (kind !== undefined) putCell(draft, draft.edgeColumns, edge.values, { name: 'kind', type: 'string' }, kind);
      draft.edges.push(edge);
      reader.edge = edge;
    },
    attvalue(reader: GexfReader, attributes: Attributes) {
      reader.putValue(attributes.get('for') ?? attributes.get('id') ?? '', attributes.get('value') ?? '');
    },
    spell: widenItem,
    slice: widenItem,
    color({ item }: GexfReader, attributes: Attributes) {
      const channel = (key: string) => numberOf(attributes, key);
      const color = mixColor(channel('r'), channel('g'), channel('b')) ?? parseColor(attributes.get('hex') ?? '');
      if (item && color !== undefined) item.color = color;
    },
    position({ node }: GexfReader, attributes: Attributes) {
      const [x, y] = [numberOf(attributes, 'x'), numberOf(attributes, 'y')];
      if (node && x !== undefined && y !== undefined) Object.assign(node, { x, y });
    },
    size({ nodes }: GexfReader, attributes: Attributes) {
      const node = nodes.at(-1);
      const size = numberOf(attributes, 'value');
      if (node && size !== undefined) node.size = size;
    },
    thickness({ edge }: GexfReader, attributes: Attributes) {
      const thickness = numberOf(attributes, 'value');
      if (edge && thickness !== undefined) edge.thickness = thickness;
    },
    shape({ node }: GexfReader, attributes: Attributes) {
      const shape = parseShape(attributes.get('value') ?? '');
      if (node && shape) node.shape = shape;
    },
  }),
);

function widenItem({ item }: GexfReader, attributes: Attributes): void {
  if (item) widenDates(item, attributes);
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
