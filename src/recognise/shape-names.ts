import type { Lexicon } from '../lexicon/lexicon.ts';
import type { LexiconIndex } from '../lexicon/lexicon-index.ts';
import type { Kind } from '../model/mention.ts';
import type { Token } from '../text/token.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';
import {
  CALENDAR,
  FUNCTION_WORDS,
  HONORIFICS,
  NO_NAMES,
  OF_HEADS,
  ORGANIZATION_HEADS,
  ORGANIZATION_NOUNS_AFTER,
  PARTICLES,
  PLACE_HEADS,
  PLACE_NOUNS_AFTER,
  PLACE_NOUNS_OF,
  PLACE_PREPOSITIONS,
  SPEECH_VERBS,
} from './words.ts';

/** Names that the lexicon knows, and names that their capitals and their neighbours give away, of one sentence. */
export function findShapeNames(sentence: SentenceTokens, lexicon: Lexicon, index: LexiconIndex): NameCandidate[] {
  const found: NameCandidate[] = [];
  const { tokens } = sentence;
  let at = 0;
  while (at < tokens.length) {
    const end = readPiece(sentence, at, lexicon, index, found);
    at = Math.max(end, at + 1);
  }
  return found;
}

/** Reads what begins at a token and returns where it ends. */
function readPiece(
  sentence: SentenceTokens,
  at: number,
  lexicon: Lexicon,
  index: LexiconIndex,
  found: NameCandidate[],
): number {
  const { tokens } = sentence;
  const token = tokens[at];
  if (!token?.word) return at + 1;
  const known = sentence.shouted && token.caps && token.text.length <= 3 ? undefined : index.findName(tokens, at);
  if (known) {
    const end = at + known.length;
    const entry = known.value;
    const rest = entry.kind === 'place' || known.length === 1 ? readRest(sentence, end, index) : end;
    const whole = rest > end ? classifyCompound(tokens, at, end, rest, lexicon) : undefined;
    if (whole) {
      found.push(whole);
      return rest;
    }
    found.push({
      first: at,
      end,
      kind: entry.kind,
      finder: 'lexicon',
      confidence: isLoneWord(sentence, at, end, lexicon) ? 0.6 * entry.confidence : entry.confidence,
      canonical: entry.name,
      ...(entry.news ? { news: true } : {}),
    });
    return end;
  }
  const demonym = index.findDemonym(tokens, at);
  if (demonym) {
    const end = at + demonym.length;
    const rest = readRest(sentence, end, index);
    const head = tokens[rest - 1];
    if (rest > end && head && !sentence.headline && endsOrganization(tokens, end, rest)) {
      found.push({ first: at, end: rest, kind: 'organization', finder: 'shape', confidence: 0.75 });
      return rest;
    }
    found.push({
      first: at,
      end,
      kind: 'place',
      finder: 'lexicon',
      confidence: 0.4,
      canonical: demonym.value,
      demonym: true,
    });
    return end;
  }
  if (isTitle(tokens, at, index)) return at + (index.findRole(tokens, at)?.length ?? 1);
  if (!startsName(sentence, at)) return at + 1;
  const end = readRest(sentence, at, index);
  if (end === at) return at + 1;
  const named = classifyRun(sentence, at, end, lexicon);
  if (named) found.push(named);
  return end;
}

/** Where the capitalised run from a token ends: before a title, a known name, a demonym or an ordinary word. */
function readRest(sentence: SentenceTokens, from: number, index: LexiconIndex): number {
  const { tokens } = sentence;
  let end = from;
  let openOf = false;
  while (end < tokens.length) {
    const token = tokens[end];
    if (!token) break;
    if (isNameWord(token, sentence, end)) {
      if (end > from && !openOf && isBoundary(tokens, end, index) && !joinsOrganization(sentence, end, index)) break;
      if (end === from && isTitle(tokens, end, index)) break;
      end++;
      continue;
    }
    const before = tokens[end - 1];
    const next = tokens[end + 1];
    if (end > from && next && before && isNameWord(next, sentence, end + 1)) {
      const isOf = token.text === 'of' || token.text === 'for';
      if (isOf && OF_HEADS.has(before.fold)) {
        openOf = true;
        end++;
        continue;
      }
      if (openOf && (token.text === 'and' || token.text === 'the' || token.text === '&')) {
        end++;
        continue;
      }
      if (token.text === '&' || (PARTICLES.has(token.text) && token.text !== 'and')) {
        end++;
        continue;
      }
    }
    if (
      end > from &&
      before &&
      next &&
      OF_HEADS.has(before.fold) &&
      (token.text === 'of' || token.text === 'for') &&
      next.text === 'the' &&
      tokens[end + 2]?.upper
    ) {
      openOf = true;
      end += 2;
      continue;
    }
    break;
  }
  return end;
}

function isNameWord(token: Token, sentence: SentenceTokens, at: number): boolean {
  if (!token.upper || CALENDAR.has(token.fold) || HONORIFICS.has(token.fold)) return false;
  if (NO_NAMES.has(token.fold) && !token.caps) return false;
  if (token.text === 'I') return false;
  if (FUNCTION_WORDS.has(token.fold) && (at === 0 || opensQuote(sentence.tokens[at - 1]) || token.text.length < 3))
    return false;
  return true;
}

function opensQuote(token: Token | undefined): boolean {
  return token !== undefined && /^["“”'‘«:(-]+$/.test(token.text);
}

function isTitle(tokens: readonly Token[], at: number, index: LexiconIndex): boolean {
  const role = index.findRole(tokens, at);
  if (!tokens[at]?.upper || role?.value.class !== 'title') return false;
  const next = tokens[at + role.length];
  return !next?.upper || !ORGANIZATION_HEADS.has(next.fold);
}

/** "Free Burma Rangers": a country inside a run of capitals that ends in an organisation's head noun. */
function joinsOrganization(sentence: SentenceTokens, at: number, index: LexiconIndex): boolean {
  const { tokens } = sentence;
  const known = index.findName(tokens, at);
  if (sentence.headline || !known?.value.country) return false;
  let end = at + known.length;
  while (end < tokens.length && tokens[end] && isNameWord(tokens[end] as Token, sentence, end)) end++;
  return end > at + known.length && ORGANIZATION_HEADS.has(tokens[end - 1]?.fold ?? '');
}

/** A known name of more than one word, a country, a demonym or a title begins a piece of its own. */
function isBoundary(tokens: readonly Token[], at: number, index: LexiconIndex): boolean {
  const known = index.findName(tokens, at);
  if (known && (known.length > 1 || known.value.country || known.value.kind !== 'place')) return true;
  if (index.findDemonym(tokens, at)) return true;
  const role = index.findRole(tokens, at);
  if (role?.value.class !== 'title') return false;
  return Boolean(tokens[at + role.length]?.upper) && !ORGANIZATION_HEADS.has(tokens[at + role.length]?.fold ?? '');
}

function startsName(sentence: SentenceTokens, at: number): boolean {
  const token = sentence.tokens[at];
  return Boolean(token && isNameWord(token, sentence, at));
}

function endsOrganization(tokens: readonly Token[], from: number, end: number): boolean {
  const last = tokens[end - 1];
  if (last && ORGANIZATION_HEADS.has(last.fold)) return true;
  for (let i = from + 1; i < end - 1; i++) {
    const token = tokens[i];
    if (token && (token.text === 'of' || token.text === 'for') && ORGANIZATION_HEADS.has(tokens[i - 1]?.fold ?? ''))
      return true;
  }
  return false;
}

/** A known place or word with more capitals after it: "Gaza City", "Boston University", "Jordan Peterson". */
function classifyCompound(
  tokens: readonly Token[],
  from: number,
  knownEnd: number,
  end: number,
  lexicon: Lexicon,
): NameCandidate | undefined {
  const last = tokens[end - 1];
  const first = tokens[from];
  if (!last || !first) return undefined;
  if (endsOrganization(tokens, from, end))
    return { first: from, end, kind: 'organization', finder: 'shape', confidence: 0.75 };
  if (PLACE_HEADS.has(last.fold)) return { first: from, end, kind: 'place', finder: 'shape', confidence: 0.75 };
  if (knownEnd - from === 1 && !first.caps && lexicon.givenNames.has(first.fold)) {
    return { first: from, end, kind: 'person', finder: 'shape', confidence: 0.7 };
  }
  return undefined;
}

/** A short name that begins a sentence alone and is a given name or an ordinary word as well. */
function isLoneWord(sentence: SentenceTokens, at: number, end: number, lexicon: Lexicon): boolean {
  const token = sentence.tokens[at];
  return end - at === 1 && token !== undefined && !token.caps && lexicon.givenNames.has(token.fold);
}

function classifyRun(sentence: SentenceTokens, from: number, end: number, lexicon: Lexicon): NameCandidate | undefined {
  const { tokens } = sentence;
  const first = tokens[from];
  const last = tokens[end - 1];
  if (!first || !last || last.fold.length < 2) return undefined;
  const make = (kind: Kind, confidence: number, guess = false): NameCandidate => ({
    first: from,
    end,
    kind,
    finder: 'shape',
    confidence,
    ...(guess ? { guess } : {}),
  });
  const length = end - from;
  const before = tokens[from - 1];
  const beforeFold = before?.fold ?? '';
  const after = tokens[end];
  const afterFold = after?.fold ?? '';
  const opening = from === 0 || opensQuote(before);
  if (sentence.headline)
    return length > 1 && lexicon.givenNames.has(first.fold) && length < 4 ? make('person', 0.55, true) : undefined;

  if (endsOrganization(tokens, from, end)) {
    return length > 1 ? make('organization', 0.8) : undefined;
  }
  if (PLACE_HEADS.has(last.fold) || PLACE_HEADS.has(first.fold)) return length > 1 ? make('place', 0.75) : undefined;
  if (HONORIFICS.has(beforeFold)) return make('person', 0.9);
  if (before && lexicon.roles.get(beforeFold)?.class === 'title' && !last.caps) return make('person', 0.85);
  if (length > 1 && lexicon.givenNames.has(first.fold)) return make('person', 0.85);
  if (PLACE_NOUNS_AFTER.has(afterFold) && length < 4) return make('place', 0.7);
  if (beforeFold === 'of' && PLACE_NOUNS_OF.has(tokens[from - 2]?.fold ?? '')) return make('place', 0.7);
  if (first.caps && length === 1) {
    if (sentence.shouted || /^[IVXLC]+$/.test(first.text) || first.text.length > 8) return undefined;
    return make('organization', beforeFold === 'the' || first.text.length < 5 ? 0.65 : 0.55);
  }
  if (ORGANIZATION_NOUNS_AFTER.has(afterFold) && (length > 1 || !opening)) return make('organization', 0.6);
  const speaks = SPEECH_VERBS.has(afterFold) || SPEECH_VERBS.has(beforeFold);
  const aged = after?.text === ',' && /^\d{1,2}$/.test(tokens[end + 1]?.text ?? '') && tokens[end + 2]?.text === ',';
  if (aged) return make('person', 0.85);
  if (length > 1 && length < 5 && beforeFold !== 'the') {
    if (PLACE_PREPOSITIONS.has(beforeFold) && !speaks) return make('place', 0.5, true);
    return make('person', speaks ? 0.75 : 0.55, !speaks);
  }
  if (length > 1) return make('organization', 0.5, true);
  if (PLACE_PREPOSITIONS.has(beforeFold) && beforeFold !== 'to') return make('place', 0.55, true);
  if (lexicon.givenNames.has(first.fold)) return make('person', 0.6, true);
  if (!opening && speaks) return make('person', 0.55, true);
  return opening ? undefined : make('person', 0.3, true);
}
