import type {
  Attribute,
  AttributeType,
  AttributeValue,
  DocumentEdge,
  DocumentMeta,
  DocumentNode,
  ImportedGraph,
  NodeShape,
} from '../model/graph-document.ts';
import type { Notice } from '../model/notice.ts';
import { ColumnList, MOST_COLUMNS } from './column-list.ts';

/** A graph file as it reads, before it is checked: ids may repeat, edges may lead nowhere. */
export interface GraphDraft {
  meta: DocumentMeta;
  readonly nodeColumns: ColumnList;
  readonly edgeColumns: ColumnList;
  readonly nodes: Draft<DocumentNode>[];
  readonly edges: (Draft<Omit<DocumentEdge, 'id' | 'weight'>> & { id?: string; weight?: number })[];
  /** What could not be kept, and how often. */
  readonly losses: Map<string, number>;
}

/** A value while it is being filled. */
export type Draft<T> = {
  -readonly [Key in keyof T]: T[Key] extends readonly (AttributeValue | undefined)[]
    ? (AttributeValue | undefined)[]
    : T[Key];
};

export function startDraft(): GraphDraft {
  const [nodeColumns, edgeColumns] = [new ColumnList(), new ColumnList()];
  return { meta: {}, nodeColumns, edgeColumns, nodes: [], edges: [], losses: new Map() };
}

export function countLoss(draft: GraphDraft, loss: string, count = 1): void {
  draft.losses.set(loss, (draft.losses.get(loss) ?? 0) + count);
}

/** A value for a column of a node or an edge; counted as lost where there are too many columns. */
export function putCell(
  draft: GraphDraft,
  columns: ColumnList,
  values: (AttributeValue | undefined)[],
  { name, type }: Attribute,
  value: AttributeValue,
): void {
  const at = columns.place(name, type);
  if (at < 0) countLoss(draft, `values stand in columns after the ${MOST_COLUMNS}th; they are left out`);
  else values[at] = value;
}

/** Checks a draft: each id once, each edge between nodes that exist, every row as long as the columns. */
export function finishDraft(where: string, draft: GraphDraft): ImportedGraph {
  const { columns: nodeAttributes } = draft.nodeColumns;
  const { columns: edgeAttributes } = draft.edgeColumns;
  const nodes = new Map<string, DocumentNode>();
  for (const node of draft.nodes) {
    if (nodes.has(node.id)) countLoss(draft, 'nodes repeat an id; only the first of each is kept');
    else nodes.set(node.id, { ...node, values: fill(node.values, nodeAttributes.length) });
  }
  const edges: DocumentEdge[] = [];
  const ids = new Set<string>();
  const unnamed = nameEdges(draft);
  const weightColumn = edgeAttributes.findIndex(({ name }) => name.toLowerCase() === 'weight');
  let weighted = 0;
  for (const [i, { id, weight: given, values, ...edge }] of draft.edges.entries()) {
    const column = values[weightColumn];
    const weight = given ?? (typeof column === 'number' ? column : undefined);
    if (!nodes.has(edge.source) || !nodes.has(edge.target)) {
      countLoss(draft, 'edges lead to a node that is not in the file; they are left out');
      continue;
    }
    if (weight !== undefined) weighted++;
    let unique = id ?? unnamed(i);
    if (ids.has(unique)) {
      countLoss(draft, 'edges repeat an id; the later ones were given new ids');
      unique = unnamed(i);
    }
    ids.add(unique);
    edges.push({ ...edge, id: unique, weight: weight ?? 1, values: fill(values, edgeAttributes.length) });
  }
  const graph = {
    meta: draft.meta,
    nodeAttributes,
    edgeAttributes,
    dated: [...nodes.values(), ...edges].some(({ start, end }) => start !== undefined || end !== undefined),
    nodes: [...nodes.values()],
    edges,
  };
  const notices: Notice[] = Array.from(draft.losses, ([loss, count]) => ({ where, message: `${count} ${loss}.` }));
  const say = (message: string) => notices.push({ where, message });
  say('A graph file holds no texts: edges open to no sentences. Build an atlas from the articles to see the evidence.');
  if (graph.nodes.length === 0) say('The file has no nodes.');
  else if (graph.nodes.every(({ x }) => x === undefined)) say('The file has no positions: the graph is laid out anew.');
  if (edges.length > 0 && weighted === 0) say('The file has no weights: every edge counts as 1.');
  return { graph, notices };
}

/** Where a value is read as text: the type that a file's own name for it stands for. */
export function parseValue(text: string, type: AttributeType): AttributeValue | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'integer':
    case 'double':
      return parseNumber(text);
    case 'boolean':
      return /^\s*(true|1|yes)\s*$/i.test(text) ? true : /^\s*(false|0|no)\s*$/i.test(text) ? false : undefined;
    case 'strings':
      return splitList(text);
  }
}

export function parseNumber(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text.trim().replace(/^([+-]?)INF$/, '$1Infinity'));
  return Number.isNaN(value) ? undefined : value;
}

/** An attribute as a number; undefined where it is none, or not there. */
export function numberOf(attributes: ReadonlyMap<string, string>, name: string): number | undefined {
  return parseNumber(attributes.get(name));
}

/** `#rrggbb` from three channels of 0..255. */
export function mixColor(r: number | undefined, g: number | undefined, b: number | undefined): string | undefined {
  if (r === undefined || g === undefined || b === undefined) return undefined;
  const hex = [r, g, b].map((channel) =>
    Math.max(0, Math.min(255, Math.round(channel)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}

/** `#rrggbb` from `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` or three numbers; undefined for any other text. */
export function parseColor(text: string): string | undefined {
  const written = text.trim().toLowerCase();
  if (written.length > LONGEST_COLOR) return undefined;
  const hex = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(written)?.[1];
  if (hex !== undefined) return `#${hex}`;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(written);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  const rgb = /^(?:rgba?\()?\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,[^)]*)?\)?$/.exec(written);
  return rgb ? mixColor(Number(rgb[1]), Number(rgb[2]), Number(rgb[3])) : undefined;
}

/** Characters of the longest colour that anybody writes, with room for blanks and decimals. */
const LONGEST_COLOR = 80;

/** The shapes that many programs name differently; undefined for others. */
export function parseShape(text: string): NodeShape | undefined {
  const name = text.toLowerCase();
  if (name === 'disc' || name === 'circle' || name === 'ellipse') return 'disc';
  if (name === 'square' || name === 'rectangle' || name === 'roundrectangle') return 'square';
  return name === 'triangle' || name === 'diamond' ? name : undefined;
}

/** A list as `joinList` writes it: `|` between items, `\` before a `|` or `\` in them. */
export function parseJoinedList(text: string): readonly string[] {
  const items: string[] = [];
  let item = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '|') {
      items.push(item + text.slice(from, at));
      item = '';
      from = at + 1;
    } else if (text[at] === '\\' && at + 1 < text.length) {
      item += text.slice(from, at);
      from = ++at;
    }
  }
  items.push(item + text.slice(from));
  return items;
}

/** Lists of foreign files: `[a, "b, c"]` as Gephi writes, or `a|b`, `a;b`, `a,b`. */
function splitList(text: string): readonly string[] {
  const written = text.trim();
  if (written === '') return [];
  if (written.startsWith('[') && written.endsWith(']') && written.length > 1) return splitQuoted(written.slice(1, -1));
  const separator = ['|', ';', ','].find((mark) => written.includes(mark)) ?? '|';
  return written.split(separator).map((item) => item.trim());
}

/** `a, "b, c"`: a comma between the items, quotation marks around one that holds a comma, `\` before what means itself. */
function splitQuoted(text: string): readonly string[] {
  const items: string[] = [];
  let at = 0;
  while (at < text.length) {
    while (at < text.length && isBlank(text[at]!)) at++;
    const quoted = readQuoted(text, at);
    if (quoted) items.push(quoted.item);
    const comma = text.indexOf(',', quoted ? quoted.end : at);
    const end = comma < 0 ? text.length : comma;
    const bare = quoted ? '' : text.slice(at, end).trim();
    if (bare !== '') items.push(bare);
    at = end + 1;
  }
  return items;
}

/** The item in quotation marks that begins at `at`, and where it ends; undefined where none does. */
function readQuoted(text: string, at: number): { readonly item: string; readonly end: number } | undefined {
  const mark = text[at];
  if (mark !== '"' && mark !== "'") return undefined;
  let item = '';
  let from = at + 1;
  for (let end = from; end < text.length; end++) {
    if (text[end] === mark) return { item: item + text.slice(from, end), end: end + 1 };
    if (text[end] !== '\\') continue;
    item += text.slice(from, end);
    from = ++end;
  }
  return undefined;
}

function isBlank(character: string): boolean {
  return character.trim() === '';
}

function fill(values: readonly (AttributeValue | undefined)[], length: number): (AttributeValue | undefined)[] {
  return values.length === length ? [...values] : Array.from({ length }, (_, i) => values[i]);
}

/** New ids for edges without one: numbers that no edge of the file has. */
function nameEdges(draft: GraphDraft): (index: number) => string {
  const given = new Set(draft.edges.map(({ id }) => id));
  return (index) => {
    let id = `e${index}`;
    while (given.has(id)) id = `${id}_`;
    given.add(id);
    return id;
  };
}
