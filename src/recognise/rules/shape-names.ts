import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { LexiconIndex } from '../../lexicon/lexicon-index.ts';
import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Token } from '../../text/token.ts';
import { SHAPE } from '../weights.ts';
import { endsOrganization, opensQuote, readRun } from './capital-runs.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

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
      confidence: isLoneWord(sentence, at, end, lexicon) ? SHAPE.alsoGivenName * entry.confidence : entry.confidence,
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
    if (rest > end && head && !sentence.headline && endsOrganization(tokens, end, rest, index.words)) {
      found.push({ first: at, end: rest, kind: 'organization', finder: 'shape', confidence: SHAPE.compound });
      return rest;
    }
    found.push({
      first: at,
      end,
      kind: 'place',
      finder: 'lexicon',
      confidence: SHAPE.demonym,
      canonical: demonym.value,
      demonym: true,
    });
    return end;
  }
  if (isTitle(tokens, at, index)) return at + (index.findRole(tokens, at)?.length ?? 1);
  if (!startsName(sentence, at, index.words)) return at + 1;
  const end = readRest(sentence, at, index);
  if (end === at) return at + 1;
  const named = readRun(sentence, at, end, lexicon);
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
    if (isNameWord(token, sentence, end, index.words)) {
      if (end > from && !openOf && isBoundary(tokens, end, index) && !joinsOrganization(sentence, end, index)) break;
      if (end === from && isTitle(tokens, end, index)) break;
      end++;
      continue;
    }
    const before = tokens[end - 1];
    const next = tokens[end + 1];
    if (end > from && next && before && isNameWord(next, sentence, end + 1, index.words)) {
      const isOf = token.text === 'of' || token.text === 'for';
      if (isOf && index.words.ofHead.has(before.fold)) {
        openOf = true;
        end++;
        continue;
      }
      if (openOf && (token.text === 'and' || token.text === 'the' || token.text === '&')) {
        end++;
        continue;
      }
      if (token.text === '&' || (index.words.nameParticle.has(token.text) && token.text !== 'and')) {
        end++;
        continue;
      }
    }
    if (
      end > from &&
      before &&
      next &&
      index.words.ofHead.has(before.fold) &&
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

function isNameWord(token: Token, sentence: SentenceTokens, at: number, words: WordClasses): boolean {
  if (!token.upper || words.calendar.has(token.fold) || words.honorific.has(token.fold)) return false;
  if (words.noName.has(token.fold) && !token.caps) return false;
  if (token.text === 'I') return false;
  if (words.functionWord.has(token.fold) && (at === 0 || opensQuote(sentence.tokens[at - 1]) || token.text.length < 3))
    return false;
  return true;
}

function isTitle(tokens: readonly Token[], at: number, index: LexiconIndex): boolean {
  const role = index.findRole(tokens, at);
  if (!tokens[at]?.upper || role?.value.class !== 'title') return false;
  const next = tokens[at + role.length];
  return !next?.upper || !index.words.organizationHead.has(next.fold);
}

/** "Free Burma Rangers": a country inside a run of capitals that ends in an organisation's head noun. */
function joinsOrganization(sentence: SentenceTokens, at: number, index: LexiconIndex): boolean {
  const { tokens } = sentence;
  const known = index.findName(tokens, at);
  if (sentence.headline || !known?.value.country) return false;
  let end = at + known.length;
  while (end < tokens.length && tokens[end] && isNameWord(tokens[end] as Token, sentence, end, index.words)) end++;
  return end > at + known.length && index.words.organizationHead.has(tokens[end - 1]?.fold ?? '');
}

/** A known name of more than one word, a country, a demonym or a title begins a piece of its own. */
function isBoundary(tokens: readonly Token[], at: number, index: LexiconIndex): boolean {
  const known = index.findName(tokens, at);
  if (known && (known.length > 1 || known.value.country || known.value.kind !== 'place')) return true;
  if (index.findDemonym(tokens, at)) return true;
  const role = index.findRole(tokens, at);
  if (role?.value.class !== 'title') return false;
  return (
    Boolean(tokens[at + role.length]?.upper) && !index.words.organizationHead.has(tokens[at + role.length]?.fold ?? '')
  );
}

function startsName(sentence: SentenceTokens, at: number, words: WordClasses): boolean {
  const token = sentence.tokens[at];
  return Boolean(token && isNameWord(token, sentence, at, words));
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
  if (endsOrganization(tokens, from, end, lexicon.words))
    return { first: from, end, kind: 'organization', finder: 'shape', confidence: SHAPE.compound };
  if (lexicon.words.placeHead.has(last.fold))
    return { first: from, end, kind: 'place', finder: 'shape', confidence: SHAPE.compound };
  if (knownEnd - from === 1 && !first.caps && lexicon.givenNames.has(first.fold)) {
    return { first: from, end, kind: 'person', finder: 'shape', confidence: SHAPE.compoundPerson };
  }
  return undefined;
}

/** A short name that begins a sentence alone and is a given name or an ordinary word as well. */
function isLoneWord(sentence: SentenceTokens, at: number, end: number, lexicon: Lexicon): boolean {
  const token = sentence.tokens[at];
  return end - at === 1 && token !== undefined && !token.caps && lexicon.givenNames.has(token.fold);
}
