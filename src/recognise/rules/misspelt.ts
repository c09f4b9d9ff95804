import type { Lexicon } from '../../lexicon/lexicon.ts';
import { foldName } from '../../text/fold.ts';
import type { Token } from '../../text/token.ts';
import { SPELLING_MENDED } from '../weights.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/** The words of the best known names, folded → as they are printed inside a sentence. */
export type NameWords = ReadonlyMap<string, string>;

/**
 * Collects them from countries and known organisations. Not from cities and given names: there are so many that a foreign
 * name that nobody knows is as likely one letter from one of them.
 */
export function collectNameWords({ names, words }: Lexicon): NameWords {
  const collected = new Map<string, string>();
  for (const [phrase, { kind, country }] of names) {
    if (!country && kind !== 'organization') continue;
    for (const word of phrase.split(' ')) {
      const fold = foldName(word);
      if (fold.length >= SPELLING_MENDED.shortestKnown && isLetters(fold) && !words.functionWord.has(fold))
        collected.set(fold, fold[0]!.toUpperCase() + fold.slice(1));
    }
  }
  return collected;
}

/**
 * Reads words with one wrong letter, as scans and hasty hands leave them, as what they stand for: a word with a capital that
 * nobody knows, one letter from a single word with a capital that this article uses more often, or as often and is known, or else from a
 * single word of the lexicon's names. Offsets stay: what is quoted is what was printed.
 *
 * @param knows whether a folded word is one that was met before.
 */
export function mendSpelling(
  sentences: readonly SentenceTokens[],
  knows: (fold: string) => boolean,
  world: NameWords,
): readonly SentenceTokens[] {
  const own = countCapitals(sentences);
  const mended = new Map<string, string>();
  for (const [fold, { count }] of own) {
    if (fold.length < SPELLING_MENDED.shortest || !isLetters(fold) || world.has(fold) || knows(fold)) continue;
    const printed: string | undefined =
      findOnly(fold, (near) => {
        const other = own.get(near);
        if (!other || other.count < count) return undefined;
        return other.count > count || world.has(near) || knows(near) ? other.printed : undefined;
      }) ?? findOnly(fold, (near) => world.get(near));
    if (printed !== undefined) mended.set(fold, printed);
  }
  if (mended.size === 0) return sentences;
  return sentences.map((sentence) => {
    if (!sentence.tokens.some((token) => token.upper && mended.has(token.fold))) return sentence;
    return {
      ...sentence,
      tokens: sentence.tokens.map((token) => {
        const printed = token.upper ? mended.get(token.fold) : undefined;
        return printed === undefined ? token : rewrite(token, printed);
      }),
    };
  });
}

function rewrite(token: Token, printed: string): Token {
  return { ...token, text: token.caps ? printed.toUpperCase() : printed, fold: foldName(printed) };
}

function isLetters(fold: string): boolean {
  return /^[a-z]+$/.test(fold);
}

/** Words that differ in how they end are more often forms of one ("Gandhis", "Lipska", "Hondurans") than misspelt. */
function isForm(fold: string, near: string): boolean {
  return fold.at(-1) !== near.at(-1) || (fold.length !== near.length && fold.endsWith('s'));
}

function countCapitals(sentences: readonly SentenceTokens[]): Map<string, { count: number; printed: string }> {
  const counts = new Map<string, { count: number; printed: string }>();
  for (const { tokens } of sentences) {
    for (const { fold, upper, caps, text } of tokens) {
      if (!upper) continue;
      const known = counts.get(fold);
      const shouted = known !== undefined && known.printed === known.printed.toUpperCase();
      if (!known) counts.set(fold, { count: 1, printed: text });
      else counts.set(fold, { count: known.count + 1, printed: shouted && !caps ? text : known.printed });
    }
  }
  return counts;
}

/** What is found at the words one edit away, where it is one thing alone. */
function findOnly(fold: string, find: (near: string) => string | undefined): string | undefined {
  let only: string | undefined;
  for (const near of listNear(fold)) {
    if (isForm(fold, near)) continue;
    const found = find(near);
    if (found === undefined || found === only) continue;
    if (only !== undefined) return undefined;
    only = found;
  }
  return only;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** All words of small letters that one edit makes of another: a letter left out, put in, replaced, or two swapped. */
function* listNear(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      yield before + letter + after;
      if (after !== '' && after[0] !== letter) yield before + letter + after.slice(1);
    }
    if (after !== '') yield before + after.slice(1);
    if (after.length > 1 && after[0] !== after[1]) yield before + after[1]! + after[0]! + after.slice(2);
  }
}
