import type { AtlasArticle, AtlasMention, CoMention } from '../../../index.ts';

/** The proofs of an edge that stand in one article. */
export interface ArticleProofs {
  readonly article: number;
  readonly proofs: readonly CoMention[];
}

/** A stretch of an article that proves an edge: its sentences, in text order. */
export interface Passage {
  /** Indices into the article's sentences; where they do not follow each other, something was left out between. */
  readonly sentences: readonly number[];
}

/** Sentences between two mentions that are shown in full; a longer way is cut to its two ends. */
const WHOLE = 3;

/** By article, in the order of the proofs. */
export function groupProofs(proofs: readonly CoMention[]): readonly ArticleProofs[] {
  const groups = new Map<number, CoMention[]>();
  for (const proof of proofs) {
    const group = groups.get(proof.article);
    if (group) group.push(proof);
    else groups.set(proof.article, [proof]);
  }
  return [...groups].map(([article, own]) => ({ article, proofs: own }));
}

/** What to read of an article to see the proofs; two proofs in the same sentences are one passage. */
export function listPassages(article: AtlasArticle, proofs: readonly CoMention[]): readonly Passage[] {
  const passages = new Map<string, Passage>();
  for (const { a, b } of proofs) {
    const ends = [article.mentions[a]?.sentence, article.mentions[b]?.sentence].filter((s) => s !== undefined);
    if (ends.length < 2) continue;
    const first = Math.min(...ends);
    const last = Math.max(...ends);
    const sentences =
      last - first < WHOLE ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [first, last];
    passages.set(sentences.join(), { sentences });
  }
  return [...passages.values()];
}

/** The mentions in one sentence, in text order. */
export function listMentions(article: AtlasArticle, sentence: number): readonly AtlasMention[] {
  return article.mentions.filter((mention) => mention.sentence === sentence);
}

/** Characters that stand before a name where a sentence has only a few lines. */
const LEAD = 80;

/**
 * Where a sentence of which only the beginning is seen is to begin, so that its name is seen too: some words before the name.
 *
 * @param from where the sentence begins; it is given back where the name is near.
 * @param name where the name begins, at `from` or later.
 */
export function startNear(text: string, from: number, name: number): number {
  if (name - from <= LEAD) return from;
  const space = text.lastIndexOf(' ', name - LEAD);
  return space > from ? space + 1 : from;
}
