/// <reference path="../text/raw-table.d.ts" />
import table from '../../graph-data/lexicon/boilerplate.tsv?raw';
import { readWordClasses } from '../text/word-table.ts';

type PhraseClass = keyof typeof CLASSES;

/** A regular expression for any phrase of a class. Its phrases are rows of `graph-data/lexicon/boilerplate.tsv`. */
export function oneOf(name: PhraseClass): string {
  return `(?:${[...PHRASES[name]].join('|')})`;
}

/** Where each stands in a line, which the patterns of `furniture.ts` say. */
const CLASSES = {
  agency: 'As printed; all of a line: an agency or desk that signs',
  appeal: 'begins a line that asks readers for something, or states who owns the text',
  captionLabel: 'before a colon, bar or dash: a picture’s caption follows',
  creditLabel: 'before a colon: who took the picture follows, and the line ends',
  dateLine: 'begins a line that says when the text was published',
  pictureAgency: 'As printed; behind a slash at the end of a line: whose picture it is',
  relatedHeading: 'all of a line: a list of links follows',
  relatedLabel: 'before a colon within a paragraph: a link follows. Only what no prose begins with',
  relatedLink: 'before a colon, bar or dash at the start of a paragraph: a link follows',
  signOff: 'begins a line that says who else worked on the text',
  tagLabel: 'before a colon: the topics of the article follow',
};

const PHRASES = /* @__PURE__ */ readWordClasses(table, 'boilerplate.tsv', CLASSES);
