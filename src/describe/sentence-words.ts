import type { Span } from '../model/span.ts';
import { foldText } from '../text/fold.ts';

/**
 * The words of a sentence that can say what it is about, folded, each once: of three small letters or more, and in none of
 * the given spans, which are in text order. A word with a capital is a name or begins a sentence; what names things is not
 * a word here.
 */
export function listWords(text: string, sentence: Span, names: readonly Span[]): Set<string> {
  const words = new Set<string>();
  const add = (from: number, to: number): void => {
    for (const [word] of text.slice(from, to).matchAll(WORD)) words.add(foldText(word));
  };
  let from = sentence.from;
  for (const name of names) {
    if (name.from > from) add(from, name.from);
    from = Math.max(from, name.to);
  }
  if (from < sentence.to) add(from, sentence.to);
  return words;
}

/** Small letters, with hyphens inside, and no part of an address, a number or a contraction; a possessive may follow. */
const WORD =
  /(?<![\p{L}\p{M}\p{N}.'’@/-])\p{Ll}{3,}(?:-\p{Ll}+)*(?![\p{L}\p{M}\p{N}@/-]|\.\p{L}|['’](?!s(?!\p{L}))\p{L})/gu;
