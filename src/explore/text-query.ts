import { listTerms } from '../text/terms.ts';

/** Words that must follow each other in one sentence; one word is the shortest phrase. Stemmed: all their forms. */
export type Phrase = readonly string[];

/** What a sentence must say, and must not. */
export interface TextQuery {
  readonly all: readonly Phrase[];
  readonly none: readonly Phrase[];
}

/** A part of what a person asks the text for. */
export interface TextClause {
  readonly text: string;
  /** In quotation marks: the words follow each other. Otherwise each is sought by itself. */
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
}

export function makeTextQuery(clauses: readonly TextClause[]): TextQuery {
  const phrasesOf = (excluded: boolean) => {
    const phrases = clauses
      .filter(({ isExcluded }) => isExcluded === excluded)
      .flatMap(({ text, isPhrase }): readonly Phrase[] => {
        const terms = listTerms(text, { from: 0, to: text.length }).map(({ term }) => term);
        // A word with a hyphen is two that follow each other; so they are sought, too.
        if (isPhrase) return [terms];
        return text.split(/\s+/).map((word) => listTerms(word, { from: 0, to: word.length }).map(({ term }) => term));
      })
      .filter((phrase) => phrase.length > 0);
    return [...new Map(phrases.map((phrase) => [phrase.join(' '), phrase])).values()];
  };
  return { all: phrasesOf(false), none: phrasesOf(true) };
}
