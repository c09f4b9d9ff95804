import { readFileSync } from 'node:fs';
import type { Article } from '../../../src/model/article.ts';
import type { Kind, Mention, Recognition } from '../../../src/model/mention.ts';

interface DwieArticle {
  readonly article: string;
  readonly mentions: readonly { text: string; start: number; kind: Kind; entity: string }[];
}

/** DWIE's mentions, which come without their articles: each article is its names in order, a stop between two; `gold` says whom each names. */
export function readDwie(path: string): { articles: Article[]; recognitions: Recognition[]; gold: string[][] } {
  const source = JSON.parse(readFileSync(path, 'utf8')) as DwieArticle[];
  const articles: Article[] = [];
  const recognitions: Recognition[] = [];
  const gold: string[][] = [];
  for (const { article, mentions: given } of source) {
    let text = '';
    const mentions: Mention[] = [];
    const ordered = [...given].sort((a, b) => a.start - b.start);
    for (const mention of ordered) {
      if (text) text += ' . ';
      const from = text.length;
      text += mention.text;
      mentions.push({ from, to: text.length, sentence: 0, kind: mention.kind, finder: 'tagger', confidence: 0.9 });
    }
    const whole = { from: 0, to: text.length };
    articles.push({
      id: article,
      title: '',
      text,
      paragraphs: [whole],
      sentences: [{ ...whole, paragraph: 0 }],
      furniture: [],
    });
    recognitions.push({ article, mentions, roleTies: [], equations: [] });
    gold.push(ordered.map(({ entity }) => entity));
  }
  return { articles, recognitions, gold };
}
