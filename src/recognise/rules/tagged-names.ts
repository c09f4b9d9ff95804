import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import type { TaggedName } from '../tagger.ts';
import { TAGGED } from '../weights.ts';
import { demonymCandidate, findKnown, fromEntry, type Known, readKnown, weigh } from './known-names.ts';
import { type Bounds, boundName, isOfPeoples } from './name-bounds.ts';
import { candidatesOverlap, type NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';
import {
  dropTitleBehind,
  findBearerBefore,
  findBearerBehind,
  findTwo,
  isFullName,
  isLead,
  isNoName,
  isPeople,
  isTail,
  skipTitles,
  type TaggedBounds,
} from './tagged-bounds.ts';
import { isPlaceBeside, kindOf } from './tagged-kind.ts';

/**
 * Names of one sentence by the tagger and the lexicon together. The lexicon decides what it knows well: countries, names
 * of several words, initials. The tagger decides where names begin and end, and what an unknown or ambiguous one is.
 */
export function findTaggedNames(
  sentence: SentenceTokens,
  tagged: readonly TaggedName[],
  lexicon: Lexicon,
  index: LexiconIndex,
): NameCandidate[] {
  const { tokens } = sentence;
  const known = findKnown(sentence, index);
  const found: NameCandidate[] = [];
  for (const name of tagged) {
    if (name.confidence < TAGGED.least) continue;
    const span = placeName(tokens, name);
    if (span) for (const read of readTagged(tokens, span, name, { known, lexicon, index })) found.push(read);
  }
  for (const match of known) {
    if (found.some((other) => other.first < match.end && match.first < other.end)) continue;
    const candidate = readKnown(sentence, match, index.words);
    if (candidate) found.push(candidate);
  }
  for (let at = 0; at < tokens.length; at++) {
    const demonym = index.findDemonym(tokens, at);
    if (!demonym) continue;
    const candidate = demonymCandidate(at, demonym);
    if (!found.some((other) => candidatesOverlap(other, candidate))) found.push(candidate);
    at += demonym.length - 1;
  }
  return found.sort((a, b) => a.first - b.first);
}

/**
 * The shapes' second opinion: it raises a doubtful tagged name that it agrees with, and adds names that the tagger
 * passed over where their form is plain. What each is worth was measured on the newswire and Wikipedia development
 * sets: a plain organisation alone is right in two of three cases, a lone acronym in one of four, in three of four where it
 * speaks or is followed by its spokesman or fighters.
 */
export function addShapes(
  tokens: readonly Token[],
  tagged: readonly NameCandidate[],
  shapes: readonly NameCandidate[],
  words: WordClasses,
): NameCandidate[] {
  const joined = tagged.map((name) => {
    if (name.confidence >= TAGGED.sure || name.demonym) return name;
    const agreeing = shapes.find((shape) => candidatesOverlap(shape, name) && isPlace(shape) === isPlace(name));
    if (!agreeing || agreeing.demonym || agreeing.finder !== 'shape') return name;
    return { ...name, confidence: Math.max(name.confidence, agreeing.guess ? TAGGED.agreedGuess : TAGGED.agreed) };
  });
  for (const shape of shapes) {
    if (shape.finder !== 'shape' || shape.guess) continue;
    const rivals = joined.filter((name) => candidatesOverlap(name, shape));
    // "Free Burma Rangers" holds a country, and is more than it.
    const wider =
      shape.kind === 'organization' &&
      shape.confidence >= TAGGED.organizationShape &&
      rivals.every((name) => isWithin(name, shape));
    if (rivals.length > 0 && !wider) continue;
    for (const rival of rivals) joined.splice(joined.indexOf(rival), 1);
    const several = shape.end - shape.first > 1;
    const caps = tokens[shape.first]?.caps === true;
    if (shape.kind === 'person') {
      if (shape.confidence >= TAGGED.personShape) joined.push({ ...shape, confidence: TAGGED.missedPerson });
    } else if (several && shape.confidence >= TAGGED.organizationShape)
      joined.push({ ...shape, confidence: TAGGED.missedOrganization });
    else if (caps && shape.kind === 'organization') {
      const after = tokens[shape.end]?.fold ?? '';
      const acts = words.speechVerb.has(after) || words.organizationNounAfter.has(after);
      joined.push({ ...shape, confidence: acts ? TAGGED.missedActingAcronym : TAGGED.missedAcronym });
    }
  }
  return joined.sort((a, b) => a.first - b.first);
}

/** A lexicon's one-word place strictly inside another name. */
function isWithin(inner: NameCandidate, outer: NameCandidate): boolean {
  return inner.kind === 'place' && inner.finder === 'lexicon' && inner.end - inner.first < outer.end - outer.first;
}

function isPlace(name: NameCandidate): boolean {
  return name.kind === 'place';
}

function placeName(tokens: readonly Token[], name: TaggedName): Bounds | undefined {
  const first = tokens.findIndex((token) => token.from === name.from);
  if (first < 0) return undefined;
  let end = first;
  while (end < tokens.length && (tokens[end]?.to ?? 0) <= name.to) end++;
  return end > first ? { first, end } : undefined;
}

/** What a tagged span is weighed against. */
interface Knowledge {
  /** In the same sentence. */
  readonly known: readonly Known[];
  readonly lexicon: Lexicon;
  readonly index: LexiconIndex;
}

/** One tagged span: cut at titles and at what the lexicon knows better, then weighed against it; two where two run together. */
function readTagged(
  tokens: readonly Token[],
  span: Bounds,
  name: TaggedName,
  knowledge: Knowledge,
): readonly NameCandidate[] {
  const { known, lexicon, index } = knowledge;
  const bounds = boundTagged(tokens, span, name, knowledge);
  if (!bounds) return [];
  const { first, end, person } = bounds;
  const two = cutApart(tokens, bounds, name, knowledge);
  if (two) return two;
  // "Syrian Democratic Forces Commander": a known name of several words and a role behind it.
  const inner = known.find((match) => match.first === first && match.end < end && match.end - match.first > 1);
  if (inner && index.findRole(tokens, inner.end))
    return [fromEntry(inner.first, inner.end, inner.entry, Math.max(inner.entry.confidence, name.confidence))];
  // "Kurdish SDF": what stands before a known organisation only describes it.
  const tail = known.find((match) => match.end === end && match.first > first && match.entry.kind !== 'place');
  if (tail && (tokens[tail.first]?.caps || tail.end - tail.first > 1) && name.confidence < TAGGED.cutToKnownBelow)
    return [fromEntry(tail.first, tail.end, tail.entry, tail.entry.confidence)];
  const exact = known.find((match) => match.first === first && match.end === end);
  if (exact) return [weigh(exact, name)];
  const partly = known.find(
    (match) => match.first < end && first < match.end && (match.first < first || match.end > end),
  );
  if (partly && (partly.end - partly.first > 1 || name.confidence < TAGGED.partlyKnownBelow)) return [];
  const demonym = index.findDemonym(tokens, first);
  if (demonym?.length === end - first) return [demonymCandidate(first, demonym)];
  const read = (from: number): NameCandidate => {
    const kind = kindOf(tokens, from, end, person ? { ...name, kind: 'person' } : name, lexicon);
    const confidence = name.confidence + TAGGED.lift * (1 - name.confidence);
    // "Borno state", "the village of Baghouz" say that it is a place.
    const told = kind === 'place' && (span.end > end || isPlaceBeside(tokens, from, end, index.words));
    const sure = told ? Math.max(TAGGED.toldPlace, confidence) : confidence;
    return { first: from, end, kind, finder: 'tagger', confidence: sure };
  };
  // A place and a person run together: "Turkey Recep Erdogan", "Mayor of Koszalin Piotr Jedlinski", "Vermont Bernie Sanders".
  const country = known.find((match) => match.first === first && match.end < end && match.entry.kind === 'place');
  if (country && !lexicon.givenNames.has(tokens[first]!.fold)) {
    const place = fromEntry(country.first, country.end, country.entry, country.entry.confidence);
    const isFull = isFullName(tokens, { first: country.end, end }, lexicon);
    const isApart =
      country.entry.country ||
      (tokens[first - 1]?.fold === 'of' && end - country.end > 1) ||
      (isFull && lexicon.states.has(country.entry.name));
    if (isApart && name.kind === 'person') return [place, read(country.end)];
    // Taken for an organisation.
    if (isFull && name.kind !== 'person')
      return [place, { ...read(country.end), kind: 'person', confidence: name.confidence * TAGGED.cutApart }];
  }
  return [read(first)];
}

/** Where the name within a tagged span begins and ends, and whether it is a person's; none where it is no name. */
function boundTagged(
  tokens: readonly Token[],
  span: Bounds,
  name: TaggedName,
  { known, index }: Knowledge,
): TaggedBounds | undefined {
  let { first, end } = span;
  // The tagger's kind comes first; what the lexicon knows as a whole keeps its bounds.
  const whole = known.find(
    (match) => match.first <= first && match.end >= end && match.end - match.first > end - first,
  );
  if (whole && (whole.end - whole.first > 1 || whole.entry.country)) return undefined;
  const titled = skipTitles(tokens, first, end, index);
  // "PM Vajpayee" and "Sgt. Pepper" are persons whatever the tagger thinks of their kind.
  const person =
    name.kind === 'person' || (titled > first && end - titled === 1 && name.confidence < TAGGED.titledPersonBelow);
  if (person) first = titled;
  // "Muslim Zara Kay": a faith that two names follow.
  if (person && end - first > 2 && isPeople(tokens, first, first + 1, index)) first++;
  while (end > first + 1 && isTail(tokens[end - 1], index.words)) end--;
  while (first < end - 1 && isLead(tokens, first, index.words)) first++;
  end = dropTitleBehind(tokens, first, end, index);
  ({ first, end } = boundName(tokens, { first, end }, person ? 'person' : name.kind, index));
  // "Kurdish SDF": whose forces they are is no part of initials.
  if (end - first > 1 && tokens[end - 1]?.caps && isPeople(tokens, first, end - 1, index)) first = end - 1;
  const only = tokens[first];
  if (end <= first || !only) return undefined;
  if (end - first === 1 && isNoName(only, index.words)) return undefined;
  if (end - first > 1 && name.kind === 'organization' && isOfPeoples(tokens, { first, end }, index)) return undefined;
  return { first, end, person };
}

/** Two organisations, or an organisation and one of its people, that the tagger took for one name. */
function cutApart(
  tokens: readonly Token[],
  bounds: TaggedBounds,
  name: TaggedName,
  { lexicon, index }: Knowledge,
): readonly NameCandidate[] | undefined {
  const { first, end } = bounds;
  const confidence = name.confidence * TAGGED.cutApart;
  const and = name.kind === 'organization' ? findTwo(tokens, first, end, index.words) : undefined;
  if (and !== undefined)
    return [
      { first, end: and, kind: 'organization', finder: 'tagger', confidence },
      { first: and + 1, end, kind: 'organization', finder: 'tagger', confidence },
    ];
  const of = name.kind === 'organization' ? findBearerBefore(tokens, bounds, lexicon) : undefined;
  if (of !== undefined)
    return [
      { first, end: of, kind: 'person', finder: 'tagger', confidence },
      { first: of + 1, end, kind: 'organization', finder: 'tagger', confidence },
    ];
  const seam = name.kind === 'place' ? undefined : findBearerBehind(tokens, bounds, lexicon, index);
  return (
    seam && [
      { first, end: seam.organization, kind: 'organization', finder: 'tagger', confidence },
      { first: seam.person, end, kind: 'person', finder: 'tagger', confidence },
    ]
  );
}
