import type { AtlasArticle, AtlasSource } from '../model/atlas-folder.ts';
import type { CoMention } from '../model/graph.ts';
import { isLeftOut } from '../model/left-out.ts';
import { sliceSpan } from '../model/span.ts';

/** A passage that proves an edge, to be read beside it. */
export interface Quote {
  /** Index into the atlas's articles. */
  readonly article: number;
  /** Index of the sentence that is quoted, the first where there are two. */
  readonly sentence: number;
  /** One sentence, or both with … between where they do not follow one another; empty where they do not go with the map. */
  readonly text: string;
  readonly title: string;
  readonly published?: string;
  readonly source?: string;
}

/** Articles that are opened to choose from: an edge of a thousand proofs is not read whole for one of them. */
const MOST_ARTICLES = 8;
/** Code units that a reader takes in at once. */
const READABLE = 240;

/**
 * The passage that shows an edge best: one sentence rather than two, with few other names in it, not too long, the first
 * of those alike. Undefined where the edge has no proof among the articles kept.
 */
export async function quoteEdge(source: AtlasSource, edge: number, kept?: Uint8Array): Promise<Quote | undefined> {
  const proofs = (await source.evidence(edge)).filter(({ article }) => kept?.[article] !== 0);
  const indices = [...new Set(proofs.map(({ article }) => article))].slice(0, MOST_ARTICLES);
  const articles = new Map<number, AtlasArticle>();
  for (const index of indices) articles.set(index, await source.article(index));
  let best: CoMention | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const proof of proofs) {
    const article = articles.get(proof.article);
    const cost = article && rateProof(article, proof);
    if (cost === undefined || cost >= least) continue;
    best = proof;
    least = cost;
  }
  return best && quoteProof(articles.get(best.article)!, best);
}

/** Less is better: a whole readable sentence of distance for each other name, and for what is too long to take in. */
function rateProof(article: AtlasArticle, proof: CoMention): number | undefined {
  const ends = findSentences(article, proof);
  if (!ends) return undefined;
  const { from, to } = { from: article.sentences[ends.first]!.from, to: article.sentences[ends.last]!.to };
  const names = article.mentions.filter(
    (mention) => mention.from >= from && mention.to <= to && mention.node >= 0,
  ).length;
  return 3 * proof.distance + Math.max(0, names - 2) + Math.max(0, (to - from - READABLE) / READABLE);
}

function quoteProof(article: AtlasArticle, proof: CoMention): Quote | undefined {
  const ends = findSentences(article, proof);
  if (!ends) return undefined;
  const { text, sentences, title, published, source } = article;
  const first = sentences[ends.first]!;
  const last = sentences[ends.last]!;
  const isOne = ends.last - ends.first <= 1;
  const quoted = isOne
    ? sliceSpan(text, { from: first.from, to: last.to })
    : `${sliceSpan(text, first)} … ${sliceSpan(text, last)}`;
  return {
    article: proof.article,
    sentence: ends.first,
    text: isLeftOut(text, first) && isLeftOut(text, last) ? '' : quoted.replace(/\s+/g, ' '),
    title,
    ...(published !== undefined && { published }),
    ...(source !== undefined && { source }),
  };
}

function findSentences({ mentions }: AtlasArticle, { a, b }: CoMention): { first: number; last: number } | undefined {
  const [one, other] = [mentions[a]?.sentence, mentions[b]?.sentence];
  if (one === undefined || other === undefined) return undefined;
  return { first: Math.min(one, other), last: Math.max(one, other) };
}
