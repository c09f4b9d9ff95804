import type { Article } from '../../src/index.ts';

/** Spans are in the text, in order and apart; each sentence stands in its paragraph. */
export function checkArticle({ id, text, paragraphs, sentences, furniture }: Article): void {
  for (const spans of [paragraphs, sentences, furniture]) {
    let last = 0;
    for (const { from, to } of spans) {
      if (!(from >= last && to > from && to <= text.length)) throw new Error(`${id}: a span is ${from} to ${to}`);
      last = to;
    }
  }
  for (const { from, to, paragraph } of sentences) {
    const around = paragraphs[paragraph];
    if (!around || from < around.from || to > around.to) throw new Error(`${id}: a sentence leaves its paragraph`);
  }
}
