import type { AttributeValue } from '../model/graph-document.ts';
import { type GraphDraft, mixColor, parseColor, parseNumber, parseShape } from './draft.ts';

type NodeDraft = GraphDraft['nodes'][number];
type EdgeDraft = GraphDraft['edges'][number];

/**
 * Takes a value for a part that every node may have (label, place, looks, dates), where the name says so and the value is
 * of its kind; says whether it did. A file's other values are columns.
 */
export function putNodePart(node: NodeDraft, name: string, value: AttributeValue): boolean {
  switch (name.toLowerCase()) {
    case 'label':
      if (typeof value !== 'string') return false;
      node.label = value;
      return true;
    case 'x':
    case 'y':
    case 'size': {
      const number = toNumber(value);
      if (number === undefined) return false;
      node[name.toLowerCase() as 'x' | 'y' | 'size'] = number;
      return true;
    }
    case 'color':
    case 'colour':
      return putColor(node, value);
    case 'shape': {
      const shape = typeof value === 'string' ? parseShape(value) : undefined;
      if (shape) node.shape = shape;
      return shape !== undefined;
    }
    default:
      return putDate(node, name, value);
  }
}

/** The same for an edge: weight, label, looks and dates. */
export function putEdgePart(edge: EdgeDraft, name: string, value: AttributeValue): boolean {
  switch (name.toLowerCase()) {
    case 'label':
      if (typeof value !== 'string') return false;
      edge.label = value;
      return true;
    case 'weight':
    case 'thickness': {
      const number = toNumber(value);
      if (number === undefined) return false;
      edge[name.toLowerCase() as 'weight' | 'thickness'] = number;
      return true;
    }
    case 'color':
    case 'colour':
      return putColor(edge, value);
    default:
      return putDate(edge, name, value);
  }
}

/** Gives nodes without a label the one of a column that is usually it, and colours that stand in three columns of 0..255. */
export function completeParts(draft: GraphDraft, labelled: ReadonlySet<NodeDraft>): void {
  const at = (name: string) => draft.nodeColumns.columns.findIndex((column) => column.name.toLowerCase() === name);
  const names = ['name', 'title'].map(at).filter((column) => column >= 0);
  const channels = ['r', 'g', 'b'].map(at);
  for (const node of draft.nodes) {
    if (!labelled.has(node)) {
      const name = names.map((column) => node.values[column]).find((value) => typeof value === 'string');
      if (name !== undefined) node.label = name;
    }
    if (node.color === undefined && !channels.includes(-1)) {
      const [r, g, b] = channels.map((column) => toNumber(node.values[column]));
      const color = mixColor(r, g, b);
      if (color !== undefined) node.color = color;
    }
  }
}

function putColor(target: { color?: string }, value: AttributeValue): boolean {
  const color = typeof value === 'string' ? parseColor(value) : undefined;
  if (color !== undefined) target.color = color;
  return color !== undefined;
}

function putDate(target: { start?: string; end?: string }, name: string, value: AttributeValue): boolean {
  if ((name !== 'start' && name !== 'end') || typeof value !== 'string') return false;
  target[name] = value;
  return true;
}

function toNumber(value: AttributeValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? parseNumber(value) : undefined;
}
