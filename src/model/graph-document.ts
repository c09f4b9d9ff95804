import type { Notice } from './notice.ts';

/** What a column of a graph file holds. `strings` is a list of strings in a meaningful order. */
export type AttributeType = 'string' | 'integer' | 'double' | 'boolean' | 'strings';

export type AttributeValue = string | number | boolean | readonly string[];

/** A typed column of nodes or of edges. Names are unique within each. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
}

export type NodeShape = 'disc' | 'square' | 'triangle' | 'diamond';

export interface DocumentNode {
  /** Unique in the document. */
  readonly id: string;
  readonly label: string;
  /** Parallel to the document's `nodeAttributes`; undefined where the node has none. */
  readonly values: readonly (AttributeValue | undefined)[];
  /** Plane coordinates, y upwards. */
  readonly x?: number;
  readonly y?: number;
  /** `#rrggbb`, lower case. */
  readonly color?: string;
  /** Radius in the unit of the coordinates. */
  readonly size?: number;
  readonly shape?: NodeShape;
  /** ISO 8601 dates, both ends included. */
  readonly start?: string;
  readonly end?: string;
}

export interface DocumentEdge {
  /** Unique in the document. */
  readonly id: string;
  /** Ids of nodes. */
  readonly source: string;
  readonly target: string;
  readonly direction: 'undirected' | 'directed' | 'mutual';
  readonly weight: number;
  readonly label?: string;
  /** Parallel to the document's `edgeAttributes`; undefined where the edge has none. */
  readonly values: readonly (AttributeValue | undefined)[];
  readonly color?: string;
  readonly thickness?: number;
  /** ISO 8601 dates, both ends included. */
  readonly start?: string;
  readonly end?: string;
}

/** Rows that can be walked again and again, and are perhaps made only while one walks. An array is such rows. */
export interface Rows<Row> extends Iterable<Row> {
  readonly length: number;
}

/** A name in a text. */
export interface MentionRow {
  readonly article: string;
  /** UTF-16 code units, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: string;
  /** Id and label of the entity it names. */
  readonly entity: string;
  readonly label: string;
  readonly confidence: number;
  /** Number of the sentence in its article, from 1. */
  readonly sentence: number;
}

/** A proof of an edge. */
export interface EvidenceRow {
  readonly edge: string;
  readonly source: string;
  readonly target: string;
  readonly article: string;
  readonly title: string;
  readonly published?: string;
  /** Who published it, and who wrote it, as its file says. */
  readonly publisher?: string;
  readonly author?: string;
  readonly url?: string;
  /** Numbers of the sentences in their article, from 1: the one that names the source, the one that names the target. */
  readonly sourceSentence: number;
  readonly targetSentence: number;
  /** As the text reads. */
  readonly sourceText: string;
  readonly targetText: string;
  /** The sentence; or both, with … between where they do not follow one another. */
  readonly quote: string;
}

/** What a graph file says of itself. */
export interface DocumentMeta {
  readonly creator?: string;
  readonly description?: string;
  /** ISO 8601 date of the newest article, never of the export. */
  readonly modified?: string;
}

/** A graph as files keep it, whatever their format: what every writer takes and every reader gives. */
export interface GraphDocument {
  readonly meta: DocumentMeta;
  readonly nodeAttributes: readonly Attribute[];
  readonly edgeAttributes: readonly Attribute[];
  /** Whether any node or edge has a start or an end: some files say so before the first. */
  readonly dated: boolean;
  readonly nodes: Rows<DocumentNode>;
  readonly edges: Rows<DocumentEdge>;
  /** The text behind the graph, in article order; absent where a graph comes without. */
  readonly mentions?: () => AsyncIterable<MentionRow>;
  /** The proofs of the document's edges, in article order, then in theirs; absent where a graph comes without. */
  readonly evidence?: () => AsyncIterable<EvidenceRow>;
}

/** A graph that came from a file of any origin, without the texts behind it. */
export interface ImportedGraph {
  readonly graph: GraphDocument;
  /** What the file lacks, and what of it could not be kept. */
  readonly notices: readonly Notice[];
}
