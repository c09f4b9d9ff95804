import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { LEXICON_FILES, type LexiconTexts, parseLexicon } from '../../src/lexicon/parse-lexicon.ts';

const FOLDER = resolve(import.meta.dirname, '../../graph-data/lexicon');

/** The lexicon that ships, read once a test file. */
export function readLexicon(): Lexicon {
  const texts = Object.entries(LEXICON_FILES).map(([part, file]) => [part, readFileSync(join(FOLDER, file), 'utf8')]);
  return parseLexicon(Object.fromEntries(texts) as LexiconTexts);
}
