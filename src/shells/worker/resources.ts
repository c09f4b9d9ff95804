import { type LexiconTexts, parseLexicon, type RecogniserParts } from '../../index.ts';

const LEXICON: Readonly<Record<keyof LexiconTexts, URL>> = {
  countries: new URL('../../../graph-data/lexicon/countries.tsv', import.meta.url),
  regions: new URL('../../../graph-data/lexicon/regions.tsv', import.meta.url),
  cities: new URL('../../../graph-data/lexicon/cities.tsv', import.meta.url),
  organizations: new URL('../../../graph-data/lexicon/organizations.tsv', import.meta.url),
  roleWords: new URL('../../../graph-data/lexicon/role-words.tsv', import.meta.url),
  personNouns: new URL('../../../graph-data/lexicon/person-nouns.tsv', import.meta.url),
  givenNames: new URL('../../../graph-data/lexicon/given-names.tsv', import.meta.url),
};

let loaded: Promise<RecogniserParts> | undefined;

/** What is known before reading, fetched from beside the page the first time articles are opened. */
export function loadResources(): Promise<RecogniserParts> {
  loaded ??= fetchLexicon();
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

async function fetchLexicon(): Promise<RecogniserParts> {
  const texts = await Promise.all(
    Object.entries(LEXICON).map(async ([part, url]) => {
      const response = await fetch(url);
      if (!response.ok)
        throw new RangeError(`the list of known names (${part}) is not there; install the program again`);
      return [part, await response.text()] as const;
    }),
  );
  return { lexicon: parseLexicon(Object.fromEntries(texts) as unknown as LexiconTexts) };
}
