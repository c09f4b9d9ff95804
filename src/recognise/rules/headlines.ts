import type { WordClasses } from '../../lexicon/word-classes.ts';
import { initialsMatch } from '../../text/initials.ts';
import { stripLegalForm } from '../../text/name-key.ts';
import type { Token } from '../../text/token.ts';
import { HEADLINE } from '../weights.ts';
import type { NameCandidate } from './name-candidate.ts';
import type { SentenceTokens } from './sentence-tokens.ts';

/**
 * A headline confirms: where every word has a capital, a capital says nothing ("SELLS YALE"), so that a name of a
 * headline counts only where the article's running text names it too, in full or in part, or where it is sure in itself.
 * Others are kept below the drawing threshold. An article that is but headlines is left as it is.
 */
export function confirmHeadlines(
  sentences: readonly SentenceTokens[],
  found: readonly (readonly NameCandidate[])[],
  words: WordClasses,
): NameCandidate[][] {
  if (!sentences.some(isHeadline) || isAllHeadlines(sentences)) return found.map((names) => [...names]);
  const named = collectNames(sentences, found, words);
  return found.map((names, number) => {
    const sentence = sentences[number]!;
    if (!isHeadline(sentence)) return [...names];
    return names.map((name) => {
      if (
        name.confidence < HEADLINE.unconfirmed ||
        isSure(sentence.tokens, name) ||
        isNamed(sentence.tokens, name, named, words)
      )
        return name;
      return { ...name, confidence: HEADLINE.unconfirmed };
    });
  });
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

/** A person's own list, a country, a known name of several words, a company with its legal form. */
function isSure(tokens: readonly Token[], { finder, kind, first, end, confidence }: NameCandidate): boolean {
  if (finder === 'watchlist') return true;
  if (finder === 'lexicon') return end - first > 1 || confidence >= HEADLINE.sure;
  const words = tokens.slice(first, end).map(({ fold }) => plain(fold));
  return kind === 'organization' && stripLegalForm(words).length < words.length;
}

/** `u.s.` → `us`: initials are printed with stops and without. */
function plain(fold: string): string {
  return fold.replaceAll('.', '');
}

interface Named {
  /** The folded words that names of the running text hold. */
  readonly words: ReadonlySet<string>;
  /** The words of each name of several. */
  readonly names: readonly (readonly string[])[];
}

function collectNames(
  sentences: readonly SentenceTokens[],
  found: readonly (readonly NameCandidate[])[],
  { functionWord }: WordClasses,
): Named {
  const words = new Set<string>();
  const names: (readonly string[])[] = [];
  for (const [number, own] of found.entries()) {
    const sentence = sentences[number]!;
    if (isHeadline(sentence)) continue;
    for (const { first, end, confidence, demonym } of own) {
      if (confidence < HEADLINE.drawn || demonym) continue;
      const tokens = sentence.tokens.slice(first, end);
      for (const { fold } of tokens) if (!functionWord.has(fold)) words.add(plain(fold));
      if (tokens.length > 1) names.push(tokens.map(({ text }) => text));
    }
  }
  return { words, names };
}

/** Every word of it stands in a name of the text, or it is a name's initials. */
function isNamed(
  tokens: readonly Token[],
  { first, end }: NameCandidate,
  named: Named,
  { functionWord }: WordClasses,
): boolean {
  const own = tokens.slice(first, end).filter(({ word, fold }) => word && !functionWord.has(fold));
  if (own.every(({ fold }) => named.words.has(plain(fold)))) return true;
  return own.length === 1 && own[0]!.caps && named.names.some((words) => initialsMatch(own[0]!.text, words));
}
