import type { Lexicon } from '../lexicon/lexicon.ts';
import { indexLexicon, type LexiconIndex } from '../lexicon/lexicon-index.ts';
import type { Article } from '../model/article.ts';
import type { Recognition } from '../model/mention.ts';
import type { Progress } from '../model/progress.ts';
import { isLegalForm } from '../text/name-key.ts';
import type { Token } from '../text/token.ts';
import type { OwnNames, Recogniser } from './recogniser.ts';
import { assembleMentions } from './rules/assemble-mentions.ts';
import { restoreCapitals } from './rules/caseless.ts';
import { findCoalitions } from './rules/coalitions.ts';
import { dropCommonAcronyms, findCommonAcronyms } from './rules/common-acronyms.ts';
import { isCurrency } from './rules/currencies.ts';
import { applyDefinitions } from './rules/definitions.ts';
import { weighDocumentEvidence } from './rules/document-evidence.ts';
import { confirmHeadlines } from './rules/headlines.ts';
import { introduceAcronyms } from './rules/introduced-acronyms.ts';
import { takeInArticles } from './rules/leading-articles.ts';
import { collectNameWords, mendSpelling } from './rules/misspelt.ts';
import { candidatesOverlap, type NameCandidate } from './rules/name-candidate.ts';
import { dropInTitles } from './rules/quoted-titles.ts';
import { readSentenceTokens, type SentenceTokens } from './rules/sentence-tokens.ts';
import { findShapeNames } from './rules/shape-names.ts';
import { readStates } from './rules/state-abbreviations.ts';
import { dropStorms } from './rules/storms.ts';
import { addShapes, findTaggedNames } from './rules/tagged-names.ts';
import { dropThings } from './rules/things.ts';
import { isInTicker } from './rules/tickers.ts';
import { indexWatchlist, type WatchlistFinder } from './rules/watchlist.ts';
import type { TaggedSentence, Tagger } from './tagger.ts';

/** What a recogniser is made of. */
export interface RecogniserParts extends OwnNames {
  readonly lexicon: Lexicon;
  /** Without one the shapes of words have to do. */
  readonly tagger?: Tagger;
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
  const { words } = lexicon;
  const nameWords = collectNameWords(lexicon);
  const watchlistOnly = parts.watchlistOnly ?? false;
  return {
    lexicon,
    recogniseArticle(article) {
      const printed = readSentenceTokens(article, words);
      const sentences = tagger?.knows ? mendSpelling(printed, tagger.knows, nameWords) : printed;
      const names = sentences.map((sentence) => findWatched(sentence, watched));
      if (watchlistOnly) return assembleMentions(article, sentences, names, words);
      const tagged = tagger?.tagArticle(
        article.text,
        sentences.map(({ tokens }) => tokens),
        article.id,
      );
      const read = tagged ? restoreCapitals(sentences, tagged, index) : sentences;
      addNames(names, read, lexicon, index, tagged);
      return assembleMentions(article, read, names, words, index, tagged, tagger?.curves);
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
  const common = findCommonAcronyms(sentences, lexicon);
  for (const [number, own] of names.entries()) addFree(own, coalitions[number] ?? []);
  const alone = sentences.map((sentence, number) => {
    const shapes = findShapeNames(sentence, lexicon, index);
    if (!tagged) return shapes;
    return addShapes(
      sentence.tokens,
      findTaggedNames(sentence, tagged[number]?.names ?? [], lexicon, index),
      shapes,
      index.words,
    );
  });
  const introduced = alone.map((candidates, number) => {
    const { tokens } = sentences[number]!;
    return readStates(tokens, introduceAcronyms(tokens, candidates, index), lexicon);
  });
  const defined = tagged ? applyDefinitions(sentences, tagged, introduced, lexicon) : introduced;
  const weighed = dropStorms(sentences, weighDocumentEvidence(sentences, defined, index.words), index.words);
  const confirmed = confirmHeadlines(sentences, weighed, index.words);
  for (const [number, own] of names.entries()) {
    const { tokens } = sentences[number]!;
    addFree(
      own,
      takeInArticles(
        sentences[number]!,
        dropThings(
          tokens,
          dropInTitles(tokens, dropCommonAcronyms(tokens, confirmed[number] ?? [], common)),
          index,
        ).filter(
          (name) => !isCurrency(tokens, name, index.words) && !isBareForm(tokens, name) && !isInTicker(tokens, name),
        ),
      ),
    );
  }
}

/** "Co Inc": the end of a company's name that a line break or a bracket cut off. */
function isBareForm(tokens: readonly Token[], { first, end, finder }: NameCandidate): boolean {
  return finder !== 'watchlist' && isLegalForm(tokens.slice(first, end).map(({ fold }) => fold.replaceAll('.', '')));
}

function addFree(own: NameCandidate[], candidates: readonly NameCandidate[]): void {
  for (const candidate of candidates) {
    if (!own.some((other) => candidatesOverlap(other, candidate))) own.push(candidate);
  }
}
