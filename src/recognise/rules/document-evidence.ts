import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Kind } from '../../model/mention.ts';
import type { Token } from '../../text/token.ts';
import { DOCUMENT } from '../weights.ts';
import { candidatesOverlap, type NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/** What an article says about one name wherever it stands. */
interface NameEvidence {
  /** Summed confidence by kind; a guess counts half. */
  readonly votes: Map<Kind, number>;
  best: number;
  canonical?: string;
}

/** The head noun of an organisation's name, and whether the article has but one name with it. */
interface HeadEvidence {
  readonly name: string;
  readonly unique: boolean;
  readonly confidence: number;
}

/**
 * What the rest of an article says about each name: the kind that most of its occurrences speak for, weighted by their
 * confidence; a short name that is part of a person's or organisation's full name; occurrences that only their capital
 * betrays.
 */
export function weighDocumentEvidence(
  sentences: readonly SentenceTokens[],
  found: readonly (readonly NameCandidate[])[],
  words: WordClasses,
): NameCandidate[][] {
  const evidence = new Map<string, NameEvidence>();
  const persons = new Map<string, number>();
  const heads = new Map<string, HeadEvidence>();
  for (const [number, candidates] of found.entries()) {
    const tokens = sentences[number]?.tokens ?? [];
    for (const candidate of candidates) {
      if (candidate.demonym) continue;
      collect(tokens, candidate, evidence);
      if (candidate.end - candidate.first < 2 || candidate.confidence < DOCUMENT.fullName) continue;
      if (candidate.kind === 'person') collectParts(tokens, candidate, persons, words);
      else if (candidate.kind !== 'place') collectHead(tokens, candidate, heads, words);
    }
  }
  return found.map((candidates, number) => {
    const tokens = sentences[number]?.tokens ?? [];
    const kept = candidates
      .map((candidate) => weigh(tokens, candidate, evidence, persons, heads))
      .filter((candidate) => candidate.confidence >= DOCUMENT.least);
    addMissed(tokens, kept, evidence, persons, heads, words);
    return kept.sort((a, b) => a.first - b.first);
  });
}

function keyOf(tokens: readonly Token[], candidate: NameCandidate): string {
  let key = '';
  for (let at = candidate.first; at < candidate.end; at++)
    key += `${at > candidate.first ? ' ' : ''}${tokens[at]?.fold ?? ''}`;
  return key;
}

function collect(tokens: readonly Token[], candidate: NameCandidate, evidence: Map<string, NameEvidence>): void {
  const key = keyOf(tokens, candidate);
  let entry = evidence.get(key);
  if (!entry) {
    entry = { votes: new Map(), best: 0 };
    evidence.set(key, entry);
  }
  const share = candidate.introduced ? DOCUMENT.introducedVote : candidate.guess ? DOCUMENT.guessVote : 1;
  const weight = share * candidate.confidence;
  entry.votes.set(candidate.kind, (entry.votes.get(candidate.kind) ?? 0) + weight);
  if (!candidate.guess) entry.best = Math.max(entry.best, candidate.confidence);
  if (candidate.canonical !== undefined && candidate.finder === 'lexicon') entry.canonical ??= candidate.canonical;
}

/** The words of a person's full name, each of which may stand for it later. */
function collectParts(
  tokens: readonly Token[],
  candidate: NameCandidate,
  persons: Map<string, number>,
  words: WordClasses,
): void {
  for (let at = candidate.first; at < candidate.end; at++) {
    const token = tokens[at];
    if (!token?.upper || token.fold.length < 3 || words.functionWord.has(token.fold)) continue;
    persons.set(token.fold, Math.max(persons.get(token.fold) ?? 0, candidate.confidence));
  }
}

/** "Observatory" of the Syrian Observatory for Human Rights, "Ministry" of the Health Ministry. */
function collectHead(
  tokens: readonly Token[],
  candidate: NameCandidate,
  heads: Map<string, HeadEvidence>,
  words: WordClasses,
): void {
  for (let at = candidate.first; at < candidate.end; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    const isHead = at === candidate.end - 1 || next?.text === 'of' || next?.text === 'for';
    if (!token || !isHead || !words.organizationHead.has(token.fold)) continue;
    const name = candidate.canonical ?? keyOf(tokens, candidate);
    const known = heads.get(token.fold);
    heads.set(token.fold, {
      name,
      unique: known === undefined || (known.unique && known.name === name),
      confidence: Math.max(known?.confidence ?? 0, candidate.confidence),
    });
    return;
  }
}

function weigh(
  tokens: readonly Token[],
  candidate: NameCandidate,
  evidence: ReadonlyMap<string, NameEvidence>,
  persons: ReadonlyMap<string, number>,
  heads: ReadonlyMap<string, HeadEvidence>,
): NameCandidate {
  if (candidate.demonym || candidate.finder === 'watchlist') return candidate;
  const key = keyOf(tokens, candidate);
  const entry = evidence.get(key);
  const alone = candidate.end - candidate.first === 1;
  const person = alone ? persons.get(key) : undefined;
  // A town's name that is a surname in this article: Bolton, Richardson.
  if (candidate.finder === 'lexicon') {
    const unsure =
      candidate.kind === 'place' &&
      candidate.confidence < DOCUMENT.townBelow &&
      person !== undefined &&
      person >= DOCUMENT.surname;
    if (!unsure) return candidate;
    const { canonical: _, ...rest } = candidate;
    return {
      ...rest,
      kind: 'person',
      finder: 'shape',
      confidence: Math.max(DOCUMENT.townPersonLeast, DOCUMENT.townPerson * person),
    };
  }
  if (!entry) return candidate;
  let kind = candidate.kind;
  for (const [other, weight] of entry.votes) if (weight > (entry.votes.get(kind) ?? 0)) kind = other;
  let { confidence } = candidate;
  const head = kind === 'organization' ? findHead(tokens, candidate, heads) : undefined;
  if (head) confidence = Math.max(confidence, DOCUMENT.missedHead * head.confidence);
  if (
    person !== undefined &&
    candidate.confidence < DOCUMENT.partBelow &&
    (kind === 'person' || entry.best < DOCUMENT.partRivalBelow)
  ) {
    kind = 'person';
    confidence = Math.max(confidence, DOCUMENT.part * person);
  } else if (entry.best > confidence) confidence += DOCUMENT.towardsBest * (entry.best - confidence);
  else if (candidate.guess && (entry.votes.get(kind) ?? 0) >= DOCUMENT.guessedVotes)
    confidence = Math.max(confidence, DOCUMENT.guessed);
  return { ...candidate, kind, confidence };
}

/** Occurrences that were not taken for names although the article knows the name. */
function addMissed(
  tokens: readonly Token[],
  kept: NameCandidate[],
  evidence: ReadonlyMap<string, NameEvidence>,
  persons: ReadonlyMap<string, number>,
  heads: ReadonlyMap<string, HeadEvidence>,
  words: WordClasses,
): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token?.upper || words.functionWord.has(token.fold)) continue;
    const here: NameCandidate = { first: at, end: at + 1, kind: 'person', finder: 'shape', confidence: 0 };
    if (kept.some((other) => candidatesOverlap(other, here))) continue;
    const before = tokens[at - 1];
    const beside =
      (before?.upper === true && at > 1) || (tokens[at + 1]?.upper === true && tokens[at + 1]?.word === true);
    const person = persons.get(token.fold);
    const head = findHead(tokens, here, heads);
    const entry = evidence.get(token.fold);
    if (head && !beside) {
      kept.push({ ...here, kind: 'organization', confidence: DOCUMENT.missedHead * head.confidence });
    } else if (person !== undefined && person >= DOCUMENT.missedPersonFrom && !beside) {
      kept.push({ ...here, confidence: DOCUMENT.missedPerson * person });
    } else if (entry && entry.best >= DOCUMENT.missedNameFrom && (!beside || token.caps)) {
      const [kind] = [...entry.votes].sort((a, b) => b[1] - a[1])[0] ?? ['organization' as Kind];
      const canonical = entry.canonical === undefined ? {} : { canonical: entry.canonical };
      kept.push({ ...here, kind, confidence: DOCUMENT.missedName * entry.best, ...canonical });
    }
  }
}

/** "the Observatory", where the article names but one in full. */
function findHead(
  tokens: readonly Token[],
  { first, end }: NameCandidate,
  heads: ReadonlyMap<string, HeadEvidence>,
): HeadEvidence | undefined {
  const head = heads.get(tokens[first]!.fold);
  const alone = end - first === 1 && tokens[first - 1]?.fold === 'the' && !isOf(tokens[end]);
  return alone && head?.unique ? head : undefined;
}

function isOf(token: Token | undefined): boolean {
  return token?.text === 'of' || token?.text === 'for';
}
