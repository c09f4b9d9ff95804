import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Article } from '../../model/article.ts';
import type { Span } from '../../model/span.ts';
import { SPELLING } from '../../text/spelling.ts';
import { describeToken, type Token } from '../../text/token.ts';
import { tokeniseSpan } from '../../text/tokens.ts';
import { HEADLINE_SHARE } from '../weights.ts';
import { cutSeams } from './seams.ts';
import { joinTears } from './tears.ts';

/** A sentence's tokens in text order; an endless one, a table say, and one whose words are glued, come in pieces. */
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
export function readSentenceTokens(article: Article, words: WordClasses): SentenceTokens[] {
  const whole = article.sentences.map((span) => joinTears(article.text, tokeniseSpan(article.text, span)));
  return cutSeams(article.text, whole, words).flatMap((parts, sentence) =>
    parts.flatMap(cutPieces).map((tokens) => ({ sentence, ...describe(tokens, article.text, words) })),
  );
}

function cutPieces(tokens: readonly Span[]): (readonly Span[])[] {
  const pieces: (readonly Span[])[] = [];
  for (let from = 0; from < Math.max(1, tokens.length); from += LONGEST_PIECE)
    pieces.push(tokens.slice(from, from + LONGEST_PIECE));
  return pieces;
}

function describe(spans: readonly Span[], text: string, words: WordClasses): Omit<SentenceTokens, 'sentence'> {
  const tokens: Token[] = [];
  let counted = 0;
  let capitalised = 0;
  let small = false;
  for (const { from, to } of spans) {
    const token = lowerAfterInitials(describeToken(text, { from, to }), tokens.at(-1));
    tokens.push(token);
    const surface = token.text;
    if (!/\p{L}/u.test(surface)) continue;
    if (surface !== surface.toUpperCase()) small = true;
    if (!words.functionWord.has(token.fold)) {
      counted++;
      if (token.upper) capitalised++;
    }
  }
  const stopped = /^[.!?]/.test(tokens.at(-1)?.text ?? '');
  return {
    tokens,
    headline: !stopped && counted >= 4 && capitalised >= HEADLINE_SHARE * counted,
    shouted: !small && counted >= 3,
  };
}

/** "the U.S. And Japan": a wire's capital behind a stop that ends no sentence. */
function lowerAfterInitials(token: Token, before: Token | undefined): Token {
  const isPart = before?.caps && before.text.endsWith('.') && SPELLING.sentencePart.has(token.text);
  return isPart ? { ...token, text: token.text.toLowerCase(), upper: false } : token;
}
