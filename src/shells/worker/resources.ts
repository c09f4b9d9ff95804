import { type Lexicon, loadLexicon, type Recogniser, recognisers } from '../../index.ts';

/** Written out, so that the build finds every file and gives it a name of its own. */
const RESOURCES: ReadonlyMap<string, URL> = new Map([
  ['lexicon/countries.tsv', new URL('../../../graph-data/lexicon/countries.tsv', import.meta.url)],
  ['lexicon/regions.tsv', new URL('../../../graph-data/lexicon/regions.tsv', import.meta.url)],
  ['lexicon/cities.tsv', new URL('../../../graph-data/lexicon/cities.tsv', import.meta.url)],
  ['lexicon/bodies.tsv', new URL('../../../graph-data/lexicon/bodies.tsv', import.meta.url)],
  ['lexicon/homonyms.tsv', new URL('../../../graph-data/lexicon/homonyms.tsv', import.meta.url)],
  ['lexicon/organizations.tsv', new URL('../../../graph-data/lexicon/organizations.tsv', import.meta.url)],
  ['lexicon/other-names.tsv', new URL('../../../graph-data/lexicon/other-names.tsv', import.meta.url)],
  ['lexicon/abbreviations.tsv', new URL('../../../graph-data/lexicon/abbreviations.tsv', import.meta.url)],
  ['lexicon/role-words.tsv', new URL('../../../graph-data/lexicon/role-words.tsv', import.meta.url)],
  ['lexicon/person-nouns.tsv', new URL('../../../graph-data/lexicon/person-nouns.tsv', import.meta.url)],
  ['lexicon/given-names.tsv', new URL('../../../graph-data/lexicon/given-names.tsv', import.meta.url)],
  ['lexicon/word-classes.tsv', new URL('../../../graph-data/lexicon/word-classes.tsv', import.meta.url)],
  ['lexicon/things.tsv', new URL('../../../graph-data/lexicon/things.tsv', import.meta.url)],
  ['model/tagger.bin.gz', new URL('../../../graph-data/model/tagger.bin.gz', import.meta.url)],
]);

let loaded: Promise<Recogniser> | undefined;

/** The recommended recogniser; what it knows before reading is fetched from beside the page the first time. */
export function loadRecogniser(): Promise<Recogniser> {
  loaded ??= recognisers[0]!.load(fetchResource);
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

let lexicon: Promise<Lexicon> | undefined;

/** What is known of names before reading, without the tagger: fetched the first time. */
export function loadOwnLexicon(): Promise<Lexicon> {
  lexicon ??= loadLexicon(fetchResource);
  lexicon.catch(() => {
    lexicon = undefined;
  });
  return lexicon;
}

async function fetchResource(path: string): Promise<Uint8Array> {
  const url = RESOURCES.get(path);
  if (!url) throw new RangeError(`${path} does not ship with the page`);
  const response = await fetch(url);
  if (!response.ok)
    throw new RangeError(`${url.pathname} is not there (${response.status}); install the program again`);
  return unzip(new Uint8Array(await response.arrayBuffer()));
}

/** A host may have unzipped it on the way. */
async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
