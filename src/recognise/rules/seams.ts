import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Span } from '../../model/span.ts';
import { foldText } from '../../text/fold.ts';

/**
 * Cuts tokens in which a page lost the space between two words: "Jo JorgensenImage", "ForcesSyria", "Biden2020". A word
 * of one piece is cut only where it stands but once and both halves are words of the same article, or where one half is a word
 * that pages put beside text ("Image", "Share"). What was lost there is mostly a line's end, so that each half begins a piece of its own.
 *
 * @param sentences the tokens of each sentence of one article, in text order.
 * @returns for each sentence its pieces, one where no seam is.
 */
export function cutSeams(text: string, sentences: readonly (readonly Span[])[], words: WordClasses): Span[][][] {
  if (!SEAM.test(text)) return sentences.map((tokens) => [[...tokens]]);
  const known = new Map<string, number>();
  for (const { from, to } of sentences.flat()) {
    const surface = text.slice(from, to);
    known.set(surface, (known.get(surface) ?? 0) + 1);
  }
  return sentences.map((tokens) => {
    const pieces: Span[][] = [[]];
    for (const token of tokens) {
      for (const [part, span] of cut(text, token, known, words).entries()) {
        if (part > 0) pieces.push([]);
        pieces.at(-1)!.push(span);
      }
    }
    return pieces;
  });
}

/** "nI", "n2019", "9Tr": small letters before a word with a capital or before a year; a number before a word. */
const SEAM = /(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll}{2})|(?<=\p{Ll}{3})(?=\d{4}$)|(?<=\d)(?=\p{Lu}\p{Ll}{2})/u;
const SEAMS = new RegExp(SEAM, 'gu');

function cut(text: string, token: Span, known: ReadonlyMap<string, number>, words: WordClasses): Span[] {
  const surface = text.slice(token.from, token.to);
  const seams = [...surface.matchAll(SEAMS)].map(({ index }) => index);
  // "BankAmerica" of Bank of America: what is printed so again is written so.
  const once = known.get(surface) === 1;
  const spans: Span[] = [];
  let from = 0;
  for (const [number, seam] of seams.entries()) {
    const before = surface.slice(from, seam);
    const after = surface.slice(seam, seams[number + 1] ?? surface.length);
    const onPage = words.pageWord.has(foldText(before)) || words.pageWord.has(foldText(after));
    if (!onPage && !(once && isWord(before, known) && isWord(after, known))) continue;
    spans.push({ from: token.from + from, to: token.from + seam });
    from = seam;
  }
  return [...spans, { from: token.from + from, to: token.to }];
}

function isWord(part: string, known: ReadonlyMap<string, number>): boolean {
  return /^\d+$/.test(part) || known.has(part);
}
