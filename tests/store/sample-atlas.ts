import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SourceFile } from '../../src/model/article.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import { DEFAULT_SETTINGS } from '../../src/model/atlas.ts';
import { drain } from '../../src/model/progress.ts';
import { buildAtlas } from '../../src/pipeline.ts';
import { createRecogniser } from '../../src/recognise/recognise.ts';
import { decodeTagger } from '../../src/recognise/tagger.ts';
import { readLexicon } from '../helpers/lexicon.ts';

const DATA = resolve(import.meta.dirname, '../../graph-data');

/**
 * The sample as the pipeline makes an atlas of it, with the tagger that ships: roles, merges, boilerplate, names too
 * unsure to be drawn, a real layout, a sentence that stands in three articles. One article stands in it twice, and one has a date, a source and an address.
 */
export function buildSampleAtlas(): Atlas {
  const files = readSample();
  const copy = { name: 'copy.txt', text: files[0]!.text };
  const record = { title: 'Told', text: files[1]!.text, date: '2019-02-17', source: 'AP', url: 'https://a.test/1' };
  const footer = 'The Evening Post brings you the world every single day.';
  const notes = ['A flood closed the port.', 'Voters chose a mayor.', 'Trains stood still.'];
  const footed = notes.map((note, index) => ({ name: `note-${index}.txt`, text: `${note} ${footer}` }));
  return buildAtlasOf([...files, copy, { name: 'records.json', text: JSON.stringify([record]) }, ...footed]);
}

/** The shortest two articles of the sample. */
export function buildShortAtlas(): Atlas {
  const files = [...readSample()].sort((a, b) => a.text.length - b.text.length);
  return buildAtlasOf(files.slice(0, 2));
}

function readSample(): readonly SourceFile[] {
  const folder = join(DATA, 'articles');
  const names = readdirSync(folder).filter((name) => /^\d+.*\.txt$/.test(name));
  return names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function buildAtlasOf(files: readonly SourceFile[]): Atlas {
  const tagger = decodeTagger(gunzipSync(readFileSync(join(DATA, 'model/tagger.bin.gz'))));
  const settings = { ...DEFAULT_SETTINGS, layout: { spread: 2 } };
  return drain(buildAtlas({ files, curation: [], settings }, createRecogniser({ lexicon: readLexicon(), tagger })));
}
