import type { Span } from '../model/span.ts';
import { foldText } from './fold.ts';
import { remember } from './remember.ts';
import { stemWord } from './stem.ts';

/** A word of a text as a search of the text knows it. */
export interface Term extends Span {
  /** Folded and stemmed: the same for all forms of a word. */
  readonly term: string;
}

/**
 * `U.S.` and `a.m.` are one word, and so are `O'Brien` and `don't`; a hyphen parts two. Each kind of letter takes its turn
 * from the left: linear in the text.
 */
const WORD = /(?:\p{L}\p{M}*\.){2,}(?:\p{L}(?![\p{L}\p{M}\p{N}]))?|[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** The terms of a stretch of a text, in text order; spans point into the text. */
export function listTerms(text: string, span: Span): readonly Term[] {
  const terms: Term[] = [];
  for (const match of text.slice(span.from, span.to).matchAll(WORD)) {
    const from = span.from + match.index;
    const term = termOf(match[0]);
    if (term !== '') terms.push({ term, from, to: from + match[0].length });
  }
  return terms;
}

const termOf = remember((word: string): string => {
  const bare = word.replace(/['’ʼ]s?$/iu, '');
  return stemWord(foldText(bare).replace(/[.'’ʼ]/gu, ''));
});
