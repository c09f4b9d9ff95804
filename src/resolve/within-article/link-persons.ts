import type { WordClasses } from '../../lexicon/word-classes.ts';
import { editDistanceWithin } from '../../text/edit-distance.ts';
import { looseKey, tellingWords } from '../../text/name-key.ts';
import { familyFirst } from '../family-name.ts';
import { isPerson } from '../name-kind.ts';
import type { LocalLinks } from './links.ts';
import { countMentions, type LocalName } from './local-name.ts';

/** Short names of persons: "Trump" where the article names one Donald Trump. */
export function linkPersons(actors: readonly LocalName[], words: WordClasses, found: LocalLinks): void {
  const generations = words.generation;
  const byWord = new Map<string, LocalName[]>();
  const byLoose = new Map<string, LocalName[]>();
  const add = (map: Map<string, LocalName[]>, key: string, name: LocalName): void => {
    const list = map.get(key);
    if (list) list.push(name);
    else map.set(key, [name]);
  };
  for (const name of actors) {
    // "REAGAN DENOUNCES" is nobody's full name.
    if (!isPerson(name) || name.words.length < 2 || name.unconfirmed) continue;
    for (const word of new Set(name.words)) {
      add(byWord, word, name);
      add(byLoose, looseKey(word), name);
    }
  }
  for (const name of actors) {
    if (name.lexicon || name.acronym) continue;
    if (!isPerson(name) && name.words.length > 1) continue;
    const telling = tellingWords(name.words).filter((word) => !generations.has(word));
    const last = telling.at(-1);
    if (last === undefined) continue;
    let bearers = byWord.get(last) ?? [];
    let confidence = 0.9;
    if (bearers.length === 0 && last.length > 2) {
      bearers = byLoose.get(looseKey(last)) ?? [];
      confidence = 0.85;
    }
    if (bearers.length === 0 && telling.length === 1 && last.length >= 5 && isPerson(name)) {
      // "Reagan" may be a slip for Regan, or somebody else: only a person can tell.
      for (const bearer of findMisspelt(last, byWord).slice(0, 1)) {
        found.doubt(name, bearer, 'spelling', 0.5);
      }
      continue;
    }
    const scored = bearers
      .filter(
        (bearer) =>
          bearer !== name &&
          bearer.words.length > name.words.length &&
          mayBear(bearer.words, name.words, telling, generations),
      )
      .map((bearer) => ({ bearer, score: scoreBearer(bearer.words, last, words) }));
    const best = Math.max(0, ...scored.map(({ score }) => score));
    const top = scored.filter(({ score }) => score === best);
    const [first, second] = top;
    if (first && !second) found.link(name, first.bearer, 'short-name', isPerson(name) ? confidence : 0.7);
    else if (first && second) {
      const bearer = findProtagonist(top.map(({ bearer }) => bearer));
      if (bearer) found.link(name, bearer.longest, 'short-name', bearer.confidence);
      else for (const { bearer } of top.slice(0, 3)) found.doubt(name, bearer, 'short-name', 0.4);
    }
  }
}

/**
 * Of several full names in one article the one that its bare surname goes on to mean: who is named in full first and most.
 * Relatives, and others of that name, are named in full where they come in. Longer and shorter forms of one full name are
 * one bearer: "John F. Kelly", "John Kelly".
 *
 * @param bearers in the order in which they are first named.
 */
function findProtagonist(
  bearers: readonly LocalName[],
): { readonly longest: LocalName; readonly confidence: number } | undefined {
  const persons: { longest: LocalName; mentions: number; readonly order: number }[] = [];
  for (const [order, bearer] of bearers.entries()) {
    const same = persons.find(({ longest }) => sameEnds(bearer.words, longest.words));
    if (!same) {
      persons.push({ longest: bearer, mentions: countMentions(bearer), order });
      continue;
    }
    same.mentions += countMentions(bearer);
    if (bearer.words.length > same.longest.words.length) same.longest = bearer;
  }
  const [first, second] = persons.sort((a, b) => b.mentions - a.mentions || a.order - b.order);
  if (!first) return undefined;
  if (!second) return { longest: first.longest, confidence: 0.85 };
  if (first.mentions >= CLEAR_LEAD * second.mentions) return { longest: first.longest, confidence: 0.75 };
  const leads = first.order === 0 && first.mentions > second.mentions;
  return leads ? { longest: first.longest, confidence: 0.7 } : undefined;
}

/** Times that a protagonist is named in full for each time that another bearer of the surname is. */
const CLEAR_LEAD = 3;

/** Whether a longer name may be the shorter one's: its words in order, the same generation, no other middle name. */
function mayBear(
  long: readonly string[],
  short: readonly string[],
  telling: readonly string[],
  generations: ReadonlySet<string>,
): boolean {
  if (!contains(long, telling)) return false;
  const generation = long.find((word) => generations.has(word));
  if (short.length > 1 && generation !== short.find((word) => generations.has(word))) return false;
  return telling.length < 3 || long[0] !== telling[0] || long[1] === telling[1];
}

function findMisspelt(word: string, byWord: ReadonlyMap<string, LocalName[]>): LocalName[] {
  for (const [other, bearers] of byWord) {
    if (
      other[0] === word[0] &&
      bearers.some((bearer) => bearer.words.at(-1) === other) &&
      editDistanceWithin(word, other, 1) <= 1
    )
      return bearers;
  }
  return [];
}

/** Whether every word of the short name is in the long one, in order; an initial stands for its word. */
function contains(long: readonly string[], short: readonly string[]): boolean {
  let at = 0;
  for (const word of short) {
    while (at < long.length && !sameWord(long[at] ?? '', word)) at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

function sameWord(a: string, b: string): boolean {
  return a === b || looseKey(a) === looseKey(b) || (a.length > 4 && a[0] === b[0] && editDistanceWithin(a, b, 1) <= 1);
}

function sameEnds(a: readonly string[], b: readonly string[]): boolean {
  return a[0] === b[0] && a.at(-1) === b.at(-1);
}

/** How likely a word of a full name is what its bearer goes by: the family name, wherever custom puts it, before any other. */
function scoreBearer(words: readonly string[], word: string, classes: WordClasses): number {
  const family = familyFirst(words, classes);
  if (family !== undefined) return sameWord(family, word) ? 3 : 1;
  const named = words.filter((other) => !classes.generation.has(other));
  if (sameWord(named.at(-1) ?? '', word)) return named.length < words.length ? 2.5 : 3;
  return sameWord(named[0] ?? '', word) ? 1 : 2;
}
