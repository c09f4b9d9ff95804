/**
 * A rule that can be switched off: the function that is it, below `src/`, and what it answers then. `resolve` rules are
 * measured by merging, the others by names.
 */
export interface Switch {
  readonly file: string;
  readonly rule: string;
  /** An expression over the function's arguments. */
  readonly off: string;
}

const of = (file: string, rules: Readonly<Record<string, string>>): Switch[] =>
  Object.entries(rules).map(([rule, off]) => ({ file, rule, off }));

/** Rules that decide what is a name. */
export const NAME_RULES: readonly Switch[] = [
  ...of('recognise/recognise.ts', { isBareForm: 'false' }),
  ...of('recognise/rules/seams.ts', { cutSeams: 'sentences.map((tokens) => [[...tokens]])' }),
  ...of('recognise/rules/tears.ts', { joinTears: '[...tokens]' }),
  ...of('recognise/rules/caseless.ts', { restoreCapitals: 'sentences' }),
  ...of('recognise/rules/coalitions.ts', { findCoalitions: 'sentences.map(() => [])' }),
  ...of('recognise/rules/introduced-acronyms.ts', { introduceAcronyms: '[...candidates]' }),
  ...of('recognise/rules/state-abbreviations.ts', { readStates: '[...names]' }),
  ...of('recognise/rules/definitions.ts', { applyDefinitions: '[...found]' }),
  ...of('recognise/rules/document-evidence.ts', {
    weighDocumentEvidence: 'found.map((one) => [...one])',
    weigh: 'candidate',
    addMissed: 'undefined',
    collectParts: 'undefined',
    collectHead: 'undefined',
  }),
  ...of('recognise/rules/storms.ts', { dropStorms: '[...names]' }),
  ...of('recognise/rules/headlines.ts', { confirmHeadlines: 'found.map((one) => [...one])', takeAfter: 'name' }),
  ...of('recognise/rules/quoted-titles.ts', { dropInTitles: '[...names]' }),
  ...of('recognise/rules/things.ts', { dropThings: '[...names]', findThings: '[]', isThingByForm: 'false' }),
  ...of('recognise/rules/currencies.ts', { isCurrency: 'false' }),
  ...of('recognise/rules/tickers.ts', { isInTicker: 'false' }),
  ...of('recognise/rules/leading-articles.ts', { takeInArticles: '[...names]' }),
  ...of('recognise/rules/known-names.ts', {
    findKnown: '[]',
    readKnown: 'undefined',
    weigh: 'fromEntry(match.first, match.end, match.entry, match.entry.confidence)',
  }),
  ...of('recognise/rules/tagged-names.ts', { addShapes: '[...tagged]', cutApart: 'undefined', isWithin: 'false' }),
  ...of('recognise/rules/tagged-bounds.ts', {
    skipTitles: 'from',
    dropTitleBehind: 'end',
    findTwo: 'undefined',
    findBearerBehind: 'undefined',
    isPeople: 'false',
    isLead: 'false',
    isTail: 'false',
    isNoName: 'false',
  }),
  ...of('recognise/rules/name-bounds.ts', {
    boundName: '{ first, end }',
    isOfPeoples: 'false',
    skipLead: 'first',
    cutOffice: 'end',
    skipPortfolio: 'first',
    carryOn: 'end',
  }),
  ...of('recognise/rules/tagged-kind.ts', {
    kindOf: 'name.kind',
    isCompany: 'false',
    isSpeaker: 'false',
    isPlaceBeside: 'false',
  }),
  ...of('recognise/rules/assemble-mentions.ts', { dropInRoles: 'names', isPortfolio: 'false' }),
];

/** Rules that decide which names are one. */
export const MERGING_RULES: readonly Switch[] = [
  ...of('resolve/within-article/link-companies.ts', { linkCompanies: 'undefined' }),
  ...of('resolve/within-article/link-organizations.ts', { linkOrganizations: 'undefined', isJoint: 'false' }),
  ...of('resolve/within-article/link-persons.ts', {
    linkPersons: 'undefined',
    findProtagonist: 'undefined',
    findMisspelt: '[]',
  }),
  ...of('resolve/within-article/own-acronyms.ts', { findOwnAcronyms: 'new Set()' }),
  ...of('resolve/across-corpus/acronyms.ts', { mergeAcronyms: 'undefined', sharesContext: 'true' }),
  ...of('resolve/across-corpus/companies.ts', { mergeCompanies: 'new Set()', areKnownApart: 'false' }),
  ...of('resolve/across-corpus/double-surnames.ts', { mergeDoubleSurnames: 'undefined' }),
  ...of('resolve/across-corpus/halves.ts', { mergeHalves: 'new Map()' }),
  ...of('resolve/across-corpus/kind-words.ts', { mergeKindWords: 'undefined' }),
  ...of('resolve/across-corpus/persons.ts', { mergePersons: 'undefined', mergeMiddleNames: 'undefined' }),
  ...of('resolve/across-corpus/place-heads.ts', { mergePlaceHeads: 'undefined' }),
  ...of('resolve/across-corpus/spellings.ts', { mergeSpellings: 'undefined' }),
  ...of('resolve/across-corpus/types.ts', { mergeTypes: 'undefined' }),
];
