/// <reference path="./raw-table.d.ts" />
import table from '../../graph-data/lexicon/spelling.tsv?raw';
import { readWordClasses } from './word-table.ts';

/**
 * Words that say where a token, a sentence or a name ends, as they are compared: in lower case where the class does not say
 * otherwise. They are rows of `graph-data/lexicon/spelling.tsv`, which is compiled in: a text is cut into tokens and
 * sentences before any lexicon is there, and the lexicon's own phrases are cut with it.
 */
export const SPELLING = /* @__PURE__ */ readWordClasses(table, 'spelling.tsv', {
  afterHour: 'As printed; begins what follows "a.m." within a sentence: a day, a month, a time zone',
  alwaysStopped: 'As printed; hardly ever seen without its stop, which is its own even at the end of a sentence',
  arabicArticle: 'an Arabic article as papers spell it: tells no name from another',
  compoundCountry: 'As printed; a country or union of one word: a hyphen beside it ties two names',
  compoundNoName: 'at the head of a compound, capitalised only where a sentence or title begins',
  compoundPrefix: 'before a hyphen and a name, and no part of the name',
  compoundTail: 'after a name and a hyphen, besides words in -ed and -ing: "Syria|-|based"',
  compoundWhole: 'As printed; a name that holds a country’s name and a hyphen',
  legalForm: 'ends a company’s name, and is no part of the name people use',
  listenerNext: 'said of a talk, right before the one who listens: "told Reuters"',
  runLink: 'between the capitalised words of one name, for the tagger',
  sentencePart:
    'As printed; goes on behind an initialism, though some papers print it with a capital there: "the U.S. And Japan"',
  sentenceStart: 'As printed; begins sentences, and hardly ever goes on with a name',
  skippedInitial: 'in a long name, and passed over by its initials',
  stopped: 'an abbreviation: inside a sentence the stop is its own',
  stoppedAfterName: 'with its stop behind a name, and places: a sentence may end on it',
  stoppedAtEnd: 'one that a name or number follows, and that a sentence may end on all the same',
  stoppedBeforeName: 'a title or the like with its stop: a name follows',
  stoppedBeforeNumber: 'with its stop: a number follows',
  trailingOff: 'before an ellipsis: something is left out, and the sentence goes on',
});
