import type { LexiconName } from '../../lexicon/lexicon.ts';
import type { LexiconIndex, Match } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { TaggedName } from '../tagger.ts';
import { KNOWN, RIVALS, SHAPE } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';
import { isPlaceBeside } from './tagged-kind.ts';

/** A name of the lexicon where a sentence has it: tokens [first, end). */
export interface Known {
  readonly first: number;
  readonly end: number;
  readonly entry: LexiconName;
}

/** Lexicon names from left to right, the longest first, disjoint. */
export function findKnown(sentence: SentenceTokens, index: LexiconIndex): Known[] {
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

export function fromEntry(first: number, end: number, entry: LexiconName, confidence: number): NameCandidate {
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

export function demonymCandidate(first: number, demonym: Match<string>): NameCandidate {
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
export function weigh(match: Known, name: TaggedName): NameCandidate {
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
export function readKnown(
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
