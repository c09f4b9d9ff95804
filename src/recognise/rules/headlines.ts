import type { WordClasses } from '../../lexicon/word-classes.ts';
import type { Kind } from '../../model/mention.ts';
import { initialsMatch } from '../../text/initials.ts';
import { stripLegalForm } from '../../text/name-key.ts';
import type { Token } from '../../text/token.ts';
import { HEADLINE } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/**
 * A headline confirms: where every word has a capital, a capital says nothing ("SELLS YALE"), so that a name of a
 * headline counts only where the article's running text names it too, in full or in part, or where it is sure in itself.
 * A company with its legal form waits for another article to name it; others are kept below the drawing threshold. An article that is but headlines is left as it is.
 */
export function confirmHeadlines(
  sentences: readonly SentenceTokens[],
  found: readonly (readonly NameCandidate[])[],
  words: WordClasses,
): NameCandidate[][] {
  if (!sentences.some(isHeadline) || isAllHeadlines(sentences)) return found.map((names) => [...names]);
  const named = collectNames(sentences, found);
  return found.map((names, number) => {
    const sentence = sentences[number]!;
    if (!isHeadline(sentence)) return [...names];
    return names.map((name) => {
      if (name.confidence < HEADLINE.unconfirmed || name.demonym) return name;
      const bearer = findBearer(sentence.tokens, name, named, words);
      if (bearer) return takeAfter(name, bearer);
      if (isSure(name)) return name;
      return isCompany(sentence.tokens, name)
        ? { ...name, unconfirmed: true }
        : { ...name, confidence: HEADLINE.unconfirmed };
    });
  });
}

/** "TEXACO" is the Texaco of the text, "ALASKA HOUSING" its Alaska Housing Finance Corp: what a lexicon knows stays its own. */
function takeAfter(name: NameCandidate, bearer: Bearer): NameCandidate {
  if (name.finder === 'lexicon' || name.finder === 'watchlist' || !bearer.only) return name;
  // The same name needs no other; a longer one is what it goes by.
  return { ...name, kind: bearer.kind, ...(bearer.same ? {} : { canonical: bearer.name }) };
}

function isAllHeadlines(sentences: readonly SentenceTokens[]): boolean {
  let all = 0;
  let running = 0;
  for (const sentence of sentences) {
    all += sentence.tokens.length;
    if (!isHeadline(sentence)) running += sentence.tokens.length;
  }
  return running < HEADLINE.runningShare * all;
}

/** In capitals, or an article's first line with a capital on every word; further down such a line is a list or a signature. */
function isHeadline({ headline, shouted, sentence }: SentenceTokens): boolean {
  return shouted || (headline && sentence === 0);
}

/** A person's own list, a country, a known name of several words. */
function isSure({ finder, first, end, confidence }: NameCandidate): boolean {
  if (finder === 'watchlist') return true;
  return finder === 'lexicon' && (end - first > 1 || confidence >= HEADLINE.sure);
}

/** Ends in its legal form. */
function isCompany(tokens: readonly Token[], { kind, first, end }: NameCandidate): boolean {
  const words = tokens.slice(first, end).map(({ fold }) => plain(fold));
  return kind === 'organization' && stripLegalForm(words).length < words.length;
}

/** `u.s.` → `us`: initials are printed with stops and without. */
function plain(fold: string): string {
  return fold.replaceAll('.', '');
}

/** A name of the running text. */
interface Bearer {
  /** What it goes by: as the lexicon has it, or as it is printed. */
  readonly name: string;
  readonly kind: Kind;
  readonly printed: readonly string[];
  readonly folded: ReadonlySet<string>;
  /** No other name of the text fits as well. */
  readonly only?: boolean;
  /** It has no word more than the headline's. */
  readonly same?: boolean;
}

function collectNames(
  sentences: readonly SentenceTokens[],
  found: readonly (readonly NameCandidate[])[],
): readonly Bearer[] {
  const bearers = new Map<string, Bearer>();
  for (const [number, own] of found.entries()) {
    const sentence = sentences[number]!;
    if (isHeadline(sentence)) continue;
    for (const { first, end, kind, confidence, demonym, canonical } of own) {
      if (confidence < HEADLINE.drawn || demonym) continue;
      const tokens = sentence.tokens.slice(first, end);
      const name = canonical ?? printName(tokens);
      const key = `${kind} ${printName(tokens)}`;
      if (bearers.has(key)) continue;
      const folded = new Set(tokens.map(({ fold }) => plain(fold)));
      bearers.set(key, { name, kind, printed: tokens.map(({ text }) => text), folded });
    }
  }
  return [...bearers.values()];
}

function printName(tokens: readonly Token[]): string {
  return tokens.map(({ text, to }, at) => (tokens[at + 1] && tokens[at + 1]!.from > to ? `${text} ` : text)).join('');
}

/** The name of the text that is the same, or else one that holds every word of it or has it for its initials. */
function findBearer(
  tokens: readonly Token[],
  { first, end }: NameCandidate,
  bearers: readonly Bearer[],
  { functionWord }: WordClasses,
): Bearer | undefined {
  const own = tokens.slice(first, end).filter(({ word, fold }) => word && !functionWord.has(fold));
  const [word] = own;
  if (!word) return undefined;
  const holding = bearers.filter(
    ({ folded, printed }) =>
      own.every(({ fold }) => folded.has(plain(fold))) || (own.length === 1 && initialsMatch(word.text, printed)),
  );
  const same = holding.filter(
    ({ folded }) => [...folded].filter((one) => !functionWord.has(one)).length === own.length,
  );
  const fitting = same.length > 0 ? same : holding;
  const [best] = fitting;
  return best && { ...best, only: new Set(fitting.map(({ name }) => name)).size === 1, same: same.length > 0 };
}
