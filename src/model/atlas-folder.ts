import type { LayoutSettings } from './arrangement.ts';
import type { Article } from './article.ts';
import type { Curation } from './curation.ts';
import type { Description, Region } from './description.ts';
import type { Entity, Resolution } from './entity.ts';
import type { CoMention, Edge, Reach } from './graph.ts';
import type { GraphDocument } from './graph-document.ts';
import type { Kind, Mention, Reading, Recognition } from './mention.ts';
import type { Notice } from './notice.ts';
import type { TextIndex } from './text-index.ts';

/**
 * The atlas on disk: plain JSON files that any static host can serve.
 *
 *     manifest.json         what it is, counts, and which shard holds what
 *     names/0000.json       a run of nodes with their positions, in the order in which they come on the map, and of each its
 *                           edges to nodes before it: the first picture needs no more than the first of these
 *     roles.json            who holds which role for whom
 *     words.json            words of the corpus, and what the lines that are drawn first are about
 *     resolution.json       entities that are not drawn, merges with their reasons, suggestions
 *     catalog/0000.json     title, date, source of a run of articles, without their texts
 *     articles/0000.json    text, spans and mentions of a run of articles
 *     evidence/0000.json    the proofs of a run of edges
 *     edge-articles/…       in which articles the proofs of a run of edges stand, and how many in each
 *     nodes/0000.json       which articles name a run of nodes, and how often
 *     text/0000.json        where each word stands, in buckets by the word
 *
 * A shard is fetched when something in it is opened. `store/` has a file for each table: what a row is, how it is written,
 * checked and read. Every file names the build it belongs to, so that files of two
 * builds are never read as one.
 */
export const ATLAS_FORMAT = 'dramatis-atlas';

/** Raised whenever a reader of the version before would misread the folder. */
export const ATLAS_VERSION = 2;

/** For each table that falls into shards the index of the first row in each, ascending from 0; empty where it has no rows. */
export interface AtlasShards {
  readonly names: readonly number[];
  readonly articles: readonly number[];
  readonly catalog: readonly number[];
  readonly 'edge-articles': readonly number[];
  readonly evidence: readonly number[];
  readonly nodes: readonly number[];
  readonly text: readonly number[];
}

/** Of an atlas that lies in no folder. */
export const NO_SHARDS: AtlasShards = {
  names: [],
  articles: [],
  catalog: [],
  'edge-articles': [],
  evidence: [],
  nodes: [],
  text: [],
};

/** How much of the articles' texts goes with a map: all, the sentences that prove its lines, or none. */
export type KeptText = 'full' | 'sentences' | 'none';

export interface AtlasManifest {
  readonly format: typeof ATLAS_FORMAT;
  readonly version: number;
  /** Name and version of the program that wrote it. */
  readonly generator: string;
  /**
   * A hash of all that the atlas holds, 16 hexadecimal digits; every file of the folder carries it too. Equal for equal
   * atlases. Empty for an atlas in memory, which nobody can replace.
   */
  readonly build: string;
  readonly counts: {
    readonly articles: number;
    readonly mentions: number;
    readonly entities: number;
    readonly nodes: number;
    readonly edges: number;
    readonly proofs: number;
  };
  readonly reach: Reach;
  readonly seed: number;
  readonly minConfidence: number;
  /** What of the texts is in it, where it was handed on without all of them. */
  readonly keptText?: Exclude<KeptText, 'full'>;
  /** As in `Settings`; absent where they are the default. */
  readonly roles?: 'all';
  readonly lists?: 'all';
  /** What differs from `DEFAULT_LAYOUT`; absent where nothing does. */
  readonly layout?: Partial<LayoutSettings>;
  readonly shards: AtlasShards;
  readonly notices: readonly Notice[];
}

/** A node as the explorer draws it: the entity, its place and its measures. */
export interface AtlasNode extends Entity {
  readonly x: number;
  readonly y: number;
  readonly community: number;
  readonly degree: number;
  readonly betweenness: number;
  /** Its place in the order in which names come on the map (see `Weighing`). */
  readonly rank: number;
  /** Index of the finest region that it lies in, -1 where it lies in none. */
  readonly region: number;
}

/** An edge without its proofs, which stay in the evidence shards under the same index. */
export interface AtlasEdge extends Omit<Edge, 'proofs'> {
  /** How far it is from chance, and the number of names with which it is first drawn (see `Weighing`). */
  readonly telling: number;
  readonly drawnFrom: number;
}

/**
 * All that the first picture and every search need. Nodes are in the order in which they come on the map, edges in that of
 * the later of their ends, then of the earlier: the first names and the edges between them are the beginnings of both.
 */
export interface AtlasGraph {
  readonly nodes: readonly AtlasNode[];
  readonly edges: readonly AtlasEdge[];
  /** Coarse ones first: each after the one that it is a part of. */
  readonly regions: readonly Region[];
}

/** A mention as an article shard keeps it. */
export interface AtlasMention extends Mention {
  /** As it was recognised; the entity's own kind may differ. */
  readonly kind: Kind;
  /** Index into the graph's nodes, or -1 where it is kept but not drawn. */
  readonly node: number;
  /** Id, label and kind of the entity it names. */
  readonly entity: string;
  readonly label: string;
  readonly entityKind: Kind;
}

/** An article as the explorer opens it, with what was recognised in it. Mentions are in text order. */
export interface AtlasArticle extends Article, Pick<Recognition, 'roleTies' | 'equations' | 'lists'> {
  readonly mentions: readonly AtlasMention[];
  /** As it was read before anybody decided; absent where no decision changed that. */
  readonly asRead?: Reading;
}

/** What resolution decided beyond the nodes that are drawn. */
export interface AtlasResolution extends Pick<Resolution, 'merges' | 'suggestions' | 'names'> {
  /** Entities without a node: below the least confidence, hidden, or named in furniture only. */
  readonly undrawn: readonly Entity[];
  /** The decisions that it holds; absent where nobody decided anything. */
  readonly curation?: Curation;
}

/** What the corpus and its first lines talk about (see `Description`). */
export type AtlasWords = Pick<Description, 'vocabulary' | 'lines'>;

/** What is known of an article without its text: enough to list, filter and date it. */
export interface CatalogArticle extends Pick<Article, 'id' | 'title' | 'published' | 'source' | 'url'> {
  /** Runs of characters between white space. */
  readonly words: number;
  /** Index of the first article that carries the same text (agency copy), its own where it is that one or stands alone. */
  readonly duplicateOf: number;
}

/**
 * For each of many items, edges or nodes, how often which article counts for it. The rows of item `i` are those from
 * `starts[i]` to `starts[i + 1]`, in article order: `articles` holds article indices, `counts` what each counts, 1 or more.
 */
export interface ArticleCounts {
  /** One longer than there are items. */
  readonly starts: Uint32Array;
  readonly articles: Uint32Array;
  readonly counts: Uint32Array;
}

/** How often one article names a node, outside furniture. */
export interface NodeArticle {
  /** Index into the atlas's articles. */
  readonly article: number;
  readonly mentions: number;
}

/** Who holds which role for whom; the numbers are node indices. */
export interface AtlasRoleRelation {
  readonly role: number;
  readonly holder?: number;
  readonly organization?: number;
  readonly proofs: readonly { readonly article: number; readonly mention: number }[];
}

/**
 * Where an explorer gets its answers from: memory, the shards of a folder, or a server.
 * Every method rejects with a `FormatError` where a shard is missing or is not what the manifest promises,
 * and throws a `RangeError` for an index that does not exist.
 */
export interface AtlasSource {
  readonly manifest: AtlasManifest;
  /** The whole graph, or as much of it as was asked for when it was opened: its first names. */
  readonly graph: AtlasGraph;
  wholeGraph(): Promise<AtlasGraph>;
  /** Proofs of an edge, in article order, then text order. */
  evidence(edge: number): Promise<readonly CoMention[]>;
  article(article: number): Promise<AtlasArticle>;
  /** The articles that name a node, most mentions first. */
  nodeArticles(node: number): Promise<readonly NodeArticle[]>;
  /** Every article without its text, in order. Read once. */
  catalog(): Promise<readonly CatalogArticle[]>;
  /** For every edge the articles that prove it and the number of proofs in each: what weights within dates are made of. */
  edgeArticleCounts(): Promise<ArticleCounts>;
  /** For every node the articles that name it and how often, outside boilerplate. */
  nodeArticleCounts(): Promise<ArticleCounts>;
  /** Where every word stands; a graph that came without texts has none. */
  readonly text?: TextIndex;
  roleRelations(): Promise<readonly AtlasRoleRelation[]>;
  resolution(): Promise<AtlasResolution>;
  /** The words of the corpus, and what the lines that are drawn first are about. */
  words(): Promise<AtlasWords>;
  /** The file the graph was read from, where it was not built from articles: there is no evidence then. */
  readonly imported?: ImportedFile;
}

/** A graph file behind an atlas. Its nodes are parallel to the atlas's. */
export interface ImportedFile {
  readonly document: GraphDocument;
  /** For each edge of the document the atlas's edge that draws it, or -1 where none does. */
  readonly edges: readonly number[];
}
