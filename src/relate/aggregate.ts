import type { CoMention, Edge } from '../model/graph.ts';
import { pairKey } from './belonging.ts';
import type { ArticleProof } from './proofs.ts';

/** What one article proves, and which node each of its mentions names. */
export interface ProvenArticle {
  readonly proofs: readonly ArticleProof[];
  /** For each mention a node, or -1. */
  readonly nodes: readonly number[];
}

/** Pairs of nodes that are not counted as others are, by `pairKey`. */
export interface PairSets {
  /** They are not connected, whatever names both (see `findBelonging`). */
  readonly apart: ReadonlySet<number>;
  /** They are connected by the first proof alone, since further ones only say it again (see `findStated`). */
  readonly once: ReadonlySet<number>;
}

/**
 * Sums the proofs of all articles into edges, ordered by source, then target. The order of the articles is that of the
 * proofs of an edge.
 *
 * @param leaders for each article the first that carries the same text (see `groupNearDuplicates`).
 * @param rules pairs that make no edge, and those that the first article proves for all.
 */
export function aggregateProofs(
  articles: readonly ProvenArticle[],
  nodes: number,
  leaders: readonly number[],
  { apart, once }: PairSets,
): readonly Edge[] {
  const proofs = new Map<number, CoMention[]>();
  for (const [article, { proofs: own, nodes: nodeOf }] of articles.entries()) {
    for (const { a, b, distance } of own) {
      const [x, y] = [nodeOf[a]!, nodeOf[b]!];
      const key = pairKey(x, y, nodes);
      if (apart.has(key)) continue;
      const proof = x < y ? { article, a, b, distance } : { article, a: b, b: a, distance };
      const list = proofs.get(key);
      if (!list) proofs.set(key, [proof]);
      else if (!once.has(key)) list.push(proof);
    }
  }
  return [...proofs]
    .sort(([a], [b]) => a - b)
    .map(([key, list]) => makeEdge(Math.floor(key / nodes), key % nodes, list, leaders));
}

/** An edge of all its proofs. */
export function makeEdge(
  source: number,
  target: number,
  proofs: readonly CoMention[],
  leaders: readonly number[],
): Edge {
  const named = new Set(proofs.map(({ article }) => article));
  return {
    source,
    target,
    weight: proofs.length,
    articles: named.size,
    independentArticles: new Set(Array.from(named, (article) => leaders[article])).size,
    proofs,
  };
}
