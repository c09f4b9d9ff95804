import { isWordClass, type WordClass, type WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { PlacedMention } from './placed-mention.ts';

/*
 * Patterns over one sentence: its tokens, and the mentions that stand in it. A pattern is written as text, elements with a
 * space between them:
 *
 *   of|for          one of these words, folded; \( \) \< \> stand for the signs themselves
 *   <copula>        a word of a class of the lexicon
 *   {person}        a mention, all its tokens; the kinds are the caller's
 *   {person}=holder the same, kept under a name
 *   _               any token that begins no mention
 *   ~               the same, or a mention of no person, but nothing that bounds a clause
 *   ^               the beginning of the sentence, taking nothing
 *   ( … )           a group
 *
 * After an element or a group `?` is 0 or 1, `*` 0 to 8, `{2,5}` so many. As many as possible are taken; of `_` and `~` as few.
 */

/** A sentence as patterns see it. */
export interface PatternText<Kind extends string> {
  readonly tokens: readonly Token[];
  readonly words: WordClasses;
  /** The mentions that begin at a token, each with the kinds that it counts as. */
  readonly startingAt: ReadonlyMap<number, readonly PatternMention<Kind>[]>;
}

export interface PatternMention<Kind extends string> {
  readonly end: number;
  readonly kinds: ReadonlySet<Kind>;
  /** What is kept where a pattern gives it a name. */
  readonly mention: PlacedMention;
}

/** What a pattern kept, by name, in text order. */
export type Captures = ReadonlyMap<string, readonly PlacedMention[]>;

export interface Pattern<Kind extends string> {
  readonly elements: readonly Element<Kind>[];
}

type Element<Kind extends string> = (Atom<Kind> | Group<Kind>) & Counts;

type Atom<Kind extends string> =
  | { readonly type: 'words'; readonly words: ReadonlySet<string> }
  | { readonly type: 'class'; readonly name: WordClass }
  | { readonly type: 'mention'; readonly kind: Kind; readonly capture?: string }
  | { readonly type: 'any' | 'filler' | 'start' };

interface Group<Kind extends string> {
  readonly type: 'group';
  readonly elements: readonly Element<Kind>[];
}

interface Counts {
  readonly least: number;
  readonly most: number;
}

/** What `*` takes at most: no pattern reads a sentence to its end. */
const MOST_REPEATED = 8;

/**
 * Reads a pattern; `$name` in it stands for a pattern of that name.
 *
 * @throws RangeError where it is not one: patterns are written by us.
 */
export function readPattern<Kind extends string>(
  text: string,
  named: ReadonlyMap<string, string> = new Map(),
): Pattern<Kind> {
  let whole = text;
  while (/\$\p{L}/u.test(whole)) {
    whole = whole.replace(/\$(\p{L}+)/gu, (_, name: string) => {
      const part = named.get(name);
      if (part === undefined) throw new RangeError(`the pattern "${text}" names $${name}, which is none`);
      return `( ${part} )`;
    });
  }
  // A group's closing bracket and its quantifier are one word: "( a b )?".
  const parts = whole.trim().split(/\s+/);
  const { elements, next } = readElements<Kind>(parts, 0, text);
  if (next < parts.length) throw new RangeError(`the pattern "${text}" closes a group that it never opened`);
  return { elements };
}

function readElements<Kind extends string>(
  parts: readonly string[],
  from: number,
  text: string,
): { elements: Element<Kind>[]; next: number } {
  const elements: Element<Kind>[] = [];
  for (let at = from; at < parts.length; at++) {
    const part = parts[at]!;
    if (part.startsWith(')')) return { elements, next: at };
    const group = part === '(' ? readElements<Kind>(parts, at + 1, text) : undefined;
    if (group) {
      at = group.next;
      if (at >= parts.length) throw new RangeError(`the pattern "${text}" opens a group that it never closes`);
    }
    const [body, counts] = splitCounts(parts[at]!);
    elements.push({ ...(group ? { type: 'group', elements: group.elements } : readAtom<Kind>(body, text)), ...counts });
  }
  return { elements, next: parts.length };
}

function splitCounts(part: string): [string, { least: number; most: number }] {
  const range = /\{(\d),(\d)\}$/.exec(part);
  if (range) return [part.slice(0, range.index), { least: Number(range[1]), most: Number(range[2]) }];
  if (part.length > 1 && part.endsWith('?')) return [part.slice(0, -1), { least: 0, most: 1 }];
  if (part.length > 1 && part.endsWith('*')) return [part.slice(0, -1), { least: 0, most: MOST_REPEATED }];
  return [part, { least: 1, most: 1 }];
}

function readAtom<Kind extends string>(part: string, text: string): Atom<Kind> {
  if (part === '_') return { type: 'any' };
  if (part === '~') return { type: 'filler' };
  if (part === '^') return { type: 'start' };
  const [, kind, capture] = /^\{(\w+)\}(?:=(\w+))?$/.exec(part) ?? [];
  if (kind !== undefined) return { type: 'mention', kind: kind as Kind, ...(capture !== undefined && { capture }) };
  const name = /^<(\w+)>$/.exec(part)?.[1];
  if (name === undefined)
    return { type: 'words', words: new Set(part.split('|').map((one) => one.replace(/^\\/, ''))) };
  if (!isWordClass(name)) throw new RangeError(`the pattern "${text}" asks for <${name}>, which is no class`);
  return { type: 'class', name };
}

/** What a pattern keeps where it fits from a token on; undefined where it does not. */
export function matchPattern<Kind extends string>(
  { elements }: Pattern<Kind>,
  text: PatternText<Kind>,
  at: number,
): Captures | undefined {
  return matchFrom(elements, 0, text, at, NOTHING, (_, captures) => captures);
}

/** The tokens that a pattern may begin at, in text order: a quick look at its first element. */
export function* findStarts<Kind extends string>(
  { elements }: Pattern<Kind>,
  text: PatternText<Kind>,
): Generator<number> {
  const [first] = elements;
  if (first?.type === 'start') yield 0;
  else if (first?.type === 'mention' && first.least > 0) yield* text.startingAt.keys();
  else {
    for (const [at, { fold }] of text.tokens.entries()) {
      if (first?.type === 'words' && first.least > 0 && !first.words.has(fold)) continue;
      if (first?.type === 'class' && first.least > 0 && !text.words[first.name].has(fold)) continue;
      yield at;
    }
  }
}

const NOTHING: Captures = new Map();

type Then = (at: number, captures: Captures) => Captures | undefined;

/** The elements from `index` on, one after another, then whatever follows. */
function matchFrom<Kind extends string>(
  elements: readonly Element<Kind>[],
  index: number,
  text: PatternText<Kind>,
  at: number,
  captures: Captures,
  then: Then,
): Captures | undefined {
  const element = elements[index];
  if (!element) return then(at, captures);
  const rest: Then = (next, kept) => matchFrom(elements, index + 1, text, next, kept, then);
  return element.type === 'any' || element.type === 'filler'
    ? matchFew(element, text, at, captures, rest)
    : matchMany(element, 0, text, at, captures, rest);
}

function matchMany<Kind extends string>(
  element: Element<Kind>,
  count: number,
  text: PatternText<Kind>,
  at: number,
  captures: Captures,
  then: Then,
): Captures | undefined {
  const more =
    count < element.most
      ? matchOnce(element, text, at, captures, (next, kept) =>
          // What takes nothing is not taken again.
          next === at && element.most > 1 ? undefined : matchMany(element, count + 1, text, next, kept, then),
        )
      : undefined;
  return more ?? (count >= element.least ? then(at, captures) : undefined);
}

/** Of what stands between, as little as possible. */
function matchFew<Kind extends string>(
  element: Element<Kind>,
  text: PatternText<Kind>,
  from: number,
  captures: Captures,
  then: Then,
): Captures | undefined {
  let at: number | undefined = from;
  for (let count = 0; count <= element.most && at !== undefined; count++) {
    const kept = count >= element.least ? then(at, captures) : undefined;
    if (kept) return kept;
    at = skip(element, text, at);
  }
  return undefined;
}

/** Where the token, or the mention, that begins here ends; undefined where it may not be skipped. */
function skip<Kind extends string>({ type }: Element<Kind>, text: PatternText<Kind>, at: number): number | undefined {
  const token = text.tokens[at];
  if (!token) return undefined;
  const mentions = text.startingAt.get(at);
  if (type === 'any') return mentions ? undefined : at + 1;
  if (mentions) {
    const [only] = mentions;
    // A mention that counts as nothing only describes what follows.
    return only && (only.kinds.size === 0 || !ACTS.has(only.mention.kind)) ? only.end : undefined;
  }
  return bounds(text, at) ? undefined : at + 1;
}

/** A person or a role between two ends is another end. */
const ACTS: ReadonlySet<string> = new Set(['person', 'role']);

/** A sign or a word that begins another part of the sentence; a hyphen between two words does not. */
function bounds<Kind extends string>({ tokens, words }: PatternText<Kind>, at: number): boolean {
  const token = tokens[at]!;
  if (/^[-–—]$/.test(token.text)) return tokens[at - 1]?.to !== token.from || tokens[at + 1]?.from !== token.to;
  return words.clauseBoundary.has(token.fold);
}

function matchOnce<Kind extends string>(
  element: Element<Kind>,
  text: PatternText<Kind>,
  at: number,
  captures: Captures,
  then: Then,
): Captures | undefined {
  const fold = text.tokens[at]?.fold;
  switch (element.type) {
    case 'words':
      return fold !== undefined && element.words.has(fold) ? then(at + 1, captures) : undefined;
    case 'class':
      return fold !== undefined && text.words[element.name].has(fold) ? then(at + 1, captures) : undefined;
    case 'start':
      return at === 0 ? then(at, captures) : undefined;
    case 'any':
    case 'filler': {
      const next = skip(element, text, at);
      return next === undefined ? undefined : then(next, captures);
    }
    case 'group':
      return matchFrom(element.elements, 0, text, at, captures, then);
    case 'mention': {
      const found = text.startingAt.get(at)?.find(({ kinds }) => kinds.has(element.kind));
      if (!found) return undefined;
      if (element.capture === undefined) return then(found.end, captures);
      const kept = [...(captures.get(element.capture) ?? []), found.mention];
      return then(found.end, new Map([...captures, [element.capture, kept]]));
    }
  }
}
