import { decodeTagger, type LexiconTexts, parseLexicon, type RecogniserParts } from '../../index.ts';

const LEXICON: Readonly<Record<keyof LexiconTexts, URL>> = {
  countries: new URL('../../../graph-data/lexicon/countries.tsv', import.meta.url),
  regions: new URL('../../../graph-data/lexicon/regions.tsv', import.meta.url),
  cities: new URL('../../../graph-data/lexicon/cities.tsv', import.meta.url),
  organizations: new URL('../../../graph-data/lexicon/organizations.tsv', import.meta.url),
  roleWords: new URL('../../../graph-data/lexicon/role-words.tsv', import.meta.url),
  personNouns: new URL('../../../graph-data/lexicon/person-nouns.tsv', import.meta.url),
  givenNames: new URL('../../../graph-data/lexicon/given-names.tsv', import.meta.url),
  wordClasses: new URL('../../../graph-data/lexicon/word-classes.tsv', import.meta.url),
};

const TAGGER = new URL('../../../graph-data/model/tagger.bin.gz', import.meta.url);

let loaded: Promise<RecogniserParts> | undefined;

/** What is known before reading, fetched from beside the page the first time articles are opened. */
export function loadResources(): Promise<RecogniserParts> {
  loaded ??= fetchResources();
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

async function fetchResources(): Promise<RecogniserParts> {
  const lexicon = Promise.all(
    Object.entries(LEXICON).map(async ([part, url]) => [part, await (await fetchPart(url)).text()] as const),
  );
  const model = await (await fetchPart(TAGGER)).arrayBuffer();
  const tagger = decodeTagger(await unzip(new Uint8Array(model)));
  return { lexicon: parseLexicon(Object.fromEntries(await lexicon) as unknown as LexiconTexts), tagger };
}

async function fetchPart(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (response.ok) return response;
  throw new RangeError(`${url.pathname} is not there (${response.status}); install the program again`);
}

/** A host may have unzipped it on the way. */
async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
