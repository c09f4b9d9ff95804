import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { TaggedSentence } from '../tagger.ts';
import type { Bounds } from './name-bounds.ts';
import type { NameCandidate } from './name-candidate.ts';

/** The name that is all of a sentence before its verb, but for an article and what stands in brackets. */
export function subjectBefore(
  tokens: readonly Token[],
  pos: TaggedSentence['pos'],
  names: readonly NameCandidate[],
  verb: number,
  words: WordClasses,
): Bounds | undefined {
  let first = 0;
  while (first < verb && !tokens[first]!.word) first++;
  if (tokens[first]?.fold === 'the' && first + 1 < verb) first++;
  let end = first;
  while (end < verb && (isNameToken(tokens[end]!) || (end > first && isLink(tokens[end]!, words)))) end++;
  if (end === first || end - first > 8 || isLink(tokens[end - 1]!, words)) return undefined;
  let at = end;
  while (at < verb && !tokens[at]!.word && !tokens[at]!.text.startsWith('(')) at++;
  if (tokens[at]?.text === '(') {
    while (at < verb && tokens[at]!.text !== ')') at++;
    at++;
  }
  if (at !== verb) return undefined;
  const run = { first, end };
  // "Reconciliation is a street": a capital at the start of a sentence says nothing.
  const ordinary = end - first === 1 && pos[first] !== 'PROPN' && !names.some((name) => name.first === first);
  return isRun(tokens, run, words) && !ordinary ? run : undefined;
}

/** A small word that ties the words of a name. */
function isLink(token: Token, words: WordClasses): boolean {
  return !token.upper && words.nameLink.has(token.fold);
}

export function isNameToken(token: Token): boolean {
  return token.upper || (token.word && /\d/.test(token.text));
}

/** A name worth defining: a capital in it, and more than a day, a pronoun or an ordinary opening word. */
export function isRun(tokens: readonly Token[], { first, end }: Bounds, words: WordClasses): boolean {
  let capital = false;
  for (let at = first; at < end; at++) {
    const { text, fold } = tokens[at]!;
    if (words.calendar.has(fold)) return false;
    if (/\p{Lu}/u.test(text) && !words.functionWord.has(fold)) capital = true;
  }
  return capital;
}

/** The name that ends before a token: as it was found, else the run of capitals. */
export function nameEndingAt(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  end: number,
  words: WordClasses,
): Bounds | undefined {
  const known = names.find((name) => name.end === end && !name.demonym);
  if (known) return known;
  let first = end;
  while (first > 0 && isNameToken(tokens[first - 1]!)) first--;
  const run = { first, end };
  return first > 0 && first < end && isRun(tokens, run, words) ? run : undefined;
}

/** The name that begins at a token: as it was found, else the run of capitals. */
export function nameFrom(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  first: number,
  words: WordClasses,
): Bounds | undefined {
  const known = names.find((name) => name.first === first && !name.demonym);
  if (known) return POSSESSIVES.has(tokens[known.end]?.text ?? '') ? undefined : known;
  let end = first;
  while (end < tokens.length && isNameToken(tokens[end]!)) end++;
  const run = { first, end };
  return end > first && isRun(tokens, run, words) && !names.some((name) => name.first < end && first < name.end)
    ? run
    : undefined;
}

const POSSESSIVES = new Set(["'s", '’s', "'", '’']);

/** A run of capitals that a small word carries on: "the magazine Business and Finance". */
export function goesOn(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  { first, end }: Bounds,
  words: WordClasses,
): boolean {
  const link = tokens[end];
  if (names.some((name) => name.first === first && name.end === end)) return false;
  return (
    tokens[end + 1]?.upper === true &&
    ((link !== undefined && isLink(link, words)) || words.nameParticle.has(link?.text ?? ''))
  );
}

/** The names that "such as", "like" or "including" begins: "X", "X and Y", "X, Y and Z". */
export function listAfter(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  from: number,
  words: WordClasses,
): Bounds[] {
  let at = tokens[from]?.text === ',' ? from + 1 : from;
  if (tokens[at]?.fold === 'such' && tokens[at + 1]?.fold === 'as') at += 2;
  else if (tokens[at]?.fold === 'like' || tokens[at]?.fold === 'including') at += 1;
  else return [];
  const runs: Bounds[] = [];
  for (;;) {
    if (tokens[at]?.fold === 'the') at++;
    const run = nameFrom(tokens, names, at, words);
    if (!run) return runs;
    runs.push(run);
    at = run.end;
    const comma = tokens[at]?.text === ',';
    if (comma) at++;
    if (tokens[at]?.fold === 'and' || tokens[at]?.fold === 'or') at++;
    else if (!comma) return runs;
  }
}
