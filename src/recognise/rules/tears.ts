import type { Span } from '../../model/span.ts';
import { SPELLING } from '../../text/spelling.ts';

/**
 * Joins tokens in which a page put a blank where none belongs: "Bolivia’ s", "U. S.". Initials of people stay as they are
 * printed, since "J. K. Rowling" is right.
 */
export function joinTears(text: string, tokens: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (before && text[before.to] === ' ' && before.to + 1 === token.from && isTorn(text, joined, token))
      joined[joined.length - 1] = { from: before.from, to: token.to };
    else joined.push(token);
  }
  return joined;
}

/** Of two letters or three, the most that such a half has. */
const LONGEST_HALF = 2;

function isTorn(text: string, joined: readonly Span[], token: Span): boolean {
  if (token.to - token.from > LONGEST_HALF) return false;
  const before = joined.at(-1)!;
  const [first, second] = [text.slice(before.from, before.to), text.slice(token.from, token.to)];
  // An apostrophe that closes a word, and what it cuts off.
  if (first === '’' || first === "'") return joined.at(-2)?.to === before.from && CLITIC.test(second);
  return SPELLING.compoundCountry.has(first + second) && first.endsWith('.');
}

const CLITIC = /^(?:s|t|d|m|ll|re|ve)$/i;
