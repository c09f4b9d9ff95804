import type { Span } from '../model/span.ts';
import { foldName } from './fold.ts';

/** A token with what the rules ask of it. */
export interface Token extends Span {
  /** As printed, without a blank inside it. */
  readonly text: string;
  /** As `foldName` makes it. */
  readonly fold: string;
  /** Begins with a capital. */
  readonly upper: boolean;
  /** Two capitals or more and no small letter: `US`, `U.S.`, `M23`. */
  readonly caps: boolean;
  /** Holds a letter or a digit. */
  readonly word: boolean;
}

/** The token that a span of a text is. */
export function describeToken(text: string, { from, to }: Span): Token {
  const surface = printToken(text, { from, to });
  let word = known.get(surface);
  if (!word) {
    word = describeWord(surface);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(surface, word);
  }
  return { from, to, text: word.text, fold: word.fold, upper: word.upper, caps: word.caps, word: word.word };
}

/** How a token is printed: one that a blank tears apart ("U. S.") reads as the whole one. */
export function printToken(text: string, { from, to }: Span): string {
  const surface = text.slice(from, to);
  return surface.includes(' ') ? surface.replaceAll(' ', '') : surface;
}

/** Token texts repeat: what was found out about one is kept, up to a bound. */
const MAX_KNOWN = 50_000;
const known = new Map<string, Omit<Token, 'from' | 'to'>>();

function describeWord(text: string): Omit<Token, 'from' | 'to'> {
  return {
    text,
    fold: foldName(text),
    upper:
      /^\p{Cf}*[\p{Lu}\p{Lt}]/u.test(text) ||
      /^(?:al|el|as|ash|ad|an|ar|at|az|ez|es|d|l|bin|ibn|mc)[-'’]\p{Lu}/u.test(text),
    caps: /\p{Lu}.*[\p{Lu}\p{N}]|\p{Lu}\./u.test(text) && !/\p{Ll}/u.test(text),
    word: /[\p{L}\p{N}]/u.test(text),
  };
}
