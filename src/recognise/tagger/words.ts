import { hashText } from '../../model/random.ts';

/** What the features ask of a word form, computed once a form. Numbers are hashes. */
export interface Word {
  readonly form: string;
  readonly lower: string;
  readonly formHash: number;
  readonly lowerHash: number;
  /** `Xx`, `XX`, `x-Xx`, `dd`, …: runs longer than two are cut to two. */
  readonly shape: number;
  readonly caps: Caps;
  readonly hasDigit: boolean;
  readonly hasHyphen: boolean;
  /** Lower-cased prefixes of 1 to 4 code units, fewer in a shorter word. */
  readonly prefixes: readonly number[];
  /** Lower-cased suffixes of 1 to 5 code units, fewer in a shorter word. */
  readonly suffixes: readonly number[];
}

/** How a word is written: no letter, all lower, first upper, all upper, a single upper letter, otherwise mixed. */
export type Caps = 'none' | 'lower' | 'title' | 'upper' | 'initial' | 'mixed';

export const CAPS: readonly Caps[] = ['none', 'lower', 'title', 'upper', 'initial', 'mixed'];

/** Whether it has a capital anywhere. */
export function isCapital({ caps }: Word): boolean {
  return caps !== 'none' && caps !== 'lower';
}

/** More forms than any article has; past it a cache of words is emptied. */
const CACHE_LIMIT = 100_000;

export type WordCache = Map<string, Word>;

export function findWord(cache: WordCache, form: string): Word {
  const known = cache.get(form);
  if (known) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const word = describeWord(form);
  cache.set(form, word);
  return word;
}

function describeWord(given: string): Word {
  const form = normaliseForm(given);
  const lower = form.toLowerCase();
  const folded = /^\p{N}[\p{N}.,:/]*$/u.test(lower) ? lower.replace(/\p{N}/gu, '0') : lower;
  return {
    form,
    lower,
    formHash: hashText(form === lower ? folded : form) | 0,
    lowerHash: hashText(folded) | 0,
    shape: hashText(shapeOf(form)) | 0,
    caps: capsOf(form),
    hasDigit: /\p{N}/u.test(form),
    hasHyphen: /.[-‐‑]./.test(form),
    prefixes: [1, 2, 3, 4].filter((n) => n < folded.length).map((n) => hashText(folded.slice(0, n)) | 0),
    suffixes: [1, 2, 3, 4, 5].filter((n) => n < folded.length).map((n) => hashText(folded.slice(-n)) | 0),
  };
}

/** Signs that come in several guises become one. */
function normaliseForm(form: string): string {
  if (/^[\x20-\x7e]*$/.test(form)) return form === '``' || form === "''" ? '"' : form;
  return form
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑]/g, '-')
    .replace(/[–—―]/g, '--')
    .replace(/…/g, '...');
}

function capsOf(form: string): Caps {
  const letters = form.replace(/[^\p{Lu}\p{Lt}\p{Ll}]/gu, '');
  if (letters === '') return /\p{L}/u.test(form) ? 'lower' : 'none';
  if (/^\p{Ll}+$/u.test(letters)) return 'lower';
  if (/^[\p{Lu}\p{Lt}]+$/u.test(letters)) return letters.length === 1 ? 'initial' : 'upper';
  if (/^[\p{Lu}\p{Lt}]\p{Ll}+$/u.test(letters) && /^[\p{Lu}\p{Lt}]/u.test(form)) return 'title';
  return 'mixed';
}

function shapeOf(form: string): string {
  const shape = form
    .slice(0, 30)
    .replace(/\p{N}/gu, '0')
    .replace(/[\p{Lu}\p{Lt}]/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/[^\p{L}0Xx\x21-\x7e]/gu, '_');
  return shape.replace(/(.)\1{2,}/gu, '$1$1');
}
