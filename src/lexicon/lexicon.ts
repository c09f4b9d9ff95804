import type { Kind } from '../model/mention.ts';
import type { Bodies } from './bodies.ts';
import type { PlaceSense } from './homonyms.ts';
import type { WordClasses } from './word-classes.ts';

/** A name known before reading. */
export interface LexiconName {
  /** The name every alias stands for. */
  readonly name: string;
  readonly kind: Kind;
  /** How sure its bare surface is this name, 0..1: a small town's name is often somebody's surname. */
  readonly confidence: number;
  /** A news agency or outlet: more often quoted than taking part. */
  readonly news?: boolean;
  /** A country or territory: its name never gives way to a spelling near it. */
  readonly country?: boolean;
}

/** `title` stands before a name, `group` is a plural or collective, `weak` says little by itself. */
export type RoleClass = 'title' | 'role' | 'group' | 'weak';

export interface LexiconRole {
  /** Singular and lower case: `foreign fighter`. */
  readonly lemma: string;
  readonly class: RoleClass;
  /** An adjective or a verb as well (`private`, `guard`): needs a sign that it is a noun here. */
  readonly dual?: boolean;
}

/** Names and nouns known before reading. Keys are as `foldName` makes them. */
export interface Lexicon {
  readonly names: ReadonlyMap<string, LexiconName>;
  /** Initialisms and the like, as printed: `US`, `IS`, `WHO` are names in capitals only. */
  readonly acronyms: ReadonlyMap<string, LexiconName>;
  /** Adjectives and demonyms (`iraqi`, `iraqis`) → the place they hint at. */
  readonly demonyms: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, LexiconRole>;
  readonly givenNames: ReadonlySet<string>;
  /** As printed behind a city and a comma (`Conn.`) → the state or province. Anywhere else they are other words. */
  readonly abbreviations: ReadonlyMap<string, string>;
  /** Those states and provinces, by the lexicon's name. */
  readonly states: ReadonlySet<string>;
  /**
   * Other names of organisations, acronyms as printed → the name that they stand for. Many of them mean something else as
   * well ("Fed", "Ford", "GE"): they say who an organisation is that was found, and are not looked for.
   */
  readonly otherNames: ReadonlyMap<string, string>;
  /** Laws, awards, ships, works and the like → which of them: names of nobody and of no place. Acronyms as printed. */
  readonly things: ReadonlyMap<string, string>;
  readonly bodies: Bodies;
  /** Names of several places → what each may mean. */
  readonly homonyms: ReadonlyMap<string, readonly PlaceSense[]>;
  readonly words: WordClasses;
}
