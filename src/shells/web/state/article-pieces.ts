import { type AtlasArticle, type AtlasMention, type FurnitureType, LEFT_OUT, type Span } from '../../../index.ts';

/** A stretch of text that is drawn in one way: plain, or one mention. */
export interface Piece extends Span {
  /** Index of the sentence it stands in, if in one. */
  readonly sentence?: number | undefined;
  readonly mention?: AtlasMention | undefined;
}

/** A paragraph, or a part of one that is or is not furniture. */
export interface ParagraphPieces extends Span {
  /** What kind of boilerplate it is; undefined for the article's own text. */
  readonly furniture?: string | undefined;
  readonly pieces: readonly Piece[];
}

const FURNITURE_NAMES: Readonly<Record<FurnitureType, string>> = {
  related: 'Link to another article: makes no connection',
  byline: 'Byline: makes no connection',
  caption: 'Caption or credit: makes no connection',
  promotion: 'Promotion: makes no connection',
  tags: 'Tags: make no connection',
  repeated: 'Stands in three articles or more: makes no connection',
};

/** What kind of boilerplate a sentence is; undefined for the article's own text. */
export function nameFurniture({ furniture, sentences }: AtlasArticle, sentence: number): string | undefined {
  const { from, to } = sentences[sentence]!;
  const own = furniture.find((part) => part.from < to && from < part.to);
  return own && FURNITURE_NAMES[own.type];
}

/** Cuts an article's paragraphs at every boundary of furniture, sentences and mentions; the pieces join up to the text. */
export function cutArticle(article: AtlasArticle): readonly ParagraphPieces[] {
  return article.paragraphs.flatMap((paragraph) => {
    const cuts = cutsWithin(paragraph, article.furniture);
    return cuts.map((part): ParagraphPieces => {
      const furniture = article.furniture.find((own) => own.from < part.to && part.from < own.to);
      return { ...part, furniture: furniture && FURNITURE_NAMES[furniture.type], pieces: cutPart(article, part) };
    });
  });
}

function cutPart({ text, sentences, mentions: all }: AtlasArticle, part: Span): readonly Piece[] {
  // Of an article that was handed on without all of its text.
  const mentions = all.filter(({ from, to }) => text.slice(from, to).replace(LEFT_OUT, '').trim() !== '');
  const cuts = cutsWithin(part, [...sentences, ...mentions]);
  return cuts.map((piece) => {
    const sentence = sentences.findIndex(({ from, to }) => from <= piece.from && piece.to <= to);
    const mention = mentions.find(({ from, to }) => from <= piece.from && piece.to <= to);
    return { ...piece, sentence: sentence < 0 ? undefined : sentence, mention };
  });
}

function cutsWithin(whole: Span, spans: readonly Span[]): readonly Span[] {
  const cuts = new Set([whole.from, whole.to]);
  for (const { from, to } of spans) {
    if (from > whole.from && from < whole.to) cuts.add(from);
    if (to > whole.from && to < whole.to) cuts.add(to);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, i) => ({ from: sorted[i]!, to }));
}
