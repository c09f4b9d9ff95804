import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTagger, type Tagger } from '../../src/recognise/tagger.ts';

/** The tagger that ships, read once a test file. */
export function readTagger(): Tagger {
  return decodeTagger(gunzipSync(readFileSync(resolve(import.meta.dirname, '../../graph-data/model/tagger.bin.gz'))));
}
