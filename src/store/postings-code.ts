import type { Postings } from '../model/text-index.ts';

/** Six bits a character, in ASCII order; none of them is escaped in JSON. */
const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const NO_DIGIT = 255;
const VALUES = new Uint8Array(128).fill(NO_DIGIT);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

/** The sixth bit of a character: the number goes on in the next. */
const GOES_ON = 32;

/** Where a term stands in one article, in text order: sentence and position by turns. */
export type Places = readonly number[];

/**
 * One article of a term's postings as text: numbers, each in as few characters as it needs, five bits a character, the low
 * ones first. How many articles after the one before (the first: its index), how often the term stands there, and for
 * each time how many sentences after the time before and the position, within one sentence counted from the one before.
 */
export function encodePlaces(further: number, places: Places): string {
  let text = encodeNumber(further) + encodeNumber(places.length / 2);
  let sentence = 0;
  let position = 0;
  for (let at = 0; at < places.length; at += 2) {
    const next = places[at]!;
    if (next > sentence) position = 0;
    text += encodeNumber(next - sentence) + encodeNumber(places[at + 1]! - position);
    sentence = next;
    position = places[at + 1]!;
  }
  return text;
}

/** Reads lists of what `encodePlaces` wrote, each beginning anew; undefined where one of them is no such text. */
export function decodePostings(texts: readonly string[]): Postings | undefined {
  let most = 0;
  for (const text of texts) most += text.length;
  // An occurrence takes at least two characters.
  const articles = new Uint32Array(most >> 1);
  const sentences = new Uint32Array(most >> 1);
  const positions = new Uint32Array(most >> 1);
  let count = 0;
  for (const text of texts) {
    const numbers = new NumberReader(text);
    let article = 0;
    while (numbers.at < text.length) {
      article += numbers.read();
      const times = numbers.read();
      let sentence = 0;
      let position = 0;
      for (let time = 0; time < times && !numbers.failed; time++) {
        const further = numbers.read();
        if (further > 0) position = 0;
        sentence += further;
        position += numbers.read();
        articles[count] = article;
        sentences[count] = sentence;
        positions[count++] = position;
      }
      if (numbers.failed || times === 0) return undefined;
    }
  }
  return {
    articles: articles.subarray(0, count),
    sentences: sentences.subarray(0, count),
    positions: positions.subarray(0, count),
  };
}

function encodeNumber(value: number): string {
  let rest = value;
  let text = '';
  while (rest >= GOES_ON) {
    text += DIGITS[GOES_ON + (rest % GOES_ON)];
    rest = Math.floor(rest / GOES_ON);
  }
  return text + DIGITS[rest];
}

/** Numbers below 2^30, one after the other. It has failed where there is a larger one, another sign, or none. */
class NumberReader {
  at = 0;
  failed = false;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): number {
    let value = 0;
    for (let shift = 0; shift <= 25; shift += 5) {
      const digit = VALUES[this.text.charCodeAt(this.at++)] ?? NO_DIGIT;
      if (digit === NO_DIGIT) break;
      value |= (digit & (GOES_ON - 1)) << shift;
      if (digit < GOES_ON) return value;
    }
    this.failed = true;
    return 0;
  }
}
