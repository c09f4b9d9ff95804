import type { Article } from '../model/article.ts';
import { foldName } from '../model/lexicon.ts';
import type { Span } from '../model/span.ts';
import { tokeniseSpan } from './tokens.ts';
import { FUNCTION_WORDS } from './words.ts';

/** A token with what the rules ask of it. */
export interface Token extends Span {
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

/** A sentence's tokens in text order; an endless one, a table say, comes in pieces. */
export interface SentenceTokens {
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly tokens: readonly Token[];
  /** Nearly every word is capitalised, so that a capital says nothing. */
  readonly headline: boolean;
  /** Every letter is a capital. */
  readonly shouted: boolean;
}

/** In tokens. No sentence of prose is longer, and what is found in one is compared with its neighbours. */
const LONGEST_PIECE = 400;

/** Cuts every sentence of an article into tokens. */
export function readSentenceTokens(article: Article): SentenceTokens[] {
  return article.sentences.flatMap((span, sentence) => {
    const tokens = tokeniseSpan(article.text, span);
    const pieces: SentenceTokens[] = [];
    for (let from = 0; from < Math.max(1, tokens.length); from += LONGEST_PIECE) {
      pieces.push({ sentence, ...describe(tokens.slice(from, from + LONGEST_PIECE), article.text) });
    }
    return pieces;
  });
}

/** Token texts repeat: what was found out about one is kept, up to a bound. */
const MAX_KNOWN = 50_000;
const known = new Map<string, Omit<Token, 'from' | 'to'>>();

function describe(spans: readonly Span[], text: string): Omit<SentenceTokens, 'sentence'> {
  const tokens: Token[] = [];
  let words = 0;
  let capitalised = 0;
  let small = false;
  for (const { from, to } of spans) {
    const surface = text.slice(from, to);
    let token = known.get(surface);
    if (!token) {
      token = describeWord(surface);
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(surface, token);
    }
    tokens.push({
      from,
      to,
      text: token.text,
      fold: token.fold,
      upper: token.upper,
      caps: token.caps,
      word: token.word,
    });
    if (!/\p{L}/u.test(surface)) continue;
    if (surface !== surface.toUpperCase()) small = true;
    if (!FUNCTION_WORDS.has(token.fold)) {
      words++;
      if (token.upper) capitalised++;
    }
  }
  const stopped = /^[.!?]/.test(tokens.at(-1)?.text ?? '');
  return { tokens, headline: !stopped && words >= 4 && capitalised >= 0.8 * words, shouted: !small && words >= 3 };
}

function describeWord(text: string): Omit<Token, 'from' | 'to'> {
  return {
    text,
    fold: foldName(text),
    upper:
      /^\p{Lu}|^\p{Lt}/u.test(text) || /^(?:al|el|as|ash|ad|an|ar|at|az|ez|es|d|l|bin|ibn|mc)[-'’]\p{Lu}/u.test(text),
    caps: /\p{Lu}.*[\p{Lu}\p{N}]|\p{Lu}\./u.test(text) && !/\p{Ll}/u.test(text),
    word: /[\p{L}\p{N}]/u.test(text),
  };
}
