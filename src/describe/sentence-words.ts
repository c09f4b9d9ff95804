import type { Span } from '../model/span.ts';
import { foldText } from '../text/fold.ts';

/**
 * The words of a sentence that can say what it is about, and each two that follow each other after one blank, folded, each once: of three small letters or more, and in none of
 * the given spans, which are in text order. A word with a capital is a name or begins a sentence; what names things is not
 * a word here.
 */
export function listWords(text: string, sentence: Span, names: readonly Span[]): Set<string> {
  const words = new Set<string>();
  const add = (from: number, to: number): void => {
    let before = '';
    let end = -1;
    for (const { 0: match, index } of text.slice(from, to).matchAll(WORD)) {
      const word = foldText(match);
      words.add(word);
      if (index === end + 1 && text[from + end] === ' ') words.add(joinPhrase(before, word));
      before = word;
      end = index + match.length;
    }
  };
  let from = sentence.from;
  for (const name of names) {
    if (name.from > from) add(from, name.from);
    from = Math.max(from, name.to);
  }
  if (from < sentence.to) add(from, sentence.to);
  return words;
}

/** Two words that stand one after the other. */
function joinPhrase(first: string, second: string): string {
  return `${first} ${second}`;
}

/** The words of a phrase, or the word itself. */
export function splitPhrase(phrase: string): readonly string[] {
  return phrase.split(' ');
}

/** Small letters, with hyphens inside, and no part of an address, a number or a contraction; a possessive may follow. */
const WORD =
  /(?<![\p{L}\p{M}\p{N}.'’@/-])\p{Ll}{3,}(?:-\p{Ll}+)*(?![\p{L}\p{M}\p{N}@/-]|\.\p{L}|['’](?!s(?!\p{L}))\p{L})/gu;
