/**
 * Closed classes of English words that the rules ask for, and what a word of each does. The words are rows of
 * `graph-data/lexicon/word-classes.tsv`; a class that is named here and has no row there is an error of the table.
 */
export const WORD_CLASSES = {
  article: 'an article',
  broadcasting: 'before "station": it is a broadcaster',
  appointingVerb: 'before a person and the role that he or she is given',
  calendar: 'a day, month or feast: capitalised, and the name of nothing on the map',
  clauseBoundary: 'begins another part of a sentence: what stands behind it belongs elsewhere',
  coalitionMilitary: 'says that a bare "coalition" is one that fights',
  coalitionPolitics: 'says that a "coalition" is one of parties',
  coalitionWide: 'before "coalition" where many states are meant',
  companyNoun: 'a company has one: "shares of X", "X’s subsidiary"',
  companyReference: 'after "said": the speaker is an organisation',
  copula: 'ties a subject to what it is',
  currency: 'a unit of money after a country or its adjective',
  definite: 'before a role: it is a certain one, so that the name beside it bears it',
  divisionNoun: 'a noun that a place name follows with "of": "the village of Baghouz", not "the peak of the season"',
  envoy: 'a role that is one to a place and not of it: "ambassador to Ukraine"',
  familyBefore: 'a Chinese, Korean or Vietnamese family name, which stands before the given name',
  familyOrGiven: 'such a name that is a given name in the West as well',
  familyNoun: 'after a name: its bearers are persons, whatever else has the name',
  functionWord: 'capitalised at the start of a sentence and no part of a name there',
  generalWord: 'says nothing of what a text is about, in whatever text',
  generation: 'behind a person’s name: a father is not his son',
  genericPlaceWord: 'in many places’ names, and tells none from another',
  honorific: 'a form of address before a person’s name, and no role',
  kindWordOrganization: 'the last word of an actor’s name that only says what it is: "Wagner Group"',
  kindWordPlace: 'the last word of a place’s name that only says what it is: "Euphrates River"',
  ministerHead: 'the last word of a long title: "Emergency Situations Minister"',
  nameLink: 'a small word inside a name',
  nameParticle: 'a particle inside a person’s name',
  nameScope: 'before an organisation’s short name: whose it is, not which',
  namingVerb: 'a name follows: "a band called X"',
  noName: 'a capitalised word that names no actor or place: faiths, languages, currencies',
  newsDescription: 'before a news agency’s name: "the newspaper X"',
  noNounAfter: 'what follows is no noun',
  nounFollower: 'what may follow a noun in lower case',
  ofHead: 'begins a longer name before "of" or "for"',
  ordinal: 'counts teams and ranks',
  organizationHead: 'a run of capitals that ends in it, or has it before "of" or "for", is an organisation',
  bodyHead: 'an organisation’s head noun that is never a place one goes to',
  organizationNoun: 'what is defined as one is an organisation',
  organizationRole: 'a role that organisations have as persons do: "lead manager"',
  organizationNounAfter: 'follows an organisation’s name in lower case: "the Islamic State group"',
  people: 'a people or a faith before a name, and no part of it: "the Kurdish SDF", "Muslim Zara Kay"',
  personOrOrganizationNoun: 'persons and organisations alike are one, so that it defines neither',
  pageWord: 'stands beside the text of a page, and is glued to it where the page is scraped: "Image", "Share"',
  placeHead: 'the head noun of a place’s name',
  placeNoun: 'what is defined as one is a place',
  placeNounAfter: 'follows a place’s name in lower case: "Helmand province"',
  placeNounOf: 'before "of" and a place’s name: "the outskirts of Baghouz"',
  placeNounPlural: 'before a list of places: "villages such as X"',
  placePreposition: 'often stands before a place',
  quotingNoun: 'before "to" or "with": whoever follows is quoted to',
  quotingPreposition: 'between an interview and who had it',
  rankModifier: 'before a role and part of its name: deputy, vice',
  reportingNoun: 'who or what reports, after a news agency’s name: "an AFP correspondent"',
  rolePart:
    'a body or rank of an organisation, between its name and a role: "Seoul city mayor", "Deutsche management board spokesman"',
  roleDeterminer: 'before a role noun',
  roleModifier: 'between a role and whose it is',
  rolePreposition: 'between a role and whose it is: "a spokesman for the SDF"',
  speechVerb: 'beside a person or an organisation that speaks',
  storm: 'before a storm’s name, which is nobody’s',
  thingPrefix: 'before the name of a ship or an operation: "USS Cole"',
  tellingVerb: 'before the one who is told',
  thingHead: 'the last word of a law’s, award’s, treaty’s or contest’s name',
  thingNoun: 'what is defined as one is a work, product, event or living thing',
  transport: 'before "station": it is a place',
  vagueName: 'names no organisation by itself: "United", "National"',
} as const;

export type WordClass = keyof typeof WORD_CLASSES;

export function isWordClass(name: string): name is WordClass {
  return Object.hasOwn(WORD_CLASSES, name);
}

/** For each class its words, folded. */
export type WordClasses = Readonly<Record<WordClass, ReadonlySet<string>>>;
