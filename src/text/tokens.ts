import type { Span } from '../model/span.ts';

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

function isBlank(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  if (code < 160) return false;
  return (
    code === 160 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
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
  if (ALWAYS_STOPPED.has(word)) return true;
  return !last && STOPPED.has(word.toLowerCase());
}

/** Abbreviations hardly ever seen without their stop, so that it is theirs even at the end of a sentence. */
const ALWAYS_STOPPED = new Set('Inc Corp Ltd Co Jr Sr Bros Dr Mr Mrs Ms Messrs Prof Ph.D etc Esq'.split(' '));

/** Abbreviations, lower-cased. Inside a sentence the stop is theirs. */
const STOPPED = new Set(
  `adm assn asst atty ave bldg blvd brig bros capt cmdr cmndr co col comdr corp cpl cpt dept det dir dist div dr ed
   esq est etc ext fig fr ft gen gov hon inc insp intl jr lt ltd maj mayor messrs mfg mgr mr mrs ms msgr mt mtn no
   nos op orig pfc ph pl pp pres prof prop pvt rd rep reps res ret rev rt sec sen sens sgt sr st ste supt surg tel
   univ vol vs jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun al cf ca
   approx ariz ark calif colo conn del fla ga ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn
   tenn tex va vt wash wis wyo ont que dlrs mln bln pct hrs min`.split(/\s+/),
);

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
  if (!KEPT.has(compound) && parts.some((part) => COUNTRIES.has(part)) && parts.every(startsUpper)) return pieces;

  const head = parts[0] ?? '';
  const tail = parts.at(-1) ?? '';
  if (PREFIXES.has(head.toLowerCase()) && startsUpper(parts[1] ?? '') && (parts[1] ?? '').length > 1) {
    return [head, pieces[1] ?? '', ...splitCompound(pieces.slice(2).join(''))];
  }
  const before = parts.slice(0, -1);
  if (before.some(isName) && isOrdinaryTail(tail, before)) {
    return [...splitCompound(pieces.slice(0, -2).join('')), pieces.at(-2) ?? '', tail];
  }
  if (parts.some((part) => COUNTRIES.has(part)) && before.some((part) => /^\p{Ll}{4,}$/u.test(part))) return pieces;
  return [compound];
}

function startsUpper(part: string): boolean {
  return /^\p{Lu}/u.test(part);
}

/** Capitalised, more than one letter and not a prefix: `US`, `Qaeda`, `Kurdish`, `U.S.`. */
function isName(part: string): boolean {
  return part.length > 1 && startsUpper(part) && !NOT_NAMES.has(part.toLowerCase());
}

function isOrdinaryTail(tail: string, before: readonly string[]): boolean {
  const lower = tail.toLowerCase();
  if (TAILS.has(lower)) return tail === lower || tail === tail.toUpperCase();
  if (!/^\p{Ll}{3,}$/u.test(tail)) return false;
  if (/..ed$/.test(tail) || /.{3,}ing$/.test(tail)) return true;
  // After an acronym any ordinary word is one: NATO-member, EU-wide.
  return before.every((part) => /^(?:\p{Lu}{2,}|(?:\p{Lu}\.)+)$/u.test(part));
}

/** What news ties to a name with a hyphen, besides words in -ed and -ing. */
const TAILS = new Set(
  `affiliate affiliates aligned allied ally annexed area backed based born bound built bred brokered centric chaired
   controlled dominated edited era familiar fighter fighters flagged focused free friendly funded funding founded
   governed hating held hosted inspired leaning led level like linked made majority member minded only organised
   organized owned oriented oriented origin planned populated produced ran region registered related ruled run
   skeptic speaker speakers sponsored style supplied supported trained type wide wing worthy written`.split(/\s+/),
);

/** Prefixes that stand before a name and are not part of it. */
const PREFIXES = new Set('anti pro non ex pre post then now former counter'.split(' '));

/** Words that are capitalised at the head of a compound only because a sentence or title begins there. */
const NOT_NAMES = new Set(
  `co re un de vice self semi sub mid multi inter intra trans cross over under out off on up down in by well ill high
   low long short far near hard soft half full part all so one two three four five six seven eight nine ten twenty
   thirty forty fifty sixty seventy eighty ninety first second third fourth fifth last next old new big small wide
   open ultra super mini micro mega neo quasi pan proto non anti pro ex pre post then now state government police
   army media war oil gas`.split(/\s+/),
);

/** Names that hold a country's name and a hyphen. */
const KEPT = new Set(['Guinea-Bissau', 'Austria-Hungary', 'Congo-Brazzaville', 'Congo-Kinshasa', 'Georgia-Pacific']);

/** Countries and unions of one word, as they stand in compounds of two names. */
const COUNTRIES = new Set(
  `US USA UK EU UN U.S. U.K. E.U. U.N. U.S U.K Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria
   Azerbaijan Bahrain Bangladesh Belarus Belgium Benin Bolivia Botswana Brazil Britain Brunei Bulgaria Burundi
   Cambodia Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus Denmark Djibouti Ecuador Egypt
   England Eritrea Estonia Ethiopia Fiji Finland France Gabon Gambia Germany Ghana Greece Guatemala Guinea Guyana
   Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Kazakhstan Kenya Korea
   Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Lithuania Luxembourg Macedonia Madagascar Malawi
   Malaysia Mali Malta Mauritania Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal
   Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal
   Qatar Romania Russia Rwanda Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden
   Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay
   Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe`.split(/\s+/),
);
