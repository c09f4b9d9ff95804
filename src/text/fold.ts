import { remember } from './remember.ts';

/**
 * Lower case, without accents and what nobody sees, and with typographic marks made plain: two spellings a reader would
 * call the same. White space and signs stay where they are. `Łódź – Sanaʿa` → `lodz - sanaa`.
 */
export function foldText(text: string): string {
  if (/^[a-z]+$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(UNDECOMPOSED_LETTER, (letter) => UNDECOMPOSED.get(letter) ?? letter);
}

/**
 * A name's key for comparison: folded, one kind of apostrophe and hyphen, single spaces, none at its ends.
 * `Café-Bar  X’s` → `cafe-bar x's`.
 */
export function foldName(name: string): string {
  return /^[a-z]+$/.test(name) ? name : foldOther(name);
}

const foldOther = remember((name: string): string => {
  // "Nukuʻalofa" is printed with any apostrophe, and hardly ever without: in a name it is one.
  return foldText(name.replace(/[ʻʼ`′]/g, "'"))
    .replace(/[‐‑‒−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
});

/** A folded text and where each of its code units came from. */
export interface FoldedText {
  readonly folded: string;
  /** For each code unit of `folded`, and one past its end, the offset in the original. */
  readonly origin: readonly number[];
}

/** As `foldText`, for who marks in the original what was found in the folded text. */
export function foldWithOrigin(text: string): FoldedText {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = foldText(character);
    for (let i = 0; i < plain.length; i++) origin.push(at);
    folded += plain;
    at += character.length;
  }
  origin.push(at);
  return { folded, origin };
}

/** Letters that Unicode does not decompose, how people type them, and marks in their plain form. */
const UNDECOMPOSED: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  // The last letter of a Greek word: lower-casing a word at a time writes it, lower-casing a letter at a time does not.
  ['ς', 'σ'],
  ['ʿ', ''],
  ['ʾ', ''],
  ['ʻ', ''],
  ['’', "'"],
  ['‘', "'"],
  ['–', '-'],
  ['—', '-'],
]);

const UNDECOMPOSED_LETTER = new RegExp(`[${[...UNDECOMPOSED.keys()].join('')}]`, 'g');
