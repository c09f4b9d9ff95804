import type { Article } from '../model/article.ts';
import type { Atlas } from '../model/atlas.ts';
import type { KeptText } from '../model/atlas-folder.ts';
import { LEFT_OUT } from '../model/left-out.ts';
import type { Span } from '../model/span.ts';

export const KEPT_TEXTS: readonly KeptText[] = ['full', 'sentences', 'none'];

/**
 * An atlas to hand on: with as much of the texts as is said, and without what is nobody else's business: the decisions with
 * who made them, notes, and what reading the files gave to say. What is left out of a text is blanked, so that every place in it still
 * means the same; headlines, authors, days, sources and addresses stay, and so do the words by which regions and lines are told apart. A title
 * that is a sentence of the text, for want of a headline, stays where that sentence does; else the article goes by its id, and heads no part of the map.
 */
export function redactAtlas({ curation: _, asRead: __, ...atlas }: Atlas, keeps: KeptText): Atlas {
  const notices: Atlas['notices'] = [];
  if (keeps === 'full') return { ...atlas, notices };
  const kept = keeps === 'sentences' ? listProvingSentences(atlas) : new Map<number, ReadonlySet<number>>();
  const articles = atlas.articles.map((article, index): Article => {
    const own = kept.get(index) ?? new Set<number>();
    const spans = [...own].sort((a, b) => a - b).map((sentence) => article.sentences[sentence]!);
    const title = own.has(0) || !isTitledBySentence(article) ? article.title : article.id;
    return { ...article, title, text: blankText(article.text, spans) };
  });
  const regions = atlas.description.regions.map(({ headline, ...region }) => {
    const isKept = headline && articles[headline.article]!.title === atlas.articles[headline.article]!.title;
    return isKept ? { ...region, headline } : region;
  });
  return { ...atlas, articles, notices, description: { ...atlas.description, regions }, keptText: keeps };
}

/** Whether what stands as the title is the first sentence of the text, and no headline on a line of its own. */
function isTitledBySentence({ title, text, sentences, paragraphs }: Article): boolean {
  const first = sentences[0];
  const headline = paragraphs[0];
  if (!first || !headline || title === '') return false;
  const fold = (span: Span) => text.slice(span.from, span.to).replace(/\s+/g, ' ');
  if (paragraphs.length > 1 && fold(headline) === title) return false;
  // A long one is cut, and ends in a mark of that.
  return fold(first).startsWith(title.replace(/…$/, ''));
}

/** For each article the sentences in which its proofs stand, and those between the two names of one. */
export function listProvingSentences({ graph, recognitions }: Pick<Atlas, 'graph' | 'recognitions'>) {
  const kept = new Map<number, Set<number>>();
  for (const { proofs } of graph.edges) {
    for (const { article, a, b } of proofs) {
      const { mentions } = recognitions[article]!;
      const [one, other] = [mentions[a]!.sentence, mentions[b]!.sentence];
      const own = kept.get(article) ?? new Set<number>();
      // A line within an article may prove itself by names that stand far apart: their two sentences are enough.
      if (Math.abs(one - other) <= MOST_BETWEEN) {
        for (let sentence = Math.min(one, other); sentence <= Math.max(one, other); sentence++) own.add(sentence);
      } else own.add(one).add(other);
      kept.set(article, own);
    }
  }
  return kept;
}

/** Sentences from one name of a proof to the other that are all kept. */
const MOST_BETWEEN = 5;

/** The text with all but some spans of it blank, of the same length. @param kept in text order, disjoint. */
function blankText(text: string, kept: readonly Span[]): string {
  let blanked = '';
  let at = 0;
  for (const { from, to } of [...kept, { from: text.length, to: text.length }]) {
    const gap = text.slice(at, from).replace(/\S/g, ' ');
    const first = text.slice(at, from).search(/\S/);
    blanked += first < 0 ? gap : gap.slice(0, first) + LEFT_OUT + gap.slice(first + 1);
    blanked += text.slice(from, to);
    at = to;
  }
  return blanked;
}
