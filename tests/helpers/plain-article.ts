import type { Article } from '../../src/model/article.ts';
import { markFurniture } from '../../src/read/furniture.ts';
import { splitParagraphs } from '../../src/read/paragraphs.ts';
import { splitSentences } from '../../src/read/sentences.ts';

/** An article of a plain text, as it is read from a file. */
export function plainArticle(text: string, id = 'a.txt'): Article {
  const paragraphs = splitParagraphs(text);
  const sentences = splitSentences(text, paragraphs);
  return { id, title: '', text, paragraphs, sentences, furniture: markFurniture(text, paragraphs) };
}
