import type { AtlasArticle, AtlasSource } from '../model/atlas-folder.ts';
import { findMention } from '../model/find-mention.ts';
import type { EvidenceRow, MentionRow } from '../model/graph-document.ts';
import { sliceSpan } from '../model/span.ts';

/** Every mention of the nodes marked 1, in article order, then text order. */
export async function* listMentions(source: AtlasSource, nodes: Uint8Array): AsyncGenerator<MentionRow> {
  for (let index = 0; index < source.manifest.counts.articles; index++) {
    const article = await source.article(index);
    for (const mention of article.mentions) {
      if (nodes[mention.node] !== 1) continue;
      const { from, to, entityKind: kind, entity, label, confidence, sentence } = mention;
      const text = sliceSpan(article.text, mention);
      yield { article: article.id, from, to, text, kind, entity, label, confidence, sentence: sentence + 1 };
    }
  }
}

/** Every proof of the given edges, in article order, then in theirs: every article is opened once. */
export async function* listEvidence(
  source: AtlasSource,
  edges: readonly number[],
  joinIds: (source: string, target: string) => string,
): AsyncGenerator<EvidenceRow> {
  const { graph } = source;
  const proofs = new Map<number, [edge: number, a: number, b: number][]>();
  for (const edge of edges) {
    for (const { article, a, b } of await source.evidence(edge)) {
      const list = proofs.get(article);
      if (list) list.push([edge, a, b]);
      else proofs.set(article, [[edge, a, b]]);
    }
  }
  for (const index of [...proofs.keys()].sort((a, b) => a - b)) {
    const article = await source.article(index);
    for (const [edge, a, b] of proofs.get(index)!) {
      const { source: from, target: to } = graph.edges[edge]!;
      const ends = { source: graph.nodes[from]!.id, target: graph.nodes[to]!.id };
      yield { edge: joinIds(ends.source, ends.target), ...ends, ...quoteProof(article, a, b) };
    }
  }
}

function quoteProof(article: AtlasArticle, a: number, b: number): Omit<EvidenceRow, 'edge' | 'source' | 'target'> {
  const source = findMention(article, a);
  const target = findMention(article, b);
  const first = article.sentences[Math.min(source.sentence, target.sentence)]!;
  const last = article.sentences[Math.max(source.sentence, target.sentence)]!;
  const whole = sliceSpan(article.text, { from: first.from, to: last.to });
  const ends = `${sliceSpan(article.text, first)} … ${sliceSpan(article.text, last)}`;
  return {
    article: article.id,
    title: article.title,
    ...(article.published !== undefined && { published: article.published }),
    ...(article.source !== undefined && { publisher: article.source }),
    ...(article.author !== undefined && { author: article.author }),
    ...(article.url !== undefined && { url: article.url }),
    sourceSentence: source.sentence + 1,
    targetSentence: target.sentence + 1,
    sourceText: sliceSpan(article.text, source),
    targetText: sliceSpan(article.text, target),
    quote: Math.abs(source.sentence - target.sentence) <= 1 ? whole : ends,
  };
}
