import { isBlank, type Span } from '../model/span.ts';
import { SPELLING } from './spelling.ts';

/**
 * The tokens of a span: in text order, disjoint, without white space; every other code unit is in exactly one.
 *
 * Rules, in the spirit of the Penn Treebank and made so that every name is a run of whole tokens:
 * - `U.S.`, `a.m.`, `Gen.` and initials keep their stop; a stop that ends the span is a token of its own, unless the
 *   word is an initialism or hardly ever written without (`Inc.`, `Jr.`).
 * - Possessives and contractions are tokens of their own: `Assad|'s`, `militants|'`, `do|n't`, `he|'d`; `O'Brien` and
 *   `Sana'a` stay whole.
 * - A hyphen compound falls apart where it ties a name to ordinary words or a country to another name: `US|-|led`,
 *   `al-Qaeda|-|linked`, `anti|-|Assad`, `U.S.|-|Turkey`. Otherwise it stays whole: `ez-Zor`, `Jean-Marie`,
 *   `CJTF-OIR`, `Jong-un`, `self-proclaimed`, `COVID-19`.
 * - Addresses (URL, e-mail, @handle, #tag) and numbers with their separators are one token; a currency sign is its own.
 * - `...`, `--` and the like are one token; any other sign is a token by itself.
 */
export function tokeniseSpan(text: string, span: Span): Span[] {
  const tokens: Span[] = [];
  const end = Math.min(span.to, text.length);
  let at = Math.max(0, span.from);
  while (at < end) {
    if (isBlank(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let to = at + 1;
    while (to < end && !isBlank(text.charCodeAt(to))) to++;
    tokeniseChunk(text.slice(at, to), at, isLastChunk(text, to, end), tokens);
    at = to;
  }
  return tokens;
}

/** Whether nothing but closing signs follows: a stop here may end the sentence. */
function isLastChunk(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (!isBlank(text.charCodeAt(at)) && !CLOSERS.includes(text[at] ?? '')) return false;
  }
  return true;
}

/** A longer stretch without white space is no address; looking for one there would take quadratic time. */
const LONGEST_ADDRESS = 2048;

const CLOSERS = `"'”’)]}»›`;
const PLAIN = /^[A-Za-z]+$/;

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}]|[\w.+-]*\w@[\w-]+(?:\.[\w-]+)+|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|info|gov|edu|int|mil|co\.[a-z]{2}|io|tv)(?![\p{L}\p{N}])(?:\/[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}])?|[@#][\p{L}\p{N}_]+/uy;
const NUMBER = /\p{N}+(?:[.,:/]\p{N}+)*/uy;
const CURRENCY = /(?:US|AU|NZ|HK|A|C)\$(?=\p{N})/uy;
const INITIALISM = /(?:\p{L}\p{M}*\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/uy;
const WORD =
  /[\p{L}\p{M}\p{N}\p{Cf}_]+(?:['’ʼ&‐‑-](?:(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}\p{Cf}_]+)|[.,:](?=\p{N})(?<=\p{N}.)[\p{L}\p{M}\p{N}\p{Cf}_]+)*/uy;
const REPEATED = /([.!?*=_~:\-–—'`])\1+|\.\s?\.\s?\./y;

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** `chunk` is a stretch without white space that begins at `base` in the text. */
function tokeniseChunk(chunk: string, base: number, last: boolean, tokens: Span[]): void {
  if (PLAIN.test(chunk)) {
    tokens.push({ from: base, to: base + chunk.length });
    return;
  }
  const addressed = chunk.length <= LONGEST_ADDRESS && /[@#]|:\/\/|www\.|\.[a-z]{2}/.test(chunk);
  let at = 0;
  const push = (length: number): void => {
    tokens.push({ from: base + at, to: base + at + length });
    at += length;
  };
  while (at < chunk.length) {
    const whole =
      (at === 0 ? match(CLITIC, chunk, at) : '') ||
      (addressed ? match(ADDRESS, chunk, at) : '') ||
      match(CURRENCY, chunk, at);
    if (whole) {
      push(whole.length);
      continue;
    }
    const initialism = match(INITIALISM, chunk, at);
    if (initialism) {
      // U.S.-led, U.S.-Turkey: the hyphen decides below; U.S.'s: the clitic does.
      pushCompound(initialism + match(TAIL, chunk, at + initialism.length), push);
      continue;
    }
    const word = match(WORD, chunk, at) || match(NUMBER, chunk, at);
    if (word) {
      const stop = at + word.length;
      if (chunk[stop] === '.' && keepsStop(word, chunk.slice(stop + 1), last)) push(word.length + 1);
      else pushCompound(word, push);
      continue;
    }
    const repeated = match(REPEATED, chunk, at);
    push(repeated ? repeated.length : (chunk.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  }
}

/** A clitic that stands alone because a space came before it. */
const CLITIC = /(?:['’](?:s|d|m|ll|re|ve)|n['’]t)(?![\p{L}\p{N}])/iuy;
const TAIL = /(?:(?<=\.)[‐‑-][\p{L}\p{M}\p{N}]+)+(?:[‐‑-][\p{L}\p{M}\p{N}]+)*|['’]s(?![\p{L}\p{N}])/uy;

/** `rest` is what follows the stop in the same chunk. */
function keepsStop(word: string, rest: string, last: boolean): boolean {
  if (/^\p{Lu}$/u.test(word)) return !last || /^\p{Lu}/u.test(rest);
  if (rest !== '' && !/^[,;:)\]'’"”-]/.test(rest)) return false;
  if (SPELLING.alwaysStopped.has(word)) return true;
  return !last && SPELLING.stopped.has(word.toLowerCase());
}

function pushCompound(word: string, push: (length: number) => void): void {
  const clitic = /(?:['’](?:s|d|m|ll|re|ve)|n['’]t)$/iu.exec(word)?.[0] ?? '';
  const stem = clitic.length < word.length && !/^[dl]$/i.test(word.slice(0, -clitic.length)) ? clitic : '';
  const body = stem ? word.slice(0, -stem.length) : word;
  for (const part of splitCompound(body)) push(part.length);
  if (stem) push(stem.length);
}

/** The tokens of a hyphen compound, hyphens among them; one where it stays whole. Joined they are the compound. */
function splitCompound(compound: string): string[] {
  if (!/[‐‑-]/.test(compound)) return [compound];
  const pieces = compound.split(/([‐‑-])/);
  const parts = pieces.filter((_, index) => index % 2 === 0);
  if (parts.length < 2 || parts.some((part) => part === '')) return [compound];
  if (/^\p{N}+$/u.test(parts.at(-1) ?? '')) return [compound];
  if (
    !SPELLING.compoundWhole.has(compound) &&
    parts.some((part) => SPELLING.compoundCountry.has(part)) &&
    parts.every(startsUpper)
  )
    return pieces;

  const head = parts[0] ?? '';
  const tail = parts.at(-1) ?? '';
  if (SPELLING.compoundPrefix.has(head.toLowerCase()) && startsUpper(parts[1] ?? '') && (parts[1] ?? '').length > 1) {
    return [head, pieces[1] ?? '', ...splitCompound(pieces.slice(2).join(''))];
  }
  const before = parts.slice(0, -1);
  if (before.some(isName) && isOrdinaryTail(tail, before)) {
    return [...splitCompound(pieces.slice(0, -2).join('')), pieces.at(-2) ?? '', tail];
  }
  if (parts.some((part) => SPELLING.compoundCountry.has(part)) && before.some((part) => /^\p{Ll}{4,}$/u.test(part)))
    return pieces;
  return [compound];
}

function startsUpper(part: string): boolean {
  return /^\p{Lu}/u.test(part);
}

/** Capitalised, more than one letter and not a prefix: `US`, `Qaeda`, `Kurdish`, `U.S.`. */
function isName(part: string): boolean {
  return part.length > 1 && startsUpper(part) && !SPELLING.compoundNoName.has(part.toLowerCase());
}

function isOrdinaryTail(tail: string, before: readonly string[]): boolean {
  const lower = tail.toLowerCase();
  if (SPELLING.compoundTail.has(lower)) return tail === lower || tail === tail.toUpperCase();
  if (!/^\p{Ll}{3,}$/u.test(tail)) return false;
  if (/..ed$/.test(tail) || /.{3,}ing$/.test(tail)) return true;
  // After an acronym any ordinary word is one: NATO-member, EU-wide.
  return before.every((part) => /^(?:\p{Lu}{2,}|(?:\p{Lu}\.)+)$/u.test(part));
}
