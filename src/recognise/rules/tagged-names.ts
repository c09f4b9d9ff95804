import type { Lexicon, LexiconName } from '../../lexicon/lexicon.ts';
import type { LexiconIndex, Match } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Kind } from '../../model/mention.ts';
import { stripLegalForm } from '../../text/name-key.ts';
import type { Token } from '../../text/token.ts';
import type { TaggedName } from '../tagger.ts';
import { KNOWN, RIVALS, SHAPE, TAGGED } from '../weights.ts';
import { boundName, isOfPeoples } from './name-bounds.ts';
import { candidatesOverlap, type NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

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
    if (span) readTagged(tokens, span.first, span.end, name, known, lexicon, index, found);
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

interface Known {
  readonly first: number;
  readonly end: number;
  readonly entry: LexiconName;
}

/** Lexicon names from left to right, the longest first, disjoint. */
function findKnown(sentence: SentenceTokens, index: LexiconIndex): Known[] {
  const { tokens } = sentence;
  const known: Known[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (sentence.shouted && (tokens[at]?.text.length ?? 0) <= 3) continue;
    const match: Match<LexiconName> | undefined = index.findName(tokens, at);
    if (!match) continue;
    known.push({ first: at, end: at + match.length, entry: match.value });
    at += match.length - 1;
  }
  return known;
}

function placeName(tokens: readonly Token[], name: TaggedName): { first: number; end: number } | undefined {
  const first = tokens.findIndex((token) => token.from === name.from);
  if (first < 0) return undefined;
  let end = first;
  while (end < tokens.length && (tokens[end]?.to ?? 0) <= name.to) end++;
  return end > first ? { first, end } : undefined;
}

/** One tagged span: cut at titles and at what the lexicon knows better, then weighed against it. */
function readTagged(
  tokens: readonly Token[],
  from: number,
  to: number,
  name: TaggedName,
  known: readonly Known[],
  lexicon: Lexicon,
  index: LexiconIndex,
  found: NameCandidate[],
): void {
  let first = from;
  let end = to;
  // The tagger's kind comes first; what the lexicon knows as a whole keeps its bounds.
  const whole = known.find(
    (match) => match.first <= first && match.end >= end && match.end - match.first > end - first,
  );
  if (whole && (whole.end - whole.first > 1 || whole.entry.country)) return;
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
  if (end <= first || !only) return;
  if (end - first === 1 && isNoName(only, index.words)) return;
  if (end - first > 1 && name.kind === 'organization' && isOfPeoples(tokens, { first, end }, index)) return;
  const and = name.kind === 'organization' ? findTwo(tokens, first, end, index.words) : undefined;
  if (and !== undefined) {
    const confidence = name.confidence * TAGGED.cutApart;
    found.push({ first, end: and, kind: 'organization', finder: 'tagger', confidence });
    found.push({ first: and + 1, end, kind: 'organization', finder: 'tagger', confidence });
    return;
  }
  const seam = name.kind === 'place' ? undefined : findBearerBehind(tokens, first, end, person, lexicon, index);
  if (seam) {
    const confidence = name.confidence * TAGGED.cutApart;
    found.push({ first, end: seam.organization, kind: 'organization', finder: 'tagger', confidence });
    found.push({ first: seam.person, end, kind: 'person', finder: 'tagger', confidence });
    return;
  }
  // "Syrian Democratic Forces Commander": a known name of several words and a role behind it.
  const inner = known.find((match) => match.first === first && match.end < end && match.end - match.first > 1);
  if (inner && index.findRole(tokens, inner.end)) {
    found.push(fromEntry(inner.first, inner.end, inner.entry, Math.max(inner.entry.confidence, name.confidence)));
    return;
  }
  // "Kurdish SDF": what stands before a known organisation only describes it.
  const tail = known.find((match) => match.end === end && match.first > first && match.entry.kind !== 'place');
  if (tail && (tokens[tail.first]?.caps || tail.end - tail.first > 1) && name.confidence < TAGGED.cutToKnownBelow) {
    found.push(fromEntry(tail.first, tail.end, tail.entry, tail.entry.confidence));
    return;
  }
  const exact = known.find((match) => match.first === first && match.end === end);
  if (exact) {
    found.push(weigh(exact, name));
    return;
  }
  const partly = known.find(
    (match) => match.first < end && first < match.end && (match.first < first || match.end > end),
  );
  if (partly && (partly.end - partly.first > 1 || name.confidence < TAGGED.partlyKnownBelow)) return;
  const demonym = index.findDemonym(tokens, first);
  if (demonym?.length === end - first) {
    found.push(demonymCandidate(first, demonym));
    return;
  }
  // A place and a person run together: "Turkey Recep Erdogan", "Mayor of Koszalin Piotr Jedlinski".
  const country = known.find((match) => match.first === first && match.end < end && match.entry.kind === 'place');
  const apart = country?.entry.country || (tokens[first - 1]?.fold === 'of' && end - (country?.end ?? end) > 1);
  if (country && apart && name.kind === 'person' && !lexicon.givenNames.has(only.fold)) {
    found.push(fromEntry(country.first, country.end, country.entry, country.entry.confidence));
    first = country.end;
  }
  const kind = kindOf(tokens, first, end, person ? { ...name, kind: 'person' } : name, lexicon);
  const confidence = name.confidence + TAGGED.lift * (1 - name.confidence);
  // "Borno state", "the village of Baghouz" say that it is a place.
  const told = kind === 'place' && (to > end || isPlaceBeside(tokens, first, end, index.words));
  found.push({
    first,
    end,
    kind,
    finder: 'tagger',
    confidence: told ? Math.max(TAGGED.toldPlace, confidence) : confidence,
  });
}

function fromEntry(first: number, end: number, entry: LexiconName, confidence: number): NameCandidate {
  return {
    first,
    end,
    kind: entry.kind,
    finder: 'lexicon',
    confidence,
    canonical: entry.name,
    ...(entry.news ? { news: true } : {}),
  };
}

function demonymCandidate(first: number, demonym: Match<string>): NameCandidate {
  return {
    first,
    end: first + demonym.length,
    kind: 'place',
    finder: 'lexicon',
    confidence: SHAPE.demonym,
    canonical: demonym.value,
    demonym: true,
  };
}

/** The tagger and the lexicon mean the same words: who is right about their kind. */
function weigh(match: Known, name: TaggedName): NameCandidate {
  const { first, end, entry } = match;
  const agrees =
    (name.kind === 'place') === (entry.kind === 'place') && (name.kind === 'person') === (entry.kind === 'person');
  if (agrees) return fromEntry(first, end, entry, 1 - (1 - name.confidence) * (1 - entry.confidence));
  const firm = end - first > 1 || entry.country === true || entry.kind !== 'place';
  // A capital by itself stands for its country's government, and is no person for that.
  const capital = entry.confidence >= RIVALS.capitalFrom;
  const yields = firm
    ? name.confidence >= RIVALS.firmYieldsAt && entry.confidence < RIVALS.firmNeverFrom
    : name.confidence >=
      (capital ? RIVALS.capitalYieldsAt : RIVALS.townYields.share * entry.confidence + RIVALS.townYields.base);
  // A person's or a team's name that is a town's as well.
  if (yields) return { first, end, kind: name.kind, finder: 'tagger', confidence: name.confidence };
  return fromEntry(first, end, entry, entry.confidence * (1 - RIVALS.disagreement * name.confidence));
}

/** A lexicon name where the tagger saw none: trusted as far as it cannot be another word. */
function readKnown(
  sentence: SentenceTokens,
  { first, end, entry }: Known,
  words: WordClasses,
): NameCandidate | undefined {
  const { tokens } = sentence;
  const token = tokens[first];
  if (!token) return undefined;
  if (end - first > 1 || token.caps)
    return fromEntry(
      first,
      end,
      entry,
      token.caps && sentence.shouted ? KNOWN.shouted : KNOWN.plain * entry.confidence,
    );
  const before = tokens[first - 1];
  const after = tokens[end];
  // A word within a longer run of capitals is a part of a name that the tagger did not take for one.
  const inRun = (before?.upper === true && first > 1) || (after?.upper === true && after.word);
  if (entry.country) return fromEntry(first, end, entry, inRun ? KNOWN.countryInRun : KNOWN.country);
  const placed =
    entry.kind === 'place' && (words.placeNounAfter.has(after?.text ?? '') || isPlaceBeside(tokens, first, end, words));
  if (placed) return fromEntry(first, end, entry, KNOWN.plain * entry.confidence);
  const trust = sentence.headline ? KNOWN.inHeadline : first === 0 ? KNOWN.first : KNOWN.inside;
  return fromEntry(first, end, entry, (inRun ? KNOWN.inRun : 1) * trust * entry.confidence);
}

/** Past titles and forms of address: "US President", "Mr", "Maj. Gen.". */
function skipTitles(tokens: readonly Token[], from: number, end: number, index: LexiconIndex): number {
  let first = from;
  for (let at = from; at < end - 1; ) {
    const role = index.findRole(tokens, at);
    if (role?.value.class === 'title' && at + role.length < end) {
      at += role.length;
      first = at;
    } else if (index.words.honorific.has(tokens[at]?.fold ?? '')) {
      at++;
      first = at;
    } else at++;
    if (at - first > 2) break;
  }
  return first;
}

/** "Texas Sen." before John Tower, "Marine Lt. Col." before Oliver North: the title belongs to the person. */
function dropTitleBehind(tokens: readonly Token[], first: number, end: number, index: LexiconIndex): number {
  if (!tokens[end]?.upper) return end;
  for (let at = first + 1; at < end; at++) {
    const role = index.findRole(tokens, at);
    if (role?.value.class === 'title' && at + role.length === end) return at;
  }
  return end;
}

/** "A Teachers' Union and B Workers' Union" are two: each has a head of its own. Where the "and" stands. */
function findTwo(tokens: readonly Token[], first: number, end: number, words: WordClasses): number | undefined {
  const isHead = (at: number): boolean => tokens[at]!.upper && words.organizationHead.has(tokens[at]!.fold);
  for (let at = first + 2; at < end - 2; at++) {
    if (tokens[at]!.fold === 'and' && isHead(at - 1) && isHead(end - 1)) return at;
  }
  return undefined;
}

/**
 * "House Speaker Nancy Pelosi", "Central Bank governor Arifin Siregar", "House Nancy Pelosi": a body and one of its people
 * run together. Where the body ends, and where the person begins.
 */
function findBearerBehind(
  tokens: readonly Token[],
  first: number,
  end: number,
  person: boolean,
  { givenNames, bodies, words }: Lexicon,
  index: LexiconIndex,
): { organization: number; person: number } | undefined {
  const isPerson = (at: number): boolean =>
    end - at > 1 &&
    end - at < 4 &&
    (person || givenNames.has(tokens[at]!.fold)) &&
    !tokens.slice(at, end).some(({ fold, upper }) => !upper || words.organizationHead.has(fold));
  for (let at = first + 1; at < end - 1; at++) {
    const role = index.findRole(tokens, at);
    const behind = at + (role?.length ?? 0);
    if (!person && role && role.value.class !== 'weak' && behind < end && isPerson(behind))
      return { organization: at, person: behind };
    const body = tokens.slice(first, at).map(({ fold }) => fold);
    if (bodies.heads.has(body.join(' ')) && isPerson(at)) return { organization: at, person: at };
  }
  return undefined;
}

/** A country's adjective, or a people that has none: "Kurdish", "Sunni". */
function isPeople(tokens: readonly Token[], first: number, end: number, index: LexiconIndex): boolean {
  const demonym = index.findDemonym(tokens, first);
  if (demonym) return first + demonym.length === end;
  return end - first === 1 && index.words.people.has(tokens[first]!.fold);
}

/** `Inc.` → `inc` */
function bareFold({ fold }: Token): string {
  return fold.replaceAll('.', '');
}

/** An article, a sign, a date, or what is tied by a hyphen before the name: "anti-". */
function isLead(tokens: readonly Token[], at: number, words: WordClasses): boolean {
  const token = tokens[at];
  if (!token?.word || token.fold === 'the') return true;
  // "On Monday Acme Corp": a date. The Sunday Times keeps its day.
  if (words.calendar.has(token.fold) && tokens[at - 1]?.fold === 'on') return true;
  return !token.upper && tokens[at + 1]?.text === '-';
}

/** A possessive, a sign, or what a name is: the Islamic State "group", Borno "state". */
function isTail(token: Token | undefined, words: WordClasses): boolean {
  if (!token) return false;
  if (token.fold === "'s" || token.fold === "'" || !token.word) return true;
  return !token.upper && (words.organizationNounAfter.has(token.fold) || words.placeNounAfter.has(token.fold));
}

function isNoName(token: Token, words: WordClasses): boolean {
  return (
    words.calendar.has(token.fold) || words.honorific.has(token.fold) || (words.noName.has(token.fold) && !token.caps)
  );
}

/** Ends in a legal form that is printed as one: "Corp", "AG", and no word in lower case. */
function isCompany(name: readonly Token[]): boolean {
  const words = name.map(bareFold);
  return name.at(-1)!.upper && stripLegalForm(words).length < words.length;
}

/** What stands beside a name outweighs a doubtful kind: head nouns, "the village of", a speaker's colon. */
function kindOf(tokens: readonly Token[], first: number, end: number, name: TaggedName, lexicon: Lexicon): Kind {
  const several = end - first > 1;
  const last = tokens[end - 1]?.fold ?? '';
  // Whatever the tagger took it for: "Mississippi Corp" is no place.
  if (several && isCompany(tokens.slice(first, end))) return 'organization';
  if (several && isSpeaker(tokens, first, end) && !lexicon.words.organizationHead.has(last)) return 'person';
  if (name.confidence > TAGGED.kindBelow) return name.kind;
  if (several && lexicon.words.organizationHead.has(last) && name.kind === 'person') return 'organization';
  if (several && lexicon.words.bodyHead.has(last)) return 'organization';
  if (several && lexicon.words.placeHead.has(last) && name.kind === 'person') return 'place';
  if (isPlaceBeside(tokens, first, end, lexicon.words)) return 'place';
  // Rarely is one in somebody: "in Baghuz Fawqani".
  const before = tokens[first - 1]?.fold;
  if (name.kind === 'person' && name.confidence < TAGGED.insideBelow && (before === 'in' || before === 'near'))
    return 'place';
  if (
    several &&
    name.kind === 'place' &&
    lexicon.givenNames.has(tokens[first]?.fold ?? '') &&
    !lexicon.words.placeHead.has(last)
  )
    return 'person';
  return name.kind;
}

/** "Ada Lovelace: I was" and "((Ada Lovelace)) I was" at the start of a sentence. */
function isSpeaker(tokens: readonly Token[], first: number, end: number): boolean {
  if (tokens.slice(0, first).some((token) => token.word)) return false;
  const after = tokens[end]?.text ?? '';
  return after === ':' || (first > 0 && after.startsWith(')'));
}

/** "villages such as X", "the village of X", "X province". */
function isPlaceBeside(tokens: readonly Token[], first: number, end: number, words: WordClasses): boolean {
  const before = tokens[first - 1]?.fold ?? '';
  const second = tokens[first - 2]?.fold ?? '';
  if (before === 'as' && second === 'such') return words.placeNounPlural.has(tokens[first - 3]?.fold ?? '');
  if (before === 'like' || before === 'including')
    return words.placeNounPlural.has(second) || words.placeNounPlural.has(tokens[first - 3]?.fold ?? '');
  if (before === 'of') return words.placeNounOf.has(second) || words.placeNounPlural.has(second);
  const after = tokens[end]?.text ?? '';
  return words.placeNounAfter.has(after) && !['state', 'camp', 'area', 'prison', 'port', 'refugee'].includes(after);
}
