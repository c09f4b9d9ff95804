import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { Token } from '../../text/token.ts';
import { THING } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';

/**
 * Drops names that are, or are part of, the name of a thing: a law, an award, a treaty, a contest, a ship, a work. What a
 * person's own list names stays, and so does what the lexicon knows for an actor or a place of the same name.
 */
export function dropThings(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  index: LexiconIndex,
): NameCandidate[] {
  if (names.length === 0) return [];
  const things = findThings(tokens, index);
  return names.filter((name) => {
    if (name.finder === 'watchlist' || name.demonym) return true;
    return !things.some((thing) => isPart(tokens, name, thing)) && !isThingByForm(tokens, name, index);
  });
}

interface Thing {
  readonly first: number;
  readonly end: number;
}

function findThings(tokens: readonly Token[], index: LexiconIndex): Thing[] {
  const things: Thing[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const thing = index.findThing(tokens, at);
    if (!thing) continue;
    things.push({ first: at, end: at + thing.length });
    at += thing.length - 1;
  }
  return things;
}

function isPart(tokens: readonly Token[], { first, end, finder, confidence }: NameCandidate, thing: Thing): boolean {
  if (first < thing.first || end > thing.end) return false;
  const whole = first === thing.first && end === thing.end;
  if (whole && finder === 'lexicon') return false;
  return thing.end - thing.first > 1 || isLetters(tokens, thing) || confidence < THING.word;
}

/** Letters enough that no body has them for its own too: DMCA. */
function isLetters(tokens: readonly Token[], { first }: Thing): boolean {
  const { caps, text } = tokens[first]!;
  return caps && text.length >= TELLING_LETTERS;
}

const TELLING_LETTERS = 4;

/** "Clayton Act", "Booker Prize", "USS Cole": what stands at its end, behind it or before it says so. */
function isThingByForm(
  tokens: readonly Token[],
  { first, end, finder, confidence }: NameCandidate,
  { words }: LexiconIndex,
): boolean {
  if (finder === 'lexicon') return false;
  const last = tokens[end - 1]!;
  if (end - first > 1 && last.upper && words.thingHead.has(last.fold)) return confidence < THING.head;
  const next = tokens[end];
  if (next?.upper && words.thingHead.has(next.fold) && !tokens[end + 1]?.upper) return true;
  const before = tokens[first - 1];
  const ship = (token: Token | undefined) => token?.upper === true && words.thingPrefix.has(token.fold);
  return ship(before) || (end - first > 1 && ship(tokens[first]));
}
