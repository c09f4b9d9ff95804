import type { Lexicon } from '../lexicon/lexicon.ts';
import { LEXICON_FILES, type LexiconTexts, parseLexicon } from '../lexicon/parse-lexicon.ts';
import { createRecogniser } from './recognise.ts';
import type { ReadResource, RecogniserType } from './recogniser.ts';
import { decodeTagger, type Tagger } from './tagger.ts';

/** Every recogniser that runs wherever the program does, the recommended one first. */
export const recognisers: readonly RecogniserType[] = [
  {
    id: 'tagger',
    name: 'the tagger that ships, with lexicon and rules',
    load: async (read, own) => {
      const [lexicon, tagger] = await Promise.all([loadLexicon(read), loadTagger(read)]);
      return createRecogniser({ lexicon, tagger, ...own });
    },
  },
  {
    id: 'rules',
    name: 'lexicon and rules alone: ten times as fast, and less is found',
    load: async (read, own) => createRecogniser({ lexicon: await loadLexicon(read), ...own }),
  },
];

export async function loadLexicon(read: ReadResource): Promise<Lexicon> {
  const texts = await Promise.all(
    Object.entries(LEXICON_FILES).map(
      async ([part, file]) => [part, new TextDecoder().decode(await read(`lexicon/${file}`))] as const,
    ),
  );
  return parseLexicon(Object.fromEntries(texts) as unknown as LexiconTexts);
}

export async function loadTagger(read: ReadResource): Promise<Tagger> {
  return decodeTagger(await read(TAGGER_FILE));
}

const TAGGER_FILE = 'model/tagger.bin.gz';
