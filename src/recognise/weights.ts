import type { Finder, Kind } from '../model/mention.ts';

/**
 * The numbers of the rules. Each is a confidence, 0..1, or a bound on one, unless it says otherwise.
 *
 * They were set by hand on two development sets, worldwide-newswire-dev and WikiGold, with `npm run bench:accuracy`, and
 * held against EWT, which fitted none of them. A number is worth changing where that bench and `bench:graph` say so.
 */

/** Names by the form of their words alone, in the order in which the rules are tried (`rules/shape-names.ts`). */
export const SHAPE = {
  /** A demonym or adjective ("Iraqi border") only hints at its place. */
  demonym: 0.4,
  /** "Gaza City", "Boston University": a known name that a head noun carries on. */
  compound: 0.75,
  /** "Jordan Peterson": a known place that is a given name as well. */
  compoundPerson: 0.7,
  /** A known name that is a given name as well keeps this share of its confidence. */
  alsoGivenName: 0.6,
  headline: 0.55,
  organizationHead: 0.8,
  placeHead: 0.75,
  honorific: 0.9,
  title: 0.85,
  fullName: 0.85,
  besidePlaceNoun: 0.7,
  shortAcronym: 0.65,
  longAcronym: 0.55,
  beforeOrganizationNoun: 0.6,
  /** "Jane Doe, 32," */
  aged: 0.85,
  speaker: 0.75,
  afterPreposition: 0.5,
  wordAfterPreposition: 0.55,
  severalWords: 0.55,
  severalWordsAfterThe: 0.5,
  givenName: 0.6,
  loneSpeaker: 0.55,
  loneWord: 0.3,
} as const;

/** How the tagger, the lexicon and the shapes are put together (`rules/tagged-names.ts`). */
export const TAGGED = {
  /** A tagger's name below this needs something else to speak for it. */
  least: 0.2,
  /**
   * A tagger's confidence is that of the exact span and kind. That the span names something of the type is likelier:
   * this share of the doubt is taken away. Flat on newswire, best on WikiGold.
   */
  lift: 0.15,
  /** A name at least this sure needs no second opinion. */
  sure: 0.6,
  /** What an agreeing shape raises a doubtful name to, and an agreeing guess. */
  agreed: 0.62,
  agreedGuess: 0.5,
  /** Shapes that the tagger passed over: a plain organisation alone is right in two of three cases, … */
  missedPerson: 0.58,
  missedOrganization: 0.56,
  /** … a lone acronym in one of four, in three of four where it speaks or its spokesman follows. */
  missedAcronym: 0.3,
  missedActingAcronym: 0.58,
  /** A shape needs this much to be added, and an organisation this much to swallow a place inside it. */
  personShape: 0.8,
  organizationShape: 0.75,
  /** "PM Vajpayee" is a person even where the tagger says otherwise, unless it is this sure. */
  titledPersonBelow: 0.9,
  /** "Kurdish SDF" is cut to what is known unless the tagger is this sure of the whole. */
  cutToKnownBelow: 0.6,
  /** A name that overlaps a known one only in part is dropped below this. */
  partlyKnownBelow: 0.5,
  /** A body and its person that a tagger took for one are each as sure as this share of it. */
  cutApart: 0.9,
  /** What stands beside a name outweighs a kind that is less sure than this. */
  kindBelow: 0.8,
  /** "in X": a person that is less sure than this is a place (development sets: as many of these are as are not). */
  insideBelow: 0.7,
  /** "Borno state" says that it is a place. */
  toldPlace: 0.62,
} as const;

/** Who is right where the lexicon and the tagger mean the same words and differ about their kind. */
export const RIVALS = {
  /** A name of several words, a country or an organisation gives way to a tagger that is this sure … */
  firmYieldsAt: 0.97,
  /** … unless the lexicon is at least this sure. */
  firmNeverFrom: 0.9,
  /** A capital city stands for its government and gives way later than a town. */
  capitalFrom: 0.9,
  capitalYieldsAt: 0.85,
  /** A town gives way at `share` of its own confidence and `base` more. */
  townYields: { share: 0.5, base: 0.1 },
  /** What a tagger's disagreement takes from a name that stays, times its confidence. */
  disagreement: 0.3,
} as const;

/** Known names where the tagger saw none: factors on the lexicon's confidence, unless they say otherwise. */
export const KNOWN = {
  plain: 0.9,
  /** Where all is in capitals an acronym may be any word; a confidence, not a factor. */
  shouted: 0.4,
  /** A country; confidences. */
  country: 0.85,
  countryInRun: 0.7,
  inHeadline: 0.75,
  first: 0.5,
  inside: 0.6,
  /** Within a longer run of capitals it may be a part of another name. */
  inRun: 0.7,
} as const;

/** What the rest of an article says about a name (`rules/document-evidence.ts`). */
export const DOCUMENT = {
  /** Below this a name that nothing else speaks for is dropped. */
  least: 0.3,
  /** A full name this sure lends its words to later short forms. */
  fullName: 0.5,
  guessVote: 0.5,
  /** Votes of a short name in the bracket behind its long one. A count. */
  introducedVote: 10,
  /** A town's name below the first that is a surname in the article, at least as sure as the second. */
  townBelow: 0.9,
  surname: 0.5,
  townPersonLeast: 0.6,
  townPerson: 0.85,
  /** A name below the first that is part of a person's, where no mention is surer than the second, is that person. */
  partBelow: 0.9,
  partRivalBelow: 0.8,
  part: 0.9,
  /** The share of the way to the surest mention of the same name. */
  towardsBest: 0.6,
  /** Votes that make a guess a name, and what it is then. */
  guessedVotes: 0.8,
  guessed: 0.5,
  /** Occurrences that nothing found: factors on the confidence of the name they repeat, and what that must have. */
  missedHead: 0.7,
  missedPerson: 0.75,
  missedPersonFrom: 0.6,
  missedName: 0.7,
  missedNameFrom: 0.7,
} as const;

/** What an article says that its names are (`rules/definitions.ts`). */
export const DEFINITION = {
  /** "X is a …" says outright what X is: a mention of another kind that is surer stays. */
  stated: 0.97,
  /** "the municipality of X": nothing else is called so. */
  division: 0.995,
  /** "the band X", "X, a band", "bands such as X" leave more to guess. */
  beside: 0.86,
  /** What a mention is given that only a definition speaks for. */
  defined: 0.8,
} as const;

/** Role nouns (`rules/roles.ts`). */
export const ROLE = {
  plain: 0.85,
  /** "man", "member", or a noun that only describes the next one: kept, and not drawn. */
  weak: 0.35,
  /** A noun that is an adjective or a verb as well, where no part of speech is known. */
  dual: 0.6,
} as const;

/** Coalitions (`rules/coalitions.ts`). */
export const COALITION = {
  named: 0.85,
  /** A bare "the coalition", where the article names one in full and where it does not. */
  bare: 0.6,
  unknown: 0.45,
} as const;

/** Lists of names (`rules/lists.ts`). */
export const LIST = {
  /** Names, from which on a run of them is no company of people any more. A count. */
  least: 5,
  /** Tokens between two items of one list; more tell of something. A count. */
  longestGap: 6,
  /** Between two names a separator stands at least this often, 0..1. */
  separatorShare: 0.4,
  /** A table: at most this share of its tokens are verbs, at least this share are names, numbers and signs. */
  verbShare: 0.02,
  tableShare: 0.6,
} as const;

/** An acronym in brackets is a name nearly as surely as the name before it; a factor. */
export const INTRODUCED_ACRONYM = 0.95;

/** An organisation must be this sure to lend its kind to what a bracket behind it holds, whatever its letters; a confidence. */
export const INTRODUCED_FROM = 0.5;

/** What a name is at least given whose initials a bracket spells (three letters and more: no chance); a confidence. */
export const INTRODUCED_NAME = 0.85;

/** Laws, awards, ships and the like (`rules/things.ts`): what a name must at least have to be kept for an actor or place. */
export const THING = {
  /** A word that is a thing's name among other things: "Columbia", "Prestige". */
  word: 0.7,
  /** A name that ends as things' names do: "Clayton Act". */
  head: 0.95,
} as const;

/** Names of headlines (`rules/headlines.ts`). */
export const HEADLINE = {
  /** What a name is given that no running text confirms: kept, and not drawn. */
  unconfirmed: 0.45,
  /** A name of the running text must be at least this sure to confirm one. */
  drawn: 0.5,
  /** A known name of one word that needs no confirmation: a country. */
  sure: 0.9,
  /** Of an article's tokens this share must stand in running text, so that headlines can be held against it. */
  runningShare: 0.3,
} as const;

/** Articles without capitals (`rules/caseless.ts`). */
export const CASELESS = {
  /** Fewer words than this say nothing of how an article is written. */
  words: 20,
  /** At most this share of its words has a capital. */
  capitals: 0.01,
} as const;

/** A logistic curve over log-odds: those of a confidence of the rules → those of being right. */
export interface StatedCurve {
  readonly slope: number;
  readonly offset: number;
}

export type StatedCurves = Readonly<Partial<Record<Finder, Readonly<Partial<Record<Kind, StatedCurve>>>>>>;

/**
 * What a name's confidence is worth once the rules have had their say, by finder and kind, with the tagger that ships
 * (`rules/stated-confidence.ts`):
 * exact span and kind as people marked them, fitted on the three development sets by `npm run fit:confidence`, which also
 * holds the curves of each half of the articles against the other half.
 */
export const STATED: StatedCurves = {
  lexicon: {
    organization: { slope: 0.742, offset: -0.845 },
    place: { slope: 0.753, offset: -1.084 },
  },
  shape: {
    organization: { slope: 1.589, offset: -0.773 },
    person: { slope: 2.742, offset: -0.981 },
    place: { slope: 1.913, offset: -1.131 },
  },
  tagger: {
    organization: { slope: 0.851, offset: -0.295 },
    person: { slope: 0.997, offset: -0.182 },
    place: { slope: 0.307, offset: 0.09 },
  },
};

/** The share of words with a capital from which a sentence is a headline. */
export const HEADLINE_SHARE = 0.8;

/**
 * Misspelt words (`rules/misspelt.ts`). With names of cities and given names to compare with, and from 5 letters on, more was
 * mended (95.0 instead of 94.1 % of the names under 3 % wrong letters) and WikiGold fell by .14 points.
 */
export const SPELLING_MENDED = {
  /** Letters of a word that is compared with others of its article. */
  shortest: 5,
  /** Letters of a word that is compared with the best known names. */
  shortestKnown: 6,
} as const;
