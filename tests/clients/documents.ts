import type { DocumentEdge, DocumentNode, GraphDocument } from '../../src/model/graph-document.ts';
import { makeDocument } from '../../src/write/make-document.ts';
import { HOSTILE_TEXTS } from '../write/hostile.ts';
import { openSmallAtlas } from '../write/small-atlas.ts';

/** A small atlas with all that a client might stumble over: dates on some, roles, lists. */
export function makeAtlasDocument(): Promise<GraphDocument> {
  const articles = [
    '<speaker> [Ada] of [Guild] met [Bo] in (Rome). [Bo] left [Ada].',
    '[Ada], [Çelik] & (Deir ez-Zor).',
  ];
  const source = openSmallAtlas(articles, {
    published: ['2020-01-01', undefined],
    roles: [{ role: 'speaker', holder: 'Ada', organization: 'Guild' }],
  });
  return makeDocument(source);
}

/** A ring of nodes whose ids, labels and values are hostile, with a column of every type. */
export const HOSTILE_DOCUMENT: GraphDocument = {
  meta: { creator: 'a <b> & "c"', description: 'one\ntwo', modified: '2020-02-29' },
  nodeAttributes: [
    { name: 'text', type: 'string' },
    { name: 'whole', type: 'integer' },
    { name: 'real', type: 'double' },
    { name: 'flag', type: 'boolean' },
  ],
  edgeAttributes: [{ name: 'note', type: 'string' }],
  dated: false,
  nodes: HOSTILE_TEXTS.map(
    (label, i): DocumentNode => ({
      id: `${i} ${label.slice(0, 100)}`,
      label,
      values: [label, i - 3, i / 3, i % 2 === 0],
      x: i * 1.5,
      y: 0 - i,
      color: '#d55e00',
      size: i + 1,
    }),
  ),
  edges: HOSTILE_TEXTS.map((note, i): DocumentEdge => {
    const next = (i + 1) % HOSTILE_TEXTS.length;
    return {
      id: `edge ${i}`,
      source: `${i} ${note.slice(0, 100)}`,
      target: `${next} ${HOSTILE_TEXTS[next]!.slice(0, 100)}`,
      direction: 'undirected',
      weight: i + 0.5,
      values: [note],
      thickness: 2,
    };
  }),
};

/** What every client must see: ids, labels, values, places, colours, weights. */
export interface SeenGraph {
  readonly nodes: Readonly<Record<string, SeenNode>>;
  readonly edges: readonly SeenEdge[];
}

export interface SeenNode {
  readonly label: string;
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly color: string | undefined;
  readonly size: number | undefined;
  /** Lists are left to the tests of each format. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface SeenEdge {
  readonly ends: readonly string[];
  readonly weight: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export function lookAt(document: GraphDocument): SeenGraph {
  const pick = (columns: GraphDocument['nodeAttributes'], values: DocumentNode['values']) =>
    pickValues(columns, Object.fromEntries(columns.map(({ name }, i) => [name, values[i]])));
  return {
    nodes: Object.fromEntries(
      Array.from(document.nodes, ({ id, label, x, y, color, size, values }) => [
        id,
        { label, x, y, color, size, values: pick(document.nodeAttributes, values) },
      ]),
    ),
    edges: Array.from(document.edges, ({ source, target, weight, values }) => ({
      ends: [source, target].sort(),
      weight,
      values: pick(document.edgeAttributes, values),
    })).sort(byEnds),
  };
}

export function byEnds(a: SeenEdge, b: SeenEdge): number {
  const [left, right] = [a.ends.join('\n'), b.ends.join('\n')];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The values of some columns, lists left out. An empty text and no text are the same to some clients. */
export function pickValues(
  columns: GraphDocument['nodeAttributes'],
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = columns.filter(({ name, type }) => type !== 'strings' && data[name] !== undefined && data[name] !== '');
  return Object.fromEntries(kept.map(({ name }) => [name, data[name]]));
}
