import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Kind } from '../../model/mention.ts';
import type { Token } from '../../text/token.ts';
import { SHAPE } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/** What a run of capitals that no list knows is a name of, by its words and its neighbours; undefined where of nothing. */
export function readRun(
  sentence: SentenceTokens,
  first: number,
  end: number,
  lexicon: Lexicon,
): NameCandidate | undefined {
  const run = describeRun(sentence, first, end, lexicon);
  if (!run || run.last.fold.length < 2) return undefined;
  const pattern = RUN_PATTERNS.find(({ fits }) => fits(run, lexicon));
  if (!pattern?.kind) return undefined;
  const { kind, confidence, guess } = pattern;
  return { first, end, kind, finder: 'shape', confidence, ...(guess && { guess }) };
}

/** A run of capitals and what stands around it. */
interface Run {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly end: number;
  readonly first: Token;
  readonly last: Token;
  /** In tokens. */
  readonly length: number;
  /** Folded; empty at the sentence's ends. */
  readonly before: string;
  readonly after: string;
  /** Where any word would have a capital. */
  readonly opening: boolean;
  readonly headline: boolean;
  readonly shouted: boolean;
  readonly givenName: boolean;
  readonly speaks: boolean;
}

function describeRun(
  { tokens, headline, shouted }: SentenceTokens,
  from: number,
  end: number,
  { words, givenNames }: Lexicon,
): Run | undefined {
  const first = tokens[from];
  const last = tokens[end - 1];
  if (!first || !last) return undefined;
  const before = tokens[from - 1]?.fold ?? '';
  const after = tokens[end]?.fold ?? '';
  return {
    tokens,
    from,
    end,
    first,
    last,
    length: end - from,
    before,
    after,
    opening: from === 0 || opensQuote(tokens[from - 1]),
    headline,
    shouted,
    givenName: givenNames.has(first.fold),
    speaks: words.speechVerb.has(after) || words.speechVerb.has(before),
  };
}

interface RunPattern {
  readonly fits: (run: Run, lexicon: Lexicon) => boolean;
  /** None: what fits is no name. */
  readonly kind?: Kind;
  readonly confidence: number;
  /** Nothing but its capitals speaks for it: another occurrence may know better. */
  readonly guess?: true;
}

const NO_NAME = { confidence: 0 } as const;

/** The first that fits decides. */
const RUN_PATTERNS: readonly RunPattern[] = [
  {
    fits: ({ headline, length, givenName }) => headline && length > 1 && length < 4 && givenName,
    kind: 'person',
    confidence: SHAPE.headline,
    guess: true,
  },
  { fits: ({ headline }) => headline, ...NO_NAME },
  {
    fits: (run, { words }) => run.length > 1 && endsOrganization(run.tokens, run.from, run.end, words),
    kind: 'organization',
    confidence: SHAPE.organizationHead,
  },
  { fits: (run, { words }) => endsOrganization(run.tokens, run.from, run.end, words), ...NO_NAME },
  {
    fits: ({ length, first, last }, { words }) =>
      length > 1 && (words.placeHead.has(last.fold) || words.placeHead.has(first.fold)),
    kind: 'place',
    confidence: SHAPE.placeHead,
  },
  { fits: ({ first }, { words }) => words.placeHead.has(first.fold), ...NO_NAME },
  { fits: ({ before }, { words }) => words.honorific.has(before), kind: 'person', confidence: SHAPE.honorific },
  {
    fits: ({ before, last }, { roles }) => roles.get(before)?.class === 'title' && !last.caps,
    kind: 'person',
    confidence: SHAPE.title,
  },
  { fits: ({ length, givenName }) => length > 1 && givenName, kind: 'person', confidence: SHAPE.fullName },
  {
    fits: ({ after, length }, { words }) => words.placeNounAfter.has(after) && length < 4,
    kind: 'place',
    confidence: SHAPE.besidePlaceNoun,
  },
  {
    fits: ({ before, tokens, from }, { words }) =>
      before === 'of' && words.placeNounOf.has(tokens[from - 2]?.fold ?? ''),
    kind: 'place',
    confidence: SHAPE.besidePlaceNoun,
  },
  // Roman numbers, and words that are but shouted.
  {
    fits: (run) => isAcronymRun(run) && (run.shouted || /^[IVXLC]+$/.test(run.first.text) || run.first.text.length > 8),
    ...NO_NAME,
  },
  {
    fits: (run) => isAcronymRun(run) && (run.before === 'the' || run.first.text.length < 5),
    kind: 'organization',
    confidence: SHAPE.shortAcronym,
  },
  { fits: isAcronymRun, kind: 'organization', confidence: SHAPE.longAcronym },
  {
    fits: ({ after, length, opening }, { words }) => words.organizationNounAfter.has(after) && (length > 1 || !opening),
    kind: 'organization',
    confidence: SHAPE.beforeOrganizationNoun,
  },
  { fits: isAged, kind: 'person', confidence: SHAPE.aged },
  {
    fits: (run, { words }) => isFullName(run) && words.placePreposition.has(run.before) && !run.speaks,
    kind: 'place',
    confidence: SHAPE.afterPreposition,
    guess: true,
  },
  { fits: (run) => isFullName(run) && run.speaks, kind: 'person', confidence: SHAPE.speaker },
  { fits: isFullName, kind: 'person', confidence: SHAPE.severalWords, guess: true },
  { fits: ({ length }) => length > 1, kind: 'organization', confidence: SHAPE.severalWordsAfterThe, guess: true },
  {
    fits: ({ before }, { words }) => words.placePreposition.has(before) && before !== 'to',
    kind: 'place',
    confidence: SHAPE.wordAfterPreposition,
    guess: true,
  },
  { fits: ({ givenName }) => givenName, kind: 'person', confidence: SHAPE.givenName, guess: true },
  { fits: ({ opening, speaks }) => !opening && speaks, kind: 'person', confidence: SHAPE.loneSpeaker, guess: true },
  { fits: ({ opening }) => !opening, kind: 'person', confidence: SHAPE.loneWord, guess: true },
];

function isAcronymRun({ first, length }: Run): boolean {
  return first.caps && length === 1;
}

function isFullName({ length, before }: Run): boolean {
  return length > 1 && length < 5 && before !== 'the';
}

/** "Jane Doe, 32," */
function isAged({ tokens, end }: Run): boolean {
  return tokens[end]?.text === ',' && /^\d{1,2}$/.test(tokens[end + 1]?.text ?? '') && tokens[end + 2]?.text === ',';
}

/** Whether a run of capitals has an organisation's head noun at its end, or before "of" or "for". */
export function endsOrganization(tokens: readonly Token[], from: number, end: number, words: WordClasses): boolean {
  const last = tokens[end - 1];
  if (last && words.organizationHead.has(last.fold)) return true;
  for (let i = from + 1; i < end - 1; i++) {
    const token = tokens[i];
    if (token && (token.text === 'of' || token.text === 'for') && words.organizationHead.has(tokens[i - 1]?.fold ?? ''))
      return true;
  }
  return false;
}

export function opensQuote(token: Token | undefined): boolean {
  return token !== undefined && /^["“”'‘«:(-]+$/.test(token.text);
}
