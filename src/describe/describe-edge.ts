import type { AtlasSource } from '../model/atlas-folder.ts';
import { describeLine, type LineSentence } from './describe-line.ts';
import { listArticleWords } from './vocabulary.ts';

/**
 * Up to three words that set an edge's sentences apart from the corpus, most telling first: as the atlas keeps them, or, for
 * an edge that is not among the first, from its evidence. None where there is no text.
 */
export async function describeEdge(source: AtlasSource, edge: number): Promise<readonly string[]> {
  const { vocabulary, lines } = await source.words();
  const kept = lines.get(edge);
  if (kept) return kept;
  const proofs = await source.evidence(edge);
  const sentences: LineSentence[] = [];
  for (const { article: index, a, b } of proofs.slice(0, MOST_PROOFS)) {
    const article = await source.article(index);
    const own = listArticleWords(article, article.mentions);
    const near = [a, b].map((mention) => own.get(article.mentions[mention]!.sentence) ?? new Set<string>());
    sentences.push({
      words: new Set([...near[0]!, ...near[1]!]),
      inArticle: (word) => [...own.values()].filter((words) => words.has(word)).length,
    });
  }
  return describeLine(sentences, vocabulary);
}

/** Proofs that are opened for one edge: more sentences than these change little. */
const MOST_PROOFS = 40;
