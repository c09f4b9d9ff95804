import type {
  Attribute,
  AttributeType,
  AttributeValue,
  DocumentEdge,
  DocumentNode,
  GraphDocument,
} from '../model/graph-document.ts';
import { distinctNames } from './distinct.ts';

/** A column of a table of nodes or edges, for formats that keep looks and dates among the attributes. */
export interface FlatColumn<Row> {
  readonly name: string;
  readonly type: AttributeType;
  /** Whether it is one of the document's own columns, not a part of what every node or edge may have. */
  readonly own: boolean;
  read(row: Row): AttributeValue | undefined;
}

/** The columns of the nodes beside their ids: label, place, looks and dates where any node has them, then the document's. */
export function flattenNodes(
  document: GraphDocument,
  clean: (name: string) => string = keep,
): readonly FlatColumn<DocumentNode>[] {
  const parts: readonly Part<DocumentNode>[] = [
    { name: 'label', type: 'string', read: (node) => node.label },
    { name: 'x', type: 'double', read: (node) => node.x },
    { name: 'y', type: 'double', read: (node) => node.y },
    { name: 'color', type: 'string', read: (node) => node.color },
    { name: 'size', type: 'double', read: (node) => node.size },
    { name: 'shape', type: 'string', read: (node) => node.shape },
    { name: 'start', type: 'string', read: (node) => node.start },
    { name: 'end', type: 'string', read: (node) => node.end },
  ];
  return flatten(document.nodes, parts, document.nodeAttributes, ['id', 'key'], clean);
}

/** The columns of the edges beside their ids, ends and directions: weight, label, looks and dates, then the document's. */
export function flattenEdges(
  document: GraphDocument,
  clean: (name: string) => string = keep,
): readonly FlatColumn<DocumentEdge>[] {
  const parts: readonly Part<DocumentEdge>[] = [
    { name: 'weight', type: 'double', read: (edge) => edge.weight },
    { name: 'label', type: 'string', read: (edge) => edge.label },
    { name: 'color', type: 'string', read: (edge) => edge.color },
    { name: 'thickness', type: 'double', read: (edge) => edge.thickness },
    { name: 'start', type: 'string', read: (edge) => edge.start },
    { name: 'end', type: 'string', read: (edge) => edge.end },
  ];
  return flatten(document.edges, parts, document.edgeAttributes, EDGE_NAMES, clean);
}

/** What every node or edge may have. */
type Part<Row> = Omit<FlatColumn<Row>, 'own'>;

/** Names that some format gives to an edge's id, ends or direction. */
const EDGE_NAMES: readonly string[] = ['id', 'key', 'source', 'target', 'type', 'direction', 'directed'];

function flatten<Row extends { readonly values: readonly (AttributeValue | undefined)[] }>(
  rows: Iterable<Row>,
  parts: readonly Part<Row>[],
  attributes: readonly Attribute[],
  reserved: readonly string[],
  clean: (name: string) => string,
): readonly FlatColumn<Row>[] {
  const names = distinctNames(
    attributes.map(({ name }) => name),
    clean,
    [...reserved, ...parts.map(({ name }) => name)],
  );
  return [
    ...usedParts(rows, parts).map((part) => ({ ...part, own: false })),
    ...attributes.map(({ type }, i) => ({ name: names[i]!, type, own: true, read: (row: Row) => row.values[i] })),
  ];
}

/** The parts that at least one row has; the walk ends when all are found. */
function usedParts<Row>(rows: Iterable<Row>, parts: readonly Part<Row>[]): readonly Part<Row>[] {
  const missing = new Set(parts);
  for (const row of rows) {
    for (const part of missing) if (part.read(row) !== undefined) missing.delete(part);
    if (missing.size === 0) break;
  }
  return parts.filter((part) => !missing.has(part));
}

function keep(name: string): string {
  return name;
}
