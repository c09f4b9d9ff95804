import type { Entity } from './entity.ts';

/**
 * How near two mentions must be to be tied.
 * `sentence` with `within` k: at most k sentences apart, 0 = the same sentence.
 */
export type Reach =
  | { readonly unit: 'sentence'; readonly within: number }
  | { readonly unit: 'paragraph' }
  | { readonly unit: 'article' };

/** Two mentions in the same sentence: what a co-mention is unless a person says otherwise. */
export const SAME_SENTENCE: Reach = { unit: 'sentence', within: 0 };

/**
 * One proof of an edge: a unit of text that names both its ends. A unit is a sentence or two sentences at most
 * k apart (`sentence`), a paragraph, or an article; each unit proves an edge once, however often it names them.
 */
export interface CoMention {
  /** Index into the atlas's articles. */
  readonly article: number;
  /** Indices into the article's mentions: the nearest pair in the unit, `a` naming the edge's source. */
  readonly a: number;
  readonly b: number;
  /** Sentences between the two: 0 = the same sentence. */
  readonly distance: number;
}

/** Two entities and every proof that they are connected. */
export interface Edge {
  /** Indices into the graph's nodes, `source < target`: edges have no direction. */
  readonly source: number;
  readonly target: number;
  /** Units of text that name both (see `Reach`): the length of `proofs`. */
  readonly weight: number;
  /** Articles among the proofs. */
  readonly articles: number;
  /** Articles among the proofs with near-duplicates counted once; absent where nobody looked for them. */
  readonly independentArticles?: number;
  /** In article order, then text order. */
  readonly proofs: readonly CoMention[];
}

/** Who holds which role for whom, summed over the articles. Indices into the nodes. */
export interface RoleRelation {
  readonly role: number;
  readonly holder?: number;
  readonly organization?: number;
  /** Where it is said: article index and the role mention's index in it. */
  readonly proofs: readonly { readonly article: number; readonly mention: number }[];
}

/** The map: entities as nodes, co-mentions as edges. Edges are ordered by source, then target. */
export interface EntityGraph {
  readonly nodes: readonly Entity[];
  readonly edges: readonly Edge[];
  readonly roleRelations: readonly RoleRelation[];
  readonly reach: Reach;
}
