import { isAcronym } from '../text/acronym.ts';
import type { Token } from '../text/token.ts';
import { tokeniseSpan } from '../text/tokens.ts';
import type { Lexicon, LexiconName, LexiconRole } from './lexicon.ts';
import type { WordClasses } from './word-classes.ts';

/** The lexicon arranged so that the longest entry that begins at a token is found at once. */
export interface LexiconIndex {
  readonly lexicon: Lexicon;
  readonly words: WordClasses;
  /** Tokens of the longest name that begins at `tokens[at]`, and the name; undefined where there is none. */
  findName(tokens: readonly Token[], at: number): Match<LexiconName> | undefined;
  findDemonym(tokens: readonly Token[], at: number): Match<string> | undefined;
  /** The longest law, award, ship, work or the like that begins there, and which of them it is. */
  findThing(tokens: readonly Token[], at: number): Match<string> | undefined;
  /** The longest role that begins there, in any case and number, with its singular. */
  findRole(tokens: readonly Token[], at: number): Match<LexiconRole> | undefined;
}

export interface Match<Value> {
  readonly length: number;
  readonly value: Value;
}

/** Arranges a lexicon for matching. */
export function indexLexicon(lexicon: Lexicon): LexiconIndex {
  const names = new PhraseMap<LexiconName>();
  for (const [key, entry] of lexicon.names) names.add(key, entry);
  const acronyms = new PhraseMap<LexiconName>();
  for (const [key, entry] of lexicon.acronyms) acronyms.add(key, entry);
  const demonyms = new PhraseMap<string>();
  for (const [key, country] of lexicon.demonyms) demonyms.add(key, country);
  const roles = new PhraseMap<LexiconRole>();
  for (const [key, role] of lexicon.roles) if (!isAcronym(key)) roles.add(key, role);

  const things = new PhraseMap<string>();
  const printedThings = new PhraseMap<string>();
  for (const [key, kind] of lexicon.things) (isAcronym(key) ? printedThings : things).add(key, kind);

  const findName = (tokens: readonly Token[], at: number): Match<LexiconName> | undefined => {
    const first = tokens[at];
    if (!first?.word) return undefined;
    const printed = acronyms.find(tokens, at, (token) => token.text);
    const found = names.find(tokens, at, (token) => token.fold);
    const best = (printed?.length ?? 0) >= (found?.length ?? 0) ? printed : found;
    if (!best) return undefined;
    // "The Sun" is a paper, "the sun" is not; at the start of a sentence nobody can tell.
    if (first.fold === 'the' && (at === 0 || !first.upper)) return undefined;
    for (let i = at; i < at + best.length; i++) if (tokens[i]?.upper) return best;
    return undefined;
  };
  const findRole = (tokens: readonly Token[], at: number): Match<LexiconRole> | undefined => {
    const first = tokens[at];
    if (!first?.word) return undefined;
    const acronym = lexicon.roles.get(first.text);
    if (acronym && isAcronym(first.text)) return { length: 1, value: acronym };
    const exact = roles.find(tokens, at, (token) => token.fold);
    const plural = roles.find(tokens, at, (token) => singularOf(token.fold, lexicon));
    return (plural?.length ?? 0) > (exact?.length ?? 0) ? plural : exact;
  };
  return {
    lexicon,
    words: lexicon.words,
    findThing: (tokens, at) =>
      tokens[at]?.upper
        ? (printedThings.find(tokens, at, (token) => token.text) ?? things.find(tokens, at, (token) => token.fold))
        : undefined,
    findName: remember(findName),
    findRole: remember(findRole),
    findDemonym: (tokens, at) => (tokens[at]?.upper ? demonyms.find(tokens, at, (token) => token.fold) : undefined),
  };
}

type Find<Value> = (tokens: readonly Token[], at: number) => Match<Value> | undefined;

/** Several rules ask the same of the same sentence: its answers are kept until another sentence comes. */
function remember<Value>(find: Find<Value>): Find<Value> {
  let sentence: readonly Token[] | undefined;
  let answers: (Match<Value> | null | undefined)[] = [];
  return (tokens, at) => {
    if (tokens !== sentence) {
      sentence = tokens;
      answers = [];
    }
    let answer = answers[at];
    if (answer === undefined) {
      answer = find(tokens, at) ?? null;
      answers[at] = answer;
    }
    return answer ?? undefined;
  };
}

/** Phrases by their first token; the longest that fits wins. */
class PhraseMap<Value> {
  readonly #byFirst = new Map<string, { longest: number; phrases: Map<string, Value> }>();

  /** A compound is found whether the tokenizer leaves it whole (`al-Qaeda`) or takes it apart (`France|-|Presse`). */
  add(phrase: string, value: Value): void {
    const parts = tokeniseSpan(phrase, { from: 0, to: phrase.length }).map(({ from, to }) => phrase.slice(from, to));
    this.#addParts(parts, value);
    if (phrase.includes('-'))
      this.#addParts(
        parts.flatMap((part) => part.split(/(-)/).filter((piece) => piece !== '')),
        value,
      );
  }

  #addParts(parts: readonly string[], value: Value): void {
    const first = parts[0];
    if (first === undefined) return;
    let entry = this.#byFirst.get(first);
    if (!entry) {
      entry = { longest: 0, phrases: new Map() };
      this.#byFirst.set(first, entry);
    }
    const key = parts.join(' ');
    if (!entry.phrases.has(key)) entry.phrases.set(key, value);
    entry.longest = Math.max(entry.longest, parts.length);
  }

  find(tokens: readonly Token[], at: number, read: (token: Token) => string): Match<Value> | undefined {
    const first = tokens[at];
    if (!first) return undefined;
    let key = read(first);
    const entry = this.#byFirst.get(key);
    if (!entry) return undefined;
    let best: Match<Value> | undefined;
    for (let length = 1; length <= entry.longest; length++) {
      if (length > 1) {
        const token = tokens[at + length - 1];
        if (!token) break;
        key += ` ${read(token)}`;
      }
      const value = entry.phrases.get(key);
      if (value !== undefined) best = { length, value };
    }
    return best;
  }
}

/** The singular of an English noun, where the lexicon knows it as a role or as a part of one; else the word itself. */
function singularOf(word: string, lexicon: Lexicon): string {
  const role = lexicon.roles.get(word);
  if (role) return role.lemma.includes(' ') ? word : role.lemma;
  if (word.endsWith('men')) {
    const man = `${word.slice(0, -3)}man`;
    if (lexicon.roles.has(man)) return man;
  }
  if (!word.endsWith('s') || word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const stem = word.slice(0, -1);
  if (/(?:s|x|z|ch|sh)es$/.test(word) && !lexicon.roles.has(stem)) return word.slice(0, -2);
  return stem;
}
