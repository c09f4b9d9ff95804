import type { Lexicon } from '../lexicon/lexicon.ts';
import { indexLexicon, type LexiconIndex } from '../lexicon/lexicon-index.ts';
import type { Article } from '../model/article.ts';
import type { Equation, Mention, Recognition, RoleTie } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import { type Span, spansOverlap } from '../model/span.ts';
import type { Token } from '../text/token.ts';
import { findCoalitions } from './coalitions.ts';
import { isCurrency } from './currencies.ts';
import { applyDefinitions } from './definitions.ts';
import { weighDocumentEvidence } from './document-evidence.ts';
import { introduceAcronyms } from './introduced-acronyms.ts';
import { candidatesOverlap, type NameCandidate } from './name-candidate.ts';
import { dropInTitles } from './quoted-titles.ts';
import { findEquations, findRoleTies, isAttribution, type PlacedMention } from './relations.ts';
import { findRoles } from './roles.ts';
import { readSentenceTokens, type SentenceTokens } from './sentence-tokens.ts';
import { findShapeNames } from './shape-names.ts';
import { addShapes, findTaggedNames } from './tagged-names.ts';
import type { TaggedSentence, Tagger } from './tagger.ts';
import { indexWatchlist, type Watchlist, type WatchlistFinder } from './watchlist.ts';

/** What a recogniser is made of. */
export interface RecogniserParts {
  readonly lexicon: Lexicon;
  /** Without one the shapes of words have to do. */
  readonly tagger?: Tagger;
  /** Names that always win. */
  readonly watchlist?: Watchlist;
  /** Only the watchlist's names are found. */
  readonly watchlistOnly?: boolean;
}

/** Finds who, where and in what role one article names. Pure: the same article gives the same mentions. */
export interface Recogniser {
  recogniseArticle(article: Article): Recognition;
}

/** Articles between two reports of progress. */
const PROGRESS_EVERY = 20;

/** Recognises every article, in order. */
export function* recogniseArticles(
  articles: readonly Article[],
  recogniser: Recogniser,
): Generator<Progress, readonly Recognition[]> {
  const recognitions: Recognition[] = [];
  for (const [done, article] of articles.entries()) {
    if (done % PROGRESS_EVERY === 0) yield { step: 'recognise', done, total: articles.length };
    recognitions.push(recogniser.recogniseArticle(article));
  }
  return recognitions;
}

/** Puts a recogniser together; the lexicon is arranged once. */
export function createRecogniser(parts: RecogniserParts): Recogniser {
  const index = indexLexicon(parts.lexicon);
  const watched = indexWatchlist(parts.watchlist ?? []);
  const { lexicon, tagger } = parts;
  const watchlistOnly = parts.watchlistOnly ?? false;
  return {
    recogniseArticle(article) {
      const sentences = readSentenceTokens(article);
      const names = sentences.map((sentence) => findWatched(sentence, watched));
      if (watchlistOnly) return assemble(article, sentences, names);
      const tagged = tagger?.tagArticle(
        article.text,
        sentences.map(({ tokens }) => tokens),
      );
      addNames(names, sentences, lexicon, index, tagged);
      return assemble(article, sentences, names, index, tagged);
    },
  };
}

function findWatched({ tokens }: SentenceTokens, find: WatchlistFinder): NameCandidate[] {
  const found: NameCandidate[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const match = find(tokens, at);
    if (!match) continue;
    const { name, kind } = match.name;
    found.push({ first: at, end: at + match.length, kind, finder: 'watchlist', confidence: 1, canonical: name });
    at += match.length - 1;
  }
  return found;
}

/** Adds what the lexicon, the shapes and the rest of the article say, wherever nothing stronger stands. */
function addNames(
  names: NameCandidate[][],
  sentences: readonly SentenceTokens[],
  lexicon: Lexicon,
  index: LexiconIndex,
  tagged: readonly TaggedSentence[] | undefined,
): void {
  const coalitions = findCoalitions(sentences, index, lexicon);
  for (const [number, own] of names.entries()) addFree(own, coalitions[number] ?? []);
  const alone = sentences.map((sentence, number) => {
    const shapes = findShapeNames(sentence, lexicon, index);
    if (!tagged) return shapes;
    return addShapes(sentence.tokens, findTaggedNames(sentence, tagged[number]?.names ?? [], lexicon, index), shapes);
  });
  const introduced = alone.map((candidates, number) => introduceAcronyms(sentences[number]?.tokens ?? [], candidates));
  const defined = tagged ? applyDefinitions(sentences, tagged, introduced, lexicon) : introduced;
  const weighed = dropStorms(sentences, weighDocumentEvidence(sentences, defined));
  for (const [number, own] of names.entries()) {
    const { tokens } = sentences[number]!;
    addFree(
      own,
      dropInTitles(tokens, weighed[number] ?? []).filter((name) => !isCurrency(tokens, name)),
    );
  }
}

const STORMS = new Set(['hurricane', 'typhoon', 'cyclone', 'storm']);

/** "Hurricane Dorian", and Dorian after it, is nobody. */
function dropStorms(sentences: readonly SentenceTokens[], names: readonly NameCandidate[][]): NameCandidate[][] {
  const storms = new Set<string>();
  for (const { tokens } of sentences) {
    for (const [at, token] of tokens.entries()) {
      const before = tokens[at - 1];
      if (token.upper && before?.upper && STORMS.has(before.fold)) storms.add(token.fold);
    }
  }
  if (storms.size === 0) return [...names];
  return names.map((own, number) =>
    own.filter(({ finder, first, end }) => {
      const last = sentences[number]?.tokens[end - 1];
      const stormy = STORMS.has(sentences[number]?.tokens[first]?.fold ?? '') || end - first === 1;
      return finder === 'lexicon' || !stormy || !storms.has(last?.fold ?? '');
    }),
  );
}

function addFree(own: NameCandidate[], candidates: readonly NameCandidate[]): void {
  for (const candidate of candidates) {
    if (!own.some((other) => candidatesOverlap(other, candidate))) own.push(candidate);
  }
}

/** Turns the names and roles of every sentence into mentions, and what ties them. */
function assemble(
  article: Article,
  sentences: readonly SentenceTokens[],
  names: readonly (readonly NameCandidate[])[],
  index?: LexiconIndex,
  tagged?: readonly TaggedSentence[],
): Recognition {
  const mentions: Mention[] = [];
  const roleTies: RoleTie[] = [];
  const equations: Equation[] = [];
  for (const [number, { tokens, sentence }] of sentences.entries()) {
    const own = dropInRoles(tokens, names[number] ?? [], index).filter((name) => !isPortfolio(tokens, name));
    const taken = new Set<number>();
    for (const name of own) for (let at = name.first; at < name.end; at++) taken.add(at);
    const persons = new Set(own.filter(({ kind }) => kind === 'person').map(({ first }) => first));
    const pos = partsOfSpeech(tagged?.[number], tokens.length);
    const roles = index
      ? findRoles(
          tokens,
          (at) => taken.has(at),
          (at) => persons.has(at),
          index,
          pos,
        )
      : [];
    const all = [
      ...own.map((name) => ({ ...name, role: name.kind === 'role' ? (name.canonical ?? '') : '' })),
      ...roles.map((role) => ({
        ...role,
        kind: 'role' as const,
        finder: 'role' as const,
        canonical: role.lemma,
        role: role.lemma,
      })),
    ].sort((a, b) => a.first - b.first);

    const placed: PlacedMention[] = all.map((item, at) => ({
      index: mentions.length + at,
      first: item.first,
      end: item.end,
      kind: item.kind,
      news: 'news' in item && item.news === true,
      known: item.finder === 'lexicon' || item.finder === 'watchlist',
      role: item.role,
    }));
    for (const [at, item] of all.entries()) {
      const from = tokens[item.first]?.from ?? 0;
      const to = tokens[item.end - 1]?.to ?? from;
      const place = placed[at];
      mentions.push({
        from,
        to,
        sentence,
        kind: item.kind,
        finder: item.finder,
        confidence: Math.round(item.confidence * 100) / 100,
        ...(item.canonical !== undefined && item.canonical !== article.text.slice(from, to)
          ? { canonical: item.canonical }
          : {}),
        ...('demonym' in item && item.demonym ? { demonym: true } : {}),
        ...(place && isAttribution(tokens, place) ? { attribution: true } : {}),
        ...(isFurniture(article.furniture, { from, to }) ? { furniture: true } : {}),
      });
    }
    roleTies.push(...findRoleTies(tokens, placed));
    equations.push(...findEquations(tokens, placed));
  }
  return { article: article.id, mentions, roleTies, equations };
}

/** "Member of Parliament", "Chief of Defence Forces": a name inside a role's own phrase is part of the role. */
function dropInRoles(
  tokens: readonly Token[],
  names: readonly NameCandidate[],
  index: LexiconIndex | undefined,
): readonly NameCandidate[] {
  if (!index || names.length === 0) return names;
  return names.filter((name) => {
    if (name.finder === 'watchlist') return true;
    for (let at = name.first - 1; at >= Math.max(0, name.first - 4); at--) {
      const role = index.findRole(tokens, at);
      if (role && role.length > 2 && at + role.length >= name.end) return false;
    }
    return true;
  });
}

/** "Minister of Information", "minister for Women": what follows is what the minister is for, no name. */
function isPortfolio(tokens: readonly Token[], name: NameCandidate): boolean {
  if (name.kind === 'place' || name.finder === 'lexicon' || name.finder === 'watchlist') return false;
  const at = tokens[name.first - 1]?.fold === 'the' ? name.first - 2 : name.first - 1;
  const link = tokens[at]?.fold;
  if (link !== 'of' && link !== 'for') return false;
  return /^ministers?$/.test(tokens[at - 1]?.fold ?? '') && tokens[at - 2]?.fold !== 'prime';
}

/** A tagger that tells no parts of speech leaves the rules to local signs. */
function partsOfSpeech(tagged: TaggedSentence | undefined, tokens: number): TaggedSentence['pos'] | undefined {
  return tagged && tagged.pos.length === tokens ? tagged.pos : undefined;
}

function isFurniture(furniture: readonly Span[], span: Span): boolean {
  return furniture.some((piece) => spansOverlap(piece, span));
}
