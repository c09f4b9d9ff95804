import type { Sentence } from '../model/article.ts';
import { isBlank, type Span, trimSpan } from '../model/span.ts';
import { SPELLING } from '../text/spelling.ts';

/**
 * The sentences of each paragraph: in text order, disjoint, never across two paragraphs, without white space at their
 * ends; every non-blank code unit of a paragraph is in exactly one.
 *
 * A stop ends a sentence unless it belongs to an abbreviation, a title, an initial or a list number, or what follows
 * goes on in lower case. Quotes and brackets that close after the stop stay with it. A stop glued to the next sentence
 * ("redoubt.The coalition"), common in scraped pages, ends one too.
 */
export function splitSentences(text: string, paragraphs: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [paragraph, span] of paragraphs.entries()) {
    let from = span.from;
    // Straight quotes in this sentence, up to `counted`.
    let quotes = 0;
    let counted = from;
    const add = (to: number): void => {
      const trimmed = trimSpan(text, { from, to });
      if (trimmed.to > trimmed.from) sentences.push({ from: trimmed.from, to: trimmed.to, paragraph });
      from = to;
      quotes = 0;
      counted = to;
    };
    for (let at = nextStop(text, from, span.to); at < span.to; ) {
      const end = endOfStop(text, at, span.to);
      const glues = gluesQuote(text, at, end);
      if (glues) for (; counted < at; counted++) if (text[counted] === '"') quotes++;
      const opens = glues && quotes % 2 === 0;
      const to = opens ? end - 1 : end;
      if (to < span.to && endsSentence(text, { from, to: span.to }, at, to)) add(to);
      at = nextStop(text, end, span.to);
    }
    add(span.to);
  }
  return sentences;
}

/** A stop, or a run of them, and what closes after it. */
const STOP = /(?:[.!?…]+|[。！？])(?:["'”’)\]}»›]|'')*/y;

/** Where the next stop stands in `[from, to)`, or `to`. Read by its code units: a pattern that makes a match of each takes twice the time. */
function nextStop(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2e || unit === 0x21 || unit === 0x3f) return at;
    if (unit > 0x2000 && (unit === 0x2026 || unit === 0x3002 || unit === 0xff01 || unit === 0xff1f)) return at;
  }
  return to;
}

/** Where the run of stops at `at` ends, with what closes after it; at most at `to`. */
function endOfStop(text: string, at: number, to: number): number {
  if (at + 1 >= to || isBlank(text.charCodeAt(at + 1))) return at + 1;
  STOP.lastIndex = at;
  STOP.exec(text);
  return Math.min(STOP.lastIndex, to);
}

/** Whether the stop at `[at, to)` ends the sentence that began at `span.from`; `span.to` is the paragraph's end. */
function endsSentence(text: string, span: Span, at: number, to: number): boolean {
  if (endsPlainly(text, span, at, to)) return true;
  const stop = text[at] ?? '';
  if ('。！？'.includes(stop)) return true;
  const before = text.slice(blankBefore(text, Math.max(span.from, at - 40), at), at);
  const after = text.slice(to, Math.min(span.to, to + 60));
  const glued = !/^\s/.test(after);
  if (glued) return isGluedStop(before, text.slice(at, to), after);

  const next = after.trimStart().replace(OPENERS, '');
  if (next === '') return /\S/.test(after) && !startsLower(after.trimStart());
  if (startsLower(next) && !LOWER_NAME.test(next)) return false;

  const word = wordBefore(before);
  const closed = to - at > 1 && text[to - 1] !== stop;
  if (stop === '!' || stop === '?') return true;
  if (stop === '…' || text[at + 1] === '.') return !SPELLING.trailingOff.has(word.toLowerCase());
  if (before === '') return true;
  if (
    at - span.from < 40 &&
    text.slice(span.from, at).trim() === word &&
    /^(?:\p{N}{1,3}|\p{L}|[ivxIVX]{1,5})$/u.test(word)
  )
    return false;
  if (closed) return !INITIALISM.test(word) || text[to - 1] !== ')' || startsSentence(next);
  return !stopIsAbbreviation(word, next);
}

/**
 * The common case of what `endsSentence` says, without a copy of the text: one stop between a word of four small letters
 * or more and a capital. No abbreviation that goes on with a capital is so long and in small letters.
 */
function endsPlainly(text: string, span: Span, at: number, to: number): boolean {
  if (to !== at + 1 || text.charCodeAt(at) !== 0x2e || at - span.from < 40 || to + 1 >= span.to) return false;
  const next = text.charCodeAt(to + 1);
  if (text.charCodeAt(to) !== 0x20 || next < 0x41 || next > 0x5a) return false;
  let start = at;
  for (let unit = text.charCodeAt(start - 1); unit >= 0x61 && unit <= 0x7a; unit = text.charCodeAt(start - 1)) start--;
  return at - start >= 4 && text.charCodeAt(start - 1) === 0x20;
}

/** Where what stands before `at` begins, back to white space or to `from`. A pattern would be tried at every place. */
function blankBefore(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && !isBlank(text.charCodeAt(start - 1))) start--;
  return start;
}

/** `said."They`: a straight quote glued to both sides; it opens unless one is open in this sentence. */
function gluesQuote(text: string, at: number, end: number): boolean {
  return end > at + 1 && text[end - 1] === '"' && /^\p{Lu}/u.test(text.slice(end, end + 2));
}

const OPENERS = /^(?:["'“‘«‹([{¿¡*•–—-]+\s*)+/;

/** Names that begin in lower case though they may begin a sentence: al-Qaeda, eBay, iPhone. */
const LOWER_NAME = /^(?:(?:al|el|ad|an|ar|as|at|az|ed|ez)[-‑]|\p{Ll}{1,2})\p{Lu}/u;

const INITIALISM = /^(?:\p{L}\.)+\p{L}$/u;

function startsLower(text: string): boolean {
  return /^\p{Ll}/u.test(text);
}

function wordBefore(before: string): string {
  return /[\p{L}\p{M}\p{N}.&-]*$/u.exec(before)?.[0].replace(/^[.-]+/, '') ?? '';
}

/** No space after the stop: an ordinary word before it and a capitalised one after it, not an address. */
function isGluedStop(before: string, stop: string, after: string): boolean {
  return (
    /^[.!?]["'”’)\]]*$/.test(stop) &&
    /(?:\p{Ll}{2}|\p{Lu}{3}|[)”"\]])$/u.test(before) &&
    !/[@/]|www/.test(before) &&
    /^["“'‘(]?\p{Lu}\p{Ll}*(?:[\s,’'-]|$)/u.test(after) &&
    !SPELLING.stoppedBeforeName.has(wordBefore(before).toLowerCase())
  );
}

function stopIsAbbreviation(word: string, next: string): boolean {
  const lower = word.toLowerCase();
  if (word === 'I' || word === '') return false;
  if (/^\p{Lu}$/u.test(word)) return !startsSentence(next);
  if (/^(?:a\.m|p\.m)$/i.test(word)) return !startsSentence(next) && AFTER_HOUR.test(next);
  if (/^(?:e\.g|i\.e|cf|vs|v|viz|ca|al)$/i.test(word)) return lower !== 'al' || !startsSentence(next);
  if (INITIALISM.test(word)) return !startsSentence(next) || goesOn(next);
  if (SPELLING.stoppedBeforeName.has(lower) && /^\p{Lu}/u.test(word)) {
    return !(SPELLING.stoppedAtEnd.has(lower) && startsSentence(next));
  }
  if (SPELLING.stoppedBeforeNumber.has(lower)) return /^[\p{N}#]/u.test(next);
  if (SPELLING.stoppedAfterName.has(lower) && /^\p{Lu}/u.test(word))
    return !startsSentence(next) && /^\p{L}/u.test(next);
  return false;
}

/** Goes on after 'a.m.': a zone in capitals, a bracket, a number, or one of the words. */
const AFTER_HOUR = new RegExp(String.raw`^(?:[A-Z]{2,4}\b|\(|\p{N}|${[...SPELLING.afterHour].join('|')})`, 'u');

/** Whether the text begins with a word that begins sentences and hardly ever goes on with a name. */
function goesOn(next: string): boolean {
  return SPELLING.sentencePart.has(/^\p{L}+/u.exec(next)?.[0] ?? '');
}

function startsSentence(next: string): boolean {
  const word = /^[\p{L}’']+/u.exec(next)?.[0] ?? '';
  return SPELLING.sentenceStart.has(word) || SPELLING.sentenceStart.has(word.replace(/['’]\p{L}+$/u, ''));
}
